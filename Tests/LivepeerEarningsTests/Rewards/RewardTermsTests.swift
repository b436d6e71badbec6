import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("LPT rewards")
struct RewardTermsTests {
  /// The network-arithmetic page's example: 30M supply, 0.05 %, 2M active, a pool of 10,000.
  private static func terms(
    own: LPT = 3_000, price: UnitPrice.Amount? = nil
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
      (.usd(6), 3_000, "205.03125"),
      (
        .wei(2_000_000_000_000_000), 3_000,
        "205.03125"
      ),
      (.wei(2_000_000_000_000_000), 1_500, "102.515625"), (nil, 3_000, "0"),
    ] as [(UnitPrice.Amount?, Rational, Rational)])
  func worth(price: UnitPrice.Amount?, ethPrice: Rational, perDay: Rational) throws {
    let work = try PricedWork(
      .llm, price: .wei(1, per: .token),
      workload: Workload(jobsPerDay: 0, unitsPerJob: 0, of: .token))
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
      .llm, price: .wei(0, per: .token),
      workload: Workload(jobsPerDay: 0, unitsPerJob: 0, of: .token))
    let scenario = try EarningsScenario(
      [work], costs: OperatingCosts(otherUSDPerMonth: USD("3650/12" as Rational)),
      rewards: Self.terms(price: .wei(2_000_000_000_000_000)))
    #expect(scenario.breakEvenETHPrice == .at(10 / ("6834375/100000000" as Rational)))
  }

  @Test func impossibleTerms() throws {
    func fault(
      supply: LPT = 1, active: LPT = 1, total: LPT = 1, hours: Rational = 1,
      price: UnitPrice.Amount? = nil
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
    #expect(try fault(price: .usd(-1)) == .negative(.lptPrice, -1))
  }
}
