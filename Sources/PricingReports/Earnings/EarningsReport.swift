package import LivepeerEarnings
package import LivepeerNode
internal import LivepeerPricing

/// Earnings, ready to be printed.
package struct EarningsReport {
  let earnings: Earnings
  let request: EarningsScenario.Request
  /// The net of a month over the one term of a sweep.
  package let curve: EarningsSweep.Curve?
  /// The net of a month over the two terms of a sweep.
  let grid: EarningsSweep.Grid?
  /// The marks of the chart that replaces the curve's figures in the table; nil for the figures.
  let chartMarks: EarningsChart.Marks?
  /// The columns that the chart may take.
  let chartColumns: Int
  /// The offers that the price for a goal is compared with.
  let market: Market?
  /// Advice on how to give the gas price, shown if it is assumed.
  let gasPriceAdvice: String
  /// A statement for every period.
  let statements: [EarningsStatement]
  /// The months of records.
  private(set) var months: [Month] = []

  /// Creates the report of a request.
  ///
  /// - Parameters:
  ///   - request: The scenario, and what is asked of it.
  ///   - market: The market whose prices goals are compared with.
  ///   - chart: The marks of a chart of the curve; nil for its figures.
  ///   - chartColumns: The columns that the chart may take.
  ///   - gasPriceAdvice: How another gas price is given.
  /// - Throws: `RateError` if an ETH price is needed, and `EarningsError` for a sweep that the
  ///   scenario does not have.
  package init(
    _ request: EarningsScenario.Request, market: Market? = nil,
    chart: EarningsChart.Marks? = nil, chartColumns: Int = 80, gasPriceAdvice: String
  ) throws {
    let earnings = try Earnings(request.scenario, at: request.ethPrice)
    self.earnings = earnings
    self.request = request
    self.market = market
    self.gasPriceAdvice = gasPriceAdvice
    chartMarks = chart
    self.chartColumns = chartColumns
    let (scenario, sweeps) = (request.scenario, request.sweeps)
    curve =
      sweeps.count == 1
      ? try scenario.netPerMonth(over: sweeps[0], at: request.ethPrice) : nil
    grid =
      sweeps.count == 2
      ? try scenario.netPerMonth(rows: sweeps[0], columns: sweeps[1], at: request.ethPrice) : nil
    statements = EarningsStatement.Period.allCases.map { earnings.statement(per: $0) }
    months = try months(of: request)
  }

  /// What keeps tickets from being paid, or makes them dear.
  package var warnings: [String] {
    (scenario.refusal.map { ["no job is paid: \($0)"] } ?? [])
      + earnings.tickets.warnings.map { "\($0)" }
  }

  /// The chart of the curve; nil if there is none.
  package var chart: EarningsChart? {
    curve.map { EarningsChart($0, subject: scenario.subject) }
  }

  package var output: CommandOutput {
    CommandOutput(
      table: EarningsTable(report: self).table, json: json.object, csv: csv,
      title: "Earnings: \(scenario.subject)", chart: chart?.svg)
  }

  var scenario: EarningsScenario { earnings.scenario }

  var split: FeeSharing.ContractSplit? {
    // The request contains a share that the contracts can represent.
    request.splitsAsContracts && scenario.tickets.refusal == nil
      ? try? FeeSharing.ContractSplit(fees: scenario.tickets.faceValue, sharing: scenario.sharing)
      : nil
  }

  var targetPrice: BreakEven.Solution? {
    request.targetWinnerEvery.map {
      earnings.weiPerUnit(forWinnerEvery: Rational($0.count) / Rational(AnyScale.hour.units))
    }
  }

  /// The operator's pool after the requested rounds.
  var pool: RewardPool? {
    guard let rewards = scenario.rewards, let rounds = request.rewardRounds else { return nil }
    return RewardPool(rewards, after: rounds)
  }

  /// The price that meets the goal, if one is requested.
  var goalPrice: BreakEven.Solution? { request.goal.map { earnings.weiPerUnit(for: $0) } }

  /// The entry of the document that the work is priced by, at which the goal is met: not below the
  /// exact price, and above it by a millionth at most; of a model in dollars if it is priced in dollars.
  var goalEntry: JSONValue? {
    guard let weiPerUnit = goalPrice?.value else { return nil }
    guard goalKind != .model else {
      return goalPriceEntry(weiPerUnit).map { .object($0.jsonMembers) }
    }
    let work = scenario.works[0]
    return applicationRate(atLeast: weiPerUnit).flatMap { rate in
      Offer(
        by: Offer.Orchestrator(), work.pipeline, modelID: work.modelID ?? "", listed: rate,
        kind: goalKind
      ).entry(at: earnings.ethPrice)
    }
  }

  private func goalPriceEntry(_ weiPerUnit: Rational) -> PriceEntry? {
    let work = scenario.works[0]
    guard let modelID = work.modelID else { return nil }
    if case .usd = work.price.amount, let ethPrice = earnings.ethPrice {
      let units = work.unit.customaryScale.units
      let dollars = USD(wei: weiPerUnit * Rational(units), at: ethPrice).dollars
      return try? PriceEntry(
        pipeline: work.pipeline, modelID: modelID,
        pricePerUnit: BigDecimal(rounding: dollars, toSignificantDigits: 9, .up),
        pixelsPerUnit: units, currency: .usd)
    }
    guard let pair = try? PricePair(atLeast: weiPerUnit, withinPPM: 1) else { return nil }
    return try? PriceEntry(
      pipeline: work.pipeline, modelID: modelID,
      pricePerUnit: BigDecimal(coefficient: pair.pricePerUnit, exponent: 0),
      pixelsPerUnit: pair.pixelsPerUnit)
  }

  /// Returns a rate that the document of an application can state.
  private func applicationRate(atLeast weiPerUnit: Rational) -> AnyRate? {
    let unit = scenario.works[0].unit
    let listedUnits = Rational(Offer.listedUnits(of: goalKind, per: unit))
    guard goalKind == .runner else {
      guard let pair = try? PricePair(atLeast: weiPerUnit * listedUnits, withinPPM: 1)
      else { return nil }
      return try? AnyRate(
        weiPerUnit: Rational(pair.pricePerUnit, pair.pixelsPerUnit) / listedUnits, unit: unit)
    }
    // A runner's price is in dollars.
    guard let stated = RunnerPrice.Unit(work: unit), let ethPrice = earnings.ethPrice
    else { return nil }
    let units = Rational(stated.advertisedUnits) * listedUnits
    let dollars = BigDecimal(
      rounding: USD(wei: weiPerUnit * units, at: ethPrice).dollars, toSignificantDigits: 9, .up)
    guard let wei = try? UnitPrice.Amount.usd(dollars.rational).exactWei(at: ethPrice)
    else { return nil }
    return try? AnyRate(weiPerUnit: wei / units, unit: unit)
  }

  /// The place of the price for the goal among the offers for the same work, as lists show it: whole
  /// wei per listed unit, rounded down; nil without offers, and for a price below 1 wei.
  var goalPosition: Market.Group.Position? {
    guard let group = goalGroup, let weiPerUnit = goalPrice?.value else { return nil }
    let listedUnits = Offer.listedUnits(of: goalKind, per: group.unit)
    guard
      let listed = try? NodePrice.WholeWei(weiPerUnit * Rational(listedUnits)),
      let rate = try? AnyRate(
        weiPerUnit: Rational(BigInt(listed.weiPerUnit), listedUnits), unit: group.unit)
    else { return nil }
    return try? group.position(of: rate)
  }

  /// The offers for the same work.
  private var goalGroup: Market.Group? {
    let work = scenario.works[0]
    return market?.groups(of: work.pipeline, modelID: work.modelID)
      .first { $0.unit == work.unit }
  }

  /// The kind of the offers for the same work, or else the one that its name says.
  private var goalKind: Offer.Kind {
    if let offer = goalGroup?.offers.first { return offer.kind }
    let work = scenario.works[0]
    return switch ApplicationSale(of: work.pipeline, pricedPer: work.unit) {
    case nil: .model
    case .runner: .runner
    case .byoc: .byoc
    }
  }

  /// Returns the figures of a period, in the order of CSV's columns: income, costs, rewards, net.
  func figures(of statement: EarningsStatement) -> [EarningsFigure] {
    let rewards = scenario.rewards?.price == nil ? nil : statement.rewards?.dollars
    return income(statement.income, in: statement)
      + [
        ("electricity_usd", statement.electricity.dollars),
        ("hardware_usd", statement.hardware.dollars),
        ("other_usd", statement.other.dollars),
        ("work_usd", scenario.hasCostPerUnit ? statement.work.dollars : nil),
        ("rewards_lpt", statement.rewardLPT?.tokens),
        ("rewards_usd", statement.rewardLPT == nil ? nil : rewards),
        ("net_usd", statement.net?.dollars),
      ].compactMap(EarningsFigure.init)
  }

  /// Returns the figures of income, of all works or of one; in dollars if the ETH price is known.
  func income(_ income: EarningsStatement.Income, in statement: EarningsStatement)
    -> [EarningsFigure]
  {
    [
      ("gross", income.gross), ("redemption", income.redemption),
      ("delegators", income.delegators), ("operator", income.operatorPart), ("kept", income.kept),
    ].flatMap { name, wei in
      [(name + "_wei", wei), (name + "_usd", statement.usd(wei)?.dollars)]
        .compactMap(EarningsFigure.init)
    }
  }
}

extension EarningsScenario {
  /// Whether a cost of units is stated.
  var hasCostPerUnit: Bool { works.contains { $0.costPerUnit != nil } }
}

/// A figure of a statement, under its name in JSON and CSV.
struct EarningsFigure {
  let name: String
  let value: Rational

  /// Creates a figure; returns nil if there is no value.
  init?(_ name: String, _ value: Rational?) {
    guard let value else { return nil }
    (self.name, self.value) = (name, value)
  }
}
