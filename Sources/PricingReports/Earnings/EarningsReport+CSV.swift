internal import LivepeerEarnings
internal import LivepeerPricing

extension EarningsReport {
  /// The records: one for each value of the sweep if it is requested, or else the statement.
  var csv: [[String]] {
    if let curve {
      let term = curve.sweep.term
      return [[term.member, "net_usd_per_month"]]
        + curve.points.map { [term.field($0.value), $0.netPerMonth.dollars.decimalText.text] }
    }
    if let grid {
      let (rows, columns) = (grid.rows, grid.columns)
      return [[rows.term.member, columns.term.member, "net_usd_per_month"]]
        + zip(rows.values, grid.netPerMonth).flatMap { row, nets in
          zip(columns.values, nets).map { column, net in
            [
              rows.term.field(row), columns.term.field(column), net.dollars.decimalText.text,
            ]
          }
        }
    }
    let records = statements.flatMap(records) + months.map(record)
    let names = statements.first.map { figures(of: $0).map(\.name) } ?? []
    return [EarningsRecord.workColumns + names]
      + records.map(\.fields)
  }

  /// Returns the record of a month, whose period is its name.
  private func record(of month: Month) -> EarningsRecord {
    EarningsRecord(
      period: month.name, work: month.request.scenario.works[0],
      units: month.request.records.count,
      figures: statements.first.map { figures(of: $0).map { month.figure($0.name) } } ?? [])
  }

  /// Returns the records of a period: one for each work if there are several, and one for the
  /// total.
  private func records(of statement: EarningsStatement) -> [EarningsRecord] {
    let isOneWork = scenario.works.count == 1
    let figures = figures(of: statement)
    let total = EarningsRecord(
      period: statement.period.rawValue, work: isOneWork ? scenario.works[0] : nil,
      units: isOneWork ? statement.works[0].units : nil,
      figures: figures.map(\.value))
    guard !isOneWork else { return [total] }
    let parts = zip(scenario.works, statement.works).map { work, part in
      let income = income(part.income, in: statement)
      return EarningsRecord(
        period: statement.period.rawValue, work: work, units: part.units,
        figures: figures.map { figure in income.first { $0.name == figure.name }?.value })
    }
    return parts + [total]
  }
}

/// A record of the statement in CSV.
private struct EarningsRecord {
  let period: String
  /// The work that the record is about; nil for the total.
  let work: PricedWork?
  let units: Rational?
  /// A value for each column; nil if it does not belong to that work alone.
  let figures: [Rational?]

  static let workColumns = ["period", "pipeline", "model", "unit", "units"]

  var fields: [String] {
    [
      period, work?.pipeline.name ?? "total", work?.modelID?.name ?? "",
      work?.unit.rawValue ?? "", units?.decimalText.text ?? "",
    ] + figures.map { $0?.decimalText.text ?? "" }
  }
}
