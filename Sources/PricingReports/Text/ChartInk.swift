/// The colors of charts.
///
/// Colors are attributes, for light backgrounds and for renderers without style sheets; the style
/// sheet contains only the changes for dark backgrounds.
enum ChartInk: String, CaseIterable {
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

  static let fontFamily = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"

  /// The style sheet of an image.
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
}

extension Int {
  /// The number of tenths as a decimal: `96`, `96.5`; never negative in an image.
  var tenths: String {
    self % 10 == 0 ? "\(self / 10)" : "\(self / 10).\(self % 10)"
  }
}
