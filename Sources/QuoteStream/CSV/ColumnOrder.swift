/// The order in which a CSV file's columns are written: that of another file's header.
struct ColumnOrder: Equatable {
  /// The index of the file's column at each place of the output.
  let sources: [Int]

  /// Creates the order of a file's columns in the output; returns nil if it is the same as in the
  /// file.
  ///
  /// Columns are matched by name, byte for byte, and columns with the same name in their order.
  ///
  /// - Parameters:
  ///   - names: The file's columns.
  ///   - first: The output's columns.
  ///   - file: The name of the file that the output's columns come from.
  /// - Throws: ``HeaderError/otherColumns(than:missing:added:)``.
  init?(of names: [[UInt8]], in first: [[UInt8]], file: String) throws(HeaderError) {
    if names == first { return nil }
    var places: [[UInt8]: [Int]] = [:]
    for (index, name) in names.enumerated().reversed() { places[name, default: []].append(index) }
    var sources: [Int] = []
    var missing: [String] = []
    for name in first {
      if let index = places[name]?.popLast() {
        sources.append(index)
      } else {
        missing.append(shown(name))
      }
    }
    let added = places.values.joined().sorted().map { shown(names[$0]) }
    guard missing.isEmpty, added.isEmpty else {
      throw .otherColumns(than: file, missing: missing, added: added)
    }
    self.sources = sources
  }

  /// Returns rows with the fields of each in the output's order.
  ///
  /// - Parameter rows: Whole rows, each with the file's columns and the columns that the output
  ///   adds.
  /// - Returns: The rows, with every field and line end unchanged.
  /// - Complexity: O(*n*) in bytes.
  func arranged(_ rows: [UInt8]) -> [UInt8] {
    let bytes = unsafe rows.span.bytes
    var arranged: [UInt8] = []
    arranged.reserveCapacity(rows.count)
    var fields = Array(repeating: FieldSlot(), count: sources.count)
    var start = 0
    while start < bytes.byteCount {
      for index in fields.indices {
        let end = ColumnOrder.fieldEnd(bytes, from: start)
        fields[index] = FieldSlot(start: start, end: end)
        start = end &+ 1
      }
      for (place, source) in sources.enumerated() {
        if place > 0 { arranged.append(.comma) }
        arranged += rows[fields[source].start..<fields[source].end]
      }
      // The columns that the output adds contain only digits and end the row.
      let added = start &- 1
      start = bytes.firstQuoteOrLineFeed(from: start) &+ 1
      arranged += rows[added..<start]
    }
    return arranged
  }

  /// Returns the end of the field at a place of a well-formed row, its quotes included.
  private static func fieldEnd(_ bytes: RawSpan, from start: Int) -> Int {
    if bytes.byte(at: start) == .quote, let quoted = QuotedField(bytes, from: start) {
      return quoted.end
    }
    return bytes.firstCSVSeparator(from: start)
  }
}
