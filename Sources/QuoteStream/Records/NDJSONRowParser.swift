internal import LivepeerPricing

/// Parses lines of JSON: one object on each line, of which only the used keys are read.
///
/// Skipped values are checked as well, so a line that it accepts is JSON. The exception is UTF-8:
/// bytes of other encodings pass through as they do in CSV.
struct NDJSONRowParser: RowParser {
  /// The maximum nesting of arrays and objects, the line's own object included.
  static let deepestNesting = 64

  /// The keys that are read in addition to those of pricing, or none.
  private let extra: ExtraColumns
  private let hasExtra: Bool

  init(extra: ExtraColumns = .none) {
    self.extra = extra
    hasExtra = !extra.names.isEmpty
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
      scan.template = LineTemplate(row, from: start, of: bytes) { name in
        slot(of: JSONCursor.StringToken(content: name, hasEscapes: false), bytes)
          ?? UsedColumn.unusedSlot
      }
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
    var row = ParsedRow(outcome: .whole)
    var seen: UInt32 = 0
    cursor.skipSpace(bytes)
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
  private func readUsed(
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
    if name.hasEscapes || hasExtra { return decodedSlot(of: name, bytes) }
    return switch KeyHead(name.content, bytes) {
    case .slot(let slot): slot
    case .added: nil
    case .unclear: decodedSlot(of: name, bytes)
    }
  }

  @inline(never)
  private func decodedSlot(of name: JSONCursor.StringToken, _ bytes: RawSpan) -> Int? {
    var text = bytes.copy(name.content)
    if name.hasEscapes {
      // A key that is not valid Unicode is none of the used keys.
      text = []
      guard decode(bytes, name.content, into: &text) else { return UsedColumn.unusedSlot }
    }
    if !hasExtra, UsedColumn.added.contains(where: { $0.utf8.elementsEqual(text) }) { return nil }
    return extra.slot(of: text)
  }

  func recordEnd(_ bytes: RawSpan, from start: Int) -> Int {
    var cursor = JSONCursor(offset: start)
    return cursor.nextLine(bytes)
  }

  func decode(_ bytes: RawSpan, _ field: FieldSlot, into decoded: inout [UInt8]) -> Bool {
    var start = field.start
    var offset = field.start
    while offset < field.end {
      guard bytes.byte(at: offset) == .backslash else {
        offset &+= 1
        continue
      }
      // Backslashes that stand for themselves and slashes are most of what programs escape, and the
      // reader does the rest.
      let escaped = offset &+ 1 < field.end ? bytes.byte(at: offset &+ 1) : 0
      guard [.quote, .backslash, UInt8(ascii: "/")].contains(escaped) else {
        decoded.append(bytes, FieldSlot(start: start, end: offset))
        let rest = FieldSlot(start: offset, end: field.end)
        guard let node = try? JSONNode(parsing: [.quote] + bytes.copy(rest) + [.quote]),
          case .string(let text) = node.value
        else { return false }
        decoded += text.utf8
        return true
      }
      decoded.append(bytes, FieldSlot(start: start, end: offset))
      start = offset &+ 1
      offset &+= 2
    }
    decoded.append(bytes, FieldSlot(start: start, end: field.end))
    return true
  }

  func fault(of record: [UInt8]) -> RowError.Fault {
    let members: [JSONMember]
    do throws(JSONError) {
      let node = try JSONNode(parsing: record, maximumDepth: NDJSONRowParser.deepestNesting)
      guard case .object(let found) = node.value else {
        return .notAnObject(found: node.value.kind)
      }
      members = found
    } catch {
      if error.reason == .byteOrderMark { return .byteOrderMark }
      if hasSeveralObjects(record) { return .carriageReturn }
      return isCSVHeader(record) ? .csvHeader : .json(error)
    }
    var seen: Set<Int> = []
    for member in members {
      if !hasExtra, UsedColumn.added.contains(member.name) { return .feeKey(member.name) }
      let slot = extra.slot(of: Array(member.name.utf8))
      guard slot != UsedColumn.unusedSlot else { continue }
      guard seen.insert(slot).inserted else { return .duplicateKey(member.name) }
      switch member.node.value {
      case .string, .null: continue
      case .number where slot > UsedColumn.modelID.slot: continue
      default: return .wrongType(member.name, found: member.node.value.kind)
      }
    }
    return explained(.noPipeline, of: record)
  }

  func explained(_ fault: RowError.Fault, of record: [UInt8]) -> RowError.Fault {
    let wanted: [String]
    switch fault {
    case .noPipeline: wanted = [UsedColumn.pipeline.rawValue]
    case .noMeasure: wanted = UsedColumn.measureNames
    case .noKey(let column): wanted = [column]
    case .noFee: wanted = ["fee_wei"]
    default: return fault
    }
    guard let node = try? JSONNode(parsing: record, maximumDepth: NDJSONRowParser.deepestNesting),
      case .object(let members) = node.value
    else { return fault }
    let names = members.prefix(100).map(\.name)
    // A key that is present is not missing: its value is empty.
    guard Set(names).isDisjoint(with: wanted) else { return fault }
    let suggestion = HeaderError.ColumnSuggestion(among: names.map { $0.shown() }, for: wanted)
    return suggestion.map { .otherName($0) } ?? fault
  }

  /// Returns whether an object begins after a carriage return.
  private func hasSeveralObjects(_ record: [UInt8]) -> Bool {
    zip(record, zip(record.dropFirst(), record.dropFirst(2))).contains { first, next in
      first == UInt8(ascii: "}") && next.0 == .carriageReturn && next.1 == UInt8(ascii: "{")
    }
  }

  /// Returns whether the line consists of the names of CSV columns.
  private func isCSVHeader(_ record: [UInt8]) -> Bool {
    let names = record.prefix(1 << 12).split(separator: .comma).map {
      HeaderError.ColumnSuggestion.plainName(String(decoding: $0, as: UTF8.self))
    }
    return names.count > 1 && names.contains { UsedColumn(rawValue: $0) != nil || $0 == "fee_wei" }
  }
}

extension RowError.Fault {
  /// Returns the same fault of a line that was read separately, with the line's number in the file.
  func moved(toLine line: Int) -> RowError.Fault {
    guard case .json(var error) = self else { return self }
    func moved(_ position: TextPosition) -> TextPosition {
      TextPosition(line: line, column: position.column, offset: position.offset)
    }
    error.position = moved(error.position)
    if case .unexpectedEnd(let construct, let began) = error.reason {
      error.reason = .unexpectedEnd(inside: construct, began: moved(began))
    }
    return .json(error)
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
