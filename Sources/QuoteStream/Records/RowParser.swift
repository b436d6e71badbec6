/// The place of a field, without surrounding quotes and before decoding.
struct FieldSlot: BitwiseCopyable {
  var start = 0
  var end = 0

  var count: Int { end &- start }
  var isEmpty: Bool { start == end }
}

/// The result of parsing one record.
struct ParsedRow: BitwiseCopyable {
  enum Outcome: BitwiseCopyable {
    /// The record is complete, and the slots contain the used fields.
    case whole
    /// The record is blank.
    case blank
    /// The record is invalid, and its end is not known yet.
    case faulty
  }

  var outcome: Outcome
  /// The offset at which the fee is inserted.
  var insertAt = 0
  /// The offset of the next record.
  var next = 0
  /// The number of line feeds within quotes.
  var lineFeeds = 0
  /// A bit for each slot of a used column whose field has escapes.
  var escaped: UInt32 = 0
  /// A bit for each slot whose field is not empty.
  var filled: UInt32 = 0

  static let faulty = ParsedRow(outcome: .faulty)
}

/// A parser of the rows of a format.
protocol RowParser: Sendable {
  /// What it finds out about some bytes, and uses for one record after another.
  associatedtype Scan

  /// The columns that are read.
  var columns: ColumnMap { get }

  /// Creates the scan of so many bytes.
  func makeScan(ofBytes byteCount: Int) -> Scan

  /// Parses the record at `start`.
  ///
  /// The slots are those of the record before, which the parser has set too.
  func parse(
    _ bytes: RawSpan, from start: Int, _ scan: inout Scan,
    into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow

  /// Returns the end of the record at `start`, its line feed included, even if the record is
  /// invalid.
  func recordEnd(_ bytes: RawSpan, from start: Int) -> Int

  /// Decodes a field with escapes in its place, which it never outgrows.
  ///
  /// - Returns: The field's new end; nil if it is not valid text.
  func decode(_ field: FieldSlot, of bytes: inout [UInt8]) -> Int?

  /// Returns the fault of a record that ``parse(_:from:_:into:)`` calls faulty.
  func fault(of record: [UInt8]) -> RowError.Fault

  /// Returns the cause of a fault in the fields of a whole record, or the fault itself.
  func explained(_ fault: RowError.Fault, of record: [UInt8]) -> RowError.Fault
}

extension RowParser {
  func explained(_ fault: RowError.Fault, of record: [UInt8]) -> RowError.Fault { fault }
}

/// The fields of a row with escapes, decoded in a copy of the row, whose memory is used for one row
/// after another.
struct DecodedFields {
  /// The row, with bytes before and after it, so that its fields are read a word or a vector at a
  /// time.
  private(set) var bytes: [UInt8] = []

  private static let margin = 64

  /// Takes the fields of a row, and sets their places in ``bytes``; returns false if one of them is
  /// not valid text.
  mutating func take(
    _ row: ParsedRow, _ slots: borrowing MutableSpan<FieldSlot>, _ place: RowPlace,
    of source: RawSpan, by parser: some RowParser, into places: inout MutableSpan<FieldSlot>
  ) -> Bool {
    copy(source.extracting(place.start..<place.end))
    precondition(places.count == slots.count, "a place for each slot")
    // What is empty has no place in the row: what is missing is at the start of nothing, and what is
    // there is not.
    for slot in slots.indices {
      let start = min(slots[slot].start, 1)
      places[slot] = FieldSlot(start: start, end: start)
    }
    // The other fields are parts of the row.
    let shift = DecodedFields.margin &- place.start
    var filled = row.filled
    while filled != 0 {
      let slot = filled.trailingZeroBitCount
      let field = slots[slot]
      places[slot] = FieldSlot(start: field.start &+ shift, end: field.end &+ shift)
      filled &= filled &- 1
    }
    var escaped = row.escaped
    while escaped != 0 {
      let slot = escaped.trailingZeroBitCount
      guard let end = parser.decode(places[slot], of: &bytes) else { return false }
      places[slot].end = end
      escaped &= escaped &- 1
    }
    return true
  }

  private mutating func copy(_ row: RawSpan) {
    let missing = row.byteCount + 2 * DecodedFields.margin - bytes.count
    if missing > 0 { bytes += repeatElement(0, count: missing) }
    unsafe bytes.withUnsafeMutableBytes { bytes in
      // Safe: the row has room after the margin, and is other memory.
      let target = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[DecodedFields.margin...])
      unsafe row.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
    }
  }
}

extension [UInt8] {
  /// Moves bytes to a place before them; returns the end of that place.
  @inline(__always)
  mutating func move(_ source: Range<Int>, to target: Int) -> Int {
    let end = target &+ source.count
    guard target < source.lowerBound else { return end }
    precondition(target >= 0 && source.upperBound <= count, "bytes of the array")
    unsafe withUnsafeMutableBytes { bytes in
      // Safe: both places are within the bytes, and moving minds that they overlap.
      let place = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[target..<end])
      unsafe place.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[source]))
    }
    return end
  }

  /// Appends the bytes of a field.
  mutating func append(_ source: RawSpan, _ field: FieldSlot) {
    unsafe source.extracting(field.start..<field.end).withUnsafeBytes { bytes in
      unsafe append(contentsOf: bytes)
    }
  }
}
