internal import LivepeerPricing

/// Reads the rows of one file, from its bytes in chunks of any size.
struct LedgerReader: Sendable {
  let side: LedgerSide
  private let key: String
  private let columns: ExtraColumns
  private let resolver: RowResolver
  private var splitter: RecordSplitter
  private var parser: Parser?
  private var prices = LastETHPrice()

  private enum Parser {
    case csv(CSVRowParser)
    case ndjson(NDJSONRowParser)
  }

  init(_ side: LedgerSide, _ format: RecordFormat, key: String, resolver: RowResolver) {
    self.side = side
    self.key = key
    self.resolver = resolver
    columns = LedgerColumn.columns(key: key)
    splitter = RecordSplitter(format)
  }

  /// Reads the rows that a chunk completes; an empty chunk ends the file.
  mutating func read(
    _ chunk: [UInt8], into rows: inout [LedgerRow]
  ) throws(StreamError) {
    let block = chunk.isEmpty ? splitter.finish() : try splitter.append(chunk)
    if parser == nil, splitter.format == .ndjson || splitter.header != nil {
      parser = try makeParser()
    }
    guard let block, let parser else { return }
    var line = block.firstLine
    if block.emptyLines > 0 { throw .row(RowError(line: line, fault: .emptyLine)) }
    for bytes in [block.head[...], block.chunk[block.body]] where !bytes.isEmpty {
      let bytes = Array(bytes)
      switch parser {
      case .csv(let parser): try read(bytes, by: parser, &line, into: &rows)
      case .ndjson(let parser): try read(bytes, by: parser, &line, into: &rows)
      }
    }
  }

  private func makeParser() throws(StreamError) -> Parser {
    guard splitter.format == .csv else { return .ndjson(NDJSONRowParser(extra: columns)) }
    do throws(HeaderError) {
      let header = try CSVHeader(splitter.header ?? [], extra: columns)
      func has(_ slot: Int) -> Bool { header.slots.contains(UInt8(slot)) }
      guard has(LedgerColumn.key.slot) else {
        throw header.likely(.noKey(key, found: header.shownNames), columns: columnNames)
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
    [key, "fee_wei"] + UsedColumn.allCases.map(\.rawValue)
  }

  private mutating func read(
    _ records: [UInt8], by parser: some RowParser, _ line: inout Int,
    into rows: inout [LedgerRow]
  ) throws(StreamError) {
    let bytes = unsafe records.span.bytes
    var storage = Array(repeating: FieldSlot(), count: columns.slotCount)
    var slots = storage.mutableSpan
    var start = 0
    while start < bytes.byteCount {
      let parsed = parser.parse(bytes, from: start, into: &slots)
      let place = RowPlace(start: start, insertAt: parsed.next, end: parsed.next)
      do throws(RowFault) {
        switch parsed.outcome {
        case .blank: break
        case .faulty:
          let end = parser.recordEnd(bytes, from: start)
          throw parser.fault(
            of: bytes.content(of: RowPlace(start: start, insertAt: end, end: end)))
        case .whole:
          do throws(RowFault) {
            rows.append(try row(parsed, bytes, slots, place, line, by: parser))
          } catch {
            throw parser.explained(error, of: bytes.content(of: place))
          }
        }
      } catch {
        throw .row(RowError(line: line, fault: error.moved(toLine: line)))
      }
      start = parsed.next
      line += 1 + parsed.lineFeeds
    }
  }

  private mutating func row(
    _ parsed: ParsedRow, _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>,
    _ place: RowPlace, _ line: Int, by parser: some RowParser
  ) throws(RowFault) -> LedgerRow {
    guard parsed.escaped != 0 else { return try row(bytes, slots, line) }
    guard let decoded = DecodedFields(parsed, slots, of: bytes, by: parser) else {
      throw parser.fault(of: bytes.content(of: place))
    }
    var plain = decoded.slots
    return try row(unsafe decoded.bytes.span.bytes, plain.mutableSpan, line)
  }

  private mutating func row(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, _ line: Int
  ) throws(RowFault) -> LedgerRow {
    let key = bytes.copy(slots[LedgerColumn.key.slot])
    guard !key.isEmpty else { throw .noKey(column: self.key) }
    guard String(validating: key, as: UTF8.self) != nil else {
      throw .textNotUTF8(column: self.key)
    }
    let fee = try fee(bytes, slots[LedgerColumn.fee.slot])
    let hasPipeline = !slots[UsedColumn.pipeline.slot].isEmpty
    // A row with a pipeline or model that is not in the sheet has no price that a rule could start
    // from.
    let tariff = hasPipeline ? try? resolver.tariff(bytes, slots) : nil
    let text = side == .quoted ? try textCounts(bytes, slots[LedgerColumn.text.slot]) : nil
    var units = try resolver.plainUnits(bytes, slots)
    if units == nil, resolver.hasMeasure(slots) {
      let known: Int
      if let tariff { known = tariff } else { known = try resolver.tariff(bytes, slots) }
      units = try resolver.units(bytes, slots, resolver.table.tariffs[known])
    } else if units == nil, let text, let tariff, resolver.table.tariffs[tariff].isTextPriced {
      units = BigInt(text.codePoints)
    }
    return LedgerRow(
      key: key, entry: LedgerEntry(line: line, units: units, fee: fee),
      namesPipeline: hasPipeline, tariff: tariff, text: text,
      ethPrice: try prices.price(bytes, slots[UsedColumn.ethUSD.slot]))
  }

  private func fee(_ bytes: RawSpan, _ field: FieldSlot) throws(RowFault) -> BigInt? {
    if field.isEmpty {
      guard side == .metered else { throw .noFee }
      return nil
    }
    do throws(WholeNumberFault) {
      return try WholeNumber.exact(bytes, field)
    } catch {
      throw .feeNotWhole(excerpt: shown(bytes.copy(field, upTo: 164)), error)
    }
  }

  private func textCounts(
    _ bytes: RawSpan, _ field: FieldSlot
  ) throws(RowFault) -> TextCounts? {
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
