public import LivepeerPricing

extension NodePrice {
  /// The prices that an orchestrator charges and lists for a price of its file.
  ///
  /// | form | of the base price |
  /// |---|---|
  /// | ``adjusted`` | charged with auto-adjust, the node's default: a surcharge, then thousandths of a wei |
  /// | ``unadjusted`` | charged without: the price itself, or its floor if it does not fit 64 bits |
  /// | ``listed`` | shown in lists of capability prices: the floor in whole wei, without a surcharge |
  ///
  /// A price of 0 is not free on a node that has a base price (`-pricePerUnit`, or one for the
  /// sender): the node charges that price instead, and lists 0 all the same.
  ///
  /// Source: go-livepeer 0.9.1, `orchestrator.priceInfo`, `PriceInfoForCaps` and
  /// `GetCapabilitiesPrices`; see each form.
  ///
  /// ```swift
  /// import LivepeerNode
  /// import LivepeerPricing
  ///
  /// let price = NodePrice.Charged(of: 12_882_811)
  /// print(price.adjusted.charged.weiPerUnit)  // 1301163911/100
  /// print(try price.listed.get().weiPerUnit)  // 12882811
  /// let base = NodePrice.Charged(of: 0, fallback: 1_000)
  /// print(base.adjusted.charged.weiPerUnit)  // 1010
  /// ```
  public struct Charged: Hashable, Sendable {
    /// The exact price of the entry in force, in wei per unit.
    public let entryPrice: Rational
    /// The exact price that the charge is based on, in wei per unit: the entry's, or the fallback.
    public let base: Rational
    /// The price with the surcharge for redeeming tickets.
    public let adjusted: NodePrice.AutoAdjusted
    /// The price without auto-adjust, or the number that is too large for it.
    public let unadjusted: Result<NodePrice.Unadjusted, NodePrice.Overflow>
    /// The price in lists of capability prices, or the number that is too large for them.
    public let listed: Result<NodePrice.WholeWei, NodePrice.Overflow>

    /// Creates every form of a price, in wei per unit.
    ///
    /// - Parameters:
    ///   - entryPrice: The exact price of the entry in force, zero or more.
    ///   - fallback: The node's base price for work without a price, zero or more; nil if it has
    ///     none.
    ///   - txCostMultiplier: The ratio of a ticket's face value to its redemption cost.
    /// - Precondition: None of them is negative.
    public init(
      of entryPrice: Rational, fallback: Rational? = nil,
      txCostMultiplier: Rational = NodePrice.AutoAdjusted.defaultTxCostMultiplier
    ) {
      self.entryPrice = entryPrice
      let base = entryPrice.isZero ? fallback ?? entryPrice : entryPrice
      self.base = base
      adjusted = NodePrice.AutoAdjusted(base: base, txCostMultiplier: txCostMultiplier)
      unadjusted = Result { () throws(NodePrice.Overflow) in try NodePrice.Unadjusted(base: base) }
      listed = Result { () throws(NodePrice.Overflow) in try NodePrice.WholeWei(entryPrice) }
    }

    /// Whether the node's base price is charged in place of a price of 0.
    public var isFallback: Bool { entryPrice != base }

    /// The part of the price that truncation loses with auto-adjust; nil for a price of 0.
    public var adjustedLoss: NodePrice.Loss? {
      NodePrice.Loss(of: adjusted.ideal, chargedAs: adjusted.charged.weiPerUnit)
    }

    /// The part of the price that is lost without auto-adjust; nil for a price of 0, or one past 64
    /// bits.
    public var unadjustedLoss: NodePrice.Loss? {
      (try? unadjusted.get()).flatMap { NodePrice.Loss(of: base, chargedAs: $0.weiPerUnit) }
    }

    /// The part of the price that lists do not show; nil for a price of 0, or one past 64 bits.
    public var listedLoss: NodePrice.Loss? {
      (try? listed.get()).flatMap {
        NodePrice.Loss(of: entryPrice, chargedAs: Rational(BigInt($0.weiPerUnit)))
      }
    }
  }
}

extension NodePrice {
  /// The share of a price that is lost in a conversion.
  public struct Loss: Hashable, Sendable, Comparable {
    /// The lost share of the whole price, from 0 through 1.
    public let share: Rational

    /// Creates the share of a price that a form of it does not charge; returns nil for a price of
    /// 0.
    init?(of price: Rational, chargedAs charged: Rational) {
      guard price > 0 else { return nil }
      share = (price - charged) / price
    }

    /// The share in parts per million, exactly.
    public var partsPerMillion: Rational { share * 1_000_000 }

    /// Whether the whole price is lost.
    public var isWhole: Bool { share == 1 }

    /// Returns whether the first loss is smaller.
    public static func < (lhs: NodePrice.Loss, rhs: NodePrice.Loss) -> Bool {
      lhs.share < rhs.share
    }
  }
}
