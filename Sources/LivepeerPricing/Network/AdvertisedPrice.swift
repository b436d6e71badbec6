public import ExactMath

/// A price beside each form in which the node advertises it, and what each form loses.
///
/// | form | what it does to the price |
/// |---|---|
/// | ``fixed`` | cuts it to thousandths of a wei |
/// | ``wholeWei`` | rounds it down to whole wei, in lists of capability prices |
/// | ``adjusted`` | adds the surcharge for redeeming tickets, then fixes it |
/// | ``wire`` | sends ``ideal`` as two 64-bit numbers |
///
/// Source: go-livepeer 0.9.1; see each form.
///
/// ```swift
/// import ExactMath
/// import LivepeerPricing
///
/// let price = AdvertisedPrice(ideal: Rational(5, 4))
/// print(price.fixed.weiPerUnit, price.fixedLoss?.partsPerMillion ?? 0)  // 5/4 0
/// print(price.wholeWeiLoss?.partsPerMillion ?? 0)  // 200000
/// ```
public struct AdvertisedPrice: Hashable, Sendable {
  /// The exact price, in wei per unit.
  public let ideal: Rational
  /// The price cut to thousandths of a wei.
  public let fixed: FixedPrice
  /// The price in whole wei, or what is too large for it.
  public let wholeWei: Result<WholeWeiPrice, NodeOverflow>
  /// The price with the surcharge for redeeming tickets.
  public let adjusted: AutoAdjustedPrice
  /// The price as a pair of 64-bit numbers, or what is too large for one.
  public let wire: Result<WirePrice, NodeOverflow>

  /// A price, in wei per unit, in each form.
  ///
  /// - Parameters:
  ///   - ideal: The exact price, zero or more.
  ///   - txCostMultiplier: How many times its redemption's cost a ticket's face value is.
  /// - Precondition: neither is negative.
  public init(
    ideal: Rational, txCostMultiplier: Rational = AutoAdjustedPrice.defaultTxCostMultiplier
  ) {
    self.ideal = ideal
    fixed = FixedPrice(ideal)
    wholeWei = Result { () throws(NodeOverflow) in try WholeWeiPrice(ideal) }
    adjusted = AutoAdjustedPrice(base: ideal, txCostMultiplier: txCostMultiplier)
    wire = Result { () throws(NodeOverflow) in try WirePrice(ideal) }
  }

  /// What the fixed form loses of the price; nil for a price of 0.
  public var fixedLoss: PriceLoss? { PriceLoss(of: ideal, advertisedAs: fixed.weiPerUnit) }

  /// What the form in whole wei loses; nil for a price of 0, and for one too large for the form.
  public var wholeWeiLoss: PriceLoss? {
    (try? wholeWei.get()).flatMap {
      PriceLoss(of: ideal, advertisedAs: Rational(BigInt($0.weiPerUnit)))
    }
  }

  /// What fixing the price with its surcharge loses; nil for a price of 0.
  public var adjustedLoss: PriceLoss? {
    PriceLoss(of: adjusted.ideal, advertisedAs: adjusted.advertised.weiPerUnit)
  }
}

/// The share of a price that is lost on the way.
public struct PriceLoss: Hashable, Sendable, Comparable {
  /// Of the whole price, from 0 through 1.
  public let share: Rational

  /// The share of a price that its advertised form does not ask for; nil for a price of 0.
  init?(of price: Rational, advertisedAs advertised: Rational) {
    guard price > 0 else { return nil }
    share = (price - advertised) / price
  }

  /// The share in parts per million, exactly.
  public var partsPerMillion: Rational { share * 1_000_000 }

  /// Whether nothing is asked for any more.
  public var isWhole: Bool { share == 1 }

  /// Whether the first loss is smaller.
  public static func < (lhs: PriceLoss, rhs: PriceLoss) -> Bool { lhs.share < rhs.share }
}
