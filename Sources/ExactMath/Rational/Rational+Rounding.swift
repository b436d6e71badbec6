extension Rational {
  /// The number as an integer, rounded as named.
  @inlinable
  public func rounded(_ rule: RoundingRule) -> BigInt {
    Rational.quotient(numerator, denominator, rounding: rule)
  }

  /// The product with a whole number as an integer, rounded as named, once and at the end.
  ///
  /// This is what every fee comes down to: a rate times a count. Values that fit 128 bits, product
  /// included, take no allocation and no reduction to lowest terms.
  @inlinable
  public func multiplied(by factor: BigInt, rounding rule: RoundingRule) -> BigInt {
    if case .inPlace(let n) = numerator.storage, case .inPlace(let d) = denominator.storage,
      case .inPlace(let f) = factor.storage, let product = n.productIfItFits(f)
    {
      return BigInt(inPlace: product.divided(byPositive: d, rounding: rule))
    }
    return Rational.quotient(numerator * factor, denominator, rounding: rule)
  }

  /// A quotient whose divisor is known to be above zero, rounded as named.
  @inlinable
  static func quotient(
    _ numerator: BigInt, _ denominator: BigInt, rounding rule: RoundingRule
  ) -> BigInt {
    guard let quotient = try? numerator.divided(by: denominator, rounding: rule) else {
      preconditionFailure("a denominator is above zero")
    }
    return quotient
  }
}
