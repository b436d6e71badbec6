public import ExactMath

/// A published price in dollars held against the price that it is about.
///
/// ```swift
/// import LivepeerPricing
///
/// let claim = try PublishedClaim(
///   StatedRate("$0.0000014/s"), about: StatedRate("12882811wei/ms"))
/// print(claim.impliedETHPrice?.usdPerETH ?? 0)  // 1400000000/12882811
/// print(try claim.trueUSD(at: ETHPrice("3000")))  // $0.000038648433
/// ```
public struct PublishedClaim: Hashable, Sendable {
  /// The price that the claim is about.
  public let price: StatedRate
  /// What the claim says that many of its scale cost, in dollars.
  public let claim: StatedRate

  /// A claim in dollars about a price, both per scales of one unit.
  ///
  /// - Throws: ``PublishedClaimError``.
  public init(_ claim: StatedRate, about price: StatedRate) throws(PublishedClaimError) {
    guard claim.amount.currency == .usd else { throw .notInDollars }
    guard claim.scale.unit == price.scale.unit else {
      throw .unitMismatch(claimed: claim.scale.unit, priced: price.scale.unit)
    }
    guard !price.amount.number.coefficient.isZero, !claim.amount.number.coefficient.isZero else {
      throw .zero
    }
    self.claim = claim
    self.price = price
  }

  /// The dollars that the claim names.
  public var claimedUSD: USD { USD(claim.amount.number.rational) }

  /// The ETH price at which the claim would be true; nil for a price in dollars, which has none.
  ///
  /// claimed dollars · 10^18 / wei, both for the claim's scale.
  public var impliedETHPrice: ETHPrice? {
    guard let rate = try? price.rate(at: nil) else { return nil }
    let wei = rate.weiPerUnit * claim.units
    return try? ETHPrice(
      claimedUSD.dollars * Rational(.powerOfTen(EtherUnit.ether.powerOfTen)) / wei)
  }

  /// What the claim's scale truly costs; for a price in ether, at an ETH price.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` for a price in ether without one.
  public func trueUSD(at ethPrice: ETHPrice?) throws(RateError) -> USD {
    let units = claim.units / price.units
    if price.amount.currency == .usd { return USD(price.amount.number.rational * units) }
    guard let ethPrice else { throw .ethPriceNeeded }
    return USD(wei: try price.amount.exactWei(at: ethPrice) * units, at: ethPrice)
  }

  /// How many times the claimed price the true one is.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` for a price in ether without an ETH price.
  public func ratio(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
    try trueUSD(at: ethPrice).dollars / claimedUSD.dollars
  }
}

/// Why a claim cannot be held against a price.
public enum PublishedClaimError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The claim is not in dollars.
  case notInDollars
  /// The claim is per one unit, the price per another.
  case unitMismatch(claimed: WorkUnitKind, priced: WorkUnitKind)
  /// The price or the claim is zero, which no ETH price turns into the other.
  case zero

  /// One line: what is wrong and what would be right.
  public var description: String {
    switch self {
    case .notInDollars: "a claim is an amount in dollars, as in '$0.0000014/s'"
    case .unitMismatch(let claimed, let priced):
      "the claim is per \(claimed.rawValue) and the price per \(priced.rawValue)"
    case .zero: "a price or a claim of zero implies no ETH price"
    }
  }
}
