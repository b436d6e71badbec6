/// A decimal number of any size and precision: `coefficient` · 10^`exponent`.
///
/// It is what stands between text and exact arithmetic. Text is read into one without loss; a
/// ``Rational`` becomes one when its expansion ends (``init(exactly:)``), or by a named rounding.
///
/// ```swift
/// import ExactMath
///
/// let price = try BigDecimal(decimal: "0.5e-3")
/// print(price, price.rational)  // 0.0005 1/2000
/// ```
public struct BigDecimal: Sendable {
  /// The digits, as a whole number with the sign of all.
  public let coefficient: BigInt

  /// The power of ten that the coefficient is multiplied by.
  public let exponent: Int

  /// The largest magnitude of an exponent: plain text writes every zero of it.
  public static let largestExponent = 10_000_000

  /// The number `coefficient` · 10^`exponent`.
  ///
  /// - Precondition: the exponent's magnitude is at most ``largestExponent``.
  public init(coefficient: BigInt, exponent: Int) {
    precondition(
      exponent.magnitude <= BigDecimal.largestExponent.magnitude,
      "a decimal exponent lies within ±\(BigDecimal.largestExponent)"
    )
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The same number as a fraction in lowest terms.
  public var rational: Rational {
    exponent >= 0
      ? Rational(coefficient * .powerOfTen(exponent))
      : Rational(coefficient, .powerOfTen(-exponent))
  }

  /// The same number as an integer, or nil when it has a fraction.
  public var wholeNumber: BigInt? {
    wholeNumber(timesTenTo: 0)
  }

  /// The number times a power of ten as an integer, or nil when a fraction remains.
  ///
  /// This is how an amount of ETH becomes wei: `timesTenTo: 18`.
  public func wholeNumber(timesTenTo power: Int) -> BigInt? {
    let exponent = exponent + power
    if exponent >= 0 { return coefficient * .powerOfTen(exponent) }
    if coefficient.isZero { return coefficient }
    let (quotient, remainder) =
      coefficient.quotientAndRemainder(dividingBy: .powerOfTen(-exponent))
    return remainder.isZero ? quotient : nil
  }
}

extension BigDecimal: Hashable {
  /// Whether the two are the same number, however many zeros they end in.
  public static func == (lhs: BigDecimal, rhs: BigDecimal) -> Bool {
    lhs.rational == rhs.rational
  }

  /// Feeds the number to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rational)
  }
}
