internal import ExactMath

/// The names of a scale in text forms, tables and JSON, and its number of units.
///
/// All scales are defined in this table: to add one, add a row.
struct ScaleDefinition: Sendable {
  let unit: WorkUnitKind
  let units: BigInt
  /// The short name in rates.
  let symbol: String
  /// The name in prose and in JSON.
  let name: String
  /// Synonyms that text forms read.
  let aliases: [String]

  private init(
    _ unit: WorkUnitKind, _ units: BigInt, _ symbol: String, _ name: String, _ aliases: [String]
  ) {
    self.unit = unit
    self.units = units
    self.symbol = symbol
    self.name = name
    self.aliases = aliases
  }

  /// The pixels of a second of video of 1280 by 720 pixels and 30 frames a second.
  private static let pixelsPerSecond: BigInt = 1_280 * 720 * 30

  /// Every scale, unit by unit, each unit's from small to large.
  static let all: [ScaleDefinition] = [
    ScaleDefinition(
      .millisecond, 1, "ms", "millisecond", ["msec", "millisecond", "milliseconds"]),
    ScaleDefinition(.millisecond, 1_000, "s", "second", ["sec", "secs", "second", "seconds"]),
    ScaleDefinition(.millisecond, 60_000, "min", "minute", ["mins", "minute", "minutes"]),
    ScaleDefinition(.millisecond, 3_600_000, "h", "hour", ["hr", "hrs", "hour", "hours"]),
    ScaleDefinition(.millisecond, 86_400_000, "day", "day", ["d", "days"]),
    // 730 hours.
    ScaleDefinition(.millisecond, 2_628_000_000, "month", "month", ["mo", "months"]),

    ScaleDefinition(.character, 1, "char", "character", ["chars", "character", "characters"]),
    ScaleDefinition(.character, 1_000, "kchar", "thousand characters", ["kchars"]),
    ScaleDefinition(.character, 1_000_000, "Mchar", "million characters", ["Mchars"]),

    ScaleDefinition(.pixel, 1, "px", "pixel", ["pixel", "pixels"]),
    ScaleDefinition(.pixel, 1_000, "kpx", "kilopixel", ["kilopixel", "kilopixels"]),
    ScaleDefinition(.pixel, 1_000_000, "Mpx", "megapixel", ["megapixel", "megapixels"]),
    ScaleDefinition(.pixel, 1_048_576, "Mipx", "mebipixel", ["mebipixel", "mebipixels"]),
    ScaleDefinition(.pixel, pixelsPerSecond, "720p-s", "second of 720p video", []),
    ScaleDefinition(.pixel, 1_000_000_000, "Gpx", "gigapixel", ["gigapixel", "gigapixels"]),
    ScaleDefinition(.pixel, pixelsPerSecond * 3_600, "720p-h", "hour of 720p video", []),
    ScaleDefinition(.pixel, 1_000_000_000_000, "Tpx", "terapixel", ["terapixel", "terapixels"]),

    ScaleDefinition(.token, 1, "token", "token", ["tok", "toks", "tokens"]),
    ScaleDefinition(.token, 1_000, "ktoken", "thousand tokens", ["ktok", "ktokens"]),
    ScaleDefinition(.token, 1_000_000, "Mtoken", "million tokens", ["Mtok", "Mtokens"]),

    ScaleDefinition(
      .request, 1, "request", "request",
      [
        "req", "reqs", "requests", "call", "calls", "job", "jobs", "session", "sessions", "image",
        "images",
      ]),
  ]

  /// The names that begin with a digit, which could be confused with a count.
  private static let numeralNames = all.map(\.symbol).filter { $0.first?.isNumber == true }

  /// Returns the name that a text begins with, regardless of case, if that name begins with a digit.
  static func numeralName(beginning text: ArraySlice<UInt8>) -> String? {
    guard text.first?.decimalDigit != nil else { return nil }
    return numeralNames.first { name in
      String(decoding: text.prefix(name.utf8.count), as: UTF8.self).lowercased() == name
    }
  }

  /// The place of the scale of every name.
  ///
  /// No two scales have names that differ only in case, so that case can be ignored.
  static let places = NameTable(
    zip(UInt8(0)..., all).flatMap { place, scale in
      ([scale.symbol] + scale.aliases).map { (name: $0, value: place) }
    })
}
