/// The layout that a line of JSON shares with the lines after it: all of its bytes but those of
/// its strings and numbers.
///
/// Programs write every line with the same keys in the same order. Between two values are then the
/// same bytes as in the line before, which are compared sixteen at a time, and where a value ends
/// follows from the next mark: nothing of the line is read byte by byte.
struct LineTemplate {
  /// The bytes before a value, or after the last one.
  fileprivate struct Segment: BitwiseCopyable {
    var bytes: (SIMD16<UInt8>, SIMD16<UInt8>) = (SIMD16(), SIMD16())
    var mask: (SIMD16<UInt8>, SIMD16<UInt8>) = (SIMD16(), SIMD16())
    var count = 0
    /// The number of marks, and the offset of the first.
    var markCount = 0
    var firstMark = 0
    /// The slot of the value after the segment.
    var slot = UsedColumn.unusedSlot
    var isNumber = false
  }

  private var segments: [Segment] = []
  /// The slots of keys whose value is null.
  private(set) var nulls: [Int] = []
  /// The number of marks of a line.
  private var markCount = 0
  /// The offset of the closing brace in the last segment.
  private var insertAt = 0

  /// The maximum number of bytes of a segment.
  private static let longestSegment = 32

  /// Whether no line has the layout.
  var isEmpty: Bool { segments.isEmpty }

  /// Creates a template of no line.
  init() {}

  /// Creates the template of a line that was parsed.
  ///
  /// It is that of no line if the line has no line end, or too much between two values.
  init(_ row: ParsedRow, from start: Int, of bytes: RawSpan, _ columns: ColumnMap) {
    if let template = LineTemplate(of: row, from: start, of: bytes, columns) { self = template }
  }

  private init?(of row: ParsedRow, from start: Int, of bytes: RawSpan, _ columns: ColumnMap) {
    guard row.next > start, bytes.byte(at: row.next - 1) == .lineFeed else { return nil }
    var cursor = JSONCursor(offset: start)
    var segmentStart = start
    cursor.skipSpace(bytes)
    // The line is valid: only what is not of a template's kind ends the loop early.
    guard cursor.skip(UInt8(ascii: "{"), bytes),
      appendMembers(&cursor, &segmentStart, of: bytes, columns, at: .top),
      append(segmentStart..<row.next, of: bytes)
    else { return nil }
    insertAt = row.insertAt - segmentStart
  }

  /// Appends the segments before the values of an object; returns false if it is not of a template's
  /// kind.
  private mutating func appendMembers(
    _ cursor: inout JSONCursor, _ segmentStart: inout Int, of bytes: RawSpan, _ columns: ColumnMap,
    at place: PathPlace
  ) -> Bool {
    repeat {
      cursor.skipSpace(bytes)
      guard let name = cursor.readString(bytes), !name.hasEscapes else { return false }
      cursor.skipSpace(bytes)
      guard cursor.skip(UInt8(ascii: ":"), bytes) else { return false }
      cursor.skipSpace(bytes)
      let first = cursor.next(bytes)
      let (slot, inner) = columns.match(bytes, name.content, at: place)
      var value = FieldSlot(start: cursor.offset, end: cursor.offset)
      if first == .quote {
        guard let string = cursor.readString(bytes) else { return false }
        value = string.content
      } else if first == UInt8(ascii: "-") || first?.isDigit == true {
        guard cursor.skipNumber(bytes) else { return false }
        value.end = cursor.offset
      } else if !inner.isEmpty, first == UInt8(ascii: "{"),
        !LineTemplate.isEmptyObject(cursor, bytes)
      {
        cursor.offset += 1
        guard appendMembers(&cursor, &segmentStart, of: bytes, columns, at: inner),
          cursor.skip(UInt8(ascii: "}"), bytes)
        else { return false }
        continue
      } else {
        // Every other value is a part of the layout.
        if slot != UsedColumn.unusedSlot { nulls.append(slot) }
        guard cursor.skipValue(bytes, depth: NDJSONRowParser.deepestNesting) else { return false }
        continue
      }
      guard append(segmentStart..<value.start, of: bytes) else { return false }
      segments[segments.count - 1].slot = slot
      segments[segments.count - 1].isNumber = first != .quote
      segmentStart = value.end
    } while skipComma(&cursor, bytes)
    return true
  }

  private static func isEmptyObject(_ cursor: JSONCursor, _ bytes: RawSpan) -> Bool {
    var cursor = cursor
    cursor.offset += 1
    cursor.skipSpace(bytes)
    return cursor.next(bytes) == UInt8(ascii: "}")
  }

  private func skipComma(_ cursor: inout JSONCursor, _ bytes: RawSpan) -> Bool {
    cursor.skipSpace(bytes)
    return cursor.skip(.comma, bytes)
  }

