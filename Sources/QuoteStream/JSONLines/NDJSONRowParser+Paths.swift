extension NDJSONRowParser {
  /// Parses the members of a line after its opening brace, and those of the objects on the way to
  /// the paths that are read.
  @inline(never)
  func parsePaths(
    _ bytes: RawSpan, _ cursor: inout JSONCursor, into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow {
    var row = ParsedRow(outcome: .whole)
    var seen: UInt32 = 0
    cursor.skipSpace(bytes)
    // Columns are not added to an object without members: there would be a comma too many.
    let isEmpty = !columns.isPriced && cursor.next(bytes) == UInt8(ascii: "}")
    guard
      isEmpty
        || parseMembers(
          bytes, &cursor, at: .top, depth: NDJSONRowParser.deepestNesting - 1, &row, &seen, &slots)
    else { return .faulty }
    row.insertAt = cursor.offset
    guard cursor.skip(UInt8(ascii: "}"), bytes) else { return .faulty }
    cursor.skipSpace(bytes)
    guard cursor.isAtLineEnd(bytes) else { return .faulty }
    row.next = cursor.nextLine(bytes)
    return row
  }

  /// Parses members, up to the closing brace after them.
  private func parseMembers(
    _ bytes: RawSpan, _ cursor: inout JSONCursor, at place: PathPlace, depth: Int,
    _ row: inout ParsedRow, _ seen: inout UInt32, _ slots: inout MutableSpan<FieldSlot>
  ) -> Bool {
    while true {
      guard let name = cursor.readString(bytes), let (slot, inner) = match(name, bytes, at: place)
      else { return false }
      cursor.skipSpace(bytes)
      guard cursor.skip(UInt8(ascii: ":"), bytes) else { return false }
      cursor.skipSpace(bytes)
      if slot != UsedColumn.unusedSlot {
        let bit = UInt32(1) &<< UInt32(slot)
        guard seen & bit == 0, let value = readUsed(slot, &cursor, bytes) else { return false }
        seen |= bit
        slots[slot] = value.content
        if !value.content.isEmpty { row.filled |= bit }
        if value.hasEscapes { row.escaped |= bit }
      } else if !inner.isEmpty, depth > 0, cursor.skip(UInt8(ascii: "{"), bytes) {
        cursor.skipSpace(bytes)
        if cursor.next(bytes) != UInt8(ascii: "}"),
          !parseMembers(bytes, &cursor, at: inner, depth: depth - 1, &row, &seen, &slots)
        {
          return false
        }
        guard cursor.skip(UInt8(ascii: "}"), bytes) else { return false }
      } else if !cursor.skipValue(bytes, depth: depth) {
        return false
      }
      cursor.skipSpace(bytes)
      guard cursor.skip(.comma, bytes) else { return true }
      cursor.skipSpace(bytes)
    }
  }
}
