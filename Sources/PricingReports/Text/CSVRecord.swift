extension [String] {
  /// The fields as a record of RFC 4180, including its line end.
  var csvRecord: String {
    map { field in
      let needsQuotes = field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      guard needsQuotes else { return field }
      // By scalars: a quote that shares a character with an accent ends a field all the same.
      let parts = field.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
      return "\"" + parts.map { String($0) }.joined(separator: "\"\"") + "\""
    }.joined(separator: ",") + "\n"
  }
}
