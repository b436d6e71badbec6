extension String {
  /// Returns the text for a message of one line: truncated to the limit, with U+FFFD in place of
  /// each character that a terminal would interpret.
  package func shown(upTo limit: Int = 40) -> String {
    // Nearly every text is short and plain.
    if utf8.count <= limit,
      utf8.allSatisfy({ (UInt8(ascii: " ")...UInt8(ascii: "~")).contains($0) })
    {
      return self
    }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    return String(shown) + (unicodeScalars.dropFirst(limit).isEmpty ? "" : "…")
  }
}
