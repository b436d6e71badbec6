internal import LivepeerPricing

/// The pricing of one block: rows are gathered into columns, quoted, and written in groups.
struct BlockRun: RecordVisitor, ~Copyable {
  private let quoter: BlockQuoter
  /// The quoter's index, a member of its own: a row that reads it has nothing else of the quoter to
  /// copy.
  private let index: TariffIndex
  private let ethPrices: ETHPriceIndex
  private let hasSeries: Bool
  private var result: BlockResult
  private var columns: RowColumns
  private var prices = LastETHPrice()
  private(set) var isFinished = false

  init(_ quoter: BlockQuoter, _ block: RecordBlock, _ storage: consuming [UInt8]) {
    self.quoter = quoter
    index = quoter.resolver.index
    ethPrices = quoter.resolver.ethPrices?.index ?? .none
    hasSeries = ethPrices.isActive
    result = BlockResult(totals: BatchTotals(of: quoter.table))
    result.byteCount = block.count
    columns = RowColumns(atMost: block.maximumRowCount)
    storage.removeAll(keepingCapacity: true)
    result.output = storage
    result.output.reserveCapacity(
      block.count + block.maximumRowCount * 48 + columns.capacity * OutputCursor.rowRoom)
  }

  /// The result, with the fields of its rows in the output's order.
  var arrangedResult: BlockResult {
    consuming get {
      if let order = quoter.order { result.output = order.arranged(result.output) }
      return result
    }
  }

  @inline(__always)
  mutating func visit(
    _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32,
    _ place: RowPlace, of bytes: RawSpan, line: Int
  ) throws(RowError.Fault) {
    guard let row = index.plain(fields, slots, filled: filled) else {
      return try addExact(fields, slots, place, bytes)
    }
    if filled & 1 &<< UInt32(UsedColumn.ethUSD.slot) != 0 {
      return try addPriced(row, fields, slots, place, bytes)
    }
    if hasSeries { return try addTimed(row, fields, slots, place, bytes) }
    guard index.isPriced(row) else { return try addExact(fields, slots, place, bytes) }
    if !columns.takeRows(withETHPrices: false) { flush(bytes) }
    if columns.add(row, place) { flush(bytes) }
  }

  /// Adds a row with an ETH price of its own.
  @inline(never)
  private mutating func addPriced(
    _ row: PlainRow, _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>,
    _ place: RowPlace, _ bytes: RawSpan
  ) throws(RowError.Fault) {
    guard index.isPricedByRow(row),
      let price = ETHPriceText.short(fields, slots[UsedColumn.ethUSD.slot])
    else { return try addExact(fields, slots, place, bytes) }
    if !columns.takeRows(withETHPrices: true) { flush(bytes) }
    if columns.add(row, price, place) { flush(bytes) }
  }

  /// Adds a row with the ETH price of its time.
  @inline(never)
  private mutating func addTimed(
    _ row: PlainRow, _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>,
    _ place: RowPlace, _ bytes: RawSpan
  ) throws(RowError.Fault) {
    guard index.isPricedByRow(row),
      let moment = ETHPriceIndex.moment(fields, slots[UsedColumn.time.slot])
    else { return try addExact(fields, slots, place, bytes) }
    // The price that is in force at a covered moment is looked up with those of other rows.
    let isCovered = ethPrices.covers(moment)
    let price = isCovered ? nil : ethPrices.short(moment)
    guard isCovered || price != nil else { return try addExact(fields, slots, place, bytes) }
    if !columns.takeRows(withETHPrices: true) { flush(bytes) }
    let isFull =
      if let price { columns.add(row, price, place) } else { columns.add(row, at: moment, place) }
    if isFull { flush(bytes) }
  }

  /// Adds a row that columns do not take; its fields may be in a different buffer than its record.
  @inline(never)
  private mutating func addExact(
    _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, _ place: RowPlace,
    _ bytes: RawSpan
  ) throws(RowError.Fault) {
    let row = try quoter.resolver.exact(fields, slots, &prices)
    let quote: TariffTable.RowQuote
    do throws(PriceSheet.LookupError) {
      quote = try quoter.table.quote(
        units: row.units, tariff: row.tariff, ethPrice: row.ethPrice)
    } catch {
      throw .unpriced(error)
    }
    flush(bytes)
    write(quote, row.tariff, place, bytes)
  }

  mutating func refuse(_ error: RowError, _ place: RowPlace, of bytes: RawSpan) {
    switch quoter.options.onBadRow {
    case .stop:
      isFinished = true
      result.failure = error
    case .skip:
      result.totals.rejected += 1
      error.append(place, of: bytes, fileName: quoter.options.fileName, to: &result.rejects)
    }
  }

  mutating func leave(_ bytes: RawSpan) { flush(bytes) }
}

// MARK: - Columns to output

extension BlockRun {
  /// Quotes the rows of the columns, and writes them.
  @inline(never)
  private mutating func flush(_ bytes: RawSpan) {
    columns.lookUpPrices(in: ethPrices)
    var first = 0
    while first < columns.count {
      var failed: Int?
      do throws(TariffTable.QuotingError) {
        try columns.quote(from: first, by: quoter.table, &result.totals)
      } catch {
        failed = first + error.row
      }
      let rows = first..<(failed ?? columns.count)
      columns.write(rows, of: bytes, by: quoter, to: &result.output)
      result.rows += rows.count
      if let failed { writeAlone(failed, bytes) }
      first = rows.upperBound + (failed == nil ? 0 : 1)
    }
    columns.removeAll()
  }

  /// Quotes a row of the columns separately, because its fee is too large for them.
  private mutating func writeAlone(_ index: Int, _ bytes: RawSpan) {
    let row = columns[index]
    do throws(PriceSheet.LookupError) {
      let quote = try quoter.table.quote(
        units: BigInt(row.units), tariff: row.tariff, ethPrice: row.ethPrice?.ethPrice)
      write(quote, row.tariff, row.place, bytes)
    } catch {
      preconditionFailure("only tariffs with a price get into columns")
    }
  }

  /// Writes a row that was quoted separately.
  private mutating func write(
    _ quote: TariffTable.RowQuote, _ tariff: Int, _ place: RowPlace, _ bytes: RawSpan
  ) {
    let figures = TextFigures(
      fee: Array(quote.fee.count.description.utf8),
      usd: quote.usd.map { Array($0.decimalText(decimals: quoter.table.usdDecimals).utf8) } ?? [])
    let count = place.end - place.start + figures.count
    result.output.append(room: count + OutputCursor.rowRoom) { cursor in
      cursor.requireRoom(forRecord: count)
      cursor.put(figures, in: place, of: bytes, quoter.marks)
    }
    result.totals.add(quote, tariff: tariff)
    result.rows += 1
  }
}

extension BigInt {
  /// Returns a number of units of 10^−decimals, zero or more, as a decimal with all of its places.
  fileprivate func decimalText(decimals: Int) -> String {
    guard decimals > 0 else { return description }
    let digits = description
    let padded =
      String(repeating: "0", count: Swift.max(0, decimals + 1 - digits.utf8.count)) + digits
    return padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
