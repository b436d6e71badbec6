public import ExactMath

/// A named multiple of a unit, for code that learns the unit at run time.
public struct AnyScale: Hashable, Sendable {
  private enum Storage: Hashable, Sendable {
    /// The place in ``ScaleDefinition/all``.
    case listed(UInt8)
    /// One of a declared unit.
    case one(DeclaredUnit)
  }

  private let storage: Storage

  private init(at place: UInt8) {
    storage = .listed(place)
  }

  /// The unit that the scale is a multiple of.
  public var unit: WorkUnitKind { value({ ScaleDefinition.all[$0].unit }) { WorkUnitKind($0) } }
  /// The number of units in the scale.
  public var units: BigInt { value({ ScaleDefinition.all[$0].units }) { _ in 1 } }
  /// Whether the scale is one unit.
  var isOneUnit: Bool { value({ ScaleDefinition.all[$0].units == 1 }) { _ in true } }
  /// The short name in rates: `min`, `Mpx`.
  public var symbol: String { value({ ScaleDefinition.all[$0].symbol }) { $0.name } }
  /// The name in prose and in JSON: `minute`, `megapixel`, `million tokens`.
  public var name: String { value({ ScaleDefinition.all[$0].name }) { $0.name } }

  /// Other names that text forms read.
  var aliases: [String] { value({ ScaleDefinition.all[$0].aliases }) { _ in [] } }

  /// Returns a property of the scale at a place in the table, or one of a declared unit.
  ///
  /// The place is passed on, and not the definition, of which all texts would be copied.
  @inline(__always)
  private func value<Value>(
    _ listed: (Int) -> Value, declared: (DeclaredUnit) -> Value
  ) -> Value {
    switch storage {
    case .listed(let place): listed(Int(place))
    case .one(let unit): declared(unit)
    }
  }

  /// Returns the scale of a symbol in the table; traps if there is none.
  private static func known(_ symbol: String) -> AnyScale {
    guard let scale = AnyScale(name: symbol) else {
      preconditionFailure("no scale '\(symbol)'")
    }
    return scale
  }

  /// 1 ms.
  public static let millisecond = known("ms")
  /// 1,000 ms.
  public static let second = known("s")
  /// 60,000 ms.
  public static let minute = known("min")
  /// 3,600,000 ms.
  public static let hour = known("h")
  /// 24 hours.
  public static let day = known("day")
  /// 730 hours.
  public static let month = known("month")
  /// One character.
  public static let character = known("char")
  /// 1,000 characters.
  public static let thousandCharacters = known("kchar")
  /// 10^6 characters.
  public static let millionCharacters = known("Mchar")
  /// One pixel.
  public static let pixel = known("px")
  /// 10^6 pixels.
  public static let megapixel = known("Mpx")
  /// 10^9 pixels.
  public static let gigapixel = known("Gpx")
  /// 10^12 pixels.
  public static let terapixel = known("Tpx")
  /// A second of video of 1280 by 720 pixels, 30 times a second: 27,648,000 pixels.
  public static let second720p = known("720p-s")
  /// An hour of video of 1280 by 720 pixels, 30 times a second.
  public static let hour720p = known("720p-h")
  /// One token.
  public static let token = known("token")
  /// 1,000 tokens.
  public static let thousandTokens = known("ktoken")
  /// 10^6 tokens.
  public static let millionTokens = known("Mtoken")
  /// One request.
  public static let request = known("request")

  /// Every scale of the standard units, unit by unit, each unit's from small to large.
  public static let all: [AnyScale] = ScaleDefinition.all.indices.map { AnyScale(at: UInt8($0)) }

  /// Returns the scales of a unit, from small to large.
  public static func all(of unit: WorkUnitKind) -> [AnyScale] {
    unit.isStandard ? all.filter { $0.unit == unit } : [one(unit)]
  }

  /// Returns the scale of one unit.
  public static func one(_ unit: WorkUnitKind) -> AnyScale {
    switch unit {
    case .millisecond: millisecond
    case .character: character
    case .pixel: pixel
    case .token: token
    case .request: request
    default: AnyScale(oneOf: unit)
    }
  }

  private init(oneOf unit: WorkUnitKind) {
    guard let declared = unit.declaredUnit else {
      preconditionFailure("a standard unit has a scale in the table")
    }
    storage = .one(declared)
  }

  /// Creates the scale of a short or long name, regardless of case; returns nil for any other name.
  ///
  /// `ms s min h day month`, `char kchar Mchar`, `px kpx Mpx Mipx 720p-s Gpx 720p-h Tpx`,
  /// `token ktoken Mtoken`, `request`, and synonyms of these such as `seconds` and `megapixel`.
  public init?(name: String) {
    guard let name = PackedName(name.utf8) else { return nil }
    self.init(name)
  }

  /// Creates the scale of a short or long name; returns nil for any other name.
  init?(_ name: PackedName) {
    guard let place = ScaleDefinition.places.value(of: name) else { return nil }
    self.init(at: place)
  }
}
