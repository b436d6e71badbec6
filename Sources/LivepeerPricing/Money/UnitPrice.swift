public import ExactMath

/// The price of one unit, in the currency in which it is constant when the ETH price changes.
///
/// If the ETH price changes, a price in wei changes in dollars, and a price in dollars changes in
/// wei.
///
/// ```swift
/// import LivepeerPricing
///
/// let price = UnitPrice(try StatedRate("0.18 USD/Mtoken"))
/// print(price.unit, price.amount.wei(at: try ETHPrice("3000")))
/// // token 60000000
/// print(price.amount.wei(at: try ETHPrice("1500")))  // 120000000
/// ```
public struct UnitPrice: Hashable, Sendable {
  /// The amount that one unit costs.
  public let amount: Amount
  /// The unit that is priced.
  public let unit: WorkUnitKind

  /// Creates the price of one unit.
  public init(_ amount: Amount, per unit: WorkUnitKind) {
    self.amount = amount
    self.unit = unit
  }

  /// Creates the price of one unit from a price as it was written.
  public init(_ stated: StatedRate) {
    self.init(Amount(stated.amount, perCheckedUnits: stated.units), per: stated.scale.unit)
  }

  /// Returns a price in wei.
  public static func wei(_ wei: Rational, per unit: WorkUnitKind) -> UnitPrice {
    UnitPrice(.wei(wei), per: unit)
  }

  /// Returns a price in US dollars.
  public static func usd(_ dollars: Rational, per unit: WorkUnitKind) -> UnitPrice {
    UnitPrice(.usd(dollars), per: unit)
  }
}

extension UnitPrice {
  /// An exact amount of wei or of US dollars.
  public enum Amount: Hashable, Sendable {
    /// An amount in wei, regardless of the ETH price.
    case wei(Rational)
    /// An amount in US dollars, regardless of the ETH price.
    case usd(Rational)
  }
}

extension UnitPrice.Amount {
  /// Creates the price of one unit from an amount that pays for several.
  ///
  /// - Parameters:
  ///   - amount: The amount.
  ///   - units: The number of units that it pays for; above zero.
  /// - Throws: ``RateError/perNoUnits(_:)`` unless the units are above zero.
  public init(_ amount: CurrencyAmount, perUnits units: Rational) throws(RateError) {
    guard units > 0 else { throw .perNoUnits(units) }
    self.init(amount, perCheckedUnits: units)
  }

  /// Creates the price of one unit from an amount that pays for a number of units above zero.
  package init(_ amount: CurrencyAmount, perCheckedUnits units: Rational) {
    switch amount.currency {
    case .ether(let unit):
      let number = amount.number
      let wei = BigDecimal(
        coefficient: number.coefficient, anyExponent: number.exponent + unit.powerOfTen)
      self = .wei(wei.rational.divided(byUnits: units))
    case .usd: self = .usd(amount.number.rational.divided(byUnits: units))
    }
  }

  /// The number of wei or of dollars.
  package var number: Rational {
    switch self {
    case .wei(let number), .usd(let number): number
    }
  }

  /// Returns the amount in wei, exactly.
  ///
  /// - Parameter ethPrice: The ETH price that dollars are converted at.
  /// - Returns: The number of wei.
  /// - Throws: ``RateError/ethPriceNeeded`` if the amount is in dollars and there is no ETH price.
  public func exactWei(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
    switch (self, ethPrice) {
    case (.wei(let wei), _): return wei
    case (.usd, let ethPrice?): return wei(at: ethPrice)
    case (.usd, nil): throw .ethPriceNeeded
    }
  }

  /// Returns the amount in wei, exactly, at an ETH price.
  public func wei(at ethPrice: ETHPrice) -> Rational {
    switch self {
    case .wei(let wei): wei
    case .usd(let dollars): USD(dollars).exactWei(at: ethPrice)
    }
  }

  /// Returns the amount in dollars, exactly, at an ETH price.
  public func usd(at ethPrice: ETHPrice) -> USD {
    switch self {
    case .wei(let wei): USD(wei: wei, at: ethPrice)
    case .usd(let dollars): USD(dollars)
    }
  }
}

extension Rational {
  /// Returns the quotient by a number of units above zero, which is often one.
  fileprivate func divided(byUnits units: Rational) -> Rational {
    units.numerator == 1 && units.denominator == 1 ? self : self / units
  }
}

/// The number of wei in one ETH: 10^18.
package let weiPerETH = Rational(.powerOfTen(EtherUnit.ether.powerOfTen))
