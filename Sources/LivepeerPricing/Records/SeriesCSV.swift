internal import ExactMath

/// The records of a small CSV file (RFC 4180), one after another.
struct SeriesCSV {
  /// A field without the quotes around it.
  struct Field {
    var range: Range<Int>
    /// Whether quotes in it are doubled.
    var hasEscapes = false
  }

  let bytes: [UInt8]
  /// The offset of the next record.
  private(set) var offset: Int
  /// The offset of the record that was read last.
  private(set) var start = 0
  /// The fields of the record that was read last.
  private(set) var fields: [Field] = []

  /// Creates a reader at the beginning of a file, which may begin with a byte order mark.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Reads the next record; returns false if only empty lines are left.
  ///
  /// - Throws: The fault of a record, and of an empty line between records.
  mutating func next() throws(ETHPriceSeries.ReadingError) -> Bool {
    fields.removeAll(keepingCapacity: true)
    start = offset
    guard offset < bytes.count else { return false }
    if isLineEnd(offset) {
      guard bytes[offset...].allSatisfy({ $0 == 0x0A || $0 == 0x0D }) else {
        throw error(.emptyLine, at: offset)
      }
      offset = bytes.count
      return false
    }
    while true {
      try readField()
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { break }
      offset += 1
    }
    if offset < bytes.count { offset += bytes[offset] == 0x0D ? 2 : 1 }
    return true
  }

  /// Reads a field, up to the comma or the line end after it.
  private mutating func readField() throws(ETHPriceSeries.ReadingError) {
    let start = offset
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: ","), !isLineEnd(offset) {
        guard bytes[offset] != UInt8(ascii: "\"") else { throw error(.strayQuote, at: offset) }
        offset += 1
      }
      fields.append(Field(range: start..<offset))
      return
    }
    var field = Field(range: start + 1..<start + 1)
    offset += 1
    while true {
      guard offset < bytes.count else { throw error(.unclosedQuote, at: start) }
      let isQuote = bytes[offset] == UInt8(ascii: "\"")
      offset += 1
      guard isQuote else { continue }
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { break }
      field.hasEscapes = true
      offset += 1
    }
    field.range = start + 1..<offset - 1
    fields.append(field)
    guard offset == bytes.count || bytes[offset] == UInt8(ascii: ",") || isLineEnd(offset) else {
      throw error(.textAfterQuote, at: offset)
    }
  }

  /// Returns whether a line ends here, in a line feed alone or after a carriage return.
  private func isLineEnd(_ offset: Int) -> Bool {
    bytes[offset] == 0x0A
      || bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
  }

  /// Returns the text of a field.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes[field.range], as: UTF8.self)
    guard field.hasEscapes else { return text }
    var decoded = ""
    var isSecond = false
    for character in text.unicodeScalars {
      isSecond = character == "\"" && !isSecond
      if !isSecond { decoded.unicodeScalars.append(character) }
    }
    return decoded
  }

  func error(
    _ reason: ETHPriceSeries.ReadingError.Reason, at offset: Int
  ) -> ETHPriceSeries.ReadingError {
    ETHPriceSeries.ReadingError(reason, at: TextPosition(of: offset, in: bytes))
  }
}

extension TextPosition {
  /// Creates the place of an offset of a text, a byte order mark at whose beginning has no column.
  init(of offset: Int, in bytes: [UInt8]) {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before[..<lineStart].count { $0 == 0x0A } + 1
    var content = before[lineStart...]
    if lineStart == 0, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    // Every code point has one byte that is no continuation.
    let column = content.count { $0 & 0xC0 != 0x80 } + 1
    self.init(line: line, column: column, offset: offset)
  }
}
