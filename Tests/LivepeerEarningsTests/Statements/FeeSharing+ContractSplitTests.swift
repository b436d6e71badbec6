import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("Fees as the contracts split them")
struct FeeSharingContractSplitTests {
  @Test(arguments: VectorCase.all(of: "contract-fees"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    let sharing = FeeSharing(
      feeShare: try Share(Rational(input.integer("fee_share"), 1_000_000)),
      stake: try FeeSharing.Stake(
        own: LPT(units: input.integer("own_stake")), total: LPT(units: input.integer("total_stake"))
      ))
    let split = try FeeSharing.ContractSplit(fees: Wei(input.integer("fees")), sharing: sharing)
    let delegators = split.ownStake + split.others + split.lost
    #expect(
      vector.output == [
        "commission": "\(split.commission.count)", "delegators": "\(delegators.count)",
        "own_stake": "\(split.ownStake.count)", "others": "\(split.others.count)",
      ])
    #expect(split.operatorPart == split.commission + split.ownStake)
  }

  @Test func splitWithoutStakes() throws {
    let split = try FeeSharing.ContractSplit(
      fees: 100_000_000_000_000_000, sharing: FeeSharing(feeShare: Share("50%")))
    #expect(split.commission == 50_000_000_000_000_000 && split.ownStake == 0)
    #expect(split.others == 50_000_000_000_000_000 && split.lost == 0)
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
