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

  /// Appends the decoded bytes of a field with escapes; returns false if they are not valid text.
  func decode(_ bytes: RawSpan, _ field: FieldSlot, into decoded: inout [UInt8]) -> Bool

  /// Returns the fault of a record that ``parse(_:from:into:)`` calls faulty.
  func fault(of record: [UInt8]) -> RowError.Fault

  /// Returns the cause of a fault in the fields of a whole record, or the fault itself.
  func explained(_ fault: RowError.Fault, of record: [UInt8]) -> RowError.Fault
}

extension RowParser {
  func explained(_ fault: RowError.Fault, of record: [UInt8]) -> RowError.Fault { fault }
}

/// The fields of a row with escapes, all of them decoded, in memory that is used for one row after
/// another.
struct DecodedFields {
  /// The fields, and bytes around them.
  private(set) var bytes: [UInt8] = []

  private static let padding = Array(repeating: UInt8(0), count: 64)

  /// Takes the fields of a row, and sets their places in ``bytes``; returns false if one of them is
  /// not valid text.
  mutating func take(
    _ row: ParsedRow, _ slots: borrowing MutableSpan<FieldSlot>, of source: RawSpan,
    by parser: some RowParser, into places: inout MutableSpan<FieldSlot>
  ) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    // Bytes before and after the fields, so that they are read a word or a vector at a time.
    bytes += DecodedFields.padding
    for slot in slots.indices where slot != UsedColumn.unusedSlot {
      let start = bytes.count
      if row.escaped & 1 &<< UInt32(slot) != 0 {
        guard parser.decode(source, slots[slot], into: &bytes) else { return false }
      } else if !slots[slot].isEmpty {
        bytes.append(source, slots[slot])
      }
      // What is missing stays at the start of nothing.
      let isMissing = slots[slot].isEmpty && slots[slot].start == 0
      places[slot] = isMissing ? FieldSlot() : FieldSlot(start: start, end: bytes.count)
    }
    bytes += DecodedFields.padding
    return true
  }
}

extension [UInt8] {
  /// Appends the bytes of a field.
  mutating func append(_ source: RawSpan, _ field: FieldSlot) {
    unsafe source.extracting(field.start..<field.end).withUnsafeBytes { bytes in
      unsafe append(contentsOf: bytes)
    }
  }
}
