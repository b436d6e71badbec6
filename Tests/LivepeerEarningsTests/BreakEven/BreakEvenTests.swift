import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("Break-even")
struct BreakEvenTests {
  /// Python's fractions, from the formulae.
  @Test func solutions() throws {
    let jobs = try ExampleScenario.transcription.earnings().breakEven
    #expect(jobs.works[0].weiPerUnit == .at("23998400000000000/899517169"))
    #expect(jobs.works[0].jobsPerDay == .at(500 * "23998400000000000/11588309679482059"))
    #expect(jobs.works[0].utilization == .none(.notInUtilization))
    #expect(jobs.ethPrice == .at("1199920000000000/185267704991"))
    #expect(jobs.paybackMonths == .at("307200000000000000/389909679482059"))
    #expect(jobs.usdPerKilowattHour == .none(.nothingLeft))

    let pixels = try ExampleScenario.segmentation.earnings().breakEven
    #expect(pixels.works[0].weiPerUnit == .at("420905000000/12293127"))
    #expect(pixels.works[0].jobsPerDay == .none(.notInJobs))
    #expect(pixels.works[0].utilization == .at("420905000000/58618190286117" * "35/100"))
    #expect(pixels.ethPrice == .at("420905000000000/19539396762039"))
    #expect(pixels.usdPerKilowattHour == .at("58305690286117/492750000000"))
    #expect(pixels.paybackMonths == .at("1250000000000/6501087254013"))

    let tokens = try ExampleScenario.language.earnings().breakEven
    #expect(tokens.works[0].weiPerUnit == .at("1381250000000000000000/365222204921511"))
    #expect(tokens.works[0].utilization == .at("5525/112104" * "40/100"))
    #expect(tokens.ethPrice == .none(.heldInDollars))
    #expect(tokens.paybackMonths == .none(.noHardware))
    #expect(
      try Earnings(Self.scenario(), at: ETHPrice(1)).breakEven.usdPerKilowattHour
        == .none(.noElectricity))

