public import ExactMath

/// A price per unit whose unit is known at run time alone.
///
/// ```swift
/// import LivepeerPricing
///
/// let rate = try AnyRate("1192093wei/px")
/// if case .pixel(let perPixel) = rate {
///   print(perPixel.fee(for: 1_000_000))  // 1192093000000 wei
/// }
/// ```
public enum AnyRate: Hashable, Sendable {
  /// A price per millisecond.
  case millisecond(Rate<Millisecond>)
  /// A price per character.
  case character(Rate<TextCharacter>)
  /// A price per pixel.
  case pixel(Rate<Pixel>)
  /// A price per token.
  case token(Rate<Token>)

  /// That many wei for one unit.
  ///
  /// - Throws: ``RateError/negative(weiPerUnit:)``.
  public init(weiPerUnit: Rational, unit: WorkUnitKind) throws(RateError) {
    switch unit {
    case .millisecond: self = .millisecond(try Rate(weiPerUnit: weiPerUnit))
    case .character: self = .character(try Rate(weiPerUnit: weiPerUnit))
    case .pixel: self = .pixel(try Rate(weiPerUnit: weiPerUnit))
    case .token: self = .token(try Rate(weiPerUnit: weiPerUnit))
    }
  }

  /// The unit that is priced.
  public var unit: WorkUnitKind {
    switch self {
    case .millisecond: .millisecond
    case .character: .character
    case .pixel: .pixel
    case .token: .token
    }
  }

  /// How many wei one unit costs.
  public var weiPerUnit: Rational {
    switch self {
    case .millisecond(let rate): rate.weiPerUnit
    case .character(let rate): rate.weiPerUnit
    case .pixel(let rate): rate.weiPerUnit
    case .token(let rate): rate.weiPerUnit
    }
  }

  /// The fee for a number of units in whole wei, rounded up unless said otherwise.
  ///
  /// - Throws: ``QuantityError`` if the number of units is negative.
  public func fee(
    forUnits count: BigInt, rounding rule: RoundingRule = .up
  ) throws(QuantityError) -> Wei {
    guard !count.isNegative else { throw QuantityError(count: count) }
    return fee(forCounted: count, rounding: rule)
  }

  /// The fee for a number of units that is known not to be negative.
  package func fee(forCounted count: BigInt, rounding rule: RoundingRule = .up) -> Wei {
    Wei(weiPerUnit.multiplied(by: count, rounding: rule))
  }

  /// How many wei one scale's worth of units costs, exactly.
  ///
  /// - Throws: ``RateError/unitMismatch(expected:found:)`` for a scale of another unit.
  public func wei(per scale: AnyScale) throws(RateError) -> Rational {
    guard scale.unit == unit else { throw .unitMismatch(expected: scale.unit, found: unit) }
    return weiPerUnit * Rational(scale.units)
  }

  /// How many dollars one scale's worth of units costs, exactly.
  ///
  /// - Throws: ``RateError/unitMismatch(expected:found:)`` for a scale of another unit.
  public func usd(per scale: AnyScale, at ethPrice: ETHPrice) throws(RateError) -> USD {
    USD(wei: try wei(per: scale), at: ethPrice)
  }
}
