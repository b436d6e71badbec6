internal import LivepeerPricing

/// The pricing of one block: rows are gathered into columns, quoted, and written in groups.
struct BlockRun<Parser: RowParser> {
  let quoter: BlockQuoter
  let parser: Parser
  var result: BlockResult

  private var columns: RowColumns
  private var line: Int
  private var prices = LastETHPrice()
  private var hasFailed = false

  init(
    _ quoter: BlockQuoter, _ parser: Parser, _ block: RecordBlock, _ storage: consuming [UInt8]
  ) {
    self.quoter = quoter
    self.parser = parser
    result = BlockResult(totals: BatchTotals(of: quoter.table))
    line = block.firstLine
    columns = RowColumns(atMost: block.maximumRowCount)
    storage.removeAll(keepingCapacity: true)
    result.output = storage
    result.output.reserveCapacity(
      block.count + block.maximumRowCount * 48 + columns.capacity * OutputCursor.rowRoom)
  }

  /// Returns the result of pricing the block.
  consuming func quoted(_ block: RecordBlock) -> BlockResult {
    var emptyLines = block.emptyLines
    while emptyLines > 0, !hasFailed {
      unsafe refuse(.emptyLine, RowPlace(), block.head.span.bytes)
      line += 1
      emptyLines -= 1
    }
    unsafe quote(block.head.span.bytes)
    unsafe quote(block.chunk.span.bytes.extracting(block.body))
    if let order = quoter.order { result.output = order.arranged(result.output) }
    return result
  }

  private mutating func quote(_ bytes: RawSpan) {
    var storage = Array(repeating: FieldSlot(), count: UsedColumn.slotCount)
    var slots = storage.mutableSpan
    var start = 0
    while start < bytes.byteCount, !hasFailed {
      let row = parser.parse(bytes, from: start, into: &slots)
      let place = RowPlace(start: start, insertAt: row.insertAt, end: row.next)
      switch row.outcome {
      case .whole where row.escaped == 0:
        if let plain = quoter.resolver.plain(bytes, slots) {
          add(plain, place, bytes)
        } else {
          addExact(bytes, slots, place, bytes)
        }
      case .whole:
        addDecoded(row, slots, place, bytes)
      case .blank: break
      case .faulty:
        let end = parser.recordEnd(bytes, from: start)
        let record = RowPlace(start: start, insertAt: end, end: end)
        refuse(parser.fault(of: bytes.content(of: record)), record, bytes)
        line &+= bytes.extracting(start..<end).lineFeedCount
        start = end
        continue
      }
      start = row.next
      line &+= 1 &+ row.lineFeeds
    }
    flush(bytes)
  }

  @inline(__always)
  private mutating func add(
    _ row: RowResolver.PlainRow, _ place: RowPlace, _ bytes: RawSpan
  ) {
    if !columns.takes(row) { flush(bytes) }
    if columns.add(row, place) { flush(bytes) }
  }

  /// Adds a row whose fields have escapes; its decoded bytes are priced like any others.
  private mutating func addDecoded(
    _ row: ParsedRow, _ slots: borrowing MutableSpan<FieldSlot>, _ place: RowPlace,
    _ bytes: RawSpan
  ) {
    guard let decoded = DecodedFields(row, slots, of: bytes, by: parser) else {
      refuse(parser.fault(of: bytes.content(of: place)), place, bytes)
      return
    }
    var storage = decoded.slots
    let plainSlots = storage.mutableSpan
    let fields = unsafe decoded.bytes.span.bytes
    if let row = quoter.resolver.plain(fields, plainSlots) {
      add(row, place, bytes)
    } else {
      addExact(fields, plainSlots, place, bytes)
    }
  }

  /// Adds a row that columns do not take; its fields may be in a different buffer than its record.
  @inline(never)
  private mutating func addExact(
    _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, _ place: RowPlace,
    _ bytes: RawSpan
  ) {
    do throws(RowFault) {
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
    } catch {
      refuse(parser.explained(error, of: bytes.content(of: place)), place, bytes)
    }
  }

  private mutating func refuse(_ fault: RowFault, _ place: RowPlace, _ bytes: RawSpan) {
    let error = RowError(line: line, fault: fault.moved(toLine: line))
    let record = bytes.content(of: place)
    switch quoter.options.onBadRow {
    case .stop:
      hasFailed = true
      result.failure = error
    case .skip:
      result.totals.rejected += 1
      result.rejects += error.csvRow(fileName: quoter.options.fileName, record: record)
    }
  }
}

// MARK: - Columns to output

extension BlockRun {
  /// Quotes the rows of the columns, and writes them.
  private mutating func flush(_ bytes: RawSpan) {
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
    let (row, place) = columns[index]
    let tariff = Int(row.tariff)
    do throws(PriceSheet.LookupError) {
      let quote = try quoter.table.quote(
        units: BigInt(row.units), tariff: tariff, ethPrice: row.ethPrice?.ethPrice)
      write(quote, tariff, place, bytes)
    } catch {
      preconditionFailure("only tariffs with a price get into columns")
    }
  }

  /// Writes a row that was quoted separately.
  private mutating func write(
    _ quote: TariffTable.RowQuote, _ tariff: Int, _ place: RowPlace, _ bytes: RawSpan
  ) {
    let marks = quoter.marks
    result.output += bytes.copy(FieldSlot(start: place.start, end: place.insertAt))
    result.output += marks.beforeFee.array + quote.fee.count.description.utf8
    if let usd = quote.usd {
      result.output += marks.beforeUSD.array
      result.output += usd.decimalText(decimals: quoter.table.usdDecimals).utf8
      result.output += marks.afterUSD.array
    } else {
      result.output += marks.afterFeeAlone.array
    }
    result.output += bytes.copy(FieldSlot(start: place.insertAt, end: place.end))
    if result.output.last != .lineFeed { result.output.append(.lineFeed) }
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
