internal import LivepeerNode
internal import LivepeerPricing

/// The prices of each group as a strip from zero to the dearest, on a scale of its own.
///
/// A strip has the range, its middle half, the median, and the user's own price. Positions are whole tenths of a pixel.
struct MarketChart {
  private let rows: [MarketRow]
  private let ethPrice: ETHPrice?

  private enum Size {
    static let (width, left, right) = (720, 16, 704)
    static let (top, row) = (84, 76)
  }

  /// Creates the chart of the groups that have a price; returns nil if none has one.
  init?(_ rows: [MarketRow], at ethPrice: ETHPrice?) {
    self.rows = rows.filter { $0.group.median != nil }
    self.ethPrice = ethPrice
    guard !self.rows.isEmpty else { return nil }
  }

  /// The whole image, an SVG document.
  var svg: String {
    let height = Size.top + Size.row * rows.count
    let strips = rows.enumerated().flatMap { strip($1, top: Size.top + Size.row * $0) }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Size.width) \(height)" \
      width="\(Size.width)" height="\(height)" role="img" aria-labelledby="title about" \
      font-family="\(ChartInk.fontFamily)" font-size="13">
        <title id="title">Listed prices</title>
        <desc id="about">\(rows.map { "\($0.name): \(caption($0))." }.joined(separator: " ").markupText)\
      </desc>
      \(ChartInk.darkStyle)
        <rect \(ChartInk.paper.fill) width="\(Size.width)" height="\(height)"/>
      \((legend + strips).map { "  \($0)\n" }.joined())</svg>

      """
  }

  private var legend: [String] {
    let y = 48
    var elements = [
      text(.text, at: (Size.left, 24), "Listed prices, each from 0", more: " font-weight=\"600\""),
      rectangle(.grid, (Size.left * 10, y - 12), (240, 14)),
      text(.quiet, at: (Size.left + 32, y), "all"),
      rectangle(.line, (Size.left * 10 + 760, y - 12), (240, 14)),
      text(.quiet, at: (Size.left + 108, y), "middle half"),
      rectangle(.text, (Size.left * 10 + 2_040, y - 14), (30, 18)),
      text(.quiet, at: (Size.left + 216, y), "median"),
    ]
    if rows.contains(where: { $0.own != nil }) {
      elements += [
        mark(at: Size.left * 10 + 3_000, bottom: y + 2),
        text(.quiet, at: (Size.left + 314, y), "yours"),
      ]
    }
    return elements
  }

  private func strip(_ row: MarketRow, top: Int) -> [String] {
    let prices = row.quantiles.compactMap { $0.rate?.weiPerUnit }
    let own = row.own?.offer.listed.weiPerUnit
    let axis = ChartAxis(exactly: 0...max(prices[4], own ?? 0), atMost: 1)
    func x(_ price: Rational) -> Int {
      Size.left * 10 + axis.position(of: price, on: (Size.right - Size.left) * 10)
    }
    let y = top + 26
    var elements = [
      text(
        .text, at: (Size.left, top + 14), row.name.shown(upTo: 90), more: " font-weight=\"600\""),
      "<line \(ChartInk.axis.stroke) x1=\"\(Size.left)\" y1=\"\(y + 7)\" x2=\"\(Size.right)\" "
        + "y2=\"\(y + 7)\" stroke-width=\"1\"/>",
    ]
    for (ink, low, high) in [(ChartInk.grid, 0, 4), (.line, 1, 3)] {
      // A single price has no width; what it has to be seen.
      let width = max(x(prices[high]) - x(prices[low]), 30)
      elements.append(
        rectangle(ink, (min(x(prices[low]), Size.right * 10 - width), y), (width, 14)))
    }
    elements.append(
      rectangle(.text, (min(x(prices[2]), Size.right * 10 - 30), y - 2), (30, 18)))
    if let own { elements.append(mark(at: x(own), bottom: y + 18)) }
    return elements + [text(.quiet, at: (Size.left, y + 32), caption(row))]
  }

  /// The figures of a strip in words.
  private func caption(_ row: MarketRow) -> String {
    func shown(_ rate: AnyRate?) -> String {
      guard let rate else { return "" }
      guard let ethPrice else { return rate.weiPerUnit.shownWei }
      return "$" + USD(row.dollars(rate, at: ethPrice)).text()
    }
    let unit = ethPrice == nil ? "wei/\(row.group.unit.symbol)" : "/\(row.scale.symbol)"
    let space = ethPrice == nil ? " " : ""
    var caption =
      "\(shown(row.group.minimum)) to \(shown(row.group.maximum))\(space)\(unit), "
      + "median \(shown(row.group.median))"
    if let own = row.own {
      caption += ", yours \(shown(own.offer.listed))"
      if let rank = own.position?.rank { caption += ", rank \(rank)" }
    }
    return caption
  }

  private func text(
    _ ink: ChartInk, at place: (x: Int, y: Int), _ text: String, more: String = ""
  ) -> String {
    "<text \(ink.fill) x=\"\(place.x)\" y=\"\(place.y)\"\(more)>\(text.markupText)</text>"
  }

  /// Returns a rectangle: left edge and width in tenths of a pixel, top and height in pixels.
  private func rectangle(
    _ ink: ChartInk, _ corner: (x: Int, y: Int), _ size: (width: Int, height: Int)
  ) -> String {
    "<rect \(ink.fill) x=\"\(corner.x.tenths)\" y=\"\(corner.y)\" width=\"\(size.width.tenths)\" "
      + "height=\"\(size.height)\"/>"
  }

  /// Returns a triangle that points up at a price, in tenths of a pixel from the left.
  private func mark(at x: Int, bottom: Int) -> String {
    let corners = [(x - 60, bottom), (x + 60, bottom), (x, bottom - 12)]
    let points = corners.map { "\(max($0.0, 0).tenths),\($0.1)" }.joined(separator: " ")
    return "<polygon \(ChartInk.mark.fill) points=\"\(points)\"/>"
  }
}
