/// Parses CSV records according to RFC 4180.
struct CSVRowParser: RowParser {
  let header: CSVHeader

  var columns: ColumnMap { header.columns }

  func makeScan(ofBytes byteCount: Int) -> MarkIndex<CSVMarks> {
    MarkIndex(forBytes: byteCount)
  }

  @inline(__always)
  func parse(
    _ bytes: RawSpan, from start: Int, _ marks: inout MarkIndex<CSVMarks>,
    into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow {
    // Nearly every record has a mark for each of its columns, and none within its fields.
    let lastColumn = header.slots.count &- 1
    guard marks.seek(start, marks: header.slots.count, in: bytes) else {
      return parseFieldByField(bytes, from: start, into: &slots)
    }
    var row = ParsedRow(outcome: .whole)
    var offset = start
    var mark = marks.next
    // Safe, here and below: marks are bytes of the span, as is what is before one and after another.
    for column in 0..<lastColumn {
      let end = marks[mark]
      guard bytes.byte(atChecked: end) == .comma else {
        return parseQuoted(bytes, from: start, &marks, into: &slots)
      }
      row.take(FieldSlot(start: offset, end: end), header.slots[column], &slots)
      offset = end &+ 1
      mark &+= 1
    }
    var end = marks[mark]
    guard bytes.byte(atChecked: end) == .lineFeed else {
      return parseQuoted(bytes, from: start, &marks, into: &slots)
    }
    marks.next = mark &+ 1
    row.next = end &+ 1
    if end > offset, bytes.byte(atChecked: end &- 1) == .carriageReturn { end &-= 1 }
    row.insertAt = end
    row.take(FieldSlot(start: offset, end: end), header.slots[lastColumn], &slots)
    return row
  }

  /// Parses a record that may have quotes by its marks, as far as they are known.
  @inline(never)
  private func parseQuoted(
    _ bytes: RawSpan, from start: Int, _ marks: inout MarkIndex<CSVMarks>,
    into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow {
    var row = ParsedRow(outcome: .whole)
    var offset = start
    var mark = marks.next
    let columns = header.slots.count
    for column in 0..<columns {
      guard mark < marks.count else { return parseFieldByField(bytes, from: start, into: &slots) }
      var field = FieldSlot(start: offset, end: marks[mark])
      var end = field.end
      if bytes.byte(atChecked: end) == .quote {
        guard end == offset, let quoted = QuotedMarks(bytes, from: mark, marks) else {
          return parseFieldByField(bytes, from: start, into: &slots)
        }
        field = FieldSlot(start: offset &+ 1, end: quoted.end)
        row.insertAt = quoted.end &+ 1
        row.lineFeeds &+= quoted.lineFeeds
        mark = quoted.separator
        end = marks[mark]
        let slot = Int(header.slots[column])
        // Columns that pass through are not read, regardless of their content.
        if quoted.hasEscapes, slot != UsedColumn.unusedSlot { row.escaped |= 1 &<< UInt32(slot) }
      } else {
        row.insertAt = end
      }
      let isLast = column == columns &- 1
      guard bytes.byte(atChecked: end) == (isLast ? .lineFeed : .comma) else {
        return parseFieldByField(bytes, from: start, into: &slots)
      }
      if isLast {
        if row.insertAt == end, end > offset, bytes.byte(atChecked: end &- 1) == .carriageReturn {
          field.end &-= 1
          row.insertAt &-= 1
        }
        row.next = end &+ 1
      }
      row.take(field, header.slots[column], &slots)
      offset = end &+ 1
      mark &+= 1
    }
    marks.next = mark
    return row
  }

  /// Parses a record that may have quotes, or the last one of a file without a line end.
  @inline(never)
  func parseFieldByField(
    _ bytes: RawSpan, from start: Int, into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow {
    var row = ParsedRow(outcome: .whole)
    var offset = start
    let lastColumn = header.slots.count &- 1
    var column = 0
    while true {
      var field = FieldSlot(start: offset, end: bytes.firstCSVSeparator(from: offset))
      var end = field.end
      if end < bytes.byteCount, bytes.byte(at: end) == .quote {
        guard end == offset,
          let quoted = QuotedField(bytes, from: offset)
        else { return .faulty }
        field = quoted.content
        end = quoted.end
        row.lineFeeds &+= quoted.lineFeeds
        row.insertAt = field.end &+ 1
        let slot = Int(header.slots[column])
        // Columns that pass through are not read, regardless of their content.
        if quoted.hasEscapes, slot != UsedColumn.unusedSlot { row.escaped |= 1 &<< UInt32(slot) }
      } else {
        row.insertAt = end
      }
      if end < bytes.byteCount, bytes.byte(at: end) == .comma {
        row.take(field, header.slots[column], &slots)
        guard column < lastColumn else { return .faulty }
        column &+= 1
        offset = end &+ 1
        continue
      }
      guard column == lastColumn else { return .faulty }
      let hasLineFeed = end < bytes.byteCount
      if hasLineFeed, row.insertAt == end, end > offset,
        bytes.byte(at: end &- 1) == .carriageReturn
      {
        field.end &-= 1
        row.insertAt &-= 1
      }
      row.take(field, header.slots[column], &slots)
      row.next = hasLineFeed ? end &+ 1 : end
      return row
    }
  }

  func recordEnd(_ bytes: RawSpan, from start: Int) -> Int {
    var seen = RecordSplitter.Seen(isInQuotes: false, lineFeeds: 0)
    return RecordSplitter.firstEnd(bytes, from: start, quotes: true, &seen) ?? bytes.byteCount
  }

  func decode(_ field: FieldSlot, of bytes: inout [UInt8]) -> Int? {
    QuotedField.decode(field, of: &bytes)
  }

  func fault(of record: [UInt8]) -> RowError.Fault {
    if record.isEmpty { return .emptyLine }
    let bytes = unsafe record.span.bytes
    var offset = 0
    var count = 0
    while true {
      let column = header.name(ofColumn: count)
      count += 1
      var end = bytes.firstCSVSeparator(from: offset)
      if end < bytes.byteCount, bytes.byte(at: end) == .quote {
        guard end == offset else { return .strayQuote(column: column) }
        guard let quoted = QuotedField(bytes, from: offset) else {
          return QuotedField.isClosed(bytes, from: offset)
            ? .textAfterQuote(column: column) : .unclosedQuote(column: column)
        }
        end = quoted.end
      }
      guard end < bytes.byteCount, bytes.byte(at: end) == .comma else { break }
      offset = end + 1
    }
    if record.first == UInt8(ascii: "#") { return .comment }
    return HeaderError.OtherFormat.hasCarriageReturnEnds(record)
      ? .carriageReturn : .fieldCount(count, expected: header.slots.count)
  }
}

extension ParsedRow {
  /// Stores the field of a slot.
  @inline(__always)
  fileprivate mutating func take(
    _ field: FieldSlot, _ slot: UInt8, _ slots: inout MutableSpan<FieldSlot>
  ) {
    // Safe: there is a place for every slot of a header.
    unsafe slots[unchecked: Int(slot)] = field
    filled |= field.isEmpty ? 0 : 1 &<< UInt32(slot)
  }
}

/// The bytes that end a field or a record, or begin a field in quotes.
enum CSVMarks: MarkKind {
  static var batch: Int { 6 }

  @inline(__always)
  static func marks(in bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    (bytes .== .comma) .| (bytes .== .quote) .| (bytes .== .lineFeed)
  }

  @inline(__always)
  static func isMark(_ byte: UInt8) -> Bool {
    byte == .comma || byte == .quote || byte == .lineFeed
  }
}
