extension RowError {
  /// Appends the row in the form of the rejects.
  func append(
    _ place: RowPlace, of bytes: RawSpan, fileName: String, to rejects: inout [UInt8]
  ) {
    for field in [Array(fileName.utf8), Array("\(line)".utf8), Array("\(self)".utf8)] {
      if field.contains(where: { [.comma, .quote, .lineFeed, .carriageReturn].contains($0) }) {
        rejects.appendQuoted(unsafe field.span.bytes)
      } else {
        rejects += field
      }
      rejects.append(.comma)
    }
    rejects.appendQuoted(bytes.extracting(place.start..<bytes.contentEnd(of: place)))
    rejects.append(.lineFeed)
  }
}

extension [UInt8] {
  /// Appends a field of CSV in quotes.
  fileprivate mutating func appendQuoted(_ field: RawSpan) {
    // Growing by doubling would copy a long record, and have room for another.
    if field.byteCount > 1 << 16 { reserveCapacity(count + field.byteCount + 1_024) }
    append(.quote)
    for offset in field.byteOffsets {
      let byte = field.byte(at: offset)
      if byte == .quote { append(.quote) }
      append(byte)
    }
    append(.quote)
  }
}
