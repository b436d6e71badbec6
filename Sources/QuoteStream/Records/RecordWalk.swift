/// The work that is done for the records of a file, such as pricing them.
protocol RecordVisitor: ~Copyable {
  /// Whether the records that are left are not to be visited.
  var isFinished: Bool { get }

  /// Visits a record.
  ///
  /// - Parameters:
  ///   - fields: The bytes that hold the used fields: those of the records, or decoded copies.
  ///   - slots: The places of the used fields in `fields`.
  ///   - filled: A bit for each slot whose field is not empty.
  ///   - place: The place of the record in `bytes`.
  ///   - bytes: The records.
  ///   - line: The line on which the record begins.
  /// - Throws: The fault of a record that cannot be used; ``refuse(_:_:of:)`` is called with it.
  mutating func visit(
    _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32,
    _ place: RowPlace, of bytes: RawSpan, line: Int
  ) throws(RowError.Fault)

  /// Refuses a record that cannot be used.
  mutating func refuse(_ error: RowError, _ place: RowPlace, of bytes: RawSpan)

  /// Leaves records that were visited: places in them become invalid.
  mutating func leave(_ bytes: RawSpan)
}

/// The parser of a file's records, and the one loop over them: whatever reads usage files and
/// ledgers is a ``RecordVisitor`` of it.
enum RecordParser: Sendable {
  case csv(CSVRowParser)
  case ndjson(NDJSONRowParser)

  /// The header of a CSV file.
  var header: CSVHeader? {
    if case .csv(let parser) = self { parser.header } else { nil }
  }

  /// Visits the records of a block in their order.
  ///
  /// Each record is visited or refused once, with its line, unless it is a blank line of NDJSON.
  ///
  /// - Parameters:
  ///   - block: The records.
  ///   - visitor: The work for each record; once it has finished, no further one is read.
  /// - Complexity: O(*n*) in bytes.
  func walk(
    _ block: RecordBlock, _ visitor: inout some RecordVisitor & ~Copyable
  ) {
    switch self {
    case .csv(let parser): parser.walk(block, parser.columns.slotCount, &visitor)
    case .ndjson(let parser): parser.walk(block, parser.columns.slotCount, &visitor)
    }
  }
}

extension RowParser {
  fileprivate func walk(
    _ block: RecordBlock, _ slotCount: Int, _ visitor: inout some RecordVisitor & ~Copyable
  ) {
    var line = block.firstLine
    var emptyLines = block.emptyLines
    // Safe, here and below: every byte of an array is initialized, and the spans end with the calls.
    while emptyLines > 0, !visitor.isFinished {
      let error = RowError(line: line, fault: .emptyLine, names: columns.names)
      unsafe visitor.refuse(error, RowPlace(), of: block.head.span.bytes)
      line += 1
      emptyLines -= 1
    }
    unsafe walk(block.head.span.bytes, slotCount, &line, &visitor)
    unsafe walk(block.chunk.span.bytes.extracting(block.body), slotCount, &line, &visitor)
  }

  private func walk(
    _ bytes: RawSpan, _ slotCount: Int, _ line: inout Int,
    _ visitor: inout some RecordVisitor & ~Copyable
  ) {
    var storage = Array(repeating: FieldSlot(), count: slotCount)
    var decodedStorage = storage
    var slots = storage.mutableSpan
    var scan = makeScan(ofBytes: bytes.byteCount)
    var decoded = DecodedFields()
    var decodedSlots = decodedStorage.mutableSpan
    var start = 0
    while start < bytes.byteCount, !visitor.isFinished {
      let row = parse(bytes, from: start, &scan, into: &slots)
      let place = RowPlace(start: start, insertAt: row.insertAt, end: row.next)
      switch row.outcome {
      case .whole:
        do throws(RowError.Fault) {
          if row.escaped == 0 {
            try visitor.visit(bytes, slots, filled: row.filled, place, of: bytes, line: line)
          } else {
            try visitDecoded(
              row, slots, place, of: bytes, line: line, &decoded, &decodedSlots, &visitor)
          }
        } catch {
          refuse(error, place, of: bytes, line: line, &visitor)
        }
      case .blank: break
      case .faulty:
        start = refuseRecord(from: start, of: bytes, &line, &visitor)
        continue
      }
      start = row.next
      line &+= 1 &+ row.lineFeeds
    }
    visitor.leave(bytes)
  }

  /// Visits a record whose fields have escapes; its decoded bytes are read like any others.
  @inline(never)
  private func visitDecoded(
    _ row: ParsedRow, _ slots: borrowing MutableSpan<FieldSlot>, _ place: RowPlace,
    of bytes: RawSpan, line: Int, _ decoded: inout DecodedFields,
    _ decodedSlots: inout MutableSpan<FieldSlot>, _ visitor: inout some RecordVisitor & ~Copyable
  ) throws(RowError.Fault) {
    guard decoded.take(row, slots, place, of: bytes, by: self, into: &decodedSlots) else {
      throw fault(of: bytes.content(of: place)).moved(toLine: line)
    }
    // Safe: every byte of an array is initialized, and the span ends with the call.
    try visitor.visit(
      unsafe decoded.bytes.span.bytes, decodedSlots, filled: row.filled, place, of: bytes,
      line: line)
  }

  /// Refuses a record that was parsed, for a fault of its fields.
  @inline(never)
  private func refuse(
    _ fault: RowError.Fault, _ place: RowPlace, of bytes: RawSpan, line: Int,
    _ visitor: inout some RecordVisitor & ~Copyable
  ) {
    let fault = explained(fault, of: bytes.content(of: place))
    visitor.refuse(RowError(line: line, fault: fault, names: columns.names), place, of: bytes)
  }

  /// Refuses a record that cannot be parsed.
  ///
  /// - Returns: The start of the next record, which begins on `line`.
  @inline(never)
  private func refuseRecord(
    from start: Int, of bytes: RawSpan, _ line: inout Int,
    _ visitor: inout some RecordVisitor & ~Copyable
  ) -> Int {
    let end = recordEnd(bytes, from: start)
    let place = RowPlace(start: start, insertAt: end, end: end)
    let fault = fault(of: bytes.content(of: place)).moved(toLine: line)
    visitor.refuse(RowError(line: line, fault: fault, names: columns.names), place, of: bytes)
    line += bytes.extracting(start..<end).lineFeedCount
    return end
  }
}
