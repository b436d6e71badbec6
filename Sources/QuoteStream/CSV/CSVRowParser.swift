/// Parses CSV records according to RFC 4180.
struct CSVRowParser: RowParser {
  let header: CSVHeader

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
      row.take(FieldSlot(start: offset, end: end), Int(header.slots[column]), &slots)
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
    row.take(FieldSlot(start: offset, end: end), Int(header.slots[lastColumn]), &slots)
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
      row.take(field, Int(header.slots[column]), &slots)
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
        row.take(field, Int(header.slots[column]), &slots)
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
      row.take(field, Int(header.slots[column]), &slots)
      row.next = hasLineFeed ? end &+ 1 : end
      return row
    }
  }

  func recordEnd(_ bytes: RawSpan, from start: Int) -> Int {
    var seen = RecordSplitter.Seen(isInQuotes: false, lineFeeds: 0)
    return RecordSplitter.firstEnd(bytes, from: start, quotes: true, &seen) ?? bytes.byteCount
  }

  func decode(_ bytes: RawSpan, _ field: FieldSlot, into decoded: inout [UInt8]) -> Bool {
    QuotedField.decode(bytes, field, into: &decoded)
    return true
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
    _ field: FieldSlot, _ slot: Int, _ slots: inout MutableSpan<FieldSlot>
  ) {
    slots[slot] = field
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

/// A field in quotes, by its marks.
private struct QuotedMarks {
  /// The offset of the closing quote.
  var end = 0
  /// The index of the mark after the field: a comma or a line feed.
  var separator: Int
  var lineFeeds = 0
  var hasEscapes = false

  /// Creates a field whose opening quote is a mark; returns nil if it does not end correctly, or
  /// not among the known marks.
  @inline(__always)
  init?(_ bytes: RawSpan, from opening: Int, _ marks: borrowing MarkIndex<CSVMarks>) {
    separator = opening &+ 1
    // Safe: marks are bytes of the span.
    while true {
      guard separator &+ 1 < marks.count else { return nil }
      end = marks[separator]
      let byte = bytes.byte(atChecked: end)
      separator &+= 1
      if byte == .quote {
        let next = marks[separator]
        guard next == end &+ 1, bytes.byte(atChecked: next) == .quote else { break }
        hasEscapes = true
        separator &+= 1
      } else if byte == .lineFeed {
        lineFeeds &+= 1
      }
    }
    let after = marks[separator]
    if after == end &+ 1 { return }
    guard after == end &+ 2, bytes.byte(atChecked: end &+ 1) == .carriageReturn,
      bytes.byte(atChecked: after) == .lineFeed
    else { return nil }
  }
}

/// A field in quotes.
struct QuotedField {
  /// The bytes between the quotes.
  var content: FieldSlot
  /// The offset of the comma or the line feed after the field, or the end of the bytes.
  var end: Int
  var lineFeeds = 0
  var hasEscapes = false

  /// Creates a field whose opening quote is at `start`; returns nil if it does not end correctly.
  @inline(never)
  init?(_ bytes: RawSpan, from start: Int) {
    content = FieldSlot(start: start &+ 1, end: start &+ 1)
    end = start &+ 1
    while true {
      let mark = bytes.firstQuoteOrLineFeed(from: end)
      guard mark < bytes.byteCount else { return nil }
      end = mark &+ 1
      if bytes.byte(at: mark) == .lineFeed {
        lineFeeds &+= 1
      } else if end < bytes.byteCount, bytes.byte(at: end) == .quote {
        hasEscapes = true
        end &+= 1
      } else {
        content.end = mark
        break
      }
    }
    guard end < bytes.byteCount else { return }
    switch bytes.byte(at: end) {
    case .comma, .lineFeed: return
    case .carriageReturn:
      end &+= 1
      guard end < bytes.byteCount, bytes.byte(at: end) == .lineFeed else { return nil }
    default: return nil
    }
  }

  /// Returns whether the quote at `start` has a closing quote.
  static func isClosed(_ bytes: RawSpan, from start: Int) -> Bool {
    var offset = start + 1
    while offset < bytes.byteCount {
      guard bytes.byte(at: offset) == .quote else {
        offset += 1
        continue
      }
      guard offset + 1 < bytes.byteCount, bytes.byte(at: offset + 1) == .quote else { return true }
      offset += 2
    }
    return false
  }

  /// Appends a content with each doubled quote replaced by one.
  static func decode(_ bytes: RawSpan, _ content: FieldSlot, into decoded: inout [UInt8]) {
    var start = content.start
    var offset = content.start
    while offset < content.end {
      offset &+= 1
      guard bytes.byte(at: offset &- 1) == .quote else { continue }
      // The second quote is not copied.
      decoded.append(bytes, FieldSlot(start: start, end: offset))
      offset = min(offset &+ 1, content.end)
      start = offset
    }
    decoded.append(bytes, FieldSlot(start: start, end: content.end))
  }
}
