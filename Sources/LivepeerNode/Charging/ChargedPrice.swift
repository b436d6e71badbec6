public import LivepeerPricing

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
/// let price = ChargedPrice(of: 12_882_811)
/// print(price.adjusted.charged.weiPerUnit)  // 1301163911/100
/// print(try price.listed.get().weiPerUnit)  // 12882811
/// print(ChargedPrice(of: 0, fallback: 1_000).adjusted.charged.weiPerUnit)  // 1010
/// ```
public struct ChargedPrice: Hashable, Sendable {
  /// The exact price of the entry in force, in wei per unit.
  public let entryPrice: Rational
  /// The exact price that the charge is based on, in wei per unit: the entry's, or the fallback.
  public let base: Rational
  /// The price with the surcharge for redeeming tickets.
  public let adjusted: AutoAdjustedPrice
  /// The price without auto-adjust, or the number that is too large for it.
  public let unadjusted: Result<UnadjustedPrice, NodeOverflow>
  /// The price in lists of capability prices, or the number that is too large for them.
  public let listed: Result<WholeWeiPrice, NodeOverflow>

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
    txCostMultiplier: Rational = AutoAdjustedPrice.defaultTxCostMultiplier
  ) {
    self.entryPrice = entryPrice
    let base = entryPrice.isZero ? fallback ?? entryPrice : entryPrice
    self.base = base
    adjusted = AutoAdjustedPrice(base: base, txCostMultiplier: txCostMultiplier)
    unadjusted = Result { () throws(NodeOverflow) in try UnadjustedPrice(base: base) }
    listed = Result { () throws(NodeOverflow) in try WholeWeiPrice(entryPrice) }
  }

  /// Whether the node's base price is charged in place of a price of 0.
  public var isFallback: Bool { entryPrice != base }

  /// The part of the price that truncation loses with auto-adjust; nil for a price of 0.
  public var adjustedLoss: PriceLoss? {
    PriceLoss(of: adjusted.ideal, chargedAs: adjusted.charged.weiPerUnit)
  }

  /// The part of the price that is lost without auto-adjust; nil for a price of 0, or one past 64
  /// bits.
  public var unadjustedLoss: PriceLoss? {
    (try? unadjusted.get()).flatMap { PriceLoss(of: base, chargedAs: $0.weiPerUnit) }
  }

  /// The part of the price that lists do not show; nil for a price of 0, or one past 64 bits.
  public var listedLoss: PriceLoss? {
    (try? listed.get()).flatMap {
      PriceLoss(of: entryPrice, chargedAs: Rational(BigInt($0.weiPerUnit)))
    }
  }
}

/// The share of a price that is lost in a conversion.
public struct PriceLoss: Hashable, Sendable, Comparable {
  /// The lost share of the whole price, from 0 through 1.
  public let share: Rational

  /// Creates the share of a price that a form of it does not charge; returns nil for a price of 0.
  init?(of price: Rational, chargedAs charged: Rational) {
    guard price > 0 else { return nil }
    share = (price - charged) / price
  }

  /// The share in parts per million, exactly.
  public var partsPerMillion: Rational { share * 1_000_000 }

  /// Whether the whole price is lost.
  public var isWhole: Bool { share == 1 }

  /// Returns whether the first loss is smaller.
  public static func < (lhs: PriceLoss, rhs: PriceLoss) -> Bool { lhs.share < rhs.share }
}
