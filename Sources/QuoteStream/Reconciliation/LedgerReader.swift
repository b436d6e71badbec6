internal import LivepeerPricing

/// Reads the rows of one file, from its bytes in chunks of any size.
///
/// A file of what was settled or metered may have the events `create_signed_ticket` of a node, unless
/// it has other names for its columns; events of other types are passed over.
struct LedgerReader: Sendable {
  private(set) var rows: LedgerRows
  private var columns: ColumnMap
  private var splitter: RecordSplitter
  private var parser: RecordParser?
  /// The beginning of a file that may have events; nil once that is decided.
  private var opening: FileOpening?

  var side: ReconciledJob.LedgerSide { rows.side }
  private var key: String { rows.key }

  init(
    _ side: ReconciledJob.LedgerSide, _ format: RecordFormat, key: String, resolver: RowResolver,
    names: ColumnNames = ColumnNames()
  ) {
    rows = LedgerRows(side: side, key: key, resolver: resolver)
    // The price of ETH is of concern where a job is quoted, for the rules about prices.
    columns = ColumnMap(
      extra: LedgerColumn.names(key: key), names: names,
      readsTime: side == .quoted && resolver.ethPrices != nil, isPriced: false)
    splitter = RecordSplitter(format)
    let isRenamed = [key, "fee_wei", "units"].contains { names.renamed[$0] != nil }
    if format == .ndjson, side != .quoted, !isRenamed { opening = FileOpening(format) }
  }

  /// Returns the rows that a chunk completes; an empty chunk ends the file.
  mutating func read(_ chunk: [UInt8]) throws(StreamError) -> [LedgerRow] {
    guard opening != nil else { return try rows(of: chunk) }
    guard let (bytes, hasEvents) = opening?.take(chunk) else { return [] }
    opening = nil
    if hasEvents { readEvents() }
    let read = bytes.isEmpty ? [] : try rows(of: bytes)
    return chunk.isEmpty ? try read + rows(of: []) : read
  }

  private mutating func readEvents() {
    rows.areEvents = true
    var names = columns.names
    do {
      try names.rename(key, to: NodeEvent.paths(of: key)[0])
      try names.rename("fee_wei", to: "data.computed_fee")
    } catch {
      // Of a key that is the fee, no row has one.
    }
    columns = ColumnMap(
      extra: LedgerColumn.names(key: key) + LedgerColumn.eventNames, names: names, isPriced: false)
    rows.eventKey = LedgerColumn.EventKey(key, at: columns.names.name(of: key))
  }

  private mutating func rows(of chunk: [UInt8]) throws(StreamError) -> [LedgerRow] {
    let block = chunk.isEmpty ? try splitter.finish() : try splitter.append(chunk)
    if parser == nil, splitter.isPastHeader { parser = try makeParser() }
    guard let block, let parser else { return [] }
    parser.walk(block, &rows)
    if let failure = rows.failure { throw .row(failure) }
    return rows.take()
  }

  private func makeParser() throws(StreamError) -> RecordParser {
    guard splitter.format == .csv else { return .ndjson(NDJSONRowParser(columns)) }
    do throws(HeaderError) {
      let header = try CSVHeader(
        splitter.header ?? [], columns,
        wanted: "\(columns.names.shown(key)) and \(columns.names.shown("fee_wei"))")
      func has(_ slot: Int) -> Bool { header.slots.contains(UInt8(slot)) }
      guard has(LedgerColumn.key.slot) else {
        throw header.likely(.noKey(key, found: header.shownNames), columns: columnNames)
      }
      if columns.readsTime, !has(UsedColumn.time.slot) {
        throw header.likely(.noTime(found: header.shownNames), columns: columnNames)
      }
      if !has(LedgerColumn.fee.slot) {
        guard side == .metered else {
          throw header.likely(.noFee(found: header.shownNames), columns: columnNames)
        }
        let measures = UsedColumn.units.slot...UsedColumn.height.slot
        guard measures.contains(where: has) else {
          throw header.likely(.nothingToCompare(found: header.shownNames), columns: columnNames)
        }
      }
      return .csv(CSVRowParser(header: header))
    } catch {
      throw .header(error)
    }
  }

  /// The names of columns that files of this kind have.
  private var columnNames: [String] {
    columns.columns.filter { $0 != "text" }.map { columns.names.name(of: $0) }
  }
}
