public import ExactMath

/// A named multiple of one of the four units, for code that learns the unit at run time.
public struct AnyScale: Hashable, Sendable {
  /// The unit that the scale is a multiple of.
  public let unit: WorkUnitKind
  /// How many units it holds.
  public let units: BigInt
  /// The short name in rates: `min`, `Mpx`.
  public let symbol: String
  /// The name in prose and in JSON: `minute`, `megapixel`, `million tokens`.
  public let name: String
  /// Other names that text forms take.
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

  /// 1 ms.
  public static let millisecond = AnyScale(
    .millisecond, 1, "ms", "millisecond", ["millisecond", "milliseconds"])
  /// 1,000 ms.
  public static let second = AnyScale(
    .millisecond, 1_000, "s", "second", ["sec", "second", "seconds"])
  /// 60,000 ms.
  public static let minute = AnyScale(.millisecond, 60_000, "min", "minute", ["minute", "minutes"])
  /// 3,600,000 ms.
  public static let hour = AnyScale(.millisecond, 3_600_000, "h", "hour", ["hour", "hours"])
  /// One character.
  public static let character = AnyScale(
    .character, 1, "char", "character", ["character", "characters"])
  /// 1,000 characters.
  public static let thousandCharacters = AnyScale(
    .character, 1_000, "kchar", "thousand characters", [])
  /// 10^6 characters.
  public static let millionCharacters = AnyScale(
    .character, 1_000_000, "Mchar", "million characters", [])
  /// One pixel.
  public static let pixel = AnyScale(.pixel, 1, "px", "pixel", ["pixel", "pixels"])
  /// 10^6 pixels.
  public static let megapixel = AnyScale(
    .pixel, 1_000_000, "Mpx", "megapixel", ["megapixel", "megapixels"])
  /// One token.
  public static let token = AnyScale(.token, 1, "token", "token", ["tokens"])
  /// 1,000 tokens.
  public static let thousandTokens = AnyScale(.token, 1_000, "ktoken", "thousand tokens", [])
  /// 10^6 tokens.
  public static let millionTokens = AnyScale(.token, 1_000_000, "Mtoken", "million tokens", [])

  /// Every scale, unit by unit, each unit's from small to large.
  public static let all: [AnyScale] = [
    millisecond, second, minute, hour, character, thousandCharacters, millionCharacters,
    pixel, megapixel, token, thousandTokens, millionTokens,
  ]

  /// The scales of one unit, from small to large.
  public static func all(of unit: WorkUnitKind) -> [AnyScale] {
    all.filter { $0.unit == unit }
  }

  /// One unit.
  public static func one(_ unit: WorkUnitKind) -> AnyScale {
    switch unit {
    case .millisecond: .millisecond
    case .character: .character
    case .pixel: .pixel
    case .token: .token
    }
  }

  /// The scale of a short or long name as text forms write it, capitals included; nil for others.
  ///
  /// `ms s min h`, `char kchar Mchar`, `px Mpx`, `token ktoken Mtoken`, and long names such as
  /// `seconds` and `megapixel`.
  public init?(name: String) {
    guard let scale = AnyScale.all.first(where: { $0.symbol == name || $0.aliases.contains(name) })
    else { return nil }
    self = scale
  }

  /// The names that an error suggests: those that differ in capitals only, or else every symbol.
  ///
  /// - Parameters:
  ///   - name: What was written.
  ///   - unit: The unit whose scales can stand there; nil for any.
  /// - Returns: One name or more.
  static func suggestions(for name: String, of unit: WorkUnitKind? = nil) -> [String] {
    let scales = unit.map { all(of: $0) } ?? all
    let alike = scales.flatMap { [$0.symbol] + $0.aliases }
      .filter { $0.lowercased() == name.lowercased() }
    return alike.isEmpty ? scales.map(\.symbol) : alike
  }
}

extension AnyScale {
  /// Reads a scale's name; errors suggest scales of the unit, if one is given.
  static func read(
    from cursor: inout TextCursor, of unit: WorkUnitKind? = nil
  ) throws(TextFormError) -> AnyScale {
    let start = cursor.offset
    let word = cursor.readWord()
    guard !word.isEmpty else { throw cursor.expected("a scale such as ms, min, char, px or token") }
    guard let scale = AnyScale(name: word) else {
      throw cursor.error(
        .unknown("scale", name: String(word.prefix(40)), allowed: suggestions(for: word, of: unit)),
        at: start)
    }
    return scale
  }
}
