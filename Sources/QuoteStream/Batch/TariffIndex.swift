internal import LivepeerPricing

/// An index that finds the tariff of a pipeline and a model by their bytes in a file.
///
/// It is an open-addressing hash table with every name of a sheet, and the empty model of each
/// pipeline. The `TariffTable` decides about names that it does not find.
struct TariffIndex: Sendable {
  /// A pipeline and a model, one after the other in `names`, and their tariff.
  private struct Entry: BitwiseCopyable {
    var start = 0
    var pipelineCount = 0
    var modelCount = 0
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
    let names = names
    let fields = (
      FieldSlot(start: start, end: middle), FieldSlot(start: middle, end: names.count)
    )
    let bytes = unsafe names.span.bytes
    var place = place(bytes, fields.0, fields.1)
    for _ in 0..<TariffIndex.mostProbes {
      if entries[place].tariff < 0 {
        var entry = Entry(
          start: start, pipelineCount: fields.0.count, modelCount: fields.1.count,
          tariff: Int32(tariff))
        if let names = PaddedNames(Array(pipeline.utf8), Array(modelID.utf8)) {
          entry.padded = Int32(padded.count)
          padded.append(names)
        }
        entries[place] = entry
        return
      }
      // The first of two equal names is kept.
      if matches(entries[place], bytes, fields.0, fields.1) { return }
      place = (place + 1) & (entries.count - 1)
    }
  }

  /// The maximum number of places that are searched for a name: names can be chosen so that the
  /// search for all of them begins at one place.
  private static let mostProbes = 16

  /// Returns the tariff of the names in two fields; nil if the index does not contain them byte for
  /// byte.
  ///
  /// Names that ``mostProbes`` leaves out are in the `TariffTable` alone.
  @inline(__always)
  func tariff(_ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot) -> Int? {
    // Most names are of ordinary length, and at the first place.
    let entry = entries[place(bytes, pipeline, modelID)]
    if entry.pipelineCount == pipeline.count, entry.modelCount == modelID.count,
      entry.padded >= 0, PaddedNames.fit(in: bytes, pipeline, modelID),
      padded[Int(entry.padded)].match(bytes, pipeline, modelID)
    {
      return Int(entry.tariff)
    }
    return search(bytes, pipeline, modelID)
  }

  @inline(never)
  private func search(_ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot) -> Int? {
    var place = place(bytes, pipeline, modelID)
    for _ in 0..<TariffIndex.mostProbes {
      let entry = entries[place]
      guard entry.tariff >= 0 else { return nil }
      if matches(entry, bytes, pipeline, modelID) { return Int(entry.tariff) }
      place = (place + 1) & (entries.count - 1)
    }
    return nil
  }

  private func matches(
    _ entry: Entry, _ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot
  ) -> Bool {
    guard entry.pipelineCount == pipeline.count, entry.modelCount == modelID.count else {
      return false
    }
    let known = unsafe names.span.bytes
    return bytes.equal(
      at: modelID.start, known, at: entry.start + entry.pipelineCount, count: modelID.count)
      && bytes.equal(at: pipeline.start, known, at: entry.start, count: pipeline.count)
  }

  /// Returns the place at which the search for two names begins.
  ///
  /// It depends on their lengths and on eight bytes in the middle and at the end of the model, which
  /// nearly always distinguish the names of a sheet.
  @inline(__always)
  private func place(_ bytes: RawSpan, _ pipeline: FieldSlot, _ modelID: FieldSlot) -> Int {
    let count = modelID.count
    var mixed = UInt64(truncatingIfNeeded: pipeline.count &<< 8 ^ count)
    if count >= 8 {
      let middle = bytes.word(at: modelID.start &+ (count &- 8) &>> 1)
      mixed = bytes.word(at: modelID.end &- 8) &+ (middle &<< 23 | middle &>> 41) &+ mixed
    } else {
      for offset in modelID.start..<modelID.end {
        mixed = mixed &<< 8 ^ UInt64(bytes.byte(at: offset))
      }
    }
    // The product's highest bits depend on all bits of its factors.
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) &>> shift)
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
