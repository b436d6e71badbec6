/// A decimal number of any size and precision: `coefficient` · 10^`exponent`.
///
/// Text is read into a decimal without loss. A ``Rational`` becomes a decimal exactly if its
/// expansion terminates (``init(exactly:)``), or else by a rounding rule.
///
/// ```swift
/// import ExactMath
///
/// let price = try BigDecimal(decimal: "0.5e-3")
/// print(price, price.rational)  // 0.0005 1/2000
/// ```
public struct BigDecimal: Sendable {
  /// The digits as a whole number, with the sign.
  public let coefficient: BigInt

  /// The power of ten that the coefficient is multiplied by.
  public let exponent: Int

  /// The maximum magnitude of an exponent: plain text has every zero of it.
  public static let maximumExponent = 10_000_000

  /// Creates the number `coefficient` · 10^`exponent`.
  ///
  /// - Precondition: The exponent's magnitude is at most ``maximumExponent``.
  public init(coefficient: BigInt, exponent: Int) {
    precondition(
      exponent.magnitude <= BigDecimal.maximumExponent.magnitude,
      "a decimal exponent lies within ±\(BigDecimal.maximumExponent)"
    )
    self.init(coefficient: coefficient, anyExponent: exponent)
  }

  /// Creates the number `coefficient` · 10^`exponent`; the exponent results from the size of a
  /// number in memory.
  package init(coefficient: BigInt, anyExponent exponent: Int) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The number as a fraction in lowest terms.
  ///
  /// - Complexity: That of a multiplication of numbers with as many digits as ``description``.
  public var rational: Rational {
    if exponent == 0 { return Rational(coefficient) }
    if exponent > 0 { return Rational(coefficient * .powerOfTen(exponent)) }
    return shortFraction ?? fraction
  }

  /// The fraction, if numerator and power of ten fit a register: only twos and fives are divided
  /// out.
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

  /// The fraction of a number whose exponent is negative.
  private var fraction: Rational {
    -exponent <= Int128.maximumPowerOfTen
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

  /// The number as an integer, or nil if it has a fraction.
  public var wholeNumber: BigInt? {
    wholeNumber(timesTenTo: 0)
  }

  /// Returns the number times a power of ten as an integer, or nil if a fraction remains.
  ///
  /// An amount of ETH becomes wei with `timesTenTo: 18`.
  ///
  /// - Precondition: The power's magnitude is at most ``maximumExponent``.
  public func wholeNumber(timesTenTo power: Int) -> BigInt? {
    precondition(
      power.magnitude <= BigDecimal.maximumExponent.magnitude,
      "a power of ten lies within ±\(BigDecimal.maximumExponent)"
    )
    let exponent = exponent + power
    if exponent >= 0 { return coefficient * .powerOfTen(exponent) }
    if coefficient.isZero { return coefficient }
    let (quotient, remainder) =
      coefficient.quotientAndRemainder(dividingBy: .powerOfTen(-exponent))
    return remainder.isZero ? quotient : nil
  }
}

extension BigDecimal {
  /// Returns whether the number has at most the given number of digits if written without an
  /// exponent.
  ///
  /// - Complexity: O(1) unless the digits are close to the limit, else that of ``description``.
  package func hasPlainDigits(atMost limit: Int) -> Bool {
    let decimals = Swift.max(-exponent, 0)
    // There is a digit before the decimal point.
    guard decimals < limit else { return decimals == 0 && limit > 0 && coefficient.isZero }
    let zeros = coefficient.isZero ? 0 : Swift.max(exponent, 0)
    if coefficient.digitCountBound <= limit - zeros { return true }
    if coefficient.approximateDigitCount > limit - zeros { return false }
    return unsafe coefficient.withDecimalDigits { digits in digits.count } <= limit - zeros
  }
}

extension BigDecimal: Hashable {
  /// Returns whether the two are the same number, regardless of trailing zeros.
  ///
  /// - Complexity: That of a multiplication of numbers as long as the coefficients, whatever the
  ///   exponents are.
  public static func == (lhs: BigDecimal, rhs: BigDecimal) -> Bool {
    if lhs.exponent == rhs.exponent { return lhs.coefficient == rhs.coefficient }
    if lhs.coefficient.isZero || rhs.coefficient.isZero {
      return lhs.coefficient.isZero && rhs.coefficient.isZero
    }
    let (high, low) = lhs.exponent > rhs.exponent ? (lhs, rhs) : (rhs, lhs)
    let zeros = high.exponent - low.exponent
    // Without this, a short number with a large exponent would be expanded to be compared.
    guard high.coefficient.approximateDigitCount + zeros <= low.coefficient.digitCountBound else {
      return false
    }
    return high.coefficient * .powerOfTen(zeros) == low.coefficient
  }

  /// Adds the number to a hasher: its digits without trailing zeros, and their exponent.
  ///
  /// - Complexity: That of a division of the coefficient, whatever the exponent is.
  public func hash(into hasher: inout Hasher) {
    var digits = coefficient
    let zeros = digits.isZero || digits.isOdd ? 0 : digits.divideOut(10)
    hasher.combine(digits)
    hasher.combine(digits.isZero ? 0 : exponent + zeros)
  }
}
