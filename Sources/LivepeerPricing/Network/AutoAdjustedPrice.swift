public import ExactMath

/// A price with the node's surcharge for redeeming tickets, as it is advertised.
///
/// fixed(base · (1 + 1 / txCostMultiplier)); no surcharge where the price or the multiplier is 0.
/// What is lost is what ``FixedPrice`` loses.
///
/// Source: go-livepeer 0.9.1, `core.PriceInfo` with `AutoAdjustPrice`.
///
/// ```swift
/// import LivepeerPricing
///
/// let price = AutoAdjustedPrice(base: 10, txCostMultiplier: 100)
/// print(price.advertised.weiPerUnit)  // 101/10
/// ```
public struct AutoAdjustedPrice: Hashable, Sendable {
  /// The price before the surcharge, in wei per unit.
  public let base: Rational
  /// How many times its redemption's cost a ticket's face value is.
  public let txCostMultiplier: Rational
  /// The price with the surcharge, before it is fixed.
  public let ideal: Rational
  /// What is advertised.
  public let advertised: FixedPrice

  /// The node's own multiplier, unless its operator says otherwise.
  public static let defaultTxCostMultiplier: Rational = 100

  /// A price, in wei per unit, with the surcharge of a multiplier.
  ///
  /// - Precondition: neither is negative.
  public init(base: Rational, txCostMultiplier: Rational = defaultTxCostMultiplier) {
    precondition(!base.isNegative && !txCostMultiplier.isNegative, "a price is not negative")
    self.base = base
    self.txCostMultiplier = txCostMultiplier
    ideal =
      base.isZero || txCostMultiplier.isZero ? base : base * (1 + 1 / txCostMultiplier)
    advertised = FixedPrice(ideal)
  }
}
