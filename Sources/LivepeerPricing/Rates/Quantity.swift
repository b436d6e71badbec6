public import ExactMath

/// A whole count of units of work, zero or more, of any size.
///
/// ```swift
/// import LivepeerPricing
///
/// let audio = try Quantity<Millisecond>(duration: "3m20s")
/// let frame = try ImageSize("1920x1080").pixels
/// print(audio, frame)  // 200000 ms 2073600 px
/// ```
public struct Quantity<Unit: WorkUnit>: Hashable, Sendable {
  /// How many units.
  public let count: BigInt

  /// That many units.
  ///
  /// - Throws: ``QuantityError`` where the count is negative.
  @inlinable
  public init(_ count: BigInt) throws(QuantityError) {
    guard !count.isNegative else { throw QuantityError(count: count) }
    self.count = count
  }

  /// That many units, of a type that has no negative values.
  @inlinable
  public init(_ count: some UnsignedInteger) {
    self.count = BigInt(count)
  }

  /// Takes a count that is known not to be negative.
  init(counted count: BigInt) {
    self.count = count
  }
}

/// A count of units below zero.
public struct QuantityError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The count that was given.
  public let count: BigInt

  @usableFromInline
  init(count: BigInt) {
    self.count = count
  }

  /// One line: what is wrong.
  public var description: String {
    "a count of units is not negative, and this is \(count.description.shown())"
  }
}

extension Quantity: ExpressibleByIntegerLiteral {
  /// A count written as a literal; traps where it is negative.
  public init(integerLiteral value: StaticBigInt) {
    precondition(value.signum() >= 0, "a count of units is not negative")
    count = BigInt(integerLiteral: value)
  }
}

extension Quantity: Comparable, AdditiveArithmetic {
  /// No units.
  public static var zero: Quantity { Quantity(counted: 0) }

  /// Whether the first count is smaller.
  @inlinable
  public static func < (lhs: Quantity, rhs: Quantity) -> Bool { lhs.count < rhs.count }

  /// The sum.
  public static func + (lhs: Quantity, rhs: Quantity) -> Quantity {
    Quantity(counted: lhs.count + rhs.count)
  }

  /// The difference; traps where it is negative, as unsigned integers do.
  public static func - (lhs: Quantity, rhs: Quantity) -> Quantity {
    precondition(rhs.count <= lhs.count, "a count of units is not negative")
    return Quantity(counted: lhs.count - rhs.count)
  }
}

extension Quantity: CustomStringConvertible {
  /// Reads a whole count, without a unit: `200000`, `1_000_000`, `1e6`.
  ///
  /// - Throws: ``TextFormError``, also for fractions and negative counts.
  public init(_ text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .quantity)
    count = try cursor.readCount(of: "a count of units")
    try cursor.requireEnd()
  }

  /// The count with its unit: `200000 ms`.
  public var description: String { "\(count) \(Unit.kind.symbol)" }
}

extension Quantity: Codable {
  /// Reads the count from a string of up to a million decimal digits.
  ///
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init(from decoder: any Decoder) throws {
    do {
      try self.init(BigInt(from: decoder))
    } catch let error as QuantityError {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "\(error)"))
    }
  }

  /// Writes the count as a string of decimal digits.
  ///
  /// - Throws: `EncodingError` for more than a million digits, which are not read back.
  public func encode(to encoder: any Encoder) throws {
    try count.encode(to: encoder)
  }
}
