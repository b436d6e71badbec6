public import ExactMath

/// How far a price is below a gateway's cap, and the ETH price at which it is refused.
///
/// A gateway takes a price up to its cap, and ends a session whose price in wei has become more
/// than twice its first. A price in dollars rises in wei while ETH falls; one in wei never moves.
///
/// Source: go-livepeer 0.9.1; see ``PriceAcceptance``.
///
/// ```swift
/// import LivepeerPricing
///
/// let price = UnitPrice(try CurrencyAmount("0.18 USD"), perUnits: 1_000_000)
/// let headroom = Headroom(price: price, cap: .wei(100_000_000), at: try ETHPrice("3000"))
/// print(headroom.margin, headroom.marginShare ?? 0)  // 40000000 2/5
/// print(headroom.refusal)  // when ETH is below 1800 USD
/// print(headroom.sessionRefusal)  // when ETH is below 1500 USD
/// ```
public struct Headroom: Hashable, Sendable {
  /// The price of one unit.
  public let price: UnitPrice
  /// The most that the gateway pays for one unit.
  public let cap: UnitPrice
  /// What ETH costs now.
  public let ethPrice: ETHPrice

  /// A price under a cap at an ETH price.
  public init(price: UnitPrice, cap: UnitPrice, at ethPrice: ETHPrice) {
    self.price = price
    self.cap = cap
    self.ethPrice = ethPrice
  }

  /// The cap less the price, in wei per unit; below zero where the price is refused.
  public var margin: Rational { cap.wei(at: ethPrice) - price.wei(at: ethPrice) }

  /// The margin as a share of the cap; nil for a cap of 0.
  public var marginShare: Rational? {
    let cap = cap.wei(at: ethPrice)
    return cap.isZero ? nil : margin / cap
  }

  /// Whether the gateway takes the price now.
  public var isWithinCap: Bool {
    PriceAcceptance.isWithinCap(price.wei(at: ethPrice), cap: cap.wei(at: ethPrice))
  }

  /// The ETH prices at which the gateway refuses the price.
  ///
  /// With a price of p dollars and a cap of c wei, p · 10^18 / P > c below P = p · 10^18 / c; with a
  /// price of w wei and a cap of d dollars, w > d · 10^18 / P above P = d · 10^18 / w.
  public var refusal: RefusalPoint {
    switch (price, cap) {
    case (.wei(let price), .wei(let cap)), (.usd(let price), .usd(let cap)):
      PriceAcceptance.isWithinCap(price, cap: cap) ? .never : .always
    case (.usd(let price), .wei(let cap)):
      price.isZero ? .never : cap.isZero ? .always : .below(usdPerETH: price * weiPerETH / cap)
    case (.wei(let price), .usd(let cap)):
      price.isZero ? .never : cap.isZero ? .always : .above(usdPerETH: cap * weiPerETH / price)
    }
  }

  /// The ETH prices at which a session that begins now is refused: where the price in wei is more
  /// than twice what it is now; exactly twice passes.
  public var sessionRefusal: RefusalPoint {
    switch price {
    case .usd(let dollars) where !dollars.isZero:
      .below(usdPerETH: ethPrice.usdPerETH / PriceAcceptance.largestRise)
    case .usd, .wei: .never
    }
  }
}

/// The ETH prices at which a gateway refuses a price.
public enum RefusalPoint: Hashable, Sendable, CustomStringConvertible {
  /// None: the price is taken at every one.
  case never
  /// All: the price is refused at every one.
  case always
  /// Those below; that price itself passes.
  case below(usdPerETH: Rational)
  /// Those above; that price itself passes.
  case above(usdPerETH: Rational)

  /// In words: `when ETH is below 1800 USD`.
  public var description: String {
    switch self {
    case .never: "at no ETH price"
    case .always: "at every ETH price"
    case .below(let usdPerETH): "when ETH is below \(usdPerETH.shortestText) USD"
    case .above(let usdPerETH): "when ETH is above \(usdPerETH.shortestText) USD"
    }
  }
}
