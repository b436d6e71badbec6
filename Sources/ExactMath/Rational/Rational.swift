/// An exact fraction of two integers, in lowest terms.
///
/// Rates, dollar amounts and ETH prices are fractions: `0.18 USD per 1,000,000 tokens at
/// 2345.67890123 USD per ETH` is no finite decimal in wei, but an exact fraction.
///
/// ```swift
/// import ExactMath
///
/// let rate = Rational(5, 3) + Rational(1, 6)
/// print(rate, rate.rounded(.up))  // 11/6 2
/// ```
public struct Rational: Sendable, Hashable {
  /// The numerator, which has the sign of the fraction.
  public let numerator: BigInt

  /// The denominator: above zero, and without a common factor with the numerator.
  public let denominator: BigInt

  /// Creates a fraction of two numbers that are known to be in lowest terms.
  @inlinable
  init(lowestTerms numerator: BigInt, _ denominator: BigInt) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Creates a whole number.
  @inlinable
  public init(_ value: BigInt) {
    self.init(lowestTerms: value, 1)
  }

  /// Creates a whole number from an integer of any type.
  @inlinable
  public init(_ value: some BinaryInteger) {
    self.init(BigInt(value))
  }

  /// Creates the fraction of two numbers, in lowest terms.
  ///
  /// - Precondition: The denominator is not zero; ``init(dividing:by:)`` throws instead.
  @inlinable
  public init(_ numerator: BigInt, _ denominator: BigInt) {
    precondition(!denominator.isZero, "Division by zero")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.isNegative ? -divisor : divisor
    if sign == 1 {
      self.init(lowestTerms: numerator, denominator)
    } else {
      self.init(lowestTerms: numerator / sign, denominator / sign)
    }
  }

  /// Creates the fraction of two integers of any type, in lowest terms.
  ///
  /// - Precondition: The denominator is not zero; ``init(dividing:by:)`` throws instead.
  @inlinable
  @_disfavoredOverload
  public init(_ numerator: some BinaryInteger, _ denominator: some BinaryInteger) {
    self.init(BigInt(numerator), BigInt(denominator))
  }

  /// Creates the fraction of two numbers, in lowest terms.
  ///
  /// - Throws: ``ArithmeticError/divisionByZero`` if the denominator is zero.
  public init(dividing numerator: BigInt, by denominator: BigInt) throws(ArithmeticError) {
    guard !denominator.isZero else { throw .divisionByZero }
    self.init(numerator, denominator)
  }

  /// Whether the number is zero.
  @inlinable
  public var isZero: Bool { numerator.isZero }

  /// Whether the number is below zero.
  @inlinable
  public var isNegative: Bool { numerator.isNegative }

  /// The absolute value.
  @inlinable
  public var magnitude: Rational {
    isNegative ? -self : self
  }

  /// The number as an integer, or nil if it has a fraction.
  @inlinable
  public var wholeNumber: BigInt? {
    denominator == 1 ? numerator : nil
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// Creates the whole number of a literal of any length.
  @inlinable
  public init(integerLiteral value: StaticBigInt) {
    self.init(BigInt(integerLiteral: value))
  }
}
