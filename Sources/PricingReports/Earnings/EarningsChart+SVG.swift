internal import LivepeerEarnings
internal import LivepeerPricing

/// The chart as a self-contained image, whose positions are whole tenths of a pixel.
extension EarningsChart {
  private enum Size {
    static let (width, height) = (720, 440)
    static let (right, top, bottom) = (676, 80, 368)
  }

  /// The left edge of the plot, with enough space for the longest figure.
  private var left: Int {
    let longest = net.ticks.map(\.tickText.count).max() ?? 0
    return min(max(96, 48 + 9 * longest), 400)
  }

  /// The whole image, an SVG document.
  package var svg: String {
    let title = "Net earnings by \(term.name): \(subject)"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Size.width) \(Size.height)" \
      width="\(Size.width)" height="\(Size.height)" role="img" aria-labelledby="title about" \
      font-family="system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif" font-size="13">
        <title id="title">\(title.markupText)</title>
        <desc id="about">\(about.markupText)</desc>
      \(ImageInk.darkStyle)
        <rect \(ImageInk.paper.fill) width="\(Size.width)" height="\(Size.height)"/>
        <text \(ImageInk.text.fill) x="\(left)" y="32" font-size="17" font-weight="600">\
      \(title.markupText)</text>
      \((legend + grid + axes + curve + breakEvenMark).map { "  \($0)\n" }.joined())</svg>

      """
  }

  /// The description of the image in words.
  private var about: String {
    guard let first = points.first, let last = points.last else { return "" }
    let ends = [first, last].map { point in
      "\(point.netPerMonth.dollars.signedDollarsText) a month at \(term.text(of: point.value))"
    }
    return "Net is \(ends.joined(separator: " and ")). "
      + (breakEvenText.map { "It \($0)." } ?? "No break-even lies between them.")
  }

  private var legend: [String] {
    let y = 56
    var elements = [
      "<line \(ImageInk.line.stroke) x1=\"\(left)\" y1=\"\(y - 4)\" x2=\"\(left + 24)\" y2=\"\(y - 4)\" "
        + "stroke-width=\"2.5\"/>",
      "<text \(ImageInk.quiet.fill) x=\"\(left + 32)\" y=\"\(y)\">net in USD a month of 730 hours</text>",
    ]
    if let breakEvenText {
      elements += [
        "<circle \(ImageInk.mark.fill) cx=\"\(left + 276)\" cy=\"\(y - 4)\" r=\"5\"/>",
        "<text \(ImageInk.quiet.fill) x=\"\(left + 288)\" y=\"\(y)\">\(breakEvenText.markupText)</text>",
      ]
    }
    return elements
  }

  private var grid: [String] {
    let across = net.ticks.flatMap { tick in
      [
        ImageInk.line(.grid, from: (left * 10, y(tick)), to: (Size.right * 10, y(tick))),
        "<text \(ImageInk.quiet.fill) x=\"\(left - 10)\" y=\"\((y(tick) + 45).tenths)\" "
          + "text-anchor=\"end\">\(tick.tickText)</text>",
      ]
    }
    let up = values.ticks.flatMap { tick in
      [
        ImageInk.line(.grid, from: (x(tick), Size.top * 10), to: (x(tick), Size.bottom * 10)),
        "<text \(ImageInk.quiet.fill) x=\"\(x(tick).tenths)\" y=\"\(Size.bottom + 22)\" "
          + "text-anchor=\"middle\">\(tick.tickText)</text>",
      ]
    }
    return across + up
  }

  private var axes: [String] {
    let middle = ((left + Size.right) / 2, (Size.top + Size.bottom) / 2)
    return [
      ImageInk.line(.axis, from: (left * 10, y(0)), to: (Size.right * 10, y(0)), width: "1.5"),
      ImageInk.line(
        .axis, from: (left * 10, Size.top * 10), to: (left * 10, Size.bottom * 10)),
      "<text \(ImageInk.text.fill) x=\"\(middle.0)\" y=\"\(Size.height - 20)\" "
        + "text-anchor=\"middle\">\(term.axisTitle.markupText)</text>",
      "<text \(ImageInk.text.fill) transform=\"translate(24 \(middle.1)) rotate(-90)\" "
        + "text-anchor=\"middle\">net, USD a month</text>",
    ]
  }

  /// The line, through a limited number of points: more would coincide.
  private var curve: [String] {
    let step = max(1, points.count / 300)
    var shown = stride(from: 0, to: points.count, by: step).map { points[$0] }
    if let last = points.last, shown.last != last { shown.append(last) }
    let places = shown.map { (x(term.shown($0.value)), y($0.netPerMonth.dollars)) }
    let line =
      "<polyline \(ImageInk.line.stroke) fill=\"none\" stroke-width=\"2.5\" stroke-linejoin=\"round\" "
      + "points=\"\(places.map { "\($0.tenths),\($1.tenths)" }.joined(separator: " "))\"/>"
    guard points.count <= 40 else { return [line] }
    return [line]
      + places.map {
        "<circle \(ImageInk.line.fill) cx=\"\($0.tenths)\" cy=\"\($1.tenths)\" r=\"3\"/>"
      }
  }

  private var breakEvenMark: [String] {
    guard let breakEven else { return [] }
    return [
      ImageInk.line(
        .mark, from: (x(breakEven), Size.top * 10), to: (x(breakEven), Size.bottom * 10),
        more: " stroke-dasharray=\"4 4\""),
      "<circle \(ImageInk.mark.fill) cx=\"\(x(breakEven).tenths)\" cy=\"\(y(0).tenths)\" r=\"5\"/>",
    ]
  }

  /// Returns the position of a value in tenths of a pixel from the left.
  private func x(_ value: Rational) -> Int {
    let length = (Size.right - left) * 10
    return left * 10 + values.position(of: value, on: length)
  }

  /// Returns the position of a net in tenths of a pixel from the top.
  private func y(_ net: Rational) -> Int {
    let length = (Size.bottom - Size.top) * 10
    return Size.bottom * 10 - self.net.position(of: net, on: length)
  }
}
