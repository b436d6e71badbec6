extension BigDecimal {
  /// Creates the number as a decimal, or nil if its expansion does not terminate.
  ///
  /// It terminates if the denominator in lowest terms has no prime factors other than 2 and 5. The
  /// result is also nil beyond ``maximumExponent`` decimals.
  ///
  /// - Complexity: That of O(log *n*) divisions of the denominator of *n* digits.
  public init?(exactly value: Rational) {
    if value.denominator == 1 {
      self.init(coefficient: value.numerator, exponent: 0)
      return
    }
    guard let (twos, fives) = value.denominator.powersOfTwoAndFive else { return nil }
    // n / (2^a 5^b) = n · 2^(k−a) · 5^(k−b) / 10^k with k the larger of the two.
    let decimals = Swift.max(twos, fives)
    guard decimals <= BigDecimal.maximumExponent else { return nil }
    let scale = (BigInt(1) << (decimals - twos)) * BigInt(5).raised(to: decimals - fives)
    self.init(coefficient: value.numerator * scale, exponent: -decimals)
  }

  /// Creates a fraction's value rounded to a number of decimals; negative counts round whole
  /// digits.
  ///
  /// - Parameters:
  ///   - value: Any rational number.
  ///   - decimals: The number of digits after the decimal point, within ±``maximumExponent``.
  ///   - rule: How the remainder is rounded.
  public init(rounding value: Rational, toDecimals decimals: Int, _ rule: RoundingRule) {
    BigDecimal.requireMaximum(decimals)
    self.init(rounding: value, toAnyDecimals: decimals, rule)
  }

  private static func requireMaximum(_ decimals: Int) {
    precondition(
      decimals.magnitude <= BigDecimal.maximumExponent.magnitude,
      "decimals lie within ±\(BigDecimal.maximumExponent)"
    )
  }

  private init(rounding value: Rational, toAnyDecimals decimals: Int, _ rule: RoundingRule) {
    let scaled = value.multiplied(byTenTo: decimals, rounding: rule)
    self.init(coefficient: scaled, anyExponent: -decimals)
  }

  /// Creates a fraction's value rounded to a number of significant digits, one or more.
  ///
  /// The exponent is as large as the fraction requires, even beyond ``maximumExponent``.
  ///
  /// - Parameters:
  ///   - value: Any rational number.
  ///   - digits: The number of significant digits, one or more.
  ///   - rule: How the remainder is rounded.
  public init(
    rounding value: Rational,
    toSignificantDigits digits: Int,
    _ rule: RoundingRule
  ) {
    precondition(digits > 0, "a number has at least one significant digit")
    guard !value.numerator.isZero else {
      self.init(coefficient: 0, exponent: 0)
      return
    }
    // Never too few: an attempt with one digit too few could be rounded up to a power of ten, and
    // be taken for right. Too many by three at most.
    var decimals =
      digits - value.numerator.approximateDigitCount + value.denominator.digitCountBound
    // A power of ten itself may be a carry out of the last digit, and is the same number then.
    let largest = BigInt.powerOfTen(digits)
    // Each attempt rounds the exact value.
    while true {
      let attempt = BigDecimal(rounding: value, toAnyDecimals: decimals, rule)
      if attempt.coefficient.magnitude <= largest {
        self = attempt
        return
      }
      decimals -= 1
    }
  }

  /// Returns the number rounded to a maximum number of decimals.
  ///
  /// - Parameters:
  ///   - decimals: The maximum number of digits after the decimal point, within
  ///     ±``maximumExponent``.
  ///   - rule: How the remainder is rounded.
  /// - Returns: The rounded number, or the number itself if it has few enough decimals.
  public func rounded(toDecimals decimals: Int, _ rule: RoundingRule) -> BigDecimal {
    BigDecimal.requireMaximum(decimals)
    let dropped = -exponent - decimals
    guard dropped > 0 else { return self }
    return BigDecimal(
      coefficient: coefficient.divided(byTenTo: dropped, rounding: rule),
      anyExponent: -decimals
    )
  }
}

extension BigInt {
  /// Divides by `factor` as often as it divides the number, which is not zero, and returns how often
  /// that is.
  ///
  /// The exponents of the divisors double, so that a hostile denominator costs a logarithmic number
  /// of divisions.
  mutating func divideOut(_ factor: BigInt) -> Int {
    // Most numbers are no multiple, and then nothing is allocated.
    guard isMultiple(of: factor) else { return 0 }
    var powers: [(value: BigInt, exponent: Int)] = [(factor, 1)]
    let bound = magnitude
    while let last = powers.last, last.value < bound, (self % last.value).isZero {
      powers.append((last.value * last.value, last.exponent * 2))
    }
    // The exponents of all powers add up to at least the factor's exponent in the number, so that
    // one division by each is enough.
    var count = 0
    for power in powers.reversed() {
      let (quotient, remainder) = quotientAndRemainder(dividingBy: power.value)
      if remainder.isZero {
        self = quotient
        count += power.exponent
      }
    }
    return count
  }

  /// Returns the quotient by a power of ten, rounded by the given rule; `exponent` is not negative.
  func divided(byTenTo exponent: Int, rounding rule: RoundingRule) -> BigInt {
    guard let quotient = try? divided(by: .powerOfTen(exponent), rounding: rule) else {
      preconditionFailure("a power of ten is not zero")
    }
    return quotient
  }
}

extension Rational {
  /// Returns this number times a power of ten as a whole number, rounded by the given rule.
  func multiplied(byTenTo exponent: Int, rounding rule: RoundingRule) -> BigInt {
    exponent >= 0
      ? multiplied(by: .powerOfTen(exponent), rounding: rule)
      : Rational.quotient(numerator, denominator * .powerOfTen(-exponent), rounding: rule)
  }
}

extension BigInt {
  /// The exponents of two and five if the number, above zero, has no other prime factor; nil if it
  /// has.
  fileprivate var powersOfTwoAndFive: (twos: Int, fives: Int)? {
    if let value = inPlaceValue, var register = UInt64(exactly: value) {
      let twos = register.trailingZeroBitCount
      register >>= UInt64(twos)
      var fives = 0
      while register.isMultiple(of: 5) {
        register /= 5
        fives += 1
      }
      return register == 1 ? (twos, fives) : nil
    }
    let twos = trailingZeroBitCount
    var cofactor = self >> twos
    let fives = cofactor.divideOut(5)
    return cofactor == 1 ? (twos, fives) : nil
  }
}
