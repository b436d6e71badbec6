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
    /// The index in `padded`; below zero if a name is too long for it.
    var padded: Int32 = -1
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
  private var padded: [PaddedNames] = []
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
    var entry = Entry(
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
    if let names = PaddedNames(Array(pipeline.utf8), Array(modelID.utf8)) {
      entry.padded = Int32(padded.count)
      padded.append(names)
    }
    entries[place] = entry
  }

  /// Returns the tariff of the names in two fields; nil if the table does not contain them byte for
  /// byte.
  @inline(__always)
  func tariff(_ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot) -> Int? {
    var place = place(bytes, pipeline, modelID)
    let fit = PaddedNames.fit(in: bytes, pipeline, modelID)
    while true {
      let entry = entries[place]
      guard entry.tariff >= 0 else { return nil }
      if entry.pipeline.count == pipeline.count, entry.modelID.count == modelID.count {
        let isFound =
          fit && entry.padded >= 0
          ? padded[Int(entry.padded)].match(bytes, pipeline, modelID)
          : matches(entry, bytes, pipeline, modelID)
        if isFound { return Int(entry.tariff) }
      }
      place = (place &+ 1) & (entries.count &- 1)
    }
  }

  @inline(never)
  private func matches(
    _ entry: Entry, _ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot
  ) -> Bool {
    guard entry.pipeline.count == pipeline.count, entry.modelID.count == modelID.count else {
      return false
    }
    let known = unsafe names.span.bytes
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

/// Names of ordinary length in whole vectors, with masks of the bytes that count.
///
/// However long the names are, they are compared in the same few instructions: a branch for their
/// lengths, which follow no order, would cost more than all of them.
private struct PaddedNames: BitwiseCopyable, Sendable {
  private typealias Vector = SIMD16<UInt8>
  private var pipeline: (Vector, Vector) = (Vector(), Vector())
  private var pipelineMask: (Vector, Vector) = (Vector(), Vector())
  private var model: (Vector, Vector, Vector, Vector) = (Vector(), Vector(), Vector(), Vector())
  private var modelMask: (Vector, Vector, Vector, Vector) = (
    Vector(), Vector(), Vector(), Vector()
  )

  private static let pipelineCount = 32
  private static let modelCount = 64

  /// Creates the vectors of two names; returns nil if they do not fit.
  init?(_ pipeline: [UInt8], _ model: [UInt8]) {
    guard pipeline.count <= PaddedNames.pipelineCount, model.count <= PaddedNames.modelCount
    else { return nil }
    func vector(_ name: [UInt8], _ part: Int) -> (bytes: Vector, mask: Vector) {
      var (bytes, mask) = (Vector(), Vector())
      for (lane, byte) in name.dropFirst(part * 16).prefix(16).enumerated() {
        (bytes[lane], mask[lane]) = (byte, 0xFF)
      }
      return (bytes, mask)
    }
    let p = (0..<2).map { vector(pipeline, $0) }
    let m = (0..<4).map { vector(model, $0) }
    self.pipeline = (p[0].bytes, p[1].bytes)
    pipelineMask = (p[0].mask, p[1].mask)
    self.model = (m[0].bytes, m[1].bytes, m[2].bytes, m[3].bytes)
    modelMask = (m[0].mask, m[1].mask, m[2].mask, m[3].mask)
  }

  /// Returns whether whole vectors can be read at two fields, as ``match(_:_:_:)`` does unchecked.
  @inline(__always)
  static func fit(in bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot) -> Bool {
    max(pipeline.start &+ 32, modelID.start &+ 64) <= bytes.byteCount
  }

  /// Returns whether the names are those of two fields of the same lengths.
  @inline(__always)
  func match(_ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot) -> Bool {
    let (p, m) = (pipeline.start, modelID.start)
    // Safe: the fields fit.
    var differences = (bytes.vector(atChecked: p) ^ self.pipeline.0) & pipelineMask.0
    differences |= (bytes.vector(atChecked: p &+ 16) ^ self.pipeline.1) & pipelineMask.1
    differences |= (bytes.vector(atChecked: m) ^ model.0) & modelMask.0
    differences |= (bytes.vector(atChecked: m &+ 16) ^ model.1) & modelMask.1
    differences |= (bytes.vector(atChecked: m &+ 32) ^ model.2) & modelMask.2
    differences |= (bytes.vector(atChecked: m &+ 48) ^ model.3) & modelMask.3
    return differences.isZero
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
