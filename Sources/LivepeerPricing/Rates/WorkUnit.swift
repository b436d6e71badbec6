/// A unit of work that is known at compile time.
///
/// A ``Rate``, a ``Quantity`` and a ``Scale`` have the unit in their type, so that a price per pixel
/// cannot be applied to a count of milliseconds. A custom unit is a type too:
///
/// ```swift
/// import LivepeerPricing
///
/// enum Frame: WorkUnit { static var name: String { "frame" } }
///
/// let rate = try Rate<Frame>("5wei/frame")
/// print(rate.fee(for: 30))  // 150 wei
/// ```
public protocol WorkUnit: Sendable {
  /// The name, in the form of ``WorkUnitKind/rawValue``, which no other unit or scale has.
  static var name: String { get }
}

extension WorkUnit {
  /// The same unit as a value, for code that learns the unit at run time.
  ///
  /// - Precondition: ``name`` has the form of a unit's name, and no unit or scale of this library has
  ///   it.
  public static var kind: WorkUnitKind {
    if let own = WorkUnitKind.own(Self.self) { return own }
    guard let kind = WorkUnitKind(rawValue: name), !kind.isStandard else {
      preconditionFailure("'\(name)' cannot be the name of a unit of one's own")
    }
    return kind
  }
}

/// Milliseconds of audio or video, or of computing.
public enum Millisecond: WorkUnit {
  /// `millisecond`.
  public static var name: String { "millisecond" }
}

/// Characters of text: Unicode code points.
public enum TextCharacter: WorkUnit {
  /// `character`.
  public static var name: String { "character" }
}

/// Pixels of an image or of the frames of a video.
public enum Pixel: WorkUnit {
  /// `pixel`.
  public static var name: String { "pixel" }
}

/// Tokens of a language model.
public enum Token: WorkUnit {
  /// `token`.
  public static var name: String { "token" }
}

/// Requests: calls, sessions and other work that is sold at a fixed price.
public enum Request: WorkUnit {
  /// `request`.
  public static var name: String { "request" }
}
