package import LivepeerEarnings
internal import LivepeerPricing

/// Earnings, ready to be printed.
package struct EarningsReport {
  let earnings: Earnings
  let request: EarningsScenario.Request
  /// The lines of a chart, which replace the sweep's figures in the table.
  let chart: [String]?
  /// Advice on how to give the gas price, shown if it is assumed.
  let gasPriceAdvice: String
  /// A statement for every period.
  let statements: [EarningsStatement]

  package init(
    earnings: Earnings, request: EarningsScenario.Request, chart: [String]? = nil,
    gasPriceAdvice: String
  ) {
    self.earnings = earnings
    self.request = request
    self.chart = chart
    self.gasPriceAdvice = gasPriceAdvice
    statements = EarningsStatement.Period.allCases.map { earnings.statement(per: $0) }
  }

  /// What keeps tickets from being paid, or makes them dear.
  package var warnings: [String] {
    (scenario.refusal.map { ["no job is paid: \($0)"] } ?? [])
      + earnings.tickets.warnings.map { "\($0)" }
  }

  package var output: CommandOutput {
    CommandOutput(
      table: EarningsTable(report: self).table, json: json.object, csv: csv)
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

  var sweep: [ETHSweep.Point]? { request.sweep.map(scenario.sweep) }

  /// Returns the figures of a period, in the order of CSV's columns: income, costs, rewards, net.
  func figures(of statement: EarningsStatement) -> [EarningsFigure] {
    let rewards = scenario.rewards?.price == nil ? nil : statement.rewards?.dollars
    return income(statement.income, in: statement)
      + [
        ("electricity_usd", statement.electricity.dollars),
        ("hardware_usd", statement.hardware.dollars),
        ("other_usd", statement.other.dollars), ("rewards_lpt", statement.rewardLPT?.tokens),
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
