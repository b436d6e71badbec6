public import ExactMath

/// A named multiple of a unit: a minute of milliseconds, a million characters, a megapixel.
///
/// ```swift
/// import LivepeerPricing
///
/// let rate = try Rate<Millisecond>("12882811wei/ms")
/// print(rate.wei(per: .minute))  // 772968660000
/// ```
public struct Scale<Unit: WorkUnit>: Hashable, Sendable {
  /// The same scale for code that learns the unit at run time.
  public let erased: AnyScale

  /// The number of units in the scale.
  public var units: BigInt { erased.units }

  private init(_ erased: AnyScale) {
    self.erased = erased
  }

  /// Creates the same scale with its unit in its type; returns nil if it is one of another unit.
  public init?(exactly scale: AnyScale) {
    guard scale.unit == Unit.kind else { return nil }
    erased = scale
  }

  /// The scale of one unit.
  public static var one: Scale { Scale(AnyScale.one(Unit.kind)) }
}

extension Scale where Unit == Millisecond {
  /// One millisecond: `ms`.
  public static var millisecond: Scale { .one }
  /// 1,000 milliseconds: `s`.
  public static var second: Scale { Scale(.second) }
  /// 60,000 milliseconds: `min`.
  public static var minute: Scale { Scale(.minute) }
  /// 3,600,000 milliseconds: `h`.
  public static var hour: Scale { Scale(.hour) }
  /// 24 hours: `day`.
  public static var day: Scale { Scale(.day) }
  /// 730 hours: `month`.
  public static var month: Scale { Scale(.month) }
}

extension Scale where Unit == TextCharacter {
  /// One character: `char`.
  public static var character: Scale { .one }
  /// 1,000 characters: `kchar`.
  public static var thousand: Scale { Scale(.thousandCharacters) }
  /// 10^6 characters: `Mchar`.
  public static var million: Scale { Scale(.millionCharacters) }
}

extension Scale where Unit == Pixel {
  /// One pixel: `px`.
  public static var pixel: Scale { .one }
  /// 10^6 pixels: `Mpx`.
  public static var megapixel: Scale { Scale(.megapixel) }
  /// 10^9 pixels: `Gpx`.
  public static var gigapixel: Scale { Scale(.gigapixel) }
  /// 10^12 pixels: `Tpx`.
  public static var terapixel: Scale { Scale(.terapixel) }
  /// A second of 720p video, 27,648,000 pixels: `720p-s`.
  public static var second720p: Scale { Scale(.second720p) }
  /// An hour of 720p video: `720p-h`.
  public static var hour720p: Scale { Scale(.hour720p) }
}

extension Scale where Unit == Token {
  /// One token: `token`.
  public static var token: Scale { .one }
  /// 1,000 tokens: `ktoken`.
  public static var thousand: Scale { Scale(.thousandTokens) }
  /// 10^6 tokens: `Mtoken`.
  public static var million: Scale { Scale(.millionTokens) }
}

extension Scale where Unit == Request {
  /// One request: `request`.
  public static var request: Scale { .one }
}
