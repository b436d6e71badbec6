import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("LPT rewards by the contracts")
struct RewardPoolTests {
  @Test(arguments: VectorCase.all(of: "contract-rewards"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    func lpt(_ name: String) -> LPT { LPT(units: input.integer(name)) }
    func share(_ name: String, _ whole: Int) throws -> Share {
      try Share(Rational(input.integer(name), .powerOfTen(whole)))
    }
    var pool = RewardPool(
      try RewardTerms(
        supply: lpt("supply"), issuance: share("issuance", 9), activeStake: lpt("active_stake"),
        stake: FeeSharing.Stake(own: 0, total: lpt("stake")), rewardCut: share("reward_cut", 6),
        treasuryCut: share("treasury_cut", 27)))
    for _ in 0..<Int(input.integer("rounds")) { pool.reward() }
    func units(_ amount: LPT) -> VectorValue { "\(amount.units(rounding: .down))" }
    #expect(
      vector.output == [
        "stake": units(pool.stake), "commissions": units(pool.commissions),
        "factor": "\(pool.factor)", "supply": units(pool.supply),
        "active_stake": units(pool.activeStake),
      ])
  }

  /// Python's integers: supply, issuance, active, own, pool, reward cut, treasury; after so many
  /// rounds the factor, the pool, the commissions, the own stake.
  @Test(
    arguments: [
      (
        1, "1005737500000000000000000000", "10067500000000000000000", "10125000000000000000",
        "3017212500000000000000"
      ),
      (
        2, "1011472095595433945865408491", "10135033750000000000000", "20312794045660541345",
        "3034416286786301837596"
      ),
      (
        456, "3562652242206558407386181219", "44561850021448508538761",
        "8935327599382924464501", "10687956726619675222158"
      ),
    ] as [(Int, String, String, String, String)])
  func rounds(
    count: Int, factor: String, stake: String, commissions: String, ownStake: String
  ) throws {
    let terms = try RewardTerms(
      supply: 30_000_000, issuance: Share("0.05%"), activeStake: 2_000_000,
      stake: FeeSharing.Stake(own: 3_000, total: 10_000), rewardCut: Share("15%"),
      treasuryCut: Share("10%"))
    var pool = RewardPool(terms)
    for _ in 0..<count { pool.reward() }
    #expect(pool.rounds == count)
    #expect(pool.factor == BigInt(factor))
    #expect(pool.stake == BigInt(stake).map(LPT.init(units:)))
    #expect(pool.commissions == BigInt(commissions).map(LPT.init(units:)))
    #expect(pool.ownStake == BigInt(ownStake).map(LPT.init(units:)))
    #expect(pool.operatorStake == pool.ownStake + pool.commissions)
  }

  /// One round of the contracts is the ideal round, less what their floors lose.
  @Test(.tags(.property)) func firstRoundIsNearlyIdeal() throws {
    try forAll(cases: 200) { generator in
      let total = LPT(Rational(generator.count(upToBits: 20)) + 1)
      let own = LPT(
        Rational((total.tokens * (try generator.share()).fraction).rounded(.down)))
      let terms = try RewardTerms(
        supply: LPT(Rational(generator.count(upToBits: 25))), issuance: Share("0.05%"),
        activeStake: total + LPT(Rational(generator.count(upToBits: 22))),
        stake: FeeSharing.Stake(own: own, total: total), rewardCut: Share("12.5%"),
        treasuryCut: Share("10%"))
      var pool = RewardPool(terms)
      pool.reward()
      let exact = (own + terms.perRound.operatorPart).tokens * Rational(.powerOfTen(18))
      let lost = exact - Rational(pool.operatorStake.units(rounding: .down))
      // The inner floor of the minter's part is one of 10^9 of what is mintable.
      let bound = terms.supply.tokens * Rational(1, 2_000) * Rational(.powerOfTen(9)) + 10
      return lost >= 0 && lost <= bound ? nil : "off by \(lost) of 10^−18 LPT"
    }
  }

  /// The smallest stake, 10^−18 LPT, alone: Python's integers by the formulae.
  ///
  /// A round mints all of 1 LPT for it, and F grows to 10^27 + 10^45.
  @Test func smallestStake() throws {
    let unit = LPT(units: 1)
    let terms = try RewardTerms(
      supply: 1, issuance: .whole, activeStake: unit,
      stake: FeeSharing.Stake(own: unit, total: unit))
    var pool = RewardPool(terms)
    pool.reward()
    #expect(pool.rounds == 1)
    #expect(pool.stake == LPT(units: .powerOfTen(18) + 1))
    #expect(pool.factor == .powerOfTen(45) + .powerOfTen(27))
    #expect(pool.ownStake == LPT(units: .powerOfTen(18) + 1))
  }

  @Test func poolWithoutStake() throws {
    let terms = try RewardTerms(
      supply: 1, issuance: .whole, activeStake: 1,
      stake: FeeSharing.Stake(own: 0, total: LPT(Rational(1, .powerOfTen(19)))))
    var pool = RewardPool(terms)
    pool.reward()
    #expect(pool.rounds == 0)
  }
}
