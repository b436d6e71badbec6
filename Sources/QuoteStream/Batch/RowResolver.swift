internal import LivepeerPricing

/// Finds the tariff and the count of units of a record's fields.
struct RowResolver: Sendable {
  let table: TariffTable
  let index: TariffIndex
  /// The ETH prices of rows by their times.
  let ethPrices: StreamOptions.ETHPrices?
  private let hasSeries: Bool

  /// A row of any size, possibly with its own ETH price.
  struct ExactRow {
    var units: BigInt
    var tariff: Int
    var ethPrice: ETHPrice?
  }

  init(_ table: TariffTable, ethPrices: StreamOptions.ETHPrices? = nil) {
    self.table = table
    self.ethPrices = ethPrices
    hasSeries = ethPrices != nil
    index = TariffIndex(table)
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
    let ethPrice = try ethPrice(bytes, slots, &prices)
    return ExactRow(units: units, tariff: tariff, ethPrice: ethPrice)
  }

  /// Returns the row's own ETH price, or else the one in force at its time; nil if rows have none.
  func ethPrice(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, _ prices: inout LastETHPrice
  ) throws(RowError.Fault) -> ETHPrice? {
    let own = slots[UsedColumn.ethUSD.slot]
    guard own.isEmpty, hasSeries else { return try prices.price(bytes, own) }
    return try ethPrices?.price(bytes, slots[UsedColumn.time.slot])
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

  /// Returns the tariff of a row's pipeline and model; nil if there is none.
  func knownTariff(_ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>) -> Int? {
    let pipeline = slots[UsedColumn.pipeline.slot]
    let modelID = slots[UsedColumn.modelID.slot]
    if let known = index.tariff(bytes, pipeline, modelID) { return known }
    guard let name = String(validating: bytes.copy(pipeline), as: UTF8.self),
      let model = String(validating: bytes.copy(modelID), as: UTF8.self)
    else { return nil }
    return table.knownIndex(of: Pipeline(name), modelID: ModelID(model))
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
