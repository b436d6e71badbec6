/// A unit of work that is known at run time; the raw value is its name in JSON.
///
/// Five units are standard. Any other name is a custom unit if it has the form of a unit's name, an
/// ASCII letter and then letters, digits and hyphens, at most 64 bytes in all, and is not the name of
/// a scale such as `ms`.
public struct WorkUnitKind: RawRepresentable, Hashable, Sendable {
  private enum Storage: Hashable, Sendable {
    case millisecond, character, pixel, token, request
    case declared(DeclaredUnit)
  }

  private let storage: Storage

  private init(_ storage: Storage) {
    self.storage = storage
  }

  /// Milliseconds of audio or video, or of computing.
  public static var millisecond: WorkUnitKind { WorkUnitKind(.millisecond) }
  /// Characters of text: Unicode code points.
  public static var character: WorkUnitKind { WorkUnitKind(.character) }
  /// Pixels of an image or of the frames of a video.
  public static var pixel: WorkUnitKind { WorkUnitKind(.pixel) }
  /// Tokens of a language model.
  public static var token: WorkUnitKind { WorkUnitKind(.token) }
  /// Requests: calls, sessions and other work that is sold at a fixed price.
  public static var request: WorkUnitKind { WorkUnitKind(.request) }

  /// The standard units, in the order in which they are listed.
  public static let standard: [WorkUnitKind] = [.millisecond, .character, .pixel, .token, .request]

  /// Whether the unit is one of ``standard``.
  public var isStandard: Bool {
    if case .declared = storage { false } else { true }
  }

  /// Creates the unit of the given name; returns nil if no unit can have the name.
  public init?(rawValue: String) {
    if let known = WorkUnitKind.standard.first(where: { $0.rawValue == rawValue }) {
      self = known
      return
    }
    let bytes = rawValue.utf8
    guard bytes.first?.isLetter == true, bytes.count <= TextCursor.maximumWordLength,
      bytes.allSatisfy(\.isOfUnitName),
      AnyScale(name: rawValue) == nil
    else { return nil }
    self.init(DeclaredUnit(rawValue))
  }

  /// Creates the kind of a declared unit.
  init(_ unit: DeclaredUnit) {
    storage = .declared(unit)
  }

  /// The unit if it is not one of ``standard``.
  var declaredUnit: DeclaredUnit? {
    if case .declared(let unit) = storage { unit } else { nil }
  }

  /// The name in JSON: `millisecond`, `pixel`.
  public var rawValue: String {
    switch storage {
    case .millisecond: Millisecond.name
    case .character: TextCharacter.name
    case .pixel: Pixel.name
    case .token: Token.name
    case .request: Request.name
    case .declared(let unit): unit.name
    }
  }

  /// Returns the unit of a type of this library, or nil for any other type.
  static func own(_ type: any WorkUnit.Type) -> WorkUnitKind? {
    // A comparison is a few instructions; a cast of types is not.
    if type == Millisecond.self { return .millisecond }
    if type == TextCharacter.self { return .character }
    if type == Pixel.self { return .pixel }
    if type == Token.self { return .token }
    if type == Request.self { return .request }
    return nil
  }
}

extension UInt8 {
  /// Whether the name of a unit can have the byte.
  var isOfUnitName: Bool { isLetter || decimalDigit != nil || self == UInt8(ascii: "-") }
}

extension WorkUnitKind: CustomStringConvertible {
  /// The name: `millisecond`.
  public var description: String { rawValue }

  /// The short name in rates: `ms`, `char`, `px`, `token`, `request`.
  public var symbol: String { AnyScale.one(self).symbol }

  /// The scale in which prices are usually compared: an hour, a million characters, a megapixel, a
  /// million tokens, a request; one unit of any other unit.
  public var customaryScale: AnyScale {
    switch self {
    case .millisecond: .hour
    case .character: .millionCharacters
    case .pixel: .megapixel
    case .token: .millionTokens
    default: .one(self)
    }
  }
}

extension WorkUnitKind: Codable {
  /// Creates the unit from its name.
  ///
  /// - Throws: `DecodingError` if the string is not the name of a unit.
  public init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    guard let kind = WorkUnitKind(rawValue: name) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "'\(name.shown())' is not the name of a unit"))
    }
    self = kind
  }

  /// Writes the unit as its name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// A unit that is not one of the standard ones.
///
/// It is an object, so that a ``WorkUnitKind`` and an ``AnyScale`` take one word.
final class DeclaredUnit: Hashable, Sendable {
  /// The name in text and in JSON.
  let name: String

  /// Creates a unit of a name that has the form of one.
  init(_ name: String) {
    self.name = name
  }

  /// Returns whether the two have the same name.
  static func == (lhs: DeclaredUnit, rhs: DeclaredUnit) -> Bool { lhs.name == rhs.name }

  /// Adds the name to a hasher.
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
