/// A column that pricing reads; the raw value is its name, to the letter.
public enum UsedColumn: String, CaseIterable, Sendable {
  /// The pipeline's name.
  case pipeline
  /// The model's name; empty takes the sheet's first model of the pipeline.
  case modelID = "model_id"
  /// A count of whatever the price is per.
  case units
  /// Milliseconds of audio or video.
  case durationMS = "duration_ms"
  /// Seconds of audio or video, with decimals; a fraction of a millisecond counts as one.
  case seconds
  /// Characters of text.
  case characters
  /// Tokens of a language model.
  case tokens
  /// Requests.
  case requests
  /// Pixels from left to right.
  case width
  /// Pixels from top to bottom.
  case height
  /// How many images; one where it is empty.
  case count
  /// What ETH costs in that row, in dollars.
  case ethUSD = "eth_usd"
}

extension UsedColumn {
  /// Names that the output adds, and the input must not have.
  static let added = ["fee_wei", "fee_usd"]

  /// The columns of which one says how much work a row is.
  static let measures =
    "units, duration_ms, seconds, characters, tokens, requests, or width and height"
  static let measureNames = [
    "units", "duration_ms", "seconds", "characters", "tokens", "requests", "width", "height",
  ]

  /// Where its field's slot is; the slot after all of them takes what nothing reads.
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

  /// Names as bytes, in the order of the slots.
  static let names = allCases.map { Array($0.rawValue.utf8) }
}

/// Columns that are looked for beside those that pricing reads, in slots after theirs.
struct ExtraColumns: Sendable {
  /// Their names, in the order of their slots.
  let names: [[UInt8]]

  /// Pricing reads its own columns alone.
  static let none = ExtraColumns(names: [])

  /// How many slots a row takes.
  var slotCount: Int { UsedColumn.slotCount + names.count }

  /// The slot of a name, theirs or one of pricing's own.
  func slot(of name: [UInt8]) -> Int {
    if let index = names.firstIndex(of: name) { return UsedColumn.slotCount + index }
    return UsedColumn.names.firstIndex(of: name) ?? UsedColumn.unusedSlot
  }

  /// The name of a slot that has one.
  func name(ofSlot slot: Int) -> [UInt8] {
    slot < UsedColumn.unusedSlot ? UsedColumn.names[slot] : names[slot - UsedColumn.slotCount]
  }
}

/// Where a field stands: no quotes around it, nothing decoded.
struct FieldSlot: BitwiseCopyable {
  var start = 0
  var end = 0

  var count: Int { end &- start }
  var isEmpty: Bool { start == end }
}

/// What a parser says of one record.
struct ParsedRow: BitwiseCopyable {
  enum Outcome: BitwiseCopyable {
    /// The slots hold the used fields.
    case whole
    /// Nothing stands there.
    case blank
    /// Something is wrong; where the record ends is yet to be found.
    case faulty
  }

  var outcome: Outcome
  /// Where the fee goes.
  var insertAt = 0
  /// Where the next record begins.
  var next = 0
  /// Line feeds within quotes.
  var lineFeeds = 0
  /// A bit for each slot of a used column whose field has escapes.
  var escaped: UInt32 = 0

  static let faulty = ParsedRow(outcome: .faulty)
}

/// How the rows of a format are taken apart.
protocol RowParser: Sendable {
  /// Parses the record at `start`.
  func parse(
    _ bytes: RawSpan, from start: Int, into slots: inout MutableSpan<FieldSlot>
  ) -> ParsedRow

  /// Where the record at `start` ends, its line feed included, whatever is wrong with it.
  func recordEnd(_ bytes: RawSpan, from start: Int) -> Int

  /// The plain bytes of a field with escapes; nil where they are no text.
  func decode(_ field: [UInt8]) -> [UInt8]?

  /// What is wrong with a record that ``parse(_:from:into:)`` calls faulty.
  func fault(of record: [UInt8]) -> RowFault

  /// A fault of the fields of a whole record, or what accounts for it.
  func explained(_ fault: RowFault, of record: [UInt8]) -> RowFault
}

extension RowParser {
  func explained(_ fault: RowFault, of record: [UInt8]) -> RowFault { fault }
}

/// The fields of a row that has escapes, all of them as plain bytes.
struct DecodedFields {
  private(set) var bytes: [UInt8] = []
  /// Where they stand in `bytes`.
  private(set) var slots: [FieldSlot]

  /// Copies the fields of a row; nil where one is no text.
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
