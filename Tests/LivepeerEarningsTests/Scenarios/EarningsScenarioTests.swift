import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("Earnings of a scenario")
struct EarningsScenarioTests {
  struct Figures: Sendable {
    let scenario: ExampleScenario
    let gross, redemption, delegators, operatorPart: Rational
    let netPerDay, netPerMonth, netPerYear: Rational
  }

  /// Python's fractions, from the formulae.
  static let figures: [Figures] = [
    Figures(
      scenario: .transcription, gross: "1288281100000000", redemption: "12882811000000",
      delegators: "640919847250000", operatorPart: "647361252750000",
      netPerDay: "-12410090320517941/5840000000000000",
      netPerMonth: "-12410090320517941/192000000000000",
      netPerYear: "-12410090320517941/16000000000000"),
    Figures(
      scenario: .segmentation, gross: "144195539040000000", redemption: "1441955390400000",
      delegators: 0, operatorPart: "144195539040000000",
      netPerDay: "58197285286117/136875000000", netPerMonth: "58197285286117/4500000000",
      netPerYear: "58197285286117/375000000"),
    Figures(
      scenario: .language, gross: "1244160000000000000000000000/234567890123",
      redemption: "12441600000000000000000000/234567890123",
      delegators: "155520000000000000000000000/234567890123",
      operatorPart: "155520000000000000000000000/33509698589",
      netPerDay: "319737/31250", netPerMonth: "7780267/25000", netPerYear: "23340801/6250"),
    Figures(
      scenario: .both, gross: "12899249222400000", redemption: "128992492224000",
      delegators: "902947445568000", operatorPart: "11996301776832000",
      netPerDay: "8786174739567/285156250000", netPerMonth: "2928724913189/3125000000",
      netPerYear: "8786174739567/781250000"),
  ]

  @Test(arguments: figures)
  func statements(of figures: Figures) throws {
    let earnings = try figures.scenario.earnings()
    let day = earnings.statement(per: .day)
    #expect(day.income.gross == figures.gross)
    #expect(day.income.redemption == figures.redemption)
    #expect(day.income.delegators == figures.delegators)
    #expect(day.income.operatorPart == figures.operatorPart)
    #expect(day.net?.dollars == figures.netPerDay)
    #expect(earnings.statement(per: .month).net?.dollars == figures.netPerMonth)
    #expect(earnings.statement(per: .year).net?.dollars == figures.netPerYear)
  }

  /// 350 W at 0.15 USD are 1.26 USD a day; 1,600 USD over 24 months are 66 2/3 USD a month.
  @Test func costs() throws {
    let earnings = try ExampleScenario.transcription.earnings()
    let expected: [(EarningsStatement.Period, Rational, Rational, Rational)] = [
      (.day, "63/50", "160/73", "48/73"), (.month, "1533/40", "200/3", 20),
      (.year, "4599/10", 800, 240),
    ]
    for (period, electricity, hardware, other) in expected {
      let statement = earnings.statement(per: period)
      #expect(statement.electricity.dollars == electricity)
      #expect(statement.hardware.dollars == hardware)
      #expect(statement.other.dollars == other)
    }
  }

  /// The network-arithmetic page: 0.1 ETH at a fee share of 50 % is 0.05 and 0.05; with an own
  /// stake the operator has fees · (cut + (1 − cut) · self / total).
  @Test(
    arguments: [
      ("50%", nil, "50000000000000000"), ("0%", nil, "100000000000000000"),
      ("100%", nil, "0"), ("50%", ("10", "40"), "62500000000000000"),
      ("100%", ("40", "40"), "100000000000000000"), ("25%", ("0", "7"), "75000000000000000"),
      ("30%", ("1", "3"), "80000000000000000"),
    ] as [(String, (own: LPT, total: LPT)?, Rational)])
  func sharing(share: String, stake: (own: LPT, total: LPT)?, kept: Rational) throws {
    let work = try PricedWork(
      .llm, price: .wei(Rational(.powerOfTen(17)), per: .token),
      workload: Workload(jobsPerDay: 1, unitsPerJob: 1, of: .token))
    let scenario = try EarningsScenario(
      [work],
      sharing: FeeSharing(
        feeShare: Share(share),
        stake: try stake.map { try FeeSharing.Stake(own: $0.own, total: $0.total) }))
    #expect(try Earnings(scenario).statement(per: .day).income.operatorPart == kept)
  }

