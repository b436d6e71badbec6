internal import LivepeerPricing

/// Finds the tariff and the count of units of a record's fields.
struct RowResolver: Sendable {
  let table: TariffTable
  let index: TariffIndex

  /// A row in the form that columns take.
  struct PlainRow: BitwiseCopyable {
    var units: UInt64
    var tariff: UInt32
    /// The row's own ETH price, if it has one.
    var ethPrice: TariffTable.RowETHPrice?
  }

  /// A row of any size, possibly with its own ETH price.
  struct ExactRow {
    var units: BigInt
    var tariff: Int
    var ethPrice: ETHPrice?
  }

  init(_ table: TariffTable) {
    self.table = table
    index = TariffIndex(table)
  }

  /// Returns the row if columns can take it, as most can; nil leaves it to ``exact(_:_:_:)`` for
  /// any reason.
  @inline(__always)
  func plain(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32
  ) -> PlainRow? {
    let pipeline = slots[UsedColumn.pipeline.slot]
    let modelID = slots[UsedColumn.modelID.slot]
    guard let tariff = index.tariff(bytes, pipeline, modelID) else { return nil }
    let facts = index.facts[tariff]
    let ethPrice: TariffTable.RowETHPrice?
    if filled & 1 &<< UInt32(UsedColumn.ethUSD.slot) == 0 {
      guard facts.isPriced else { return nil }
      ethPrice = nil
    } else {
      guard facts.isPricedByRows,
        let price = ETHPriceText.short(bytes, slots[UsedColumn.ethUSD.slot])
      else { return nil }
      ethPrice = price
    }
    let units: UInt64?
    switch Int(filled) & MeasureMask.all {
    case MeasureMask.units:
      units = WholeNumber.short(bytes, slots[UsedColumn.units.slot])
    case MeasureMask.duration:
      units = product(bytes, slots[UsedColumn.durationMS.slot], facts.unitsPerMillisecond)
    case MeasureMask.seconds:
      units = SecondsText.short(bytes, slots[UsedColumn.seconds.slot]).flatMap {
        product($0, facts.unitsPerMillisecond)
      }
    case MeasureMask.characters:
      units = product(bytes, slots[UsedColumn.characters.slot], facts.unitsPerCharacter)
    case MeasureMask.tokens:
      units = product(bytes, slots[UsedColumn.tokens.slot], facts.unitsPerToken)
    case MeasureMask.requests:
      units = product(bytes, slots[UsedColumn.requests.slot], facts.unitsPerRequest)
    case MeasureMask.size:
      units = pixels(bytes, slots, facts.unitsPerPixel)
    case MeasureMask.size | MeasureMask.count:
      units = pixels(bytes, slots, facts.unitsPerPixel).flatMap {
        product(bytes, slots[UsedColumn.count.slot], $0)
      }
    default: units = nil
    }
    return units.map {
      PlainRow(units: $0, tariff: UInt32(truncatingIfNeeded: tariff), ethPrice: ethPrice)
    }
  }

  @inline(__always)
  private func pixels(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, _ unitsPerPixel: UInt64
  ) -> UInt64? {
    guard let width = product(bytes, slots[UsedColumn.width.slot], unitsPerPixel) else {
      return nil
    }
    return product(bytes, slots[UsedColumn.height.slot], width)
  }

  /// Returns a field's number times a factor; nil if either is zero or the product is too large.
  @inline(__always)
  private func product(_ bytes: RawSpan, _ field: FieldSlot, _ factor: UInt64) -> UInt64? {
    WholeNumber.short(bytes, field).flatMap { product($0, factor) }
  }

