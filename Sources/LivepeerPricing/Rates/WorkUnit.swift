/// What work is counted in, at compile time.
///
/// A ``Rate``, a ``Quantity`` and a ``Scale`` carry one of the four units in their type, so that a
/// price per pixel cannot be applied to a count of milliseconds.
public protocol WorkUnit: Sendable {
  /// The same unit as a value, for code that learns it at run time.
  static var kind: WorkUnitKind { get }
}

/// Milliseconds of audio or video.
public enum Millisecond: WorkUnit {
  /// ``WorkUnitKind/millisecond``.
  public static var kind: WorkUnitKind { .millisecond }
}

/// Characters of text: Unicode code points.
public enum TextCharacter: WorkUnit {
  /// ``WorkUnitKind/character``.
  public static var kind: WorkUnitKind { .character }
}

/// Pixels of an image or of the frames of a video.
public enum Pixel: WorkUnit {
  /// ``WorkUnitKind/pixel``.
  public static var kind: WorkUnitKind { .pixel }
}

/// Tokens of a language model.
public enum Token: WorkUnit {
  /// ``WorkUnitKind/token``.
  public static var kind: WorkUnitKind { .token }
}

/// What work is counted in, at run time; the raw value is the name in JSON.
public enum WorkUnitKind: String, CaseIterable, Codable, Hashable, Sendable {
  /// Milliseconds of audio or video.
  case millisecond
  /// Characters of text: Unicode code points.
  case character
  /// Pixels of an image or of the frames of a video.
  case pixel
  /// Tokens of a language model.
  case token

  /// The short name in rates: `ms`, `char`, `px`, `token`.
  public var symbol: String { AnyScale.one(self).symbol }

  /// The scale that people think in: an hour, a million characters, a megapixel, a million tokens.
  public var customaryScale: AnyScale {
    switch self {
    case .millisecond: .hour
    case .character: .millionCharacters
    case .pixel: .megapixel
    case .token: .millionTokens
    }
  }
}
