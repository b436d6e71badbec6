internal import LivepeerEarnings
internal import LivepeerNode
internal import LivepeerPricing

extension EarningsTable {
  /// The price that meets the goal, and the entry to paste.
  var goalLines: [String] {
    guard let goal = report.request.goal, let price = report.goalPrice else { return [] }
    let what =
      switch goal {
      case .net(let net, let period): "a net of \(net.dollars.signedDollarsText) a \(period)"
      case .margin(let share): "a net of \(share) of the gross"
      }
    var lines = [
      "", "for \(what)",
      "  price  " + price.text { priceText($0, of: scenario.works[0]) },
    ]
    if let position = report.goalPosition {
      let count = position.cheaper + position.equal + position.dearer
      lines.append(
        "  rank   \(position.rank) among \(counted(count, "offer")): \(position.cheaper) cheaper, "
          + "\(position.equal) equal, \(position.dearer) dearer")
    } else if report.market != nil, price.value != nil {
      lines.append("  rank   none: nobody offers this work, or lists show the price as 0")
    }
    if let entry = report.goalEntry {
      lines += entry.jsonText(.pretty).split(separator: "\n").map { "  \($0)" }
    }
    return lines
  }

  /// The chart or the figures of a sweep.
  var sweepLines: [String] {
    if let curve = report.curve {
      if let marks = report.chartMarks, let chart = report.chart {
        return [""] + chart.lines(marks, columns: report.chartColumns)
      }
      let term = curve.sweep.term
      let nets = curve.points.map { $0.netPerMonth.dollars.dollarsText }.alignedAtPoint
      let rows = zip(curve.points, nets).map { TextTable.Row.cells([term.cell($0.value), $1]) }
      return ["", "net a month in USD, by \(term.label)"]
        + indented(TextTable([.right, .right], rows: rows))
    }
    guard let grid = report.grid else { return [] }
    let (rows, columns) = (grid.rows, grid.columns)
    let header = [""] + columns.values.map { columns.term.cell($0) }
    let nets = grid.netPerMonth.map { $0.map { $0.dollars.dollarsText } }
    let aligned = columns.values.indices.map { column in nets.map { $0[column] }.alignedAtPoint }
    let lines = rows.values.enumerated().map { index, value in
      TextTable.Row.cells([rows.term.cell(value)] + aligned.map { $0[index] })
    }
    return [
      "",
      "net a month in USD: down, \(rows.term.label); across, \(columns.term.label)",
    ]
      + indented(
        TextTable(
          Array(repeating: .right, count: header.count), rows: [.cells(header)] + lines))
  }

  private func indented(_ table: TextTable) -> [String] {
    table.text.split(separator: "\n").map { "  \($0)" }
  }
}
