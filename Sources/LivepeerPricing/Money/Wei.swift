public import ExactMath

/// A whole number of wei; 10^18 of them are one ETH.
///
/// It may be negative: a difference of two amounts is one too. It is written and coded as a string
/// of decimal digits, so that no reader of JSON rounds it.
///
/// ```swift
/// import ExactMath
/// import LivepeerPricing
///
/// let fee: Wei = 2_576_562_200_000
/// print(fee.text(in: .ether))  // 0.0000025765622
/// print(try fee.usd(at: ETHPrice("3127.45")).text(.all))  // 0.00805806945239
/// ```
public struct Wei: Hashable, Sendable {
  /// How many wei.
  public let count: BigInt

  /// That many wei.
  @inlinable
  public init(_ count: BigInt) {
    self.count = count
  }

  /// What the amount is worth, exactly: `count` · price / 10^18.
  @inlinable
  public func usd(at ethPrice: ETHPrice) -> USD {
    USD(wei: Rational(count), at: ethPrice)
  }

  /// The amount in that denomination as a decimal, exactly.
  public func decimal(in unit: EtherUnit) -> BigDecimal {
    BigDecimal(coefficient: count, exponent: -unit.powerOfTen)
  }

  /// The amount in that denomination as text, without the denomination's name.
  ///
  /// - Parameters:
  ///   - unit: What to count in.
  ///   - format: Which digits; all of them unless said otherwise.
  /// - Returns: The digits, such as `0.0000025765622`.
  public func text(in unit: EtherUnit, _ format: DecimalFormat = .all) -> String {
    format.text(decimal(in: unit))
  }
}

extension Wei: Comparable, AdditiveArithmetic, ExpressibleByIntegerLiteral {
  /// No wei.
  @inlinable
  public static var zero: Wei { Wei(0) }

  /// An amount written as a literal.
  public init(integerLiteral value: StaticBigInt) {
    self.init(BigInt(integerLiteral: value))
  }

  /// Whether the first amount is smaller.
  @inlinable
  public static func < (lhs: Wei, rhs: Wei) -> Bool { lhs.count < rhs.count }

  /// The sum.
  @inlinable
  public static func + (lhs: Wei, rhs: Wei) -> Wei { Wei(lhs.count + rhs.count) }

  /// The difference.
  @inlinable
  public static func - (lhs: Wei, rhs: Wei) -> Wei { Wei(lhs.count - rhs.count) }

  /// The amount with the other sign.
  @inlinable
  public static prefix func - (operand: Wei) -> Wei { Wei(-operand.count) }

  /// Returns the amount a number of times: a fee of one job for so many jobs.
  @inlinable
  public static func * (lhs: Wei, rhs: BigInt) -> Wei { Wei(lhs.count * rhs) }
}

extension Wei: CustomStringConvertible {
  /// Reads an amount of ether in any denomination: `1.5 eth`, `20gwei`, `12882811`.
  ///
  /// - Throws: ``TextFormError``, also for a part of a wei and for dollars.
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

  /// The amount with its name: `2576562200000 wei`.
  public var description: String { "\(count) wei" }
}

extension Wei: Codable {
  /// Reads the amount from a string of up to a million decimal digits.
  ///
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init(from decoder: any Decoder) throws {
    self.init(try BigInt(from: decoder))
  }

  /// Writes the amount as a string of decimal digits.
  ///
  /// - Throws: `EncodingError` for more than a million digits, which are not read back.
  public func encode(to encoder: any Encoder) throws {
    try count.encode(to: encoder)
  }
}
