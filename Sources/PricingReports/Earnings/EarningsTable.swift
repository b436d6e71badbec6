internal import LivepeerEarnings
internal import LivepeerPricing

/// A statement of earnings for people: income, deductions, costs, net, break-even, and tickets in
/// words.
struct EarningsTable {
  let report: EarningsReport

  var earnings: Earnings { report.earnings }
  var scenario: EarningsScenario { report.scenario }

  var table: TextTable {
    var table = TextTable([.left, .right, .right, .right], rows: refusalRows + workRows)
    table.rows += [.text("")] + statementRows + monthRows + [.text("")]
    let names = breakEvenPairs.map(\.0)
    let width = names.map(\.count).max() ?? 0
    table.rows.append(.text("break-even, each with the other terms unchanged"))
    table.rows += breakEvenPairs.map { name, what in
      .text("  \(name)\(String(repeating: " ", count: width - name.count))  \(what)")
    }
    table.rows += goalLines.map { .text($0) }
    table.rows += [.text(""), .text("tickets")] + ticketLines.map { .text("  \($0)") }
    if let rewards = scenario.rewards {
      table.rows += [.text(""), .text("LPT rewards")]
      table.rows += rewardLines(rewards).map { .text("  \($0)") }
    }
    if let split = report.split {
      table.rows += [.text(""), .text("a winning ticket, split as the contracts do, in wei")]
      table.rows += splitLines(split).map { .text("  \($0)") }
    }
    table.rows += sweepLines.map { .text($0) }
    return table
  }

  /// The reason why no job is paid, before all other rows; empty if jobs are paid.
  private var refusalRows: [TextTable.Row] {
    guard let refusal = scenario.refusal else { return [] }
    return "no job is paid, so there is no income: \(refusal)".wrapped(at: 80).map { .text($0) }
      + [.text("")]
  }

  /// The work that is sold, and its price.
  private var workRows: [TextTable.Row] {
    var lines: [String] = []
    for (work, price) in zip(scenario.works, earnings.weiPerUnit) {
      lines.append(work.pipeline.name + (work.modelID.map { "  \($0)" } ?? ""))
      let unit = work.unit.symbol
      if let records = report.request.records, let first = records.first, let last = records.last {
        lines.append(
          "  \(counted(Int(clamping: records.payments), "payment")) in \(counted(records.days, "day")), "
            + "\(first.day()) through \(last.day())")
      }
      let amount =
        switch work.workload.kind {
        case .jobs(let perDay, _) where report.request.records != nil:
          "\(perDay.shortText) \(unit) a day"
        case .jobs(let perDay, let units): "\(perDay.shortText) jobs a day of \(units) \(unit)"
        case .throughput(let perSecond, let utilization):
          "\(perSecond.shortText) \(unit) a second, \(utilization) of the time"
        }
      lines.append(
        "  " + amount
          + (work.shareOfTime == .whole ? "" : "; has \(work.shareOfTime) of the machine"))
      lines.append("  at \(price.shortText) wei/\(unit)")
    }
    if let ethPrice = earnings.ethPrice { lines.append("ETH at $\(ethPrice.text)") }
    return lines.map { .text($0) }
  }

  private var statements: [EarningsStatement] { report.statements }