  @Test func withoutAnETHPriceThereIsNoNet() throws {
    let statement = try Earnings(ExampleScenario.transcription.scenario()).statement(per: .day)
    #expect(statement.net == nil)
    #expect(statement.income.gross == 1_288_281_100_000_000)
    #expect(throws: RateError.ethPriceNeeded) {
      try Earnings(ExampleScenario.language.scenario())
    }
  }

  /// No ticket parameters, no paid jobs (live-network 3).
  ///
  /// Costs and rewards stay, and no ETH price or
  /// amount of work brings net to zero.
  @Test(arguments: ExampleScenario.allCases)
  func withoutTicketParameters(example: ExampleScenario) throws {
    let paid = try example.scenario()
    let scenario = try EarningsScenario(
      paid.works, sharing: paid.sharing, tickets: TicketTerms(senderFloat: 1), costs: paid.costs)
    let earnings = try Earnings(scenario, at: ETHPrice(example.ethPrice))
    for period in EarningsStatement.Period.allCases {
      let statement = earnings.statement(per: period)
      for income in [statement.income] + statement.works.map(\.income) {
        #expect(income.gross.isZero && income.redemption.isZero && income.delegators.isZero)
        #expect(income.operatorPart.isZero && income.kept.isZero)
      }
      #expect(statement.net?.dollars == -statement.costs.dollars)
    }
    #expect(earnings.breakEven.ethPrice == .none(.notPaid))
    for work in earnings.breakEven.works { #expect(work.weiPerUnit == .none(.notPaid)) }
    let sweep = try scenario.netPerMonth(over: EarningsSweep(ethPrices: "1000:2000:1000")).points
    let costs = -paid.costs.totalUSD(per: .month).dollars
    #expect(sweep.map(\.netPerMonth.dollars) == [costs, costs])
  }

  @Test(.tags(.property)) func identities() throws {
    try forAll(cases: 300) { generator in
      let scenario = try generator.scenario()
      let earnings = try Earnings(scenario, at: generator.ethPrice())
      let day = earnings.statement(per: .day)
      let month = earnings.statement(per: .month)
      let year = earnings.statement(per: .year)
      for statement in [day, month, year] {
        let income = statement.income
        if let fault = difference(
          income.operatorPart + income.delegators, income.gross, "operator and delegators")
        {
          return fault
        }
        let parts = statement.works.reduce(Rational.zero) { $0 + $1.income.gross }
        if let fault = difference(parts, income.gross, "the works' income") { return fault }
      }
      let perDay = try #require(day.net).dollars
      return difference(month.net?.dollars, perDay * 730 / 24, "net of a month")
        ?? difference(year.net?.dollars, perDay * 8_760 / 24, "net of a year")
        ?? difference(year.costs.dollars, month.costs.dollars * 12, "costs of a year")
    }
  }

  /// Work cut into parts of its time brings what the whole brings.
  @Test(.tags(.property)) func partsMakeTheWhole() throws {
    try forAll(cases: 200) { generator in
      let whole = try generator.work(shareOfTime: .whole)
      let cuts = try [Share.zero.fraction, generator.share().fraction, 1].sorted()
      let parts = try zip(cuts, cuts.dropFirst()).map { low, high in
        try PricedWork(
          whole.pipeline, price: whole.price, workload: whole.workload,
          shareOfTime: Share(high - low), costPerUnit: whole.costPerUnit)
      }
      let ethPrice = try generator.ethPrice()
      let one = try Earnings(EarningsScenario([whole]), at: ethPrice).statement(per: .month)
      let sum = try Earnings(EarningsScenario(parts), at: ethPrice).statement(per: .month)
      return difference(sum.income, one.income, "the parts' income")
        ?? difference(sum.net, one.net, "the parts' net")
    }
  }
}
