internal import LivepeerPricing

/// The prices of a pipeline that no rule about prices finds anything about: nearly all there are.
///
/// They are near the documented price, lose less than a rule reports when they are charged and listed,
/// and are not likely to be wei that are stated as dollars. It takes far less time to recognize them
/// than to apply the rules.
struct UsualPrices {
  /// The prices near the documented one, in wei.
  private let likely: PriceMagnitude.LikelyPrices
  /// The whole wei among the prices; nil if there are none.
  let wholeWei: ClosedRange<BigInt>?
  private let maximumWei: Rational
  private let ethPrice: ETHPrice?

  /// Creates the usual prices; returns nil if there are none, or no ETH price that tells them.
  init?(
    of definition: Pipeline.Definition, at ethPrice: ETHPrice?, charging maximumWei: BigInt
  ) {
    guard let documented = try? definition.documentedUnitPrice?.exactWei(at: ethPrice),
      let likely = PriceMagnitude.LikelyPrices(.wei(documented))
    else { return nil }
    self.likely = likely
    self.maximumWei = Rational(maximumWei)
    self.ethPrice = ethPrice
    wholeWei = likely.wholeWei.flatMap { whole in
      let most = min(whole.upperBound, maximumWei)
      return whole.lowerBound <= most ? whole.lowerBound...most : nil
    }
  }

  /// Returns whether the price of an entry is usual.
  func contain(priceOf entry: PriceEntry) -> Bool {
    guard let price = entry.pricePerUnit else { return false }
    if entry.currency == .wei, price.exponent == 0, entry.pixelsPerUnit ?? 1 == 1 {
      return wholeWei?.contains(price.coefficient) == true
    }
    guard let amount = entry.amountPerUnit, !WeiInDollars.applies(to: amount),
      let wei = try? amount.exactWei(at: ethPrice)
    else { return false }
    return wei >= UsualPrices.minimumFraction && wei <= maximumWei && likely.contains(.wei(wei))
  }

  /// A list of whole wei loses less than a thousandth of 1,000 wei or more, which no rule reports.
  private static let minimumFraction: Rational = 1_000

  /// Returns the maximum price in whole wei that is charged and listed in full.
  ///
  /// A price from one wei up to this has at most 2^63 − 1 thousandths with its surcharge: it neither
  /// saturates nor overflows, and is not charged as 0. It loses less than a thousandth of a wei, which
  /// is less than the thousandth of a price that a rule reports.
  static func maximumWei(txCostMultiplier: Rational) -> BigInt {
    let surcharged = NodePrice.AutoAdjusted(base: 1, txCostMultiplier: txCostMultiplier).ideal
    return (NodePrice.Fixed.maximum / surcharged).rounded(.down)
  }
}
