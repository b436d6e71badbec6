extension Rational {
  /// The number as an integer, rounded as named.
  @inlinable
  public func rounded(_ rule: RoundingRule) -> BigInt {
    Rational.quotient(numerator, denominator, rounding: rule)
  }

  /// The product with a whole number as an integer, rounded as named, once and at the end.
  ///
  /// This is what every fee comes down to: a rate times a count. Values of 64 bits whose result has
  /// no more take one machine multiplication and one division; up to 128 bits, product included,
  /// there is no allocation, and never a reduction to lowest terms.
  @inlinable
  public func multiplied(by factor: BigInt, rounding rule: RoundingRule) -> BigInt {
    if case .inPlace(let n) = numerator.storage, case .inPlace(let d) = denominator.storage,
      case .inPlace(let f) = factor.storage, let n = n.word, let d = d.word, let f = f.word,
      let result = d.quotient(of: n.multipliedFullWidth(by: f), rounding: rule)
    {
      return BigInt(inPlace: result)
    }
    return Rational.scaled(numerator, by: factor, over: denominator, rounding: rule)
  }

  /// The product over a divisor above zero, of any size, rounded as named.
  ///
  /// Kept out of line, so that what is inlined into callers is the usual case alone.
  @usableFromInline
  @inline(never)
  static func scaled(
    _ numerator: consuming BigInt,
    by factor: consuming BigInt,
    over denominator: consuming BigInt,
    rounding rule: RoundingRule
  ) -> BigInt {
    quotient(numerator * factor, denominator, rounding: rule)
  }

  /// A quotient whose divisor is known to be above zero, rounded as named.
  @inlinable
  static func quotient(
    _ numerator: BigInt,
    _ denominator: BigInt,
    rounding rule: RoundingRule
  ) -> BigInt {
    guard let quotient = try? numerator.divided(by: denominator, rounding: rule) else {
      preconditionFailure("a denominator is above zero")
    }
    return quotient
  }
}

extension Int128 {
  /// The value as an unsigned machine word, or nil where it is none.
  @inlinable
  var word: UInt64? {
    let low = UInt64(truncatingIfNeeded: self)
    return Int128(low) == self ? low : nil
  }
}

extension UInt64 {
  /// The quotient of a product by this divisor, rounded as named; nil where it may need two words.
  @inlinable
  func quotient(of product: (high: UInt64, low: UInt64), rounding rule: RoundingRule) -> Int128? {
    // A whole price: no division.
    if self == 1, product.high == 0 { return Int128(product.low) }
    // What dividingFullWidth asks for; it rules out zero as well.
    guard product.high < self else { return nil }
    let (quotient, remainder) = dividingFullWidth(product)
    if remainder == 0 { return Int128(quotient) }
    let grows = rule.growsMagnitude(
      isNegative: false,
      isOdd: quotient & 1 == 1,
      half: HalfComparison(remainder: remainder, divisor: self)
    )
    return Int128(quotient) &+ (grows ? 1 : 0)
  }
}
