internal import LivepeerPricing

/// An index that finds the tariff of a pipeline and a model by their bytes in a file.
///
/// It is an open-addressing hash table with every name of a sheet, and the empty model of each
/// pipeline. The `TariffTable` decides about names that it does not find.
struct TariffIndex: Sendable {
  /// A pipeline and a model in `names`, and their tariff.
  private struct Entry: BitwiseCopyable {
    var pipeline = FieldSlot()
    var modelID = FieldSlot()
    /// The tariff; below zero if the place is empty.
    var tariff: Int32 = -1
  }

  /// The number of a tariff's units in one of each measure; zero if the tariff is not priced by it.
  struct Facts: BitwiseCopyable {
    /// Whether rows without their own ETH price have a price.
    var isPriced: Bool
    /// Whether rows with their own ETH price have a price.
    var isPricedByRows: Bool
    var unitsPerMillisecond: UInt64
    var unitsPerCharacter: UInt64
    var unitsPerPixel: UInt64
    var unitsPerToken: UInt64
    var unitsPerRequest: UInt64
  }

  private var names: [UInt8] = []
  private var entries: [Entry]
  private let shift: UInt64
  /// The facts of each tariff.
  let facts: [Facts]

  init(_ table: TariffTable) {
    var bits: UInt64 = 4
    while 1 << bits < table.tariffs.count * 6 { bits += 1 }
    entries = Array(repeating: Entry(), count: 1 << bits)
    shift = 64 - bits
    facts = table.tariffs.map { Facts($0, of: table) }
    for (index, tariff) in table.tariffs.enumerated() {
      insert(tariff.pipeline.name, tariff.modelID.name, index)
      if let first = try? table.index(of: tariff.pipeline) {
        insert(tariff.pipeline.name, "", first)
      }
    }
  }

  private mutating func insert(_ pipeline: String, _ modelID: String, _ tariff: Int) {
    let start = names.count
    names += pipeline.utf8
    let middle = names.count
    names += modelID.utf8
    let entry = Entry(
      pipeline: FieldSlot(start: start, end: middle),
      modelID: FieldSlot(start: middle, end: names.count), tariff: Int32(tariff))
    let names = names
    let bytes = unsafe names.span.bytes
    // The first of two equal names is kept. The search ends, as at most a third of the places are
    // taken.
    var place = place(bytes, entry.pipeline, entry.modelID)
    while entries[place].tariff >= 0 {
      if matches(entries[place], bytes, entry.pipeline, entry.modelID) { return }
      place = (place + 1) & (entries.count - 1)
    }
    entries[place] = entry
  }

  /// Returns the tariff of the names in two fields; nil if the table does not contain them byte for
  /// byte.
  @inline(__always)
  func tariff(_ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot) -> Int? {
    var place = place(bytes, pipeline, modelID)
    while true {
      let entry = entries[place]
      guard entry.tariff >= 0 else { return nil }
      if matches(entry, bytes, pipeline, modelID) { return Int(entry.tariff) }
      place = (place &+ 1) & (entries.count &- 1)
    }
  }

  @inline(__always)
  private func matches(
    _ entry: Entry, _ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot
  ) -> Bool {
    let known = unsafe names.span.bytes
    guard entry.pipeline.count == pipeline.count, entry.modelID.count == modelID.count else {
      return false
    }
    return bytes.equal(
      at: modelID.start, known, at: entry.modelID.start, count: modelID.count)
      && bytes.equal(
        at: pipeline.start, known, at: entry.pipeline.start, count: pipeline.count)
  }

  /// Returns the place at which the search for two names begins.
  @inline(__always)
  private func place(_ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot) -> Int {
    let mixed = (mix(bytes, pipeline) &* 0x9E37_79B9_7F4A_7C15) ^ mix(bytes, modelID)
    return Int(truncatingIfNeeded: (mixed &* 0xBF58_476D_1CE4_E5B9) &>> shift)
  }

  /// Returns a hash of the first and the last eight bytes, which nearly always distinguish the
  /// names of a sheet.
  @inline(__always)
  private func mix(_ bytes: RawSpan, _ field: FieldSlot) -> UInt64 {
    guard field.count >= 8 else {
      var short = UInt64(field.count)
      for offset in field.start..<field.end { short = short &<< 8 | UInt64(bytes.byte(at: offset)) }
      return short
    }
    let last = bytes.word(at: field.end &- 8)
    return bytes.word(at: field.start) &+ (last &<< 23 | last &>> 41) &+ UInt64(field.count)
  }
}

extension TariffIndex.Facts {
  init(_ tariff: Tariff, of table: TariffTable) {
    isPriced = if case .success = tariff.price { true } else { false }
    // Whether a price in dollars can be converted does not depend on the ETH price.
    isPricedByRows = isPriced || (tariff.isInUSD && (try? tariff.rate(at: ETHPrice(1))) != nil)
    func units(_ measure: Measure?) -> UInt64 {
      guard let measure else { return 0 }
      // Every way of counting is linear, so the count of one of a measure is enough.
      let units = try? Job(tariff.pipeline, measure).units(
        pricedPer: tariff.unit, in: table.catalogue)
      return units.flatMap { UInt64(exactly: $0) } ?? 0
    }
    unitsPerMillisecond = units(.duration(1))
    unitsPerCharacter = units(.characters(1))
    unitsPerPixel = units((try? ImageSize(width: 1, height: 1)).map { .images($0, count: 1) })
    unitsPerToken = units(.tokens(1))
    unitsPerRequest = units(.requests(1))
  }
}

extension TariffTable {
  /// Returns the columns that give the amount of work of a row with the tariff.
  func columns(of tariff: Tariff) -> [UsedColumn] {
    let facts = TariffIndex.Facts(tariff, of: self)
    var columns: [UsedColumn] = []
    if facts.unitsPerMillisecond != 0 { columns += [.durationMS, .seconds] }
    if facts.unitsPerCharacter != 0 { columns.append(.characters) }
    if facts.unitsPerToken != 0 { columns.append(.tokens) }
    if facts.unitsPerRequest != 0 { columns.append(.requests) }
    if facts.unitsPerPixel != 0 { columns += [.width, .height] }
    return columns + [.units]
  }
}
