import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite struct SenderFloatTests {
  @Test(arguments: VectorCase.all(of: "sender-float"))
  func vectors(vector: VectorCase) {
    let input = vector.input
    func wei(_ name: String) -> Wei { Wei(input.integer(name)) }
    let float = SenderFloat(
      reserve: wei("reserve"), claimedInRound: wei("claimed_in_round"),
      poolSize: input.integer("pool_size"), claimedByRecipient: wei("claimed_by_recipient"),
      deposit: wei("deposit"), pending: wei("pending"))
    #expect(
      vector.output == [
        "reserve_allocation": "\(float.reserveAllocation.count)",
        "maximum_float": "\(float.maximumFloat.count)",
        "available_funds": "\(float.availableFunds.count)",
      ])
  }
}
