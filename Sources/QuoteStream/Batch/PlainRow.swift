internal import LivepeerPricing

/// A row in the form that columns take.
struct PlainRow: BitwiseCopyable {
  var units: UInt64
  var tariff: UInt32
}

extension TariffIndex {
  /// Returns the row if columns can take it, as most can; nil leaves it to
  /// ``RowResolver/exact(_:_:_:)`` for any reason.
  ///
  /// Whether it has a price is asked afterwards, with an ETH price of its own or without.
  @inline(__always)
  func plain(
    _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32
  ) -> PlainRow? {
    let pipeline = slots[UsedColumn.pipeline.slot]
    let modelID = slots[UsedColumn.modelID.slot]
    guard let tariff = tariff(bytes, pipeline, modelID),
      let units = units(tariff, bytes, slots, filled: filled)
    else { return nil }
    return PlainRow(units: units, tariff: UInt32(truncatingIfNeeded: tariff))
  }

  /// Returns whether a row has a price without an ETH price of its own.
  @inline(__always)
  func isPriced(_ row: PlainRow) -> Bool { facts[Int(row.tariff)].isPriced }

  /// Returns whether a row has a price with an ETH price of its own.
  @inline(__always)
  func isPricedByRow(_ row: PlainRow) -> Bool { facts[Int(row.tariff)].isPricedByRows }

  /// Returns the count of a row's units; nil for any other than one number of a measure.
  @inline(__always)
  private func units(
    _ tariff: Int, _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32
  ) -> UInt64? {
    if Int(filled) & MeasureMask.all == MeasureMask.units {
      return WholeNumber.short(bytes, slots[UsedColumn.units.slot])
    }
    return measuredUnits(facts[tariff], bytes, slots, filled: filled)
  }

  /// Returns the count of the units of a row whose measure is converted to them.
  @inline(never)
  private func measuredUnits(
    _ facts: Facts, _ bytes: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32
  ) -> UInt64? {
    switch Int(filled) & MeasureMask.all {
    case MeasureMask.duration:
      product(bytes, slots[UsedColumn.durationMS.slot], facts.unitsPerMillisecond)
    case MeasureMask.seconds:
      SecondsText.short(bytes, slots[UsedColumn.seconds.slot]).flatMap {
        product($0, facts.unitsPerMillisecond)
      }
    case MeasureMask.characters:
      product(bytes, slots[UsedColumn.characters.slot], facts.unitsPerCharacter)
    case MeasureMask.tokens:
      product(bytes, slots[UsedColumn.tokens.slot], facts.unitsPerToken)
    case MeasureMask.requests:
      product(bytes, slots[UsedColumn.requests.slot], facts.unitsPerRequest)
    case MeasureMask.size:
      pixels(bytes, slots, facts.unitsPerPixel)
    case MeasureMask.size | MeasureMask.count:
      pixels(bytes, slots, facts.unitsPerPixel).flatMap {
        product(bytes, slots[UsedColumn.count.slot], $0)
      }
    default: nil
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
