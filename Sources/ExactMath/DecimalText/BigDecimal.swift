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
    self.init(coefficient: coefficient, anyExponent: exponent)
  }

  /// The number `coefficient` · 10^`exponent`, where the exponent follows from the size of a number
  /// that exists already.
  package init(coefficient: BigInt, anyExponent exponent: Int) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The same number as a fraction in lowest terms.
  ///
  /// - Complexity: That of a multiplication of numbers of as many digits as plain text has.
  public var rational: Rational {
    if exponent == 0 { return Rational(coefficient) }
    if exponent > 0 { return Rational(coefficient * .powerOfTen(exponent)) }
    return shortFraction ?? fraction
  }

  /// The fraction over a power of ten, both of one register at most: no gcd is needed either.
  private var shortFraction: Rational? {
    let decimals = -exponent
    guard decimals < UInt64.powersOfTen.count, let value = coefficient.inPlaceValue,
      var numerator = UInt64(exactly: value.magnitude)
    else { return nil }
    var denominator = UInt64.powersOfTen[decimals]
    let twos = Swift.min(numerator.trailingZeroBitCount, decimals)
    numerator >>= UInt64(twos)
    denominator >>= UInt64(twos)
    while numerator % 5 == 0, denominator % 5 == 0 {
      numerator /= 5
      denominator /= 5
    }
    return Rational(
      lowestTerms: BigInt(inPlace: value < 0 ? 0 &- Int128(numerator) : Int128(numerator)),
      BigInt(inPlace: Int128(denominator)))
  }

  private var fraction: Rational {
    -exponent <= Int128.largestPowerOfTen
      ? Rational(coefficient, .powerOfTen(-exponent)) : longFraction
  }

  /// The fraction over a power of ten, whose only prime factors are 2 and 5: no gcd is needed.
  private var longFraction: Rational {
    if coefficient.isZero { return 0 }
    let decimals = -exponent
    let twos = Swift.min(coefficient.trailingZeroBitCount, decimals)
    var numerator = coefficient >> twos
    let allFives = numerator.divideOut(5)
    let fives = Swift.min(allFives, decimals)
    numerator *= BigInt(5).raised(to: allFives - fives)
    return Rational(
      lowestTerms: numerator, BigInt(5).raised(to: decimals - fives) << (decimals - twos))
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

extension BigDecimal {
  /// Whether the number has at most so many digits when written without an exponent.
  ///
  /// - Complexity: O(1) unless the digits are close to the limit, else that of ``description``.
  package func hasPlainDigits(atMost limit: Int) -> Bool {
    let decimals = Swift.max(-exponent, 0)
    // A digit stands before the decimal point.
    guard decimals < limit else { return decimals == 0 && limit > 0 && coefficient.isZero }
    let zeros = coefficient.isZero ? 0 : Swift.max(exponent, 0)
    if coefficient.digitCountBound <= limit - zeros { return true }
    if coefficient.approximateDigitCount > limit - zeros { return false }
    return unsafe coefficient.withDecimalDigits { digits in digits.count } <= limit - zeros
  }
}

extension BigDecimal: Hashable {
  /// Whether the two are the same number, however many zeros they end in.
  ///
  /// - Complexity: That of a multiplication of numbers as long as the coefficients; exponents do
  ///   not count.
  public static func == (lhs: BigDecimal, rhs: BigDecimal) -> Bool {
    if lhs.exponent == rhs.exponent { return lhs.coefficient == rhs.coefficient }
    if lhs.coefficient.isZero || rhs.coefficient.isZero {
      return lhs.coefficient.isZero && rhs.coefficient.isZero
    }
    let (high, low) = lhs.exponent > rhs.exponent ? (lhs, rhs) : (rhs, lhs)
    let zeros = high.exponent - low.exponent
    // Without this, a short number with a large exponent would be written out to be compared.
    guard high.coefficient.approximateDigitCount + zeros <= low.coefficient.digitCountBound else {
      return false
    }
    return high.coefficient * .powerOfTen(zeros) == low.coefficient
  }

  /// Feeds the number to a hasher: its digits without the zeros at the end, and their exponent.
  ///
  /// - Complexity: That of a division of the coefficient; the exponent does not count.
  public func hash(into hasher: inout Hasher) {
    var digits = coefficient
    let zeros = digits.isZero || digits.isOdd ? 0 : digits.divideOut(10)
    hasher.combine(digits)
    hasher.combine(digits.isZero ? 0 : exponent + zeros)
  }
}
