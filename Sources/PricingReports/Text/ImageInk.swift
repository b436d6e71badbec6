/// The colors of an image.
///
/// Colors are attributes, for light backgrounds and for renderers without style sheets; the style
/// sheet contains only the changes for dark backgrounds. Positions are whole tenths of a pixel.
enum ImageInk: String, CaseIterable {
  case paper, grid, axis, text, quiet, line, mark

  private var light: String {
    switch self {
    case .paper: "#ffffff"
    case .grid: "#e3e6ea"
    case .axis: "#6b7280"
    case .text: "#1f2430"
    case .quiet: "#4b5563"
    case .line: "#1d5fd1"
    case .mark: "#b45309"
    }
  }

  private var dark: String {
    switch self {
    case .paper: "#14171c"
    case .grid: "#2c323b"
    case .axis: "#9aa3b2"
    case .text: "#e8eaee"
    case .quiet: "#b6bdc9"
    case .line: "#7fb0ff"
    case .mark: "#f5b04c"
    }
  }

  var fill: String { "class=\"\(rawValue)-fill\" fill=\"\(light)\"" }
  var stroke: String { "class=\"\(rawValue)-stroke\" stroke=\"\(light)\"" }

  /// The element of the style sheet.
  static var darkStyle: String {
    let rules = allCases.map {
      "      .\($0.rawValue)-fill { fill: \($0.dark) } .\($0.rawValue)-stroke { stroke: \($0.dark) }"
    }
    return """
        <style>
          @media (prefers-color-scheme: dark) {
      \(rules.joined(separator: "\n"))
          }
        </style>
      """
  }

  /// Returns the element of a straight line.
  static func line(
    _ ink: ImageInk, from start: (Int, Int), to end: (Int, Int), width: String = "1",
    more: String = ""
  ) -> String {
    "<line \(ink.stroke) x1=\"\(start.0.tenths)\" y1=\"\(start.1.tenths)\" "
      + "x2=\"\(end.0.tenths)\" y2=\"\(end.1.tenths)\" stroke-width=\"\(width)\"\(more)/>"
  }
}

extension Int {
  /// The number of tenths as a decimal: `96`, `96.5`; never negative in an image.
  var tenths: String {
    self % 10 == 0 ? "\(self / 10)" : "\(self / 10).\(self % 10)"
  }
}
