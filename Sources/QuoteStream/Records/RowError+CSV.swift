extension RowError {
  /// Returns the row in the form of the rejects.
  func csvRow(fileName: String, record: [UInt8]) -> [UInt8] {
    let fields = [Array(fileName.utf8), Array("\(line)".utf8), Array("\(fault)".utf8)]
    var row: [UInt8] = []
    for field in fields {
      row +=
        field.contains { [.comma, .quote, .lineFeed, .carriageReturn].contains($0) }
        ? Self.quoted(field) : field
      row.append(.comma)
    }
    row += Self.quoted(record)
    row.append(.lineFeed)
    return row
  }

  private static func quoted(_ field: [UInt8]) -> [UInt8] {
    var quoted: [UInt8] = [.quote]
    quoted.reserveCapacity(field.count + 2)
    for byte in field {
      if byte == .quote { quoted.append(.quote) }
      quoted.append(byte)
    }
    quoted.append(.quote)
    return quoted
  }
}
