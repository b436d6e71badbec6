public import ExactMath

/// An exact price per unit, in wei, whose unit is known only at run time.
///
/// ```swift
/// import LivepeerPricing
///
/// let rate = try AnyRate("1192093wei/px")
/// if rate.unit == .pixel {
///   print(try Rate<Pixel>(rate).fee(for: 1_000_000))  // 1192093000000 wei
/// }
/// ```
public struct AnyRate: Hashable, Sendable {
  /// The price of one unit in wei; zero or more.
  public let weiPerUnit: Rational
  /// The unit that is priced.
  public let unit: WorkUnitKind

  /// Creates a rate of the given wei per unit.
  ///
  /// - Parameters:
  ///   - weiPerUnit: The price of one unit in wei; zero or more.
  ///   - unit: The unit that is priced.
  /// - Throws: ``RateError/negative(weiPerUnit:)``.
  public init(weiPerUnit: Rational, unit: WorkUnitKind) throws(RateError) {
    guard !weiPerUnit.isNegative else { throw .negative(weiPerUnit: weiPerUnit) }
    self.weiPerUnit = weiPerUnit
    self.unit = unit
  }

  /// Creates the same rate without its unit in the type.
  public init<Unit: WorkUnit>(_ rate: Rate<Unit>) {
    weiPerUnit = rate.weiPerUnit
    unit = Unit.kind
  }

  /// Returns the fee for a number of units in whole wei.
  ///
  /// - Parameters:
  ///   - count: The number of units; zero or more.
  ///   - rule: How a fraction of a wei is rounded.
  /// - Returns: The product of the price and the count, rounded once.
  /// - Throws: ``QuantityError`` if the number of units is negative.
  public func fee(
    forUnits count: BigInt, rounding rule: RoundingRule = .up
  ) throws(QuantityError) -> Wei {
    guard !count.isNegative else { throw QuantityError(count: count) }
    return fee(forCounted: count, rounding: rule)
  }

  /// Returns the fee for a number of units that is known not to be negative.
  package func fee(forCounted count: BigInt, rounding rule: RoundingRule = .up) -> Wei {
    Wei(weiPerUnit.multiplied(by: count, rounding: rule))
  }

  /// Returns the price of one scale in wei, exactly.
  ///
  /// - Parameter scale: A scale of the rate's unit.
  /// - Returns: The number of wei.
  /// - Throws: ``RateError/unitMismatch(expected:found:)`` for a scale of another unit.
  public func wei(per scale: AnyScale) throws(RateError) -> Rational {
    guard scale.unit == unit else { throw .unitMismatch(expected: scale.unit, found: unit) }
    return weiPerUnit * Rational(scale.units)
  }

  /// Returns the price of one scale in US dollars, exactly.
  ///
  /// - Parameters:
  ///   - scale: A scale of the rate's unit.
  ///   - ethPrice: The ETH price to convert at.
  /// - Returns: The amount of dollars.
  /// - Throws: ``RateError/unitMismatch(expected:found:)`` for a scale of another unit.
  public func usd(per scale: AnyScale, at ethPrice: ETHPrice) throws(RateError) -> USD {
    USD(wei: try wei(per: scale), at: ethPrice)
  }
}
