package import LivepeerEarnings
internal import LivepeerPricing

/// Earnings, ready to be printed.
package struct EarningsReport {
  let earnings: Earnings
  let request: EarningsRequest
  /// The lines of a chart, which the table has in place of the sweep's figures.
  let chart: [String]?
  /// How the gas price is given, said if it is assumed.
  let gasPriceAdvice: String
  /// A statement for every period.
  let statements: [EarningsStatement]

  package init(
    earnings: Earnings, request: EarningsRequest, chart: [String]? = nil, gasPriceAdvice: String
  ) {
    self.earnings = earnings
    self.request = request
    self.chart = chart
    self.gasPriceAdvice = gasPriceAdvice
    statements = EarningsPeriod.allCases.map { earnings.statement(per: $0) }
  }

  package var output: CommandOutput {
    CommandOutput(
      table: EarningsTable(report: self).table, json: .object(json), csv: csv)
  }

  var scenario: EarningsScenario { earnings.scenario }

  var split: ContractSplit? {
    // The request holds a share that the contracts can hold.
    request.splitsAsContracts && scenario.tickets.refusal == nil
      ? try? ContractSplit(fees: scenario.tickets.faceValue, sharing: scenario.sharing) : nil
  }

  var targetPrice: BreakEven.Solution? {
    request.targetWinnerEvery.map {
      earnings.weiPerUnit(forWinnerEvery: Rational($0.count) / Rational(AnyScale.hour.units))
    }
  }

  /// The operator's pool after the rounds that are asked for.
  var pool: RewardPool? {
    guard let rewards = scenario.rewards, let rounds = request.rewardRounds else { return nil }
    return RewardPool(rewards, after: rounds)
  }

  var sweep: [SweepPoint]? { request.sweep.map(scenario.sweep) }

  private var json: [JSONMember] {
    var members = refusalMembers + (scenario.works.count == 1 ? workMembers(0) : [])
    if let ethPrice = earnings.ethPrice {
      members.append(JSONMember("eth_usd", ethPrice.usdPerETH.decimalJSON))
    }
    if scenario.works.count == 1 {
      members.append(JSONMember("price", earnings.weiPerUnit[0].fractionJSON))
    }
    members.append(
      JSONMember(
        "per",
        .object(
          periodMembers { statement in
            let units = statement.works.count == 1 ? statement.works[0].units : nil
            return figures(of: statement, units: units)
          })))
    let breakEven = earnings.breakEven
    members.append(
      JSONMember(
        "break_even",
        .object(
          (scenario.works.count == 1 ? solutionMembers(breakEven.works[0]) : [])
            + [
              JSONMember("eth_usd", breakEven.ethPrice.json),
              JSONMember("payback_months", breakEven.paybackMonths.json),
            ])))
    members.append(JSONMember("tickets", .object(ticketMembers)))
    if let rewards = scenario.rewards {
      members.append(JSONMember("rewards", .object(rewardMembers(rewards))))
    }
    if let split { members.append(JSONMember("contract_split", .object(split.jsonMembers))) }
    if scenario.works.count > 1 {
      members.append(
        JSONMember(
          "entries",
          .array(
            scenario.works.indices.map { index in
              JSONNode(.object(entryMembers(index, breakEven.works[index])))
            })))
    }
    if let sweep {
      members.append(JSONMember("sweep", .array(sweep.map { JSONNode(.object($0.jsonMembers)) })))
    }
    return members
  }

  private func workMembers(_ index: Int) -> [JSONMember] {
    let work = scenario.works[index]
    return [
      JSONMember("pipeline", .string(work.pipeline.name)),
      JSONMember("model", work.modelID.map { .string($0.name) } ?? .null),
      JSONMember("unit", .string(work.unit.rawValue)),
    ]
  }

  private func entryMembers(_ index: Int, _ breakEven: BreakEven.Work) -> [JSONMember] {
    workMembers(index) + [
      JSONMember("share_of_time", scenario.works[index].shareOfTime.fraction.decimalJSON),
      JSONMember("price", earnings.weiPerUnit[index].fractionJSON),
      JSONMember(
        "per",
        .object(
          periodMembers { statement in
            let work = statement.works[index]
            return [JSONMember("units", work.units.decimalJSON)]
              + incomeMembers(work.income, in: statement)
          })),
      JSONMember("break_even", .object(solutionMembers(breakEven))),
    ]
  }

  private func periodMembers(_ body: (EarningsStatement) -> [JSONMember]) -> [JSONMember] {
    statements.map { JSONMember($0.period.rawValue, .object(body($0))) }
  }

  func figures(of statement: EarningsStatement, units: Rational?) -> [JSONMember] {
    (units.map { [JSONMember("units", $0.decimalJSON)] } ?? [])
      + incomeMembers(statement.income, in: statement)
      + [
        JSONMember("electricity_usd", statement.electricity.dollars.decimalJSON),
        JSONMember("hardware_usd", statement.hardware.dollars.decimalJSON),
        JSONMember("other_usd", statement.other.dollars.decimalJSON),
      ]
      + rewardFigures(statement)
      + (statement.net.map { [JSONMember("net_usd", $0.dollars.decimalJSON)] } ?? [])
  }

  private func rewardFigures(_ statement: EarningsStatement) -> [JSONMember] {
    guard let lpt = statement.rewardLPT else { return [] }
    let usd = scenario.rewards?.price == nil ? nil : statement.rewards
    return [JSONMember("rewards_lpt", lpt.decimalJSON)]
      + (usd.map { [JSONMember("rewards_usd", $0.dollars.decimalJSON)] } ?? [])
  }

  func incomeMembers(_ income: Income, in statement: EarningsStatement) -> [JSONMember] {
    let parts = [
      ("gross", income.gross), ("redemption", income.redemption),
      ("delegators", income.delegators), ("operator", income.operatorPart), ("kept", income.kept),
    ]
    return parts.flatMap { name, wei in
      [JSONMember(name + "_wei", wei.decimalJSON)]
        + (statement.usd(wei).map { [JSONMember(name + "_usd", $0.dollars.decimalJSON)] } ?? [])
    }
  }

  private func solutionMembers(_ work: BreakEven.Work) -> [JSONMember] {
    [
      JSONMember("price_wei", work.weiPerUnit.json),
      JSONMember("jobs_per_day", work.jobsPerDay.json),
      JSONMember("utilization", work.utilization.json),
    ]
  }
}

extension BreakEven.Solution {
  /// The value, or an object that says why there is none.
  var json: JSONValue {
    switch self {
    case .at(let value): value.decimalJSON
    case .none(let reason): ["none": .string("\(reason)")]
    }
  }
}

extension SweepPoint {
  fileprivate var jsonMembers: [JSONMember] {
    [
      JSONMember("eth_usd", ethPrice.usdPerETH.decimalJSON),
      JSONMember("net_usd_per_month", netPerMonth.dollars.decimalJSON),
    ]
  }
}
