internal import LivepeerPricing

/// A row in the form that columns take.
struct PlainRow: BitwiseCopyable {
  var units: UInt64
  var tariff: UInt32
  /// The row's own ETH price, if it has one.
  var ethPrice: TariffTable.RowETHPrice?
  /// The moment whose ETH price the row has, if a series covers it.
  var moment: Int64?
}

extension TariffIndex {
  /// Returns the row if columns can take it, as most can; nil leaves it to
  /// ``RowResolver/exact(_:_:_:)`` for any reason.
  @inline(__always)
  func plain(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32,
    _ ethPrices: ETHPriceIndex
  ) -> PlainRow? {
    let pipeline = slots[UsedColumn.pipeline.slot]
    let modelID = slots[UsedColumn.modelID.slot]
    guard let tariff = tariff(bytes, pipeline, modelID) else { return nil }
    let facts = facts[tariff]
    var ethPrice: TariffTable.RowETHPrice?
    var moment: Int64?
    if filled & 1 &<< UInt32(UsedColumn.ethUSD.slot) == 0 {
      if ethPrices.isActive {
        let time = slots[UsedColumn.time.slot]
        guard facts.isPricedByRows,
          let plain = Timestamp(plain: bytes.extracting(time.start..<time.end))
        else { return nil }
        if ethPrices.covers(plain.nanoseconds) {
          moment = plain.nanoseconds
        } else {
          guard let price = ethPrices.short(plain.nanoseconds) else { return nil }
          ethPrice = price
        }
      } else {
        guard facts.isPriced else { return nil }
      }
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
      PlainRow(
        units: $0, tariff: UInt32(truncatingIfNeeded: tariff), ethPrice: ethPrice, moment: moment)
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
}

/// Masks of the measures' slots, with a bit for each; constants of the compiler, as are the slots.
enum MeasureMask {
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
