import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("Fees as the contracts split them")
struct FeeSharingContractSplitTests {
  struct Split: Sendable {
    let fees: Wei
    let share: Rational
    let stake: (own: LPT, total: LPT)?
    let parts: [Wei]
  }

  /// The network-arithmetic page's 0.1 ETH at 50 %; the rest from Python's integers.
  static let splits: [Split] = [
    Split(
      fees: 100_000_000_000_000_000, share: "1/2", stake: nil,
      parts: [50_000_000_000_000_000, 0, 50_000_000_000_000_000, 0]),
    Split(fees: 1_000, share: "1/2", stake: (1, 3), parts: [500, 166, 333, 1]),
    Split(
      fees: 999_999_999_999_999_999, share: "333333/1000000", stake: (10_000, 2_000_000),
      parts: [666_667_000_000_000_000, 1_666_664_999_999_999, 331_666_334_999_999_999, 1]),
    Split(
      fees: 6_000_000_000_000_000, share: "123457/1000000",
      stake: ("3333333/1000", "1234567891/1000"),
      parts: [5_259_258_000_000_000, 2_000_003_216_579, 738_741_996_783_420, 1]),
    Split(fees: 7, share: "1/1000000", stake: (1, 2), parts: [7, 0, 0, 0]),
    Split(
      fees: 100_000_000_000_000_000, share: 1, stake: (5, 5),
      parts: [0, 100_000_000_000_000_000, 0, 0]),
    Split(fees: 0, share: "1/2", stake: (1, 2), parts: [0, 0, 0, 0]),
    Split(
      fees: 12_345_678_901_234_567, share: "1/4", stake: ("1/1000000000000000000", 3),
      parts: [9_259_259_175_925_926, 0, 3_086_419_725_308_640, 1]),
  ]

  @Test(arguments: splits)
  func split(_ split: Split) throws {
    let sharing = FeeSharing(
      feeShare: try Share(split.share),
      stake: try split.stake.map { try FeeSharing.Stake(own: $0.own, total: $0.total) })
    let result = try FeeSharing.ContractSplit(fees: split.fees, sharing: sharing)
    #expect([result.commission, result.ownStake, result.others, result.lost] == split.parts)
    #expect(result.operatorPart == split.parts[0] + split.parts[1])
  }

  @Test func shareOfMoreDigits() throws {
    let share = try Share("12.34567%")
    let error = thrown { () throws(EarningsError) in
      try FeeSharing.ContractSplit(fees: 1, sharing: FeeSharing(feeShare: share))
    }
    #expect(error == .feeShareNotInMillionths("1234567/10000000"))
  }

  /// Nothing is made or destroyed, and the floors cost little.
  @Test(.tags(.property)) func partsAreTheWhole() throws {
    try forAll(cases: 300) { generator in
      let own = LPT(Rational(generator.count(upToBits: 30)))
      let sharing = FeeSharing(
        feeShare: try Share(
          Rational(BigInt(Int.random(in: 0...1_000_000, using: &generator)), 1_000_000)),
        stake: try FeeSharing.Stake(
          own: own, total: own + LPT(Rational(generator.count(upToBits: 30))) + 1))
      let fees = Wei(generator.count(upToBits: 70))
      let split = try FeeSharing.ContractSplit(fees: fees, sharing: sharing)
      guard split.lost >= 0, split.ownStake >= 0, split.others >= 0 else { return "\(split)" }
      let off = split.exactOperatorPart - Rational(split.operatorPart.count)
      // A factor of 10^27 per unit of stake: below one wei a stake, and one for each part's floor.
      guard off.magnitude < 4 else { return "the operator is off by \(off) wei" }
      return difference(
        split.commission + split.ownStake + split.others + split.lost, fees, "the parts")
    }
  }
}