    let both = try ExampleScenario.both.earnings().breakEven
    #expect(both.works[0].weiPerUnit == .none(.coveredByTheRest))
    #expect(both.ethPrice == .none(.coveredByTheRest))
    #expect(both.paybackMonths == .at("5625000000000/3163099913189"))
  }

  private static func scenario(
    price: UnitPrice.Amount = .wei(5), jobs: Rational = 1, units: BigInt = 1,
    sharing: FeeSharing = FeeSharing(), costs: Rational = 1
  ) throws -> EarningsScenario {
    try EarningsScenario(
      [
        PricedWork(
          .llm, price: UnitPrice(price, per: .token),
          workload: Workload(jobsPerDay: jobs, unitsPerJob: units, of: .token))
      ], sharing: sharing, costs: OperatingCosts(otherUSDPerMonth: USD(costs)))
  }

  @Test func reasonsForNone() throws {
    typealias Expected = (
      price: BreakEven.Reason?, jobs: BreakEven.Reason?, eth: BreakEven.Reason?
    )
    let all = FeeSharing(feeShare: .whole)
    let cases: [(EarningsScenario, Expected)] = [
      (try Self.scenario(costs: 0), (.noCosts, .noCosts, .noCosts)),
      (try Self.scenario(sharing: all), (.nothingKept, .nothingKept, .nothingKept)),
      (try Self.scenario(units: 0), (.noWork, .noWork, .noWork)),
      (try Self.scenario(jobs: 0), (.noWork, nil, .noWork)),
      (try Self.scenario(price: .wei(0)), (nil, .noPrice, .noPrice)),
      (try Self.scenario(price: .usd(1)), (nil, nil, .heldInDollars)),
      (try Self.scenario(price: .usd(1), costs: 0), (.noCosts, .noCosts, .heldInDollars)),
    ]
    func reason(_ solution: BreakEven.Solution) -> BreakEven.Reason? {
      if case .none(let reason) = solution { reason } else { nil }
    }
    for (scenario, expected) in cases {
      let breakEven = try Earnings(scenario, at: ETHPrice(3000)).breakEven
      #expect(reason(breakEven.works[0].weiPerUnit) == expected.price)
      #expect(reason(breakEven.works[0].jobsPerDay) == expected.jobs)
      #expect(reason(breakEven.ethPrice) == expected.eth)
      #expect(breakEven.paybackMonths == .none(.noHardware))
    }
  }

  /// Small costs break even below a dollar too.
  ///
  /// One ETH a day, of which redemption takes a hundredth, for a dollar a month: 80/2409 dollars an
  /// ETH (Python's fractions), and at a dollar so many ETH a day.
  @Test func belowADollar() throws {
    let scenario = try Self.scenario(price: .wei(Rational(.powerOfTen(18))))
    #expect(scenario.breakEvenETHPrice == .at("80/2409"))
    let breakEven = try Earnings(scenario, at: ETHPrice(1)).breakEven
    #expect(breakEven.works[0].weiPerUnit == .at("80/2409" * Rational(.powerOfTen(18))))
    #expect(breakEven.works[0].jobsPerDay == .at("80/2409"))
  }

  /// What ETH would have to cost can be told without knowing what it costs.
  @Test func withoutAnETHPrice() throws {
    let breakEven = try Earnings(ExampleScenario.transcription.scenario()).breakEven
    #expect(breakEven.ethPrice == .at("1199920000000000/185267704991"))
    #expect(breakEven.works[0].weiPerUnit == .none(.ethPriceNeeded))
    #expect(breakEven.works[0].jobsPerDay == .none(.ethPriceNeeded))
    #expect(breakEven.paybackMonths == .none(.ethPriceNeeded))
  }

  /// A unit that costs more than it brings: the more of it, the less is left.
  @Test func unitsThatCost() throws {
    func scenario(_ cost: UnitPrice.Amount, monthly: Rational = 73) throws -> EarningsScenario {
      try EarningsScenario(
        [
          PricedWork(
            .llm, price: .usd(1, per: .token),
            workload: Workload(jobsPerDay: 12, unitsPerJob: 1, of: .token), costPerUnit: cost)
        ], costs: OperatingCosts(otherUSDPerMonth: USD(monthly)))
    }
    // Kept are 99 hundredths: 12 · (0.99 − 0.5) − 2.4 a day, and the same per term.
    let half = try Earnings(scenario(.usd("1/2")), at: ETHPrice(2))
    #expect(half.statement(per: .day).net?.dollars == "87/25")
    #expect(half.statement(per: .day).work.dollars == 6)
    #expect(half.breakEven.works[0].jobsPerDay == .at("240/49"))
    #expect(half.breakEven.works[0].weiPerUnit.value == "35000000000000000000/99")
    #expect(half.breakEven.ethPrice == .none(.heldInDollars))
    let dear = try Earnings(scenario(.usd(1)), at: ETHPrice(2)).breakEven
    #expect(dear.works[0].jobsPerDay == .none(.eachUnitLoses))
    #expect(
      try Earnings(scenario(.usd("99/100")), at: ETHPrice(2)).breakEven.works[0].jobsPerDay
        == .none(.eachUnitLoses))
    // A cost of half an ETH takes all at 0.99 · 12 − 2.4 = 6 ETH a day.
    let inETH = try scenario(.wei(Rational(.powerOfTen(18)) / 2))
    #expect(inETH.breakEvenETHPrice == .at("79/50"))
    #expect(
      try scenario(.wei(1), monthly: 0).breakEvenETHPrice.value
        == "99/100" * Rational(.powerOfTen(18)))
    let jobs = try Workload(jobsPerDay: 1, unitsPerJob: 1, of: .token)
    for (cost, isKnown) in [(UnitPrice.Amount.wei(1), false), (.wei(0), true), (.usd(1), true)] {
      let work = try PricedWork(
        .llm, price: .wei(1, per: .token), workload: jobs, costPerUnit: cost)
      let earnings = try? Earnings(EarningsScenario([work]))
      #expect((earnings != nil) == isKnown)
      #expect(
        earnings.map { $0.statement(per: .day).work.dollars } == (isKnown ? cost.usdOrZero : nil))
    }
  }

  /// Nothing but units that cost wei: no term has to cover anything, and no ETH price mends units that
  /// cost more than they bring.
  @Test(
    arguments: [
      (1, .noCosts, .coveredByTheRest), (9, .noCosts, .eachUnitLoses),
      ("99/20", .eachUnitLoses, .eachUnitLoses),
    ] as [(Rational, BreakEven.Reason, BreakEven.Reason)])
  func unitsThatCostWeiAlone(cost: Rational, jobs: BreakEven.Reason, eth: BreakEven.Reason) throws {
    let work = try PricedWork(
      .llm, price: .wei(5, per: .token),
      workload: Workload(jobsPerDay: 100, unitsPerJob: 1_000_000, of: .token),
      costPerUnit: .wei(cost))
    let breakEven = try Earnings(EarningsScenario([work]), at: ETHPrice(3000)).breakEven
    #expect(breakEven.works[0].jobsPerDay == .none(jobs))
    #expect(breakEven.ethPrice == .none(eth))
  }

  @Test func hardwareThatIsNeverPaidBack() throws {
    let work = try PricedWork(
      .llm, price: .wei(1, per: .token),
      workload: Workload(jobsPerDay: 1, unitsPerJob: 1, of: .token))
    let scenario = try EarningsScenario(
      [work],
      costs: OperatingCosts(hardware: .init(price: 100, months: 10), otherUSDPerMonth: 1))
    #expect(
      try Earnings(scenario, at: ETHPrice(1)).breakEven.paybackMonths == .none(.neverPaidBack))
  }

  /// Put into the scenario, each solution makes net exactly zero.
  @Test(.tags(.property)) func netIsZeroThere() throws {
    var solved = 0
    try forAll(cases: 400) { generator in
      let scenario = try generator.scenario()
      let ethPrice = try generator.ethPrice()
      let breakEven = try Earnings(scenario, at: ethPrice).breakEven
      func net(_ work: PricedWork? = nil, _ index: Int = 0, at price: ETHPrice) throws -> Rational {
        var works = scenario.works
        if let work { works[index] = work }
        let changed = try EarningsScenario(
          works, sharing: scenario.sharing, tickets: scenario.tickets, costs: scenario.costs,
          rewards: scenario.rewards)
        return try #require(Earnings(changed, at: price).statement(per: .month).net).dollars
      }
      for (index, solutions) in breakEven.works.enumerated() {
        let work = scenario.works[index]
        func changed(_ amount: UnitPrice.Amount, _ workload: Workload) throws -> PricedWork {
          try PricedWork(
            work.pipeline, price: UnitPrice(amount, per: work.unit), workload: workload,
            shareOfTime: work.shareOfTime, costPerUnit: work.costPerUnit)
        }
        if let price = solutions.weiPerUnit.value {
          solved += 1
          let there = try net(
            changed(.wei(price), work.workload), index, at: ethPrice)
          if let fault = difference(there, 0, "net at the price") { return fault }
        }
        if let jobs = solutions.jobsPerDay.value,
          case .jobs(_, let units) = work.workload.kind
        {
          solved += 1
          let workload = try Workload(jobsPerDay: jobs, unitsPerJob: units, of: work.unit)
          let there = try net(changed(work.price.amount, workload), index, at: ethPrice)
          if let fault = difference(there, 0, "net at the jobs") { return fault }
        }
        if let utilization = solutions.utilization.value, utilization <= 1,
          case .throughput(let units, _) = work.workload.kind
        {
          solved += 1
          let workload = try Workload(
            unitsPerSecond: units, of: work.unit, utilization: Share(utilization))
          let there = try net(changed(work.price.amount, workload), index, at: ethPrice)
          if let fault = difference(there, 0, "net at the utilization") { return fault }
        }
      }
      if let dollars = breakEven.usdPerKilowattHour.value, let old = scenario.costs.electricity {
        solved += 1
        let costs = try OperatingCosts(
          electricity: .init(
            watts: old.watts, usdPerKilowattHour: USD(dollars), hoursPerDay: old.hoursPerDay),
          hardware: scenario.costs.hardware, otherUSDPerMonth: scenario.costs.otherUSDPerMonth)
        let changed = try EarningsScenario(
          scenario.works, sharing: scenario.sharing, tickets: scenario.tickets, costs: costs,
          rewards: scenario.rewards)
        let there = try Earnings(changed, at: ethPrice).statement(per: .day).net
        if let fault = difference(there?.dollars, 0, "net at the electricity price") {
          return fault
        }
      }
      guard let price = breakEven.ethPrice.value else { return nil }
      solved += 1
      return difference(try net(at: ETHPrice(price)), 0, "net at the ETH price")
    }
    #expect(solved > 200)
  }
}

extension UnitPrice.Amount {
  fileprivate var usdOrZero: Rational { if case .usd(let dollars) = self { dollars } else { 0 } }
}