  /// The statement in dollars if they are known; otherwise income in ETH above costs in dollars.
  private var statementRows: [TextTable.Row] {
    typealias Line = (name: String, figure: (EarningsStatement) -> Rational)
    let income: [Line] = [
      ("gross", { $0.income.gross }), ("  to delegators", { -$0.income.delegators }),
      ("  to redeem tickets", { -$0.income.redemption }), ("kept", { $0.income.kept }),
    ]
    let costs: [Line] = [
      ("electricity", { -$0.electricity.dollars }), ("hardware", { -$0.hardware.dollars }),
      ("other costs", { -$0.other.dollars }), ("cost of the work", { -$0.work.dollars }),
    ].filter { line in statements.contains { !line.figure($0).isZero } }
    let rewards: [Line] = [("LPT rewards", { $0.rewards?.dollars ?? 0 })]
      .filter { _ in scenario.rewards?.price != nil }
    let header = { (currency: String) in
      TextTable.Row.cells([currency] + EarningsStatement.Period.allCases.map { "a \($0.rawValue)" })
    }
    guard let ethPrice = earnings.ethPrice else {
      let inETH = income.map { line -> Line in
        (line.name, { line.figure($0) / Rational(.powerOfTen(EtherUnit.ether.powerOfTen)) })
      }
      return [header("ETH")] + rows(inETH) { DecimalFormat(.significant(6)).text($0) }
        + (costs.isEmpty ? [] : [.text(""), header("USD")] + rows(costs, \.dollarsText))
    }
    let inUSD = income.map { line -> Line in
      (line.name, { USD(wei: line.figure($0), at: ethPrice).dollars })
    }
    return [header("USD")]
      + rows(inUSD + rewards + costs + [("net", { $0.net?.dollars ?? 0 })], \.dollarsText)
  }

  private func rows(
    _ lines: [(name: String, figure: (EarningsStatement) -> Rational)],
    _ text: (Rational) -> String
  ) -> [TextTable.Row] {
    let columns = statements.map { statement in
      lines.map { line in
        let figure = line.figure(statement)
        return figure.isZero ? "-" : text(figure)
      }.alignedAtPoint
    }
    return lines.indices.map { index in .cells([lines[index].name] + columns.map { $0[index] }) }
  }

  private var breakEvenPairs: [(String, String)] {
    let breakEven = earnings.breakEven
    var pairs: [(String, String)] = []
    for (work, solutions) in zip(scenario.works, breakEven.works) {
      let name = { (what: String) in
        scenario.works.count == 1 ? what : "\(work.pipeline.name) \(what)"
      }
      pairs.append((name("price"), solutions.weiPerUnit.text { priceText($0, of: work) }))
      switch work.workload.kind {
      case .jobs where report.request.records != nil:
        pairs.append(
          (name("work"), solutions.jobsPerDay.text { "\($0.shortText) \(work.unit.symbol) a day" }))
      case .jobs:
        pairs.append((name("jobs"), solutions.jobsPerDay.text { "\($0.shortText) a day" }))
      case .throughput:
        pairs.append(
          (
            name("utilization"),
            solutions.utilization.text {
              "\(($0 * 100).shortText) %" + ($0 > 1 ? ", more than is available" : "")
            }
          ))
      }
    }
    if scenario.costs.electricity != nil {
      pairs.append(
        ("electricity", breakEven.usdPerKilowattHour.text { "\($0.signedDollarsText) a kWh" }))
    }
    pairs.append(("ETH price", breakEven.ethPrice.text(\.signedDollarsText)))
    if scenario.costs.hardware != nil {
      pairs.append(
        (
          "payback",
          breakEven.paybackMonths.text { "\($0.averageText) month\($0 == 1 ? "" : "s")" }
        ))
    }
    return pairs
  }

  /// Returns a price as text: `26679200 wei/ms, $0.3 /h`.
  func priceText(_ weiPerUnit: Rational, of work: PricedWork) -> String {
    let scale = work.unit.customaryScale
    let dollars = earnings.ethPrice.map {
      ", \(USD(wei: weiPerUnit * Rational(scale.units), at: $0).dollars.signedDollarsText) "
        + "/\(scale.symbol)"
    }
    return "\(DecimalFormat(.significant(9)).text(weiPerUnit)) wei/\(work.unit.symbol)"
      + (dollars ?? "")
  }
}

extension BreakEven.Solution {
  /// Returns the value as text, or `none` with its reason.
  func text(_ body: (Rational) -> String) -> String {
    switch self {
    case .at(let value): body(value)
    case .none(let reason): "none: \(reason)"
    }
  }
}
