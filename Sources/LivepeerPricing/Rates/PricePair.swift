public import ExactMath

/// The two whole numbers of a price in a price file: `price_per_unit` wei for `pixels_per_unit`
/// units.
public struct PricePair: Hashable, Sendable {
  /// The price in whole wei.
  public let pricePerUnit: BigInt
  /// The number of units that the price pays for; one or more.
  ///
  /// Price files use this name for every unit.
  public let pixelsPerUnit: BigInt
  /// The difference from the exact price in parts per million of it; negative if the pair is lower.
  public let errorPPM: Rational
}

extension PricePair {
  /// A bound on the error of a price pair that is not valid.
  public struct ToleranceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bound that was given, in parts per million.
    public let boundPPM: Rational

    /// One line: what is wrong and which bounds are valid.
    public var description: String {
      "a price may be off by 0 or more, and by less than 1000000 ppm; not by \(boundPPM.description.shown())"
    }
  }
}

extension PricePair {
  /// Creates the pair with the fewest units whose error is within a bound, and the closest of
  /// these.
  ///
  /// The units are found by a descent of the Stern–Brocot tree (`Rational.simplest(in:)`), not by
  /// trial.
  ///
  /// - Parameters:
  ///   - weiPerUnit: The exact price.
  ///   - boundPPM: The maximum error, in parts per million of the price; 0 for the exact price.
  /// - Throws: ``PricePair/ToleranceError`` if the bound is negative, or a million or more, which
  ///   would make every price zero.
  public init(
    approximating weiPerUnit: Rational, withinPPM boundPPM: Rational
  ) throws(PricePair.ToleranceError) {
    try self.init(weiPerUnit, withinPPM: boundPPM, rounding: .toNearestOrEven)
  }

  /// Creates the pair with the fewest units that is not below a price, and above it by no more than
  /// a bound.
  ///
  /// - Parameters:
  ///   - weiPerUnit: The exact price.
  ///   - boundPPM: The maximum error, in parts per million of the price; 0 for the exact price.
  /// - Throws: ``PricePair/ToleranceError`` if the bound is negative, or a million or more.
  public init(
    atLeast weiPerUnit: Rational, withinPPM boundPPM: Rational
  ) throws(PricePair.ToleranceError) {
    try self.init(weiPerUnit, withinPPM: boundPPM, rounding: .up)
  }

  private init(
    _ weiPerUnit: Rational, withinPPM boundPPM: Rational, rounding: RoundingRule
  ) throws(PricePair.ToleranceError) {
    guard !boundPPM.isNegative, boundPPM < 1_000_000 else {
      throw PricePair.ToleranceError(boundPPM: boundPPM)
    }
    let margin = (weiPerUnit * boundPPM / 1_000_000).magnitude
    let least = rounding == .up ? weiPerUnit : weiPerUnit - margin
    let simplest = Rational.simplest(in: least...(weiPerUnit + margin))
    pixelsPerUnit = simplest.denominator
    // The nearest of all prices for that many units is within the bound as well.
    pricePerUnit = weiPerUnit.multiplied(by: pixelsPerUnit, rounding: rounding)
    errorPPM =
      weiPerUnit.isZero
      ? 0 : (Rational(pricePerUnit, pixelsPerUnit) / weiPerUnit - 1) * 1_000_000
  }
}

extension AnyRate {
  /// Returns the rate as the pair of whole numbers of a price file.
  ///
  /// - Parameter boundPPM: The maximum error, in parts per million of the price; 0 for the exact
  ///   price.
  /// - Returns: The pair with the fewest units within the bound.
  /// - Throws: ``PricePair/ToleranceError`` if the bound is negative, or a million ppm or more.
  public func pricePair(withinPPM boundPPM: Rational) throws(PricePair.ToleranceError) -> PricePair
  {
    try PricePair(approximating: weiPerUnit, withinPPM: boundPPM)
  }
}

extension Rate {
  /// Returns the rate as the pair of whole numbers of a price file.
  ///
  /// ```swift
  /// import ExactMath
  /// import LivepeerPricing
  ///
  /// let rate = try Rate<Millisecond>(
  ///   usd: "0.0012", per: .minute, at: ETHPrice("3127.45"))
  /// let pair = try rate.pricePair(withinPPM: 1)
  /// print(pair.pricePerUnit, pair.pixelsPerUnit)  // 6394986 1
  /// ```
  ///
  /// - Parameter boundPPM: The maximum error, in parts per million of the price; 0 for the exact
  ///   price.
  /// - Returns: The pair with the fewest units within the bound.
  /// - Throws: ``PricePair/ToleranceError`` if the bound is negative, or a million ppm or more.
  public func pricePair(withinPPM boundPPM: Rational) throws(PricePair.ToleranceError) -> PricePair
  {
    try PricePair(approximating: weiPerUnit, withinPPM: boundPPM)
  }
}
