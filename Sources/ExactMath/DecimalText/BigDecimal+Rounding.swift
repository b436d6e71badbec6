extension BigDecimal {
  /// The same number as a decimal, or nil when its digits never end.
  ///
  /// Nil as well past ``largestExponent`` decimals. They end if the denominator in lowest terms has
  /// no prime factor but 2 and 5.
  ///
  /// - Complexity: That of O(log *n*) divisions of the denominator of *n* digits.
  public init?(exactly value: Rational) {
    if value.denominator == 1 {
      self.init(coefficient: value.numerator, exponent: 0)
      return
    }
    let twos = value.denominator.trailingZeroBitCount
    var rest = value.denominator >> twos
    let fives = rest.divideOut(5)
    guard rest == 1 else { return nil }
    // n / (2^a 5^b) = n · 2^(k−a) · 5^(k−b) / 10^k with k the larger of the two.
    let decimals = Swift.max(twos, fives)
    guard decimals <= BigDecimal.largestExponent else { return nil }
    let scale = (BigInt(1) << (decimals - twos)) * BigInt(5).raised(to: decimals - fives)
    self.init(coefficient: value.numerator * scale, exponent: -decimals)
  }

  /// A fraction rounded to that many digits after the point; negative counts round whole digits.
  ///
  /// - Parameters:
  ///   - value: Any rational number.
  ///   - decimals: Digits after the decimal point, within ±``largestExponent``.
  ///   - rule: What becomes of the rest.
  public init(rounding value: Rational, toDecimals decimals: Int, _ rule: RoundingRule) {
    precondition(
      decimals.magnitude <= BigDecimal.largestExponent.magnitude,
      "decimals lie within ±\(BigDecimal.largestExponent)"
    )
    self.init(rounding: value, toAnyDecimals: decimals, rule)
  }

  private init(rounding value: Rational, toAnyDecimals decimals: Int, _ rule: RoundingRule) {
    let scaled = value.multiplied(byTenTo: decimals, rounding: rule)
    self.init(coefficient: scaled, anyExponent: -decimals)
  }

  /// A fraction rounded to that many significant digits, one or more.
  ///
  /// The exponent is as large as the fraction asks for, past ``largestExponent`` too.
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
    // Never too few: an attempt with a digit less than asked for could be rounded up to a power of
    // ten, and pass for right. Too many by three at most.
    var decimals =
      digits - value.numerator.approximateDigitCount + value.denominator.digitCountBound
    // A power of ten itself may be a carry out of the last digit, and is the same number then.
    let largest = BigInt.powerOfTen(digits)
    // Each attempt rounds the exact value anew.
    while true {
      let attempt = BigDecimal(rounding: value, toAnyDecimals: decimals, rule)
      if attempt.coefficient.magnitude <= largest {
        self = attempt
        return
      }
      decimals -= 1
    }
  }

  /// The same number with at most that many digits after the point.
  public func rounded(toDecimals decimals: Int, _ rule: RoundingRule) -> BigDecimal {
    let dropped = -exponent - decimals
    guard dropped > 0 else { return self }
    return BigDecimal(
      coefficient: coefficient.divided(byTenTo: dropped, rounding: rule),
      anyExponent: -decimals
    )
  }
}

extension BigInt {
  /// Divides by `factor` for as long as it goes, and tells how often it went.
  ///
  /// Powers of the factor double until one is too much, so that a hostile denominator costs a
  /// logarithmic number of divisions.
  mutating func divideOut(_ factor: BigInt) -> Int {
    var powers: [(value: BigInt, exponent: Int)] = [(factor, 1)]
    while let last = powers.last, (self % last.value).isZero, last.value < self {
      powers.append((last.value * last.value, last.exponent * 2))
    }
    var count = 0
    for power in powers.reversed() {
      let (quotient, remainder) = quotientAndRemainder(dividingBy: power.value)
      if remainder.isZero {
        self = quotient
        count += power.exponent
      }
    }
    // What is left may hold the factor once more where the last power overshot.
    while !isZero, case let (quotient, remainder) = quotientAndRemainder(dividingBy: factor),
      remainder.isZero
    {
      self = quotient
      count += 1
    }
    return count
  }

  /// The quotient by a power of ten, rounded as named; `exponent` is not negative.
  func divided(byTenTo exponent: Int, rounding rule: RoundingRule) -> BigInt {
    guard let quotient = try? divided(by: .powerOfTen(exponent), rounding: rule) else {
      preconditionFailure("a power of ten is not zero")
    }
    return quotient
  }
}

extension Rational {
  /// This number times a power of ten, as a whole number, rounded as named.
  func multiplied(byTenTo exponent: Int, rounding rule: RoundingRule) -> BigInt {
    exponent >= 0
      ? multiplied(by: .powerOfTen(exponent), rounding: rule)
      : Rational.quotient(numerator, denominator * .powerOfTen(-exponent), rounding: rule)
  }
}
