internal import LivepeerNode
internal import LivepeerPricing

/// The rows of a file as they are read, up to the first that cannot be read.
struct LedgerRows: RecordVisitor, Sendable {
  let side: ReconciledJob.LedgerSide
  let key: String
  /// Whether the records are events of a node.
  var areEvents = false
  /// The key of events, if it is one of their columns.
  var eventKey: LedgerColumn.EventKey?
  private let resolver: RowResolver
  private var prices = LastETHPrice()
  private var rows: [LedgerRow] = []
  private(set) var failure: RowError?
  /// The number of events that are not about what is settled.
  private(set) var otherEvents = 0

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
    if areEvents { return try visitEvent(fields, slots, line: line) }
    let key = try key(fields, slots[LedgerColumn.key.slot])
    let fee = try fee(fields, slots[LedgerColumn.fee.slot])
    let hasPipeline = !slots[UsedColumn.pipeline.slot].isEmpty
    // A row with a pipeline or model that is not in the sheet has no price that a rule could start
    // from.
    let tariff = hasPipeline ? resolver.knownTariff(fields, slots) : nil
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
        key: key, entry: ReconciledJob.LedgerEntry(line: line, units: units, fee: fee, rows: 1),
        namesPipeline: hasPipeline, tariff: tariff, text: text,
        ethPrice: side == .quoted
          ? try resolver.ethPrice(fields, slots, &prices)
          : try prices.price(fields, slots[UsedColumn.ethUSD.slot])))
  }

  private mutating func visitEvent(
    _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, line: Int
  ) throws(RowError.Fault) {
    func slot(_ column: LedgerColumn) -> Int { eventKey?.slot(of: column) ?? column.slot }
    let type = slots[slot(.type)]
    guard fields.string(type) == NodeEvent.signedTicket else {
      otherEvents += 1
      return
    }
    let key = try key(fields, slots[slot(.key)])
    let fee = try fee(fields, slots[LedgerColumn.fee.slot])
    let work = PaymentRecord.Work.signedTicket(
      pipeline: fields.string(slots[slot(.pipeline)]),
      seconds: try number(fields, slots[slot(.seconds)], "data.billable_secs"),
      pixels: try number(fields, slots[slot(.pixels)], "data.pixels"))
    // A part of a pixel is none that could be compared.
    let units = work.flatMap { $0.count.denominator == 1 ? $0.count.numerator : nil }
    rows.append(
      LedgerRow(
        key: key, entry: ReconciledJob.LedgerEntry(line: line, units: units, fee: fee, rows: 1),
        namesPipeline: false, tariff: nil, text: nil, ethPrice: nil))
  }

  private func number(
    _ bytes: RawSpan, _ field: FieldSlot, _ column: String
  ) throws(RowError.Fault) -> Rational? {
    if field.isEmpty { return nil }
    let text = bytes.string(field)
    guard let number = try? BigDecimal(decimal: text).rational, !number.isNegative else {
      throw .notANumber(column: column, excerpt: text.shown(upTo: 40))
    }
    return number
  }

  private func key(_ bytes: RawSpan, _ field: FieldSlot) throws(RowError.Fault) -> [UInt8] {
    let key = bytes.copy(field)
    guard !key.isEmpty else { throw .noKey(column: self.key) }
    guard String(validating: key, as: UTF8.self) != nil else {
      throw .textNotUTF8(column: self.key)
    }
    return key
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
