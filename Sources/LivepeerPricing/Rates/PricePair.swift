public import ExactMath

/// The two whole numbers that a price file takes: `price_per_unit` wei for `pixels_per_unit` units.
public struct PricePair: Hashable, Sendable {
  /// The price in whole wei.
  public let pricePerUnit: BigInt
  /// How many units it pays for; one or more.
  ///
  /// The file's name for it, whatever the unit.
  public let pixelsPerUnit: BigInt
  /// How far the pair lies above the exact price, in parts of a million; below it if negative.
  public let errorPPM: Rational
}

/// A bound on a price's error that no pair can be found for.
public struct PricePairError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bound that was asked for, in parts per million.
  public let boundPPM: Rational

  /// One line: what is wrong and what would be right.
  public var description: String {
    "a price may be off by 0 or more, and by less than 1000000 ppm; not by \(boundPPM)"
  }
}

extension PricePair {
  /// The pair with the fewest units whose error is within a bound, and the closest of these.
  ///
  /// The units are found by descending the Stern–Brocot tree, not by trial
  /// (`Rational.simplest(in:)`).
  ///
  /// - Parameters:
  ///   - weiPerUnit: The exact price, zero or more.
  ///   - boundPPM: The largest error, in parts per million of the price; 0 asks for the price
  ///     itself.
  /// - Throws: ``PricePairError`` for a bound below zero or of a million and more, which would
  ///   let any price be free.
  public init(
    approximating weiPerUnit: Rational, withinPPM boundPPM: Rational
  ) throws(PricePairError) {
    guard !boundPPM.isNegative, boundPPM < 1_000_000 else {
      throw PricePairError(boundPPM: boundPPM)
    }
    let margin = weiPerUnit * boundPPM / 1_000_000
    let simplest = Rational.simplest(in: (weiPerUnit - margin)...(weiPerUnit + margin))
    pixelsPerUnit = simplest.denominator
    // Of all prices over that many units the nearest one is inside the bound as well.
    pricePerUnit = weiPerUnit.multiplied(by: pixelsPerUnit, rounding: .toNearestOrEven)
    errorPPM =
      weiPerUnit.isZero
      ? 0 : (Rational(pricePerUnit, pixelsPerUnit) / weiPerUnit - 1) * 1_000_000
  }
}

extension AnyRate {
  /// The rate as a price file's pair of whole numbers; see ``PricePair``.
  ///
  /// - Throws: ``PricePairError`` for a bound below zero or of a million ppm and more.
  public func pricePair(withinPPM boundPPM: Rational) throws(PricePairError) -> PricePair {
    try PricePair(approximating: weiPerUnit, withinPPM: boundPPM)
  }
}

extension Rate {
  /// The rate as a price file's pair of whole numbers; see ``PricePair``.
  ///
  /// ```swift
  /// import ExactMath
  /// import LivepeerPricing
  ///
  /// let rate = try Rate<Millisecond>(usd: "0.0012", per: .minute, at: ETHPrice("3127.45"))
  /// let pair = try rate.pricePair(withinPPM: 1)
  /// print(pair.pricePerUnit, pair.pixelsPerUnit)  // 6394986 1
  /// ```
  ///
  /// - Throws: ``PricePairError`` for a bound below zero or of a million ppm and more.
  public func pricePair(withinPPM boundPPM: Rational) throws(PricePairError) -> PricePair {
    try PricePair(approximating: weiPerUnit, withinPPM: boundPPM)
  }
}
