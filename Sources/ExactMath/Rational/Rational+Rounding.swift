extension Rational {
  /// Returns the number as an integer, rounded by the given rule.
  @inlinable
  public func rounded(_ rule: RoundingRule) -> BigInt {
    Rational.quotient(numerator, denominator, rounding: rule)
  }

  /// Returns the product with a whole number as an integer, rounded once, at the end.
  ///
  /// Every fee is such a product: a rate times a count. Values of 64 bits whose result has 64 bits
  /// take one machine multiplication and one division. Nothing is allocated up to 128 bits, product
  /// included, and nothing is reduced to lowest terms.
  ///
  /// - Parameters:
  ///   - factor: The number to multiply by.
  ///   - rule: How the product is rounded.
  /// - Returns: The rounded product.
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

  /// Returns the quotient of a product by a divisor above zero, of any size, rounded by the given
  /// rule.
  ///
  /// It is not inlined, so that callers inline the usual case alone.
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

  /// Returns the quotient by a divisor that is known to be above zero, rounded by the given rule.
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
  /// The value as an unsigned machine word, or nil if it does not fit.
  @inlinable
  var word: UInt64? {
    let low = UInt64(truncatingIfNeeded: self)
    return Int128(low) == self ? low : nil
  }
}

extension UInt64 {
  /// Returns the quotient of a product by this divisor, rounded by the given rule; nil if it may
  /// need two words.
  @inlinable
  func quotient(of product: (high: UInt64, low: UInt64), rounding rule: RoundingRule) -> Int128? {
    // A whole price: no division.
    if self == 1, product.high == 0 { return Int128(product.low) }
    // The precondition of dividingFullWidth; it excludes zero as well.
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
