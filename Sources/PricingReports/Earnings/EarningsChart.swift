package import LivepeerEarnings
internal import LivepeerPricing

/// A chart of net by the one term that a sweep changes.
package struct EarningsChart {
  let points: [EarningsSweep.Point]
  let term: EarningsSweep.Term
  /// The value at which net is zero, if the chart includes it.
  let breakEven: Rational?
  /// The subject of the chart.
  let subject: String
  let values: ChartAxis
  let net: ChartAxis

  package init(_ curve: EarningsSweep.Curve, subject: String) {
    points = curve.points
    term = curve.sweep.term
    self.subject = subject
    let (shownFirst, shownLast) = (term.shown(curve.sweep.first), term.shown(curve.sweep.last))
    values = ChartAxis(exactly: shownFirst...shownLast, atMost: 8)
    let nets = points.map(\.netPerMonth.dollars)
    // Zero is always included: it separates profit from loss.
    net = ChartAxis(
      around: min(nets.min() ?? 0, 0)...max(nets.max() ?? 0, 0), atMost: 6)
    breakEven = curve.breakEven.map(term.shown)
  }

  /// The break-even in words, if there is one.
  var breakEvenText: String? {
    breakEven.map { "breaks even at \(term.text(ofShown: $0))" }
  }

  /// Returns the net at a value as it is shown, interpolated linearly.
  private func net(at value: Rational) -> Rational {
    guard let first = points.first, let last = points.last else { return 0 }
    let (start, end) = (term.shown(first.value), term.shown(last.value))
    guard end > start else { return first.netPerMonth.dollars }
    let rise = last.netPerMonth.dollars - first.netPerMonth.dollars
    return first.netPerMonth.dollars + rise * (value - start) / (end - start)
  }
}

extension EarningsChart {
  /// The characters of a terminal chart.
  package struct Marks: Sendable {
    let line, breakEven, zero, side, tick, corner, bottom, bottomTick: Character

    package static let unicode = Marks(
      line: "•", breakEven: "◆", zero: "╌", side: "│", tick: "┤", corner: "└", bottom: "─",
      bottomTick: "┬")
    package static let ascii = Marks(
      line: "*", breakEven: "X", zero: "-", side: "|", tick: "+", corner: "+", bottom: "-",
      bottomTick: "+")
  }

  private static let rows = 15

  /// Returns the lines of the chart in characters.
  ///
  /// The plot takes three quarters of the columns, from 20 to 120; figures stand on both of its sides.
  package func lines(_ marks: Marks, columns: Int = 80) -> [String] {
    let columns = max(20, min(120, columns - columns / 4))
    var grid = Array(
      repeating: Array(repeating: Character(" "), count: columns), count: EarningsChart.rows)
    let lastColumn = columns - 1
    grid[row(of: 0)] = Array(repeating: marks.zero, count: columns)
    for column in 0...lastColumn where points.count > 1 || column == lastColumn / 2 {
      grid[row(of: net(at: values.value(at: column, on: lastColumn)))][column] = marks.line
    }
    if let breakEven {
      grid[row(of: 0)][values.position(of: breakEven, on: lastColumn)] = marks.breakEven
    }
    let labels = Dictionary(
      net.ticks.map { (row(of: $0), $0.tickText) }, uniquingKeysWith: { first, _ in first })
    let width = labels.values.map(\.count).max() ?? 0
    var lines = ["net a month in USD, by \(term.label)"]
    lines += grid.enumerated().map { index, row in
      let label = labels[index] ?? ""
      return String(repeating: " ", count: width - label.count) + label + " "
        + String(labels[index] == nil ? marks.side : marks.tick) + String(row)
    }
    lines += bottom(marks, columns).map { String(repeating: " ", count: width + 1) + $0 }
    if let breakEvenText { lines.append("\(marks.breakEven) \(breakEvenText)") }
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// Returns the row of a net, from the top.
  private func row(of net: Rational) -> Int {
    let last = EarningsChart.rows - 1
    return last - self.net.position(of: net, on: last)
  }

  /// Returns the axis of prices, and the figures below it.
  private func bottom(_ marks: Marks, _ columns: Int) -> [String] {
    var axis = Array(repeating: marks.bottom, count: columns)
    // The figures may extend past both ends of the axis.
    var figures = Array(repeating: Character(" "), count: columns + 8)
    var free = 0
    for tick in values.ticks {
      let column = values.position(of: tick, on: columns - 1)
      axis[column] = marks.bottomTick
      let text = tick.tickText
      let start = max(0, column + 1 - text.count / 2)
      guard start >= free, start + text.count <= figures.count else { continue }
      figures.replaceSubrange(start..<start + text.count, with: text)
      free = start + text.count + 1
    }
    return [String(marks.corner) + String(axis), String(figures)]
  }
}

extension Rational {
  /// The text of a round figure.
  var tickText: String { DecimalFormat.all.text(self) }
}