  /// Returns a number times a factor; nil if either is zero or the product is too large.
  @inline(__always)
  private func product(_ number: UInt64, _ factor: UInt64) -> UInt64? {
    guard factor != 0, number != 0 else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  /// Returns a mask with a bit for each measure that is not empty.
  @inline(__always)
  private func measures(_ slots: borrowing MutableSpan<FieldSlot>) -> Int {
    var mask = 0
    for slot in UsedColumn.units.slot...UsedColumn.count.slot {
      mask |= slots[slot].isEmpty ? 0 : 1 &<< slot
    }
    return mask
  }

  /// Returns the row, or throws its fault; `prices` contains the ETH price that was read last.
  @inline(never)
  func exact(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, _ prices: inout LastETHPrice
  ) throws(RowError.Fault) -> ExactRow {
    let tariff = try tariff(bytes, slots)
    let units = try units(bytes, slots, table.tariffs[tariff])
    let ethPrice = try prices.price(bytes, slots[UsedColumn.ethUSD.slot])
    return ExactRow(units: units, tariff: tariff, ethPrice: ethPrice)
  }

  /// Returns the tariff of a row's pipeline and model.
  func tariff(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>
  ) throws(RowError.Fault) -> Int {
    let pipeline = slots[UsedColumn.pipeline.slot]
    let modelID = slots[UsedColumn.modelID.slot]
    if let known = index.tariff(bytes, pipeline, modelID) { return known }
    try checkText(bytes, pipeline, .pipeline)
    try checkText(bytes, modelID, .modelID)
    if pipeline.isEmpty { throw .noPipeline }
    do throws(PriceSheet.LookupError) {
      return try table.index(
        of: Pipeline(bytes.string(pipeline)), modelID: ModelID(bytes.string(modelID)))
    } catch {
      throw .unpriced(error)
    }
  }

  /// Returns whether any measure gives the amount of work of a row.
  func hasMeasure(_ slots: borrowing MutableSpan<FieldSlot>) -> Bool { measures(slots) != 0 }

  /// Returns the count of a row that has units and no other measure; nil for any other row.
  func plainUnits(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>
  ) throws(RowError.Fault) -> BigInt? {
    guard measures(slots) == MeasureMask.units else { return nil }
    try checkText(bytes, slots[UsedColumn.units.slot], .units)
    return try WholeNumber.exact(bytes, slots[UsedColumn.units.slot], of: .units)
  }

  /// Returns the units of a row's measure, counted as the documentation defines them.
  func units(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, _ tariff: Tariff
  ) throws(RowError.Fault) -> BigInt {
    let column: UsedColumn
    let mask = measures(slots)
    switch mask {
    case 0: throw .noMeasure
    case MeasureMask.units: column = .units
    case MeasureMask.duration: column = .durationMS
    case MeasureMask.seconds: column = .seconds
    case MeasureMask.characters: column = .characters
    case MeasureMask.tokens: column = .tokens
    case MeasureMask.requests: column = .requests
    case MeasureMask.size, MeasureMask.size | MeasureMask.count: column = .width
    default: throw MeasureMask.fault(mask)
    }
    func number(_ column: UsedColumn) throws(RowError.Fault) -> BigInt {
      try checkText(bytes, slots[column.slot], column)
      return try WholeNumber.exact(bytes, slots[column.slot], of: column)
    }
    func quantity<Unit>(_ column: UsedColumn) throws(RowError.Fault) -> Quantity<Unit> {
      let count = try number(column)
      guard let quantity = try? Quantity<Unit>(count) else {
        preconditionFailure("digits alone spell no negative number")
      }
      return quantity
    }
    let measure: Measure
    switch column {
    case .units: measure = .units(try number(.units))
    case .durationMS: measure = .duration(try quantity(.durationMS))
    case .seconds:
      try checkText(bytes, slots[UsedColumn.seconds.slot], .seconds)
      measure = .duration(try SecondsText.exact(bytes, slots[UsedColumn.seconds.slot]))
    case .characters: measure = .characters(try quantity(.characters))
    case .tokens: measure = .tokens(try quantity(.tokens))
    case .requests: measure = .requests(try quantity(.requests))
    default:
      let (width, height) = (try number(.width), try number(.height))
      let count = slots[UsedColumn.count.slot].isEmpty ? 1 : try number(.count)
      guard let size = try? ImageSize(width: width, height: height) else {
        throw .emptyImage(width.isZero ? .width : .height)
      }
      measure = .images(size, count: count)
    }
    do throws(Job.MeasureError) {
      return try Job(tariff.pipeline, measure).units(
        pricedPer: tariff.unit, in: table.catalogue)
    } catch {
      throw .measureNotPriced(
        column, tariff.pipeline, tariff.unit, allowed: table.columns(of: tariff))
    }
  }

  /// Throws if a used column has bytes that are not allowed in text.
  private func checkText(
    _ bytes: RawSpan, _ field: FieldSlot, _ column: UsedColumn
  ) throws(RowError.Fault) {
    let text = bytes.copy(field)
    if text.contains(0) { throw .nulByte(column) }
    guard String(validating: text, as: UTF8.self) != nil else { throw .invalidUTF8(column) }
  }
}

/// Masks of the measures' slots, with a bit for each; constants of the compiler, as are the slots.
private enum MeasureMask {
  static var units: Int { 1 << UsedColumn.units.slot }
  static var duration: Int { 1 << UsedColumn.durationMS.slot }
  static var seconds: Int { 1 << UsedColumn.seconds.slot }
  static var characters: Int { 1 << UsedColumn.characters.slot }
  static var tokens: Int { 1 << UsedColumn.tokens.slot }
  static var requests: Int { 1 << UsedColumn.requests.slot }
  static var size: Int { 1 << UsedColumn.width.slot | 1 << UsedColumn.height.slot }
  static var count: Int { 1 << UsedColumn.count.slot }
  static var all: Int {
    units | duration | seconds | characters | tokens | requests | size | count
  }

  /// Returns the fault of a combination that cannot be priced.
  static func fault(_ mask: Int) -> RowError.Fault {
    let columns = UsedColumn.allCases.filter { mask & 1 << $0.slot != 0 }
    guard mask & ~(size | count) == 0 else { return .severalMeasures(columns) }
    return .incompleteSize(missing: columns.contains(.width) ? .height : .width)
  }
}
