public import LivepeerPricing

/// The distance of a price from a gateway's cap, and the ETH prices at which it is refused.
///
/// The given price is compared as it is. With auto-adjust, an orchestrator adds a surcharge to the
/// price of its file; see ``NodePrice/Charged``.
///
/// A gateway accepts a price up to its cap. A running session of live video ends if its price in wei
/// rises above the limit of its ticket signer: twice the first price if the gateway signs its tickets
/// itself, and the first price itself with a remote signer. A price in dollars rises in wei as ETH
/// falls; a price in wei never changes.
///
/// Source: go-livepeer 0.9.1; see ``PriceAcceptance``.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let price = UnitPrice(try StatedRate("0.18 USD/Mtoken"))
/// let cap = UnitPrice.wei(100_000_000, per: .token)
/// let headroom = try Headroom(
///   price: price, cap: cap, at: ETHPrice("3000"))
/// print(headroom.margin, headroom.marginShare ?? 0)  // 40000000 2/5
/// print(headroom.refusal)  // when ETH is below 1800 USD
/// print(headroom.sessionRefusal(signedBy: .gateway))
/// // when ETH is below 1500 USD
/// print(headroom.sessionRefusal(signedBy: .remoteSigner))
/// // when ETH is below 3000 USD
/// ```
public struct Headroom: Hashable, Sendable {
  /// The price of one unit.
  public let price: UnitPrice
  /// The gateway's cap: the maximum price that it pays for one unit.
  public let cap: UnitPrice
  /// The current ETH price; nil only if the price and the cap are both in wei.
  public let ethPrice: ETHPrice?

  private let priceInWei: Rational
  private let capInWei: Rational

  /// Creates the headroom of a price under a cap.
  ///
  /// - Throws: `RateError.unitMismatch` for a price and a cap per different units, and
  ///   `RateError.ethPriceNeeded` if either is in dollars and there is no ETH price.
  public init(
    price: UnitPrice, cap: UnitPrice, at ethPrice: ETHPrice? = nil
  ) throws(RateError) {
    guard price.unit == cap.unit else {
      throw .unitMismatch(expected: cap.unit, found: price.unit)
    }
    priceInWei = try price.amount.exactWei(at: ethPrice)
    capInWei = try cap.amount.exactWei(at: ethPrice)
    self.price = price
    self.cap = cap
    self.ethPrice = ethPrice
  }

  /// The cap on one unit in wei.
  public var capWeiPerUnit: Rational { capInWei }

  /// The cap minus the price, in wei per unit; negative if the price is refused.
  public var margin: Rational { capInWei - priceInWei }

  /// The margin as a share of the cap; nil for a cap of 0.
  public var marginShare: Rational? { capInWei.isZero ? nil : margin / capInWei }

  /// Whether the gateway accepts the price now.
  public var isWithinCap: Bool { PriceAcceptance.isWithinCap(priceInWei, cap: capInWei) }

  /// The ETH prices at which the gateway refuses the price.
  ///
  /// With a price of p dollars and a cap of c wei, p · 10^18 / P > c below P = p · 10^18 / c; with
  /// a price of w wei and a cap of d dollars, w > d · 10^18 / P above P = d · 10^18 / w.
  public var refusal: Headroom.RefusalPoint {
    switch (price.amount, cap.amount) {
    case (.wei(let price), .wei(let cap)), (.usd(let price), .usd(let cap)):
      PriceAcceptance.isWithinCap(price, cap: cap) ? .never : .always
    case (.usd(let price), .wei(let cap)):
      price.isZero ? .never : cap.isZero ? .always : .below(usdPerETH: price * weiPerETH / cap)
    case (.wei(let price), .usd(let cap)):
      price.isZero ? .never : cap.isZero ? .always : .above(usdPerETH: cap * weiPerETH / price)
    }
  }

  /// Returns the ETH prices at which a session of live video that begins now is refused.
  ///
  /// A live runner's session keeps its first price.
  ///
  /// A price in dollars is p · 10^18 / P wei, so it reaches r times its current value at P / r.
  ///
  /// - Parameter signer: The signer of the session's tickets, which applies the rule.
  /// - Returns: The ETH prices.
  public func sessionRefusal(signedBy signer: PriceAcceptance.Signer) -> Headroom.RefusalPoint {
    switch (price.amount, ethPrice) {
    case (.usd(let dollars), let ethPrice?) where !dollars.isZero:
      .below(usdPerETH: ethPrice.usdPerETH / signer.maximumPriceRatio)
    default: .never
    }
  }
}

extension Headroom {
  /// The ETH prices at which a gateway refuses a price.
  public enum RefusalPoint: Hashable, Sendable, CustomStringConvertible {
    /// No ETH price: the price is always accepted.
    case never
    /// Every ETH price.
    case always
    /// Every ETH price below the given one, which is accepted itself.
    case below(usdPerETH: Rational)
    /// Every ETH price above the given one, which is accepted itself.
    case above(usdPerETH: Rational)

    /// The ETH prices in words: `when ETH is below 1800 USD`.
    public var description: String {
      switch self {
      case .never: "at no ETH price"
      case .always: "at every ETH price"
      case .below(let usdPerETH): "when ETH is below \(usdPerETH.shortestText) USD"
      case .above(let usdPerETH): "when ETH is above \(usdPerETH.shortestText) USD"
      }
    }
  }
}
