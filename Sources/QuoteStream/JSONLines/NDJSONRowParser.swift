internal import LivepeerPricing

/// Parses lines of JSON: one object on each line, of which only the used keys are read.
///
/// Skipped values are checked as well, so a line that it accepts is JSON. The exception is UTF-8:
/// bytes of other encodings pass through as they do in CSV.
struct NDJSONRowParser: RowParser {
  /// The maximum nesting of arrays and objects, the line's own object included.
  static let deepestNesting = 64

  let columns: ColumnMap
  /// Whether the keys are those of pricing alone.
  private let isStandard: Bool

  init(_ columns: ColumnMap = .pricing) {
    self.columns = columns
    isStandard = columns.isStandard
  }

  /// The marks of some bytes, and the layout that their lines share.
  struct Scan {
    fileprivate var marks: MarkIndex<JSONMarks>
    fileprivate var template = LineTemplate()
    /// The number of lines since the last one of the template.
    fileprivate var misses = 0
    /// Whether every slot that is not the template's is empty.
    fileprivate var isOfTemplate = false
  }

  func makeScan(ofBytes byteCount: Int) -> Scan { Scan(marks: MarkIndex(forBytes: byteCount)) }

  @inline(__always)
  func parse(
    _ bytes: RawSpan, from start: Int, _ scan: inout Scan,
    into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow {
    if scan.template.isEmpty { return parseMembers(bytes, from: start, &scan, into: &slots) }
    if !scan.isOfTemplate {
      for slot in slots.indices { slots[slot] = FieldSlot() }
      // A null is there, and empty: no value begins at the start of a line.
      for slot in scan.template.nulls { slots[slot] = FieldSlot(start: 1, end: 1) }
      scan.isOfTemplate = true
    }
    if let row = scan.template.parse(bytes, from: start, &scan.marks, into: &slots) {
      scan.misses = 0
      return row
    }
    return parseMembers(bytes, from: start, &scan, into: &slots)
  }

  /// Parses a line of any layout, and takes it as the template of the next ones now and then.
  @inline(never)
  private func parseMembers(
    _ bytes: RawSpan, from start: Int, _ scan: inout Scan,
    into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow {
    let row = parseMembers(bytes, from: start, into: &slots)
    scan.isOfTemplate = false
    guard row.outcome == .whole else { return row }
    scan.misses += 1
    // Every time it takes twice as many lines, so that lines of many layouts cost little more.
    if scan.misses > 1, scan.misses & (scan.misses - 1) == 0 {
      scan.template = LineTemplate(row, from: start, of: bytes, columns)
    }
    return row
  }

  func parseMembers(
    _ bytes: RawSpan, from start: Int, into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow {
    var cursor = JSONCursor(offset: start)
    cursor.skipSpace(bytes)
    if cursor.isAtLineEnd(bytes) {
      return ParsedRow(outcome: .blank, next: cursor.nextLine(bytes))
    }
    guard cursor.skip(UInt8(ascii: "{"), bytes) else { return .faulty }
    // A missing key is an empty field.
    for slot in slots.indices { slots[slot] = FieldSlot() }
    if columns.hasPaths { return parsePaths(bytes, &cursor, into: &slots) }
    var row = ParsedRow(outcome: .whole)
    var seen: UInt32 = 0
    cursor.skipSpace(bytes)
    if !columns.isPriced, cursor.next(bytes) == UInt8(ascii: "}") {
      return parsePaths(bytes, &cursor, into: &slots)
    }
    while true {
      guard let name = cursor.readString(bytes) else { return .faulty }
      guard let slot = slot(of: name, bytes) else { return .faulty }
      cursor.skipSpace(bytes)
      guard cursor.skip(UInt8(ascii: ":"), bytes) else { return .faulty }
      cursor.skipSpace(bytes)
      if slot == UsedColumn.unusedSlot {
        guard cursor.skipValue(bytes, depth: NDJSONRowParser.deepestNesting - 1) else {
          return .faulty
        }
      } else {
        let bit = UInt32(1) &<< UInt32(slot)
        guard seen & bit == 0, let value = readUsed(slot, &cursor, bytes) else { return .faulty }
        seen |= bit
        slots[slot] = value.content
        if !value.content.isEmpty { row.filled |= bit }
        if value.hasEscapes { row.escaped |= bit }
      }
      cursor.skipSpace(bytes)
      if cursor.skip(UInt8(ascii: ","), bytes) {
        cursor.skipSpace(bytes)
        continue
      }
      row.insertAt = cursor.offset
      guard cursor.skip(UInt8(ascii: "}"), bytes) else { return .faulty }
      cursor.skipSpace(bytes)
      guard cursor.isAtLineEnd(bytes) else { return .faulty }
      row.next = cursor.nextLine(bytes)
      return row
    }
  }

  /// Returns the value of a used key; nil if the key does not take a value of its type.
  @inline(__always)
  func readUsed(
    _ slot: Int, _ cursor: inout JSONCursor, _ bytes: RawSpan
  ) -> JSONCursor.StringToken? {
    guard let first = cursor.next(bytes) else { return nil }
    if first == .quote { return cursor.readString(bytes) }
    let start = cursor.offset
    if first == UInt8(ascii: "n") {
      guard cursor.skipWord(bytes) else { return nil }
      return JSONCursor.StringToken(content: FieldSlot(start: start, end: start), hasEscapes: false)
    }
    guard slot > UsedColumn.modelID.slot, cursor.skipNumber(bytes) else { return nil }
    return JSONCursor.StringToken(
      content: FieldSlot(start: start, end: cursor.offset), hasEscapes: false)
  }

  /// Returns the slot of a key; nil for a key that the output adds.
  @inline(__always)
  private func slot(of name: JSONCursor.StringToken, _ bytes: RawSpan) -> Int? {
    if name.hasEscapes || !isStandard { return decodedSlot(of: name, bytes) }
    return switch KeyHead(name.content, bytes) {
    case .slot(let slot): slot
    case .added: nil
    case .unclear: decodedSlot(of: name, bytes)
    }
  }

  @inline(never)
  private func decodedSlot(of name: JSONCursor.StringToken, _ bytes: RawSpan) -> Int? {
    match(name, bytes, at: .top)?.slot
  }

  /// Returns the slot of a key, and the paths that go on in the object of that key; nil for a key
  /// that the output adds.
  func match(
    _ name: JSONCursor.StringToken, _ bytes: RawSpan, at place: PathPlace
  ) -> (slot: Int, inner: PathPlace)? {
    var text: [UInt8]
    if name.hasEscapes {
      text = bytes.copy(name.content)
      // A key that is not valid Unicode is none of the used keys.
      guard let end = decode(FieldSlot(start: 0, end: text.count), of: &text) else {
        return (UsedColumn.unusedSlot, PathPlace(slots: 0, used: 0))
      }
      text.removeSubrange(end...)
    } else if !columns.isPriced || place.used > 0 || name.content.count != UsedColumn.addedLength {
      return columns.match(bytes, name.content, at: place)
    } else {
      text = bytes.copy(name.content)
    }
    if columns.isPriced, place.used == 0,
      UsedColumn.added.contains(where: { $0.utf8.elementsEqual(text) })
    {
      return nil
    }
    let field = FieldSlot(start: 0, end: text.count)
    return unsafe columns.match(text.span.bytes, field, at: place)
  }

  func recordEnd(_ bytes: RawSpan, from start: Int) -> Int {
    var cursor = JSONCursor(offset: start)
    return cursor.nextLine(bytes)
  }

  func decode(_ field: FieldSlot, of bytes: inout [UInt8]) -> Int? {
    var target = field.start
    var start = field.start
    while true {
      // Safe: every byte of an array is initialized.
      let escape = unsafe bytes.span.bytes.firstJSONStringMark(from: start)
      guard escape < field.end else { return bytes.move(start..<field.end, to: target) }
      target = bytes.move(start..<escape, to: target)
      let escaped = escape &+ 1 < field.end ? bytes[escape &+ 1] : 0
      // Quotes, backslashes and slashes are most of what programs escape, and stand for themselves.
      guard escaped == .quote || escaped == .backslash || escaped == UInt8(ascii: "/") else {
        return decodeAny(escape..<field.end, of: &bytes, to: target)
      }
      bytes[target] = escaped
      target &+= 1
      start = escape &+ 2
    }
  }

  /// Decodes the end of a field by the reader of whole documents.
  @inline(never)
  private func decodeAny(_ range: Range<Int>, of bytes: inout [UInt8], to target: Int) -> Int? {
    guard let node = try? JSONNode(parsing: [.quote] + bytes[range] + [.quote]),
      case .string(let text) = node.value
    else { return nil }
    // An escape is never shorter than its text.
    let end = target + text.utf8.count
    bytes.replaceSubrange(target..<end, with: text.utf8)
    return end
  }
}

/// The bytes that end a part of a JSON string: quotes, backslashes and control characters.
enum JSONMarks: MarkKind {
  static var batch: Int { 12 }

  @inline(__always)
  static func marks(in bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    (bytes .== .quote) .| (bytes .== .backslash) .| (bytes .< .space)
  }

  @inline(__always)
  static func isMark(_ byte: UInt8) -> Bool {
    byte == .quote || byte == .backslash || byte < .space
  }
}
