package import LivepeerEarnings
internal import LivepeerPricing

/// A chart of net by ETH price.
package struct EarningsChart {
  let points: [ETHSweep.Point]
  /// The ETH price at which net is zero, if the chart includes it.
  let breakEven: Rational?
  /// The subject of the chart.
  let subject: String
  let prices: ChartAxis
  let net: ChartAxis

  package init(sweep: [ETHSweep.Point], scenario: EarningsScenario) {
    points = sweep
    let names = scenario.works.map(\.pipeline.name)
    subject = names.count <= 2 ? names.joined(separator: " and ") : "\(names.count) kinds of work"
    let first = sweep.first?.ethPrice.usdPerETH ?? 0
    let last = sweep.last?.ethPrice.usdPerETH ?? 0
    prices = ChartAxis(exactly: first...last, atMost: 8)
    let nets = sweep.map(\.netPerMonth.dollars)
    // Zero is always included: it separates profit from loss.
    net = ChartAxis(
      around: min(nets.min() ?? 0, 0)...max(nets.max() ?? 0, 0), atMost: 6)
    breakEven = scenario.breakEvenETHPrice.value.flatMap { (first...last).contains($0) ? $0 : nil }
  }

  /// The break-even in words, if there is one.
  var breakEvenText: String? {
    breakEven.map { "breaks even at $\($0.dollarsText)" }
  }

  /// Returns the net at a price, interpolated linearly.
  private func net(at price: Rational) -> Rational {
    guard let first = points.first, let last = points.last else { return 0 }
    let span = last.ethPrice.usdPerETH - first.ethPrice.usdPerETH
    guard span > 0 else { return first.netPerMonth.dollars }
    let rise = last.netPerMonth.dollars - first.netPerMonth.dollars
    return first.netPerMonth.dollars + rise * (price - first.ethPrice.usdPerETH) / span
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

  private static let columns = 60
  private static let rows = 15

  /// Returns the lines of the chart in characters.
  package func lines(_ marks: Marks) -> [String] {
    var grid = Array(
      repeating: Array(repeating: Character(" "), count: EarningsChart.columns),
      count: EarningsChart.rows)
    let lastColumn = EarningsChart.columns - 1
    grid[row(of: 0)] = Array(repeating: marks.zero, count: EarningsChart.columns)
    for column in 0...lastColumn where points.count > 1 || column == lastColumn / 2 {
      grid[row(of: net(at: prices.value(at: column, on: lastColumn)))][column] = marks.line
    }
    if let breakEven {
      grid[row(of: 0)][prices.position(of: breakEven, on: lastColumn)] = marks.breakEven
    }
    let labels = Dictionary(
      net.ticks.map { (row(of: $0), $0.tickText) }, uniquingKeysWith: { first, _ in first })
    let width = labels.values.map(\.count).max() ?? 0
    var lines = ["net a month in USD, by USD per ETH"]
    lines += grid.enumerated().map { index, row in
      let label = labels[index] ?? ""
      return String(repeating: " ", count: width - label.count) + label + " "
        + String(labels[index] == nil ? marks.side : marks.tick) + String(row)
    }
    lines += bottom(marks).map { String(repeating: " ", count: width + 1) + $0 }
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
  private func bottom(_ marks: Marks) -> [String] {
    var axis = Array(repeating: marks.bottom, count: EarningsChart.columns)
    // The figures may extend past both ends of the axis.
    var figures = Array(repeating: Character(" "), count: EarningsChart.columns + 8)
    var free = 0
    for tick in prices.ticks {
      let column = prices.position(of: tick, on: EarningsChart.columns - 1)
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
