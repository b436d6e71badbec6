internal import LivepeerPricing

/// Reads the rows of one file, from its bytes in chunks of any size.
struct LedgerReader: Sendable {
  private(set) var rows: LedgerRows
  private let columns: ColumnMap
  private var splitter: RecordSplitter
  private var parser: RecordParser?

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
  }

  /// Returns the rows that a chunk completes; an empty chunk ends the file.
  mutating func read(_ chunk: [UInt8]) throws(StreamError) -> [LedgerRow] {
    let block = chunk.isEmpty ? splitter.finish() : try splitter.append(chunk)
    if parser == nil, splitter.isPastHeader { parser = try makeParser() }
    guard let block, let parser else { return [] }
    parser.walk(block, &rows)
    if let failure = rows.failure { throw .row(failure) }
    return rows.take()
  }

  private func makeParser() throws(StreamError) -> RecordParser {
    guard splitter.format == .csv else { return .ndjson(NDJSONRowParser(columns)) }
    do throws(HeaderError) {
      let header = try CSVHeader(splitter.header ?? [], columns)
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

/// The rows of a file as they are read, up to the first that cannot be read.
struct LedgerRows: RecordVisitor, Sendable {
  let side: ReconciledJob.LedgerSide
  let key: String
  private let resolver: RowResolver
  private var prices = LastETHPrice()
  private var rows: [LedgerRow] = []
  private(set) var failure: RowError?

  init(side: ReconciledJob.LedgerSide, key: String, resolver: RowResolver) {
    self.side = side
    self.key = key
    self.resolver = resolver
  }

  var isFinished: Bool { failure != nil }

  /// Returns the rows so far, and removes them.
  mutating func take() -> [LedgerRow] {
    defer { rows = [] }
    return rows
  }

  mutating func refuse(_ error: RowError, _ place: RowPlace, of bytes: RawSpan) {
    failure = error
  }

  mutating func leave(_ bytes: RawSpan) {}

  mutating func visit(
    _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32,
    _ place: RowPlace, of bytes: RawSpan, line: Int
  ) throws(RowError.Fault) {
    let key = fields.copy(slots[LedgerColumn.key.slot])
    guard !key.isEmpty else { throw .noKey(column: self.key) }
    guard String(validating: key, as: UTF8.self) != nil else {
      throw .textNotUTF8(column: self.key)
    }
    let fee = try fee(fields, slots[LedgerColumn.fee.slot])
    let hasPipeline = !slots[UsedColumn.pipeline.slot].isEmpty
    // A row with a pipeline or model that is not in the sheet has no price that a rule could start
    // from.
    let tariff = hasPipeline ? try? resolver.tariff(fields, slots) : nil
    let text = side == .quoted ? try textCounts(fields, slots[LedgerColumn.text.slot]) : nil
    var units = try resolver.plainUnits(fields, slots)
    if units == nil, resolver.hasMeasure(slots) {
      let known: Int
      if let tariff { known = tariff } else { known = try resolver.tariff(fields, slots) }
      units = try resolver.units(fields, slots, resolver.table.tariffs[known])
    } else if units == nil, let text, let tariff, resolver.table.tariffs[tariff].isTextPriced {
      units = BigInt(text.codePoints)
    }
    rows.append(
      LedgerRow(
        key: key, entry: ReconciledJob.LedgerEntry(line: line, units: units, fee: fee),
        namesPipeline: hasPipeline, tariff: tariff, text: text,
        ethPrice: side == .quoted
          ? try resolver.ethPrice(fields, slots, &prices)
          : try prices.price(fields, slots[UsedColumn.ethUSD.slot])))
  }

  private func fee(_ bytes: RawSpan, _ field: FieldSlot) throws(RowError.Fault) -> BigInt? {
    if field.isEmpty {
      guard side == .metered else { throw .noFee }
      return nil
    }
    do throws(RowError.WholeNumberFault) {
      return try WeiText.exact(bytes, field)
    } catch {
      throw .feeNotWhole(excerpt: shown(bytes.copy(field, upTo: 164)), error)
    }
  }

  private func textCounts(
    _ bytes: RawSpan, _ field: FieldSlot
  ) throws(RowError.Fault) -> TextCounts? {
    if field.isEmpty { return nil }
    guard let text = String(validating: bytes.copy(field), as: UTF8.self) else {
      throw .textNotUTF8(column: "text")
    }
    return TextCounts(utf8Bytes: field.count, codePoints: text.unicodeScalars.count)
  }
}

extension Tariff {
  /// Whether the amount of work of a job is given by a text.
  fileprivate var isTextPriced: Bool { pipeline == .textToSpeech && unit == .character }
}
