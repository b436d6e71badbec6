/// A column that pricing reads; the raw value is its name, byte for byte.
public struct UsedColumn: RawRepresentable, CaseIterable, Hashable, Sendable {
  /// The index of its field's slot, and of its name.
  let slot: Int

  /// Creates the column of the given name; returns nil if pricing reads none of that name.
  public init?(rawValue: String) {
    let bytes = Array(rawValue.utf8)
    guard let slot = UsedColumn.names.firstIndex(of: bytes) else { return nil }
    self.init(slot)
  }

  private init(_ slot: Int) {
    self.slot = slot
  }

  /// The name: `duration_ms`.
  public var rawValue: String { String(decoding: UsedColumn.names[slot], as: UTF8.self) }

  /// The names as bytes, in the order of the slots.
  static let names = [
    "pipeline", "model_id", "units", "duration_ms", "seconds", "characters", "tokens", "requests",
    "width", "height", "count", "eth_usd", "time",
  ].map { Array($0.utf8) }

  /// The columns, in the order of their slots.
  public static let allCases = names.indices.map { UsedColumn($0) }

  /// Returns the names of the columns that are read, with or without that of a row's time.
  public static func names(readingTime: Bool) -> [String] {
    allCases.filter { readingTime || $0 != .time }.map(\.rawValue)
  }
}

// Constants of the compiler, which the loop over rows takes without asking whether they are made yet.
extension UsedColumn {
  /// The pipeline's name.
  public static var pipeline: UsedColumn { UsedColumn(0) }
  /// The model ID; an empty field means the sheet's first model of the pipeline.
  public static var modelID: UsedColumn { UsedColumn(1) }
  /// The number of units of the price.
  public static var units: UsedColumn { UsedColumn(2) }
  /// The milliseconds of audio or video.
  public static var durationMS: UsedColumn { UsedColumn(3) }
  /// The seconds of audio or video, with decimals; a fraction of a millisecond is rounded up to
  /// one.
  public static var seconds: UsedColumn { UsedColumn(4) }
  /// The number of characters of text.
  public static var characters: UsedColumn { UsedColumn(5) }
  /// The number of tokens of a language model.
  public static var tokens: UsedColumn { UsedColumn(6) }
  /// The number of requests.
  public static var requests: UsedColumn { UsedColumn(7) }
  /// The width of an image in pixels.
  public static var width: UsedColumn { UsedColumn(8) }
  /// The height of an image in pixels.
  public static var height: UsedColumn { UsedColumn(9) }
  /// The number of images; one if the field is empty.
  public static var count: UsedColumn { UsedColumn(10) }
  /// The price of one ETH in dollars for the row.
  public static var ethUSD: UsedColumn { UsedColumn(11) }
  /// The moment of the row, at which a series has its ETH price; read only if there is a series.
  public static var time: UsedColumn { UsedColumn(12) }
}

extension UsedColumn {
  /// The names that the output adds, and the input must not have.
  static let added = ["fee_wei", "fee_usd"]
  /// The number of bytes of each of those names.
  static var addedLength: Int { 7 }

  /// The columns of which one gives the amount of work of a row.
  static let measures: [UsedColumn] = [
    .units, .durationMS, .seconds, .characters, .tokens, .requests, .width, .height,
  ]
  static let measureNames = measures.map(\.rawValue)
  /// The columns within a sentence.
  static let measureChoice =
    measures.dropLast(2).map(\.rawValue).joined(separator: ", ") + ", or width and height"

  /// The slot of columns that pass through, after those that are read.
  static var unusedSlot: Int { 13 }
  static var slotCount: Int { unusedSlot + 1 }
}
