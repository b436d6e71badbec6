import LivepeerNode
import LivepeerPricing
import Testing

@Suite struct SenderFloatTests {
  /// live-network 3: floor((funds remaining + claimed this round) / pool size) − claimed.
  @Test(
    arguments: [
      (900, 100, 3, 33, 300), (900, 100, 3, 400, -67), (900, 101, 3, 0, 333), (1_000, 2, 3, 0, 334),
      (900, 100, 0, 33, 0), (900, 100, 1, 0, 1_000), (0, 0, 7, 0, 0),
    ] as [(Wei, Wei, BigInt, Wei, Wei)])
  func reserveAllocations(
    reserve: Wei, claimed: Wei, poolSize: BigInt, byRecipient: Wei, allocation: Wei
  ) {
    let float = SenderFloat(
      reserve: reserve, claimedInRound: claimed, poolSize: poolSize,
      claimedByRecipient: byRecipient, deposit: 0)
    #expect(float.reserveAllocation == allocation)
    #expect(float.maximumFloat == allocation)
  }

  /// `pm/sendermonitor.go`: 300 of the reserve and 599 of the deposit, less 200.
  @Test func availableFunds() {
    let float = SenderFloat(
      reserve: 900, claimedInRound: 100, poolSize: 3, claimedByRecipient: 33, deposit: 599,
      pending: 200)
    #expect(float.availableFunds == 699)
    #expect(float.maximumFloat == 100)
  }

  /// Whether the deposit covers three times what is pending, by go-livepeer's `big.Float` of 53 bits,
  /// run with Go 1.25: a ratio a hair below 3 passes too.
  @Test(
    arguments: [
      (3_000_000_000_000_000_000, 1_000_000_000_000_000_000, true),
      (2_999_999_999_999_999_999, 1_000_000_000_000_000_000, true),
      (2_999_999_999_999_999_778, 1_000_000_000_000_000_000, true),
      (2_999_999_999_999_999_777, 1_000_000_000_000_000_000, false),
      (13_510_798_882_111_487, 4_503_599_627_370_496, true),
      (13_510_798_882_111_486, 4_503_599_627_370_496, false), (2, 1, false), (3, 1, true),
      (0, 1, false), (5, 0, false), (0, 0, false),
    ] as [(BigInt, BigInt, Bool)])
  func pendingRedemptions(deposit: BigInt, pending: BigInt, isCovered: Bool) {
    let float = SenderFloat(
      reserve: 700, poolSize: 7, deposit: Wei(deposit), pending: Wei(pending))
    #expect(float.maximumFloat == (isCovered ? 100 : Wei(100 - pending)))
  }
}
