import ExactMath
import LivepeerPricing
import TestSupport
import Testing

@Suite("LPT rewards")
struct RewardTermsTests {
  /// The network-arithmetic page's example: 30M supply, 0.05 %, 2M active, a pool of 10,000.
  private static func terms(
    own: Rational = 3_000, price: WorkPrice? = nil
  ) throws -> RewardTerms {
    try RewardTerms(
      supply: 30_000_000, issuance: Share("0.05%"), activeStake: 2_000_000,
      stake: FeeSharing.Stake(own: own, total: 10_000), rewardCut: Share("15%"),
      treasuryCut: Share("10%"), price: price)
  }

  /// 15,000 minted, 13,500 after the treasury, 67.5 for the pool: 10.125 and 57.375; with 3,000 LPT
  /// of its own the operator has 27.3375.
  @Test func roundOfTheDocumentation() throws {
    let round = try Self.terms().perRound
    #expect(round.treasury == "15/2")
    #expect(round.commission == "10125/1000")
    #expect(round.shared == "57375/1000")
    #expect(round.ownStake == "172125/10000")
    #expect(round.operatorPart == "273375/10000")
    #expect(round.delegators == "401625/10000")
  }

  /// The same page: 100 LPT at a cut of 20 % are 20 and 80.
  @Test func cutOfTheDocumentation() throws {
    let round = try RewardTerms(
      supply: 1_000, issuance: Share("10%"), activeStake: 5,
      stake: FeeSharing.Stake(own: 0, total: 5), rewardCut: Share("20%")
    ).perRound
    #expect(round.operatorPart == 20)
    #expect(round.delegators == 80)
  }

  /// A year has 456.25 rounds of 19.2 hours.
  @Test func yields() throws {
    let terms = try Self.terms()
    #expect(terms.rounds(per: .year) == "45625/100")
    #expect(terms.rounds(per: .day) == "5/4")
    #expect(terms.operatorLPT(per: .day) == "273375/8000")
    #expect(terms.delegatorYield == "57375/10000000" * "45625/100")
    #expect(terms.operatorYield == "273375/30000000" * "45625/100")
    #expect(try Self.terms(own: 0).operatorYield == nil)
  }

  /// Rewards count in net, in the currency of LPT's price.
  @Test(
    arguments: [
      (.usd(perUnit: 6), 3_000, "205.03125"),
      (
        .wei(perUnit: 2_000_000_000_000_000), 3_000,
        "205.03125"
      ),
      (.wei(perUnit: 2_000_000_000_000_000), 1_500, "102.515625"), (nil, 3_000, "0"),
    ] as [(WorkPrice?, Rational, Rational)])
  func worth(price: WorkPrice?, ethPrice: Rational, perDay: Rational) throws {
    let work = try PricedWork(
      .llm, unit: .token, price: .wei(perUnit: 1),
      workload: Workload(jobsPerDay: 0, unitsPerJob: 0))
    let scenario = try EarningsScenario([work], rewards: Self.terms(price: price))
    let statement = try Earnings(scenario, at: ETHPrice(ethPrice)).statement(per: .day)
    #expect(statement.rewards?.dollars == perDay)
    #expect(statement.net?.dollars == perDay)
    #expect(statement.rewardLPT == "273375/8000")
    let unpriced = try Earnings(scenario).statement(per: .day)
    let isInETH = if case .wei = price { true } else { false }
    #expect((unpriced.rewards == nil) == isInETH)
    #expect(unpriced.net == nil)
  }

  /// Rewards in ETH pay at an ETH price of their own: 34.171875 LPT a day at 0.002 ETH are
  /// 0.06834375 ETH; 10 USD a day take 10 / 0.06834375.
  @Test func ethPriceOfRewardsAlone() throws {
    let work = try PricedWork(
      .llm, unit: .token, price: .wei(perUnit: 0),
      workload: Workload(jobsPerDay: 0, unitsPerJob: 0))
    let scenario = try EarningsScenario(
      [work], costs: OperatingCosts(otherUSDPerMonth: USD("3650/12" as Rational)),
      rewards: Self.terms(price: .wei(perUnit: 2_000_000_000_000_000)))
    #expect(scenario.breakEvenETHPrice == .at(10 / "6834375/100000000"))
  }

