public import LivepeerPricing

extension NodePrice {
  /// A price with the node's surcharge for redeeming tickets, as it is charged with auto-adjust.
  ///
  /// fixed(base · (1 + 1 / txCostMultiplier)); no surcharge if the price or the multiplier is 0.
  /// The loss is that of ``NodePrice/Fixed``.
  ///
  /// Source: go-livepeer 0.9.1, `orchestrator.priceInfo` with `AutoAdjustPrice`.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let price = NodePrice.AutoAdjusted(base: 10, txCostMultiplier: 100)
  /// print(price.charged.weiPerUnit)  // 101/10
  /// ```
  public struct AutoAdjusted: Hashable, Sendable {
    /// The price before the surcharge, in wei per unit.
    public let base: Rational
    /// The ratio of a ticket's face value to its redemption cost.
    public let txCostMultiplier: Rational
    /// The price with the surcharge, before it is truncated, in wei per unit.
    public let ideal: Rational
    /// The charged price.
    public let charged: NodePrice.Fixed

    /// The multiplier that the node's own ticket sizes give.
    public static let defaultTxCostMultiplier: Rational = 100

    /// Creates the price that results from a base price, in wei per unit, and a multiplier.
    ///
    /// - Precondition: Neither is negative.
    public init(base: Rational, txCostMultiplier: Rational = defaultTxCostMultiplier) {
      precondition(!base.isNegative && !txCostMultiplier.isNegative, "a price is not negative")
      self.base = base
      self.txCostMultiplier = txCostMultiplier
      ideal =
        base.isZero || txCostMultiplier.isZero ? base : base * (1 + 1 / txCostMultiplier)
      charged = NodePrice.Fixed(ideal)
    }
  }
}
