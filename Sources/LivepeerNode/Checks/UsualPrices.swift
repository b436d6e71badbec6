internal import LivepeerPricing

/// The prices of a pipeline that no rule about prices finds anything about: nearly all there are.
///
/// They are near the documented price, charged and listed without a loss to speak of, and no number
/// of wei that is said to be of dollars. Telling them takes a fraction of what the rules take.
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

  /// Of 1,000 wei or more less than a thousandth is lost in lists of whole wei, and that is not told.
  private static let minimumFraction: Rational = 1_000

  /// Returns the most whole wei that are charged in full, and listed in full.
  ///
  /// One wei or more, up to this: with its surcharge the price has at most 2^63 − 1 thousandths, so
  /// that nothing of it saturates or overflows; it is never 0, and what is lost of it is less than a
  /// thousandth of a wei, and so less than the thousandth of the price that a rule tells of.
  static func maximumWei(txCostMultiplier: Rational) -> BigInt {
    let surcharged = NodePrice.AutoAdjusted(base: 1, txCostMultiplier: txCostMultiplier).ideal
    return (NodePrice.Fixed.maximum / surcharged).rounded(.down)
  }
}
