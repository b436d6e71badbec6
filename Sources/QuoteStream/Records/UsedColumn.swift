/// A column that pricing reads; the raw value is its name, byte for byte.
public enum UsedColumn: String, CaseIterable, Sendable {
  /// The pipeline's name.
  case pipeline
  /// The model ID; an empty field means the sheet's first model of the pipeline.
  case modelID = "model_id"
  /// The number of units of the price.
  case units
  /// The milliseconds of audio or video.
  case durationMS = "duration_ms"
  /// The seconds of audio or video, with decimals; a fraction of a millisecond is rounded up to
  /// one.
  case seconds
  /// The number of characters of text.
  case characters
  /// The number of tokens of a language model.
  case tokens
  /// The number of requests.
  case requests
  /// The width of an image in pixels.
  case width
  /// The height of an image in pixels.
  case height
  /// The number of images; one if the field is empty.
  case count
  /// The price of one ETH in dollars for the row.
  case ethUSD = "eth_usd"
}

extension UsedColumn {
  /// The names that the output adds, and the input must not have.
  static let added = ["fee_wei", "fee_usd"]

  /// The columns of which one gives the amount of work of a row.
  static let measures =
    "units, duration_ms, seconds, characters, tokens, requests, or width and height"
  static let measureNames = [
    "units", "duration_ms", "seconds", "characters", "tokens", "requests", "width", "height",
  ]

  /// The index of its field's slot; the slot after all of them is for fields that are not read.
  var slot: Int {
    switch self {
    case .pipeline: 0
    case .modelID: 1
    case .units: 2
    case .durationMS: 3
    case .seconds: 4
    case .characters: 5
    case .tokens: 6
    case .requests: 7
    case .width: 8
    case .height: 9
    case .count: 10
    case .ethUSD: 11
    }
  }

  /// The slot of columns that pass through.
  static let unusedSlot = 12
  static let slotCount = 13

  /// The names as bytes, in the order of the slots.
  static let names = allCases.map { Array($0.rawValue.utf8) }
}

/// Columns that are read in addition to those of pricing, in slots after theirs.
struct ExtraColumns: Sendable {
  /// Their names, in the order of their slots.
  let names: [[UInt8]]

  /// No extra columns.
  static let none = ExtraColumns(names: [])

  /// The number of slots of a row.
  var slotCount: Int { UsedColumn.slotCount + names.count }

  /// Returns the slot of an extra column's name, or of one of pricing's own.
  func slot(of name: [UInt8]) -> Int {
    if let index = names.firstIndex(of: name) { return UsedColumn.slotCount + index }
    return UsedColumn.names.firstIndex(of: name) ?? UsedColumn.unusedSlot
  }

  /// Returns the name of a slot that has one.
  func name(ofSlot slot: Int) -> [UInt8] {
    slot < UsedColumn.unusedSlot ? UsedColumn.names[slot] : names[slot - UsedColumn.slotCount]
  }
}

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

  static let faulty = ParsedRow(outcome: .faulty)
}

/// A parser of the rows of a format.
protocol RowParser: Sendable {
  /// Parses the record at `start`.
  func parse(
    _ bytes: RawSpan, from start: Int, into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow

  /// Returns the end of the record at `start`, its line feed included, even if the record is
  /// invalid.
  func recordEnd(_ bytes: RawSpan, from start: Int) -> Int

  /// Returns the decoded bytes of a field with escapes; nil if they are not valid text.
  func decode(_ field: [UInt8]) -> [UInt8]?

  /// Returns the fault of a record that ``parse(_:from:into:)`` calls faulty.
  func fault(of record: [UInt8]) -> RowError.Fault

  /// Returns the cause of a fault in the fields of a whole record, or the fault itself.
  func explained(_ fault: RowError.Fault, of record: [UInt8]) -> RowError.Fault
}

extension RowParser {
  func explained(_ fault: RowError.Fault, of record: [UInt8]) -> RowError.Fault { fault }
}

/// The fields of a row with escapes, all of them decoded.
struct DecodedFields {
  private(set) var bytes: [UInt8] = []
  /// The places of the fields in `bytes`.
  private(set) var slots: [FieldSlot]

  /// Creates a copy of a row's fields; returns nil if one of them is not valid text.
  init?(
    _ row: ParsedRow, _ slots: borrowing MutableSpan<FieldSlot>, of source: RawSpan,
    by parser: some RowParser
  ) {
    self.slots = Array(repeating: FieldSlot(), count: slots.count)
    for slot in slots.indices where slot != UsedColumn.unusedSlot && !slots[slot].isEmpty {
      var field = source.copy(slots[slot])
      if row.escaped & 1 << UInt32(slot) != 0 {
        guard let decoded = parser.decode(field) else { return nil }
        field = decoded
      }
      let start = bytes.count
      bytes += field
      self.slots[slot] = FieldSlot(start: start, end: bytes.count)
    }
  }
}
