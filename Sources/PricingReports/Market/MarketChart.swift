internal import LivepeerNode
internal import LivepeerPricing

/// The offers of each group along an axis of prices, one strip below the other.
///
/// Positions are whole tenths of a pixel.
struct MarketChart {
  static let title = "Prices of the network"

  private enum Size {
    static let (width, left, right) = (720, 6, 714)
    static let (top, strip) = (52, 132)
    /// The baseline of the offers, and the height of the quartiles, in a strip.
    static let (baseline, box) = (96, 44)
    /// The distance of two offers at one price, and how many of them are drawn one on the other.
    static let (dot, stack) = (9, 4)
  }

  private let strips: [MarketStrip]

  /// Creates the chart of the groups that have prices; nil if none has.
  init?(_ rows: [MarketRow], at ethPrice: ETHPrice?) {
    strips = rows.compactMap { MarketStrip($0, at: ethPrice) }
    if strips.isEmpty { return nil }
  }

  /// The whole image, an SVG document.
  var svg: String {
    let height = Size.top + Size.strip * strips.count
    let about = strips.map(\.about).joined(separator: " ")
    let elements = legend + strips.enumerated().flatMap(strip)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Size.width) \(height)" \
      width="\(Size.width)" height="\(height)" role="img" aria-labelledby="title about" \
      font-family="system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif" font-size="13">
        <title id="title">\(MarketChart.title)</title>
        <desc id="about">\(about.markupText)</desc>
      \(ImageInk.darkStyle)
        <rect \(ImageInk.paper.fill) width="\(Size.width)" height="\(height)"/>
      \(elements.map { "  \($0)\n" }.joined())</svg>

      """
  }

  private var legend: [String] {
    let (y, left) = (20, Size.left)
    var elements = [
      dot(at: ((left + 5) * 10, (y - 4) * 10)), text(.quiet, "an offer", at: (left + 16, y)),
      box(from: (left + 92) * 10, to: (left + 116) * 10, y: y - 11, height: 14),
      text(.quiet, "25 % to 75 %", at: (left + 124, y)),
      ImageInk.line(
        .line, from: ((left + 236) * 10, (y - 12) * 10), to: ((left + 236) * 10, (y + 4) * 10),
        width: "2.5"),
      text(.quiet, "median", at: (left + 244, y)),
    ]
    if strips.contains(where: { $0.own != nil }) {
      elements += [
        ownMark(at: (left + 320) * 10, y: y - 4), text(.quiet, "yours", at: (left + 332, y)),
      ]
    }
    return elements
  }

  private func strip(_ index: Int, _ strip: MarketStrip) -> [String] {
    let top = Size.top + Size.strip * index
    let baseline = top + Size.baseline
    func x(_ price: Rational) -> Int {
      Size.left * 10 + strip.axis.position(of: price, on: (Size.right - Size.left) * 10)
    }
    func upright(_ ink: ImageInk, _ price: Rational, width: String, more: String = "") -> String {
      ImageInk.line(
        ink, from: (x(price), (baseline - Size.box) * 10), to: (x(price), baseline * 10),
        width: width, more: more)
    }
    var elements = [
      text(.text, strip.name, at: (Size.left, top + 14), more: " font-weight=\"600\""),
      text(.quiet, strip.counts, at: (Size.left, top + 34)),
      text(.quiet, strip.unit, at: (Size.right, top + 34), more: " text-anchor=\"end\""),
      box(
        from: x(strip.quartiles.lowerBound), to: x(strip.quartiles.upperBound),
        y: baseline - Size.box, height: Size.box),
    ]
    for tick in strip.axis.ticks {
      elements += [
        ImageInk.line(
          .axis, from: (x(tick), baseline * 10), to: (x(tick), (baseline + 4) * 10)),
        text(
          .quiet, tick.tickText, at: (x(tick) / 10, baseline + 18),
          more: " text-anchor=\"\(anchor(of: tick, on: strip.axis))\""),
      ]
    }
    elements += [
      ImageInk.line(
        .axis, from: (Size.left * 10, baseline * 10), to: (Size.right * 10, baseline * 10)),
      upright(.line, strip.median, width: "2.5"),
    ]
    elements += offers(of: strip.prices.map(x), baseline: baseline)
    if let own = strip.own {
      elements += [
        upright(.mark, own, width: "1.5", more: " stroke-dasharray=\"4 4\""),
        ownMark(at: x(own), y: baseline - Size.box - 4),
      ]
    }
    return elements
  }

  /// The figures at the ends of an axis end with it.
  private func anchor(of tick: Rational, on axis: ChartAxis) -> String {
    tick == axis.low ? "start" : tick == axis.high ? "end" : "middle"
  }

  /// Returns the offers, those at one place one on the other, and if they are many their number.
  private func offers(of places: [Int], baseline: Int) -> [String] {
    var elements: [String] = []
    var index = 0
    while index < places.count {
      let end = places[index...].firstIndex { $0 - places[index] >= Size.dot * 10 } ?? places.count
      let count = end - index
      for (level, place) in places[index..<end].prefix(Size.stack).enumerated() {
        elements.append(dot(at: (place, (baseline - 6 - level * Size.dot) * 10)))
      }
      if count > Size.stack {
        let y = baseline - 6 - Size.stack * Size.dot
        elements.append(
          text(
            .text, "\(count)", at: (places[index] / 10, y + 4),
            more: " font-size=\"11\" text-anchor=\"middle\""))
      }
      index = end
    }
    return elements
  }

  private func dot(at place: (Int, Int)) -> String {
    "<circle \(ImageInk.line.fill) cx=\"\(place.0.tenths)\" cy=\"\(place.1.tenths)\" r=\"4\"/>"
  }

  private func box(from start: Int, to end: Int, y: Int, height: Int) -> String {
    "<rect \(ImageInk.line.fill) fill-opacity=\"0.15\" x=\"\(start.tenths)\" y=\"\(y)\" "
      + "width=\"\((end - start).tenths)\" height=\"\(height)\"/>"
  }

  private func ownMark(at x: Int, y: Int) -> String {
    "<path \(ImageInk.mark.fill) d=\"M\(x.tenths) \(y - 6)l6 6l-6 6l-6 -6z\"/>"
  }

  private func text(_ ink: ImageInk, _ text: String, at place: (Int, Int), more: String = "")
    -> String
  {
    "<text \(ink.fill) x=\"\(place.0)\" y=\"\(place.1)\"\(more)>\(text.markupText)</text>"
  }
}
