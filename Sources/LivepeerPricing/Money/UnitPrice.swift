public import ExactMath

/// What one unit costs, in the currency in which that stays the same while ETH moves.
///
/// An operator who asks for wei earns other dollars at another ETH price; one who asks for dollars
/// earns other wei.
///
/// ```swift
/// import LivepeerPricing
///
/// let price = UnitPrice(try StatedRate("0.18 USD/Mtoken"))
/// print(price.wei(at: try ETHPrice("3000")))  // 60000000
/// print(price.wei(at: try ETHPrice("1500")))  // 120000000
/// ```
public enum UnitPrice: Hashable, Sendable {
  /// So many wei, whatever ETH costs.
  case wei(Rational)
  /// So many US dollars, whatever ETH costs.
  case usd(Rational)

  /// Creates the price of one unit from an amount that pays for several.
  ///
  /// - Throws: ``RateError/perNoUnits(_:)`` unless the units are above zero.
  public init(_ amount: CurrencyAmount, perUnits units: Rational) throws(RateError) {
    guard units > 0 else { throw .perNoUnits(units) }
    self.init(amount, perCheckedUnits: units)
  }

  /// Creates the price of one unit from an amount that pays for a number of units above zero.
  package init(_ amount: CurrencyAmount, perCheckedUnits units: Rational) {
    switch amount.currency {
    case .ether(let unit):
      let wei = BigDecimal(
        coefficient: amount.number.coefficient,
        anyExponent: amount.number.exponent + unit.powerOfTen)
      self = .wei(wei.rational / units)
    case .usd: self = .usd(amount.number.rational / units)
    }
  }

  /// The price of one unit of a price as it was written.
  public init(_ stated: StatedRate) {
    self.init(stated.amount, perCheckedUnits: stated.units)
  }

  /// The number of wei or of dollars.
  package var amount: Rational {
    switch self {
    case .wei(let amount), .usd(let amount): amount
    }
  }

  /// The price in wei, exactly, at an ETH price where one is known.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` for dollars without one.
  public func exactWei(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
    switch (self, ethPrice) {
    case (.wei(let wei), _): return wei
    case (.usd, let ethPrice?): return wei(at: ethPrice)
    case (.usd, nil): throw .ethPriceNeeded
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
package let weiPerETH = Rational(.powerOfTen(EtherUnit.ether.powerOfTen))