  @Test func impossibleTerms() throws {
    func fault(
      supply: Rational = 1, active: Rational = 1, total: Rational = 1, hours: Rational = 1,
      price: WorkPrice? = nil
    ) throws -> EarningsError? {
      let stake = try FeeSharing.Stake(own: 0, total: total)
      return thrown { () throws(EarningsError) in
        try RewardTerms(
          supply: supply, issuance: .whole, activeStake: active, stake: stake,
          hoursPerRound: hours, price: price)
      }
    }
    #expect(try fault() == nil)
    #expect(try fault(supply: -1) == .negative(.lptSupply, -1))
    #expect(try fault(active: 0) == .notPositive(.lptActiveStake, 0))
    #expect(try fault(total: 2) == .poolAboveActiveStake(pool: 2, active: 1))
    #expect(try fault(hours: 0) == .notPositive(.lptRoundHours, 0))
    #expect(try fault(price: .usd(perUnit: USD(-1))) == .negative(.lptPrice, -1))
  }
}

@Suite("LPT rewards by the contracts")
struct RewardPoolTests {
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
    #expect(pool.stake == BigInt(stake))
    #expect(pool.commissions == BigInt(commissions))
    #expect(pool.ownStake == BigInt(ownStake))
    #expect(pool.operatorStake == pool.ownStake + pool.commissions)
  }

  /// The same with digits that the contracts round away.
  @Test func unevenTerms() throws {
    let terms = try RewardTerms(
      supply: 27_123_456, issuance: Share("0.03333337%"), activeStake: 12_345_678,
      stake: FeeSharing.Stake(own: "7777/10", total: 54_321), rewardCut: Share("33.3333%"),
      treasuryCut: Share("10%"))
    var pool = RewardPool(terms)
    for _ in 0..<100 { pool.reward() }
    #expect(pool.factor == BigInt("1044193210640340855302992824"))
    #expect(pool.stake == BigInt("57961016699068630462070"))
    #expect(pool.commissions == BigInt("1239397303874674861099"))
    #expect(pool.ownStake == BigInt("812069059914993083169"))
    #expect(pool.supply == BigInt("28042651927220276758540271"))
    #expect(pool.activeStake == BigInt("13172954334498249082686289"))
  }

  /// One round of the contracts is the ideal round, less what their floors lose.
  @Test(.tags(.property)) func firstRoundIsNearlyIdeal() throws {
    try forAll(cases: 200) { generator in
      let total = Rational(generator.count(upToBits: 20)) + 1
      let own = Rational((total * (try generator.share()).fraction).rounded(.down))
      let terms = try RewardTerms(
        supply: Rational(generator.count(upToBits: 25)), issuance: Share("0.05%"),
        activeStake: total + Rational(generator.count(upToBits: 22)),
        stake: FeeSharing.Stake(own: own, total: total), rewardCut: Share("12.5%"),
        treasuryCut: Share("10%"))
      var pool = RewardPool(terms)
      pool.reward()
      let exact = (own + terms.perRound.operatorPart) * Rational(.powerOfTen(18))
      let lost = exact - Rational(pool.operatorStake)
      // The inner floor of the minter's part is one of 10^9 of what is mintable.
      let bound = terms.supply * Rational(1, 2_000) * Rational(.powerOfTen(9)) + 10
      return lost >= 0 && lost <= bound ? nil : "off by \(lost) of 10^−18 LPT"
    }
  }

  @Test func poolWithoutStake() throws {
    let terms = try RewardTerms(
      supply: 1, issuance: .whole, activeStake: 1,
      stake: FeeSharing.Stake(own: 0, total: Rational(1, .powerOfTen(19))))
    var pool = RewardPool(terms)
    pool.reward()
    #expect(pool.rounds == 0)
  }
}
