/// How text stands out on a terminal.
package enum TextStyle: Sendable {
  /// What is wrong: red.
  case error
  /// What may be wrong: yellow.
  case warning
  /// The better one of two: bold.
  case better

  /// The number of the style in the escape codes of ECMA-48.
  private var code: Int {
    switch self {
    case .error: 31
    case .warning: 33
    case .better: 1
    }
  }

  /// Returns text in the style, or as it is if a terminal is not to show it.
  package func text(_ text: String, isShown: Bool) -> String {
    isShown && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// Returns a line for standard error whose first words say that something is or may be wrong.
  package static func message(_ line: String, isShown: Bool) -> String {
    for (prefix, style) in [("livepeer-pricing:", TextStyle.error), ("warning:", .warning)]
    where line.hasPrefix(prefix) {
      return style.text(prefix, isShown: isShown) + line.dropFirst(prefix.count)
    }
    return line
  }
}
