public import ExactMath

/// What one unit costs, in the currency in which that stays the same while ETH moves.
public enum UnitPrice: Hashable, Sendable {
  /// So many wei, whatever ETH costs.
  case wei(Rational)
  /// So many US dollars, whatever ETH costs.
  case usd(Rational)

  /// The price of one unit of an amount that pays for several.
  ///
  /// - Precondition: the units are above zero.
  public init(_ amount: CurrencyAmount, perUnits units: Rational) {
    switch amount.currency {
    case .ether(let unit):
      self = .wei(amount.number.rational * Rational(.powerOfTen(unit.powerOfTen)) / units)
    case .usd: self = .usd(amount.number.rational / units)
    }
  }

  /// The price in wei, exactly, at an ETH price.
  public func wei(at ethPrice: ETHPrice) -> Rational {
    switch self {
    case .wei(let wei): wei
    case .usd(let dollars): USD(dollars).exactWei(at: ethPrice)
    }
  }

  /// The price in dollars, exactly, at an ETH price.
  public func usd(at ethPrice: ETHPrice) -> USD {
    switch self {
    case .wei(let wei): USD(wei: wei, at: ethPrice)
    case .usd(let dollars): USD(dollars)
    }
  }
}

/// 10^18.
let weiPerETH = Rational(.powerOfTen(EtherUnit.ether.powerOfTen))
