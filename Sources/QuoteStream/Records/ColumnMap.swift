/// The columns of a file that are read, each into a slot.
struct ColumnMap: Sendable {
  /// The file's names for our columns.
  let names: ColumnNames
  /// Our names for the columns in slots after those of pricing.
  let extra: [String]
  /// Whether only columns of pricing are read, by our names, and without times.
  let isStandard: Bool
  /// Whether a record must not have the columns that the output adds.
  let isPriced: Bool
  /// Whether keys of nested objects are read.
  let hasPaths: Bool

  /// The names in `text` by slot; empty if nothing is read into it.
  private var ranges: [FieldSlot]
  private var text: [UInt8] = []

  /// The maximum number of extra columns: each slot has a bit of 32.
  static var mostExtra: Int { 32 - UsedColumn.slotCount }

  /// The columns of pricing, for a file to be priced.
  static let pricing = ColumnMap()

  /// Creates the columns of pricing, and others after them.
  ///
  /// - Parameters:
  ///   - extra: Our names for the other columns.
  ///   - names: The file's names.
  ///   - readsTime: Whether the time of a record is read.
  ///   - isPriced: Whether the output adds columns.
  init(
    extra: [String] = [], names: ColumnNames = ColumnNames(), readsTime: Bool = false,
    isPriced: Bool = true
  ) {
    let used = UsedColumn.allCases.filter { readsTime || $0 != .time }
    self.init(used, extra, names, isPriced: isPriced)
  }

  /// Creates columns that are none of pricing.
  init(only columns: [String], names: ColumnNames = ColumnNames()) {
    self.init([], columns, names, isPriced: false)
  }

  private init(_ used: [UsedColumn], _ extra: [String], _ names: ColumnNames, isPriced: Bool) {
    precondition(extra.count <= ColumnMap.mostExtra, "slots for all columns")
    self.names = names
    self.extra = extra
    self.isPriced = isPriced
    let columns =
      used.map { ($0.slot, $0.rawValue) }
      + extra.enumerated().map { (UsedColumn.slotCount + $0.offset, $0.element) }
    isStandard =
      extra.isEmpty && used.count == UsedColumn.names(readingTime: false).count
      && !columns.contains { names.renamed[$0.1] != nil }
    ranges = Array(repeating: FieldSlot(), count: UsedColumn.slotCount + extra.count)
    var hasPaths = false
    // A column that has our name for another one is that of the file's name for it.
    let taken = Set(columns.compactMap { names.renamed[$0.1] })
    for (slot, column) in columns {
      if names.renamed[column] == nil, taken.contains(column) { continue }
      let name = names.name(of: column)
      ranges[slot] = FieldSlot(start: text.count, end: text.count + name.utf8.count)
      text += name.utf8
      hasPaths = hasPaths || name.utf8.contains(UInt8(ascii: "."))
    }
    self.hasPaths = hasPaths
  }

  /// The number of slots of a record.
  var slotCount: Int { ranges.count }

  /// Whether the time of a record is read.
  var readsTime: Bool { !ranges[UsedColumn.time.slot].isEmpty }

  /// Our names for the columns that are read.
  var columns: [String] {
    UsedColumn.allCases.filter { !ranges[$0.slot].isEmpty }.map(\.rawValue) + extra
  }

  /// The slot of each column that the file has another name for.
  var renamed: [(column: String, slot: Int)] {
    let extraSlots = extra.enumerated().map { ($0.element, UsedColumn.slotCount + $0.offset) }
    return (UsedColumn.allCases.map { ($0.rawValue, $0.slot) } + extraSlots)
      .filter { names.renamed[$0.0] != nil && !ranges[$0.1].isEmpty }
  }

  /// Returns our name for the column of a slot that is not unused.
  func column(ofSlot slot: Int) -> String {
    slot < UsedColumn.unusedSlot
      ? UsedColumn.allCases[slot].rawValue : extra[slot - UsedColumn.slotCount]
  }

  /// Returns the slots of columns by our names, as far as they are read.
  func slots(of columns: [String]) -> [(column: String, slot: Int)] {
    ranges.indices.filter { $0 != UsedColumn.unusedSlot && !ranges[$0].isEmpty }
      .map { (column(ofSlot: $0), $0) }
      .filter { columns.contains($0.0) }
  }

  /// Returns the slot of a name that has no way to it.
  func slot(of name: [UInt8]) -> Int {
    unsafe match(name.span.bytes, FieldSlot(start: 0, end: name.count), at: .top).slot
  }
}

/// The part of the paths that the keys around a value have used.
struct PathPlace: BitwiseCopyable {
  /// A bit for each slot whose path goes on here.
  var slots: UInt32
  /// The number of bytes that are used, the point after them included.
  var used: Int

  /// The outermost object.
  static let top = PathPlace(slots: .max, used: 0)

  var isEmpty: Bool { slots == 0 }
}

extension ColumnMap {
  /// Returns the slot of a key, and the paths that go on in the object of that key.
  func match(
    _ bytes: RawSpan, _ key: FieldSlot, at place: PathPlace
  ) -> (slot: Int, inner: PathPlace) {
    var found = UsedColumn.unusedSlot
    var inner = PathPlace(slots: 0, used: place.used &+ key.count &+ 1)
    let names = unsafe text.span.bytes
    for slot in ranges.indices where place.slots & 1 &<< UInt32(slot) != 0 {
      let path = ranges[slot]
      let rest = path.count &- place.used
      guard !path.isEmpty, rest >= key.count,
        bytes.equal(at: key.start, names, at: path.start &+ place.used, count: key.count)
      else { continue }
      if rest == key.count {
        found = slot
      } else if names.byte(at: path.start &+ place.used &+ key.count) == UInt8(ascii: ".") {
        inner.slots |= 1 &<< UInt32(slot)
      }
    }
    return (found, inner)
  }
}