  private mutating func append(_ range: Range<Int>, of bytes: RawSpan) -> Bool {
    guard range.count <= LineTemplate.longestSegment else { return false }
    var segment = Segment()
    segment.count = range.count
    for (index, offset) in range.enumerated() {
      let byte = bytes.byte(at: offset)
      if index < 16 {
        (segment.bytes.0[index], segment.mask.0[index]) = (byte, 0xFF)
      } else {
        (segment.bytes.1[index - 16], segment.mask.1[index - 16]) = (byte, 0xFF)
      }
      if JSONMarks.isMark(byte) {
        if segment.markCount == 0 { segment.firstMark = index }
        segment.markCount += 1
      }
    }
    // The end of a value is found by the first mark after it.
    guard segment.markCount > 0 else { return false }
    markCount += segment.markCount
    // A line with more marks than a window of them has cannot be parsed by its layout.
    guard markCount <= MarkIndex<JSONMarks>.longestWindow else { return false }
    segments.append(segment)
    return true
  }

  /// Parses the line at `start`; returns nil if it has another layout.
  ///
  /// Only the slots of the template are set.
  @inline(__always)
  func parse(
    _ bytes: RawSpan, from start: Int, _ marks: inout MarkIndex<JSONMarks>,
    into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow? {
    let segments = segments.span
    guard marks.seek(start, marks: markCount, in: bytes) else { return nil }
    // The last place at which whole vectors can be read.
    let lastOffset = bytes.byteCount &- LineTemplate.longestSegment
    var row = ParsedRow(outcome: .whole)
    var mark = marks.next
    var offset = start
    var differences = SIMD16<UInt8>()
    let last = segments.count &- 1
    for index in 0..<last where offset <= lastOffset {
      // Safe, here and below: the indices are those of segments.
      let segment = unsafe segments[unchecked: index]
      differences |= segment.differences(bytes, at: offset)
      let valueStart = offset &+ segment.count
      mark &+= segment.markCount
      guard mark < marks.count else { return nil }
      // The mark belongs to the next segment, and ends this segment's value.
      var valueEnd = unsafe marks[mark] &- segments[unchecked: index &+ 1].firstMark
      guard valueEnd >= valueStart else { return nil }
      if segment.isNumber {
        guard LineTemplate.isNumber(bytes, from: valueStart, to: valueEnd) else { return nil }
      } else if bytes.byte(atChecked: valueEnd) == .backslash {
        // A variable that a call may change is in memory: it is not the loop's own.
        var escapeMark = mark
        guard let end = LineTemplate.skipEscapes(bytes, marks, &escapeMark) else { return nil }
        (valueEnd, mark) = (end, escapeMark)
        if segment.slot != UsedColumn.unusedSlot {
          row.escaped |= 1 &<< UInt32(truncatingIfNeeded: segment.slot)
        }
      }
      // Safe: there is a place for every slot of the columns.
      unsafe slots[unchecked: segment.slot] = FieldSlot(start: valueStart, end: valueEnd)
      let bit = UInt32(1) &<< UInt32(truncatingIfNeeded: segment.slot)
      row.filled |= valueEnd == valueStart ? 0 : bit
      offset = valueEnd
    }
    guard offset <= lastOffset else { return nil }
    differences |= segments[last].differences(bytes, at: offset)
    guard differences.isZero else { return nil }
    row.insertAt = offset &+ insertAt
    row.next = offset &+ segments[last].count
    marks.next = mark &+ segments[last].markCount
    return row
  }

  /// Moves from the first backslash of a string to its closing quote.
  ///
  /// - Returns: The offset of the quote; nil if the string is not valid, or not among known marks.
  @inline(never)
  private static func skipEscapes(
    _ bytes: RawSpan, _ marks: borrowing MarkIndex<JSONMarks>, _ mark: inout Int
  ) -> Int? {
    // Safe: marks are bytes of the span.
    while bytes.byte(atChecked: marks[mark]) == .backslash {
      guard let length = JSONCursor.escapeLength(bytes, at: marks[mark]) else { return nil }
      let end = marks[mark] &+ length
      // The escaped byte may be a mark too.
      repeat {
        mark &+= 1
        guard mark < marks.count else { return nil }
      } while marks[mark] < end
    }
    return bytes.byte(atChecked: marks[mark]) == .quote ? marks[mark] : nil
  }

  /// Returns whether the bytes are a number of JSON.
  @inline(__always)
  private static func isNumber(_ bytes: RawSpan, from start: Int, to end: Int) -> Bool {
    if end &- start <= 8, end >= 8, start < end, bytes.byte(at: start) > UInt8(ascii: "0") {
      // Digits, of which the first is not zero.
      if WholeNumber.areDigits(bytes.word(at: end &- 8), last: end &- start) { return true }
    }
    return isAnyNumber(bytes, from: start, to: end)
  }

  @inline(never)
  private static func isAnyNumber(_ bytes: RawSpan, from start: Int, to end: Int) -> Bool {
    var cursor = JSONCursor(offset: start)
    return cursor.skipNumber(bytes) && cursor.offset == end
  }
}

extension LineTemplate.Segment {
  /// Returns zeros if the bytes at an offset are those of the segment.
  @inline(__always)
  fileprivate func differences(_ source: RawSpan, at offset: Int) -> SIMD16<UInt8> {
    // Safe: the caller has checked the offset.
    let first = (source.vector(atChecked: offset) ^ bytes.0) & mask.0
    // As most are. Which ones are longer is the same in every line.
    if count <= 16 { return first }
    return first | (source.vector(atChecked: offset &+ 16) ^ bytes.1) & mask.1
  }
}
