public import ExactMath

/// A whole number of wei; 10^18 wei are one ETH.
///
/// The amount may be negative, as a difference of two amounts can be. It is encoded as a string of
/// decimal digits, so that no reader of JSON rounds it.
///
/// ```swift
/// import ExactMath
/// import LivepeerPricing
///
/// let fee: Wei = 2_576_562_200_000
/// print(fee.text(in: .ether))  // 0.0000025765622
/// print(try fee.usd(at: ETHPrice("3127.45")).text(.all))
/// // 0.00805806945239
/// ```
public struct Wei: Hashable, Sendable {
  /// The number of wei.
  public let count: BigInt

  /// Creates an amount of the given number of wei.
  @inlinable
  public init(_ count: BigInt) {
    self.count = count
  }

  /// Creates an amount of the given number of wei.
  @inlinable
  public init(_ count: some BinaryInteger) {
    self.init(BigInt(count))
  }

  /// Returns the value of the amount at an ETH price, exactly: `count` · price / 10^18.
  @inlinable
  public func usd(at ethPrice: ETHPrice) -> USD {
    USD(wei: Rational(count), at: ethPrice)
  }

  /// Returns the amount in a denomination as a decimal, exactly.
  public func decimal(in unit: EtherUnit) -> BigDecimal {
    BigDecimal(coefficient: count, exponent: -unit.powerOfTen)
  }

  /// Returns the amount in a denomination as text, without the denomination's name.
  ///
  /// - Parameters:
  ///   - unit: The denomination.
  ///   - format: The digits to write; by default all of them.
  /// - Returns: The digits, such as `0.0000025765622`.
  public func text(in unit: EtherUnit, _ format: DecimalFormat = .all) -> String {
    format.text(decimal(in: unit))
  }
}

extension Wei: Comparable, AdditiveArithmetic, ExpressibleByIntegerLiteral {
  /// Zero wei.
  @inlinable
  public static var zero: Wei { Wei(0) }

  /// Creates an amount from an integer literal.
  public init(integerLiteral value: StaticBigInt) {
    self.init(BigInt(integerLiteral: value))
  }

  /// Returns whether the first amount is smaller.
  @inlinable
  public static func < (lhs: Wei, rhs: Wei) -> Bool { lhs.count < rhs.count }

  /// Returns the sum.
  @inlinable
  public static func + (lhs: Wei, rhs: Wei) -> Wei { Wei(lhs.count + rhs.count) }

  /// Returns the difference.
  @inlinable
  public static func - (lhs: Wei, rhs: Wei) -> Wei { Wei(lhs.count - rhs.count) }

  /// Returns the amount with the opposite sign.
  @inlinable
  public static prefix func - (operand: Wei) -> Wei { Wei(-operand.count) }

  /// Returns the amount times a whole number, such as a fee times a number of jobs.
  @inlinable
  public static func * (lhs: Wei, rhs: BigInt) -> Wei { Wei(lhs.count * rhs) }

  /// Returns the amount times a whole number, such as a fee times a number of jobs.
  @inlinable
  public static func * (lhs: Wei, rhs: some BinaryInteger) -> Wei { lhs * BigInt(rhs) }
}

extension Wei: CustomStringConvertible {
  /// Creates an amount from text in any denomination of ether: `1.5 eth`, `20gwei`, `12882811`.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason; also for a
  ///   fraction of a wei and for dollars.
  public init(_ text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .amount)
    let amount = try CurrencyAmount.read(from: &cursor)
    try cursor.requireEnd()
    guard case .ether(let unit) = amount.currency else {
      throw cursor.error(.expected("ether or one of its parts; dollars need an ETH price"), at: 0)
    }
    guard let count = amount.number.wholeNumber(timesTenTo: unit.powerOfTen) else {
      throw cursor.error(.outOfRange("the smallest amount is 1 wei"), at: 0)
    }
    self.init(count)
  }

  /// Creates an amount from a quantity of JSON-RPC, as Ethereum's nodes write it:
  /// `0xde0b6b3a7640000`.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let balance = try Wei(hex: "0xde0b6b3a7640000")
  /// print(balance.text(in: .ether))  // 1
  /// ```
  ///
  /// - Parameter text: `0x` and at least one hexadecimal digit in either case, all of which is
  ///   read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
  /// - Complexity: O(*n*) in bytes.
  public init(hex text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .amount)
    guard cursor.skip(UInt8(ascii: "0")), cursor.skip(UInt8(ascii: "x")) else {
      throw cursor.error(.expected("0x and hexadecimal digits, as in 0xde0b6b3a7640000"), at: 0)
    }
    let start = cursor.offset
    while let digit = cursor.next, Character(Unicode.Scalar(digit)).isHexDigit {
      _ = cursor.skip(digit)
    }
    guard cursor.offset > start else { throw cursor.expected("a hexadecimal digit") }
    try cursor.requireEnd()
    guard let count = BigInt(text.dropFirst(2), radix: 16) else {
      throw cursor.error(.outOfRange("an amount has at most a million digits"), at: start)
    }
    self.init(count)
  }

  /// The amount with its name: `2576562200000 wei`.
  public var description: String { "\(count) wei" }
}

extension Wei: Codable {
  /// Creates an amount from a string of up to a million decimal digits.
  ///
  /// - Throws: `DecodingError` if the string is not a whole number.
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init(from decoder: any Decoder) throws {
    self.init(try BigInt(from: decoder))
  }

  /// Writes the amount as a string of decimal digits.
  ///
  /// - Throws: `EncodingError` if there are more than a million digits, which would not be read
  ///   back.
  public func encode(to encoder: any Encoder) throws {
    try count.encode(to: encoder)
  }
}
