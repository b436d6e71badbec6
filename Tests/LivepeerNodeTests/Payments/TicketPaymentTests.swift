import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite struct TicketPaymentTests {
  @Test(arguments: VectorCase.all(of: "tickets-for-payment"))
  func vectors(vector: VectorCase) {
    let payment = TicketPayment(
      balance: vector.input.number("balance"), minimum: vector.input.number("minimum"),
      expectedValue: vector.input.number("expected_value"))
    #expect(vector.output == ["tickets": "\(payment.tickets)", "credit": "\(payment.credit)"])
  }

  /// A fee below one ticket's worth still pays for one.
  @Test func smallFeesPayOneTicket() {
    let payment = TicketPayment(balance: 0, fee: 1, expectedValue: 8_000_000_000)
    #expect(payment.tickets == 1)
  }
}
