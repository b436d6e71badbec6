extension String {
  /// The text as a message of one line shows it: cut after so many characters, and U+FFFD for
  /// each that a terminal would obey instead of showing it.
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
