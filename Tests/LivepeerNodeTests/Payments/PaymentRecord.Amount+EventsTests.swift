import ExactMath
import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Amounts of the node's events")
struct PaymentRecordAmountEventsTests {
  @Test(arguments: VectorCase.all(of: "event-amount"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    let amount = PaymentRecord.Amount.newPayment(
      tickets: input.integer("tickets"), faceValue: Wei(input.integer("face_value")),
      winProbability: try BigDecimal(decimal: input.text("win_probability")))
    #expect(
      vector.output == ["wei": "\(amount.wei)", "rounding_error": "\(amount.roundingError)"])
  }
}
