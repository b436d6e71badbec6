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
  /// The number of units.
  public let count: BigInt

  /// Creates a quantity of the given number of units.
  ///
  /// - Throws: ``QuantityError`` if the count is negative.
  @inlinable
  public init(_ count: BigInt) throws(QuantityError) {
    guard !count.isNegative else { throw QuantityError(count: count) }
    self.count = count
  }

  /// Creates a quantity from an integer of a type without negative values.
  @inlinable
  public init(_ count: some UnsignedInteger) {
    self.count = BigInt(count)
  }

  /// Creates a quantity from an integer.
  ///
  /// - Throws: ``QuantityError`` if the count is negative.
  @inlinable
  public init(_ count: some SignedInteger) throws(QuantityError) {
    try self.init(BigInt(count))
  }

  /// Creates a quantity from a count that is known not to be negative.
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
  /// Creates a quantity from an integer literal; traps if it is negative.
  public init(integerLiteral value: StaticBigInt) {
    precondition(value.signum() >= 0, "a count of units is not negative")
    count = BigInt(integerLiteral: value)
  }
}

extension Quantity: Comparable, AdditiveArithmetic {
  /// No units.
  public static var zero: Quantity { Quantity(counted: 0) }

  /// Returns whether the first count is smaller.
  @inlinable
  public static func < (lhs: Quantity, rhs: Quantity) -> Bool { lhs.count < rhs.count }

  /// Returns the sum.
  public static func + (lhs: Quantity, rhs: Quantity) -> Quantity {
    Quantity(counted: lhs.count + rhs.count)
  }

  /// Returns the difference; traps if it is negative, as for unsigned integers.
  public static func - (lhs: Quantity, rhs: Quantity) -> Quantity {
    precondition(rhs.count <= lhs.count, "a count of units is not negative")
    return Quantity(counted: lhs.count - rhs.count)
  }
}

extension Quantity: CustomStringConvertible {
  /// Creates a quantity from a whole count without a unit: `200000`, `1_000_000`, `1e6`.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason; also for
  ///   fractions and negative counts.
  public init(_ text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .quantity)
    count = try cursor.readCount(of: "a count of units")
    try cursor.requireEnd()
  }

  /// The count with its unit: `200000 ms`.
  public var description: String { "\(count) \(Unit.kind.symbol)" }
}

extension Quantity: Codable {
  /// Creates a quantity from a string of up to a million decimal digits.
  ///
  /// - Throws: `DecodingError` if the string is not a whole number of zero or more.
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
  /// - Throws: `EncodingError` if there are more than a million digits, which would not be read
  ///   back.
  public func encode(to encoder: any Encoder) throws {
    try count.encode(to: encoder)
  }
}
