public import LivepeerPricing

/// A capability that an operator named (BYOC, "bring your own container"), priced per second.
///
/// The base price is `price_per_unit` / `price_scaling` per second. A price in dollars is converted
/// once, when the capability is registered, and then stays as it is in wei.
///
/// Source: go-livepeer 0.9.1, `core/external_capabilities.go`.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let capability = BYOCCapability(
///   name: "text-reversal", pricePerUnit: 5, priceScaling: 10_000,
///   currency: .usd)
/// let prices = try capability.prices(at: ETHPrice("3000"))
/// print(try prices.listed.get().weiPerUnit)  // 166666666666
/// print(try prices.charged.get().weiPerUnit)  // 168333333333
/// ```
public struct BYOCCapability: Hashable, Sendable {
  /// The name, which jobs ask for.
  public let name: String
  /// The amount that ``priceScaling`` seconds cost.
  public let pricePerUnit: Int64
  /// The number of seconds that the price is for; never zero, as the node takes 0 for 1.
  public let priceScaling: Int64
  /// The currency of the price.
  public let currency: PriceEntry.PriceCurrency
  /// The number of jobs at once.
  public let capacity: Int64
  /// The worker's URL; empty if there is none.
  public let url: String

  /// Creates a capability as the node keeps it; a scaling of 0 is taken for 1.
  public init(
    name: String, pricePerUnit: Int64, priceScaling: Int64 = 1,
    currency: PriceEntry.PriceCurrency = .wei, capacity: Int64 = 1, url: String = ""
  ) {
    self.name = name
    self.pricePerUnit = pricePerUnit
    self.priceScaling = priceScaling == 0 ? 1 : priceScaling
    self.currency = currency
    self.capacity = capacity
    self.url = url
  }

  /// Returns the price of a second in wei, exactly, before the node rounds it; it may be negative.
  ///
  /// - Parameter ethPrice: The ETH price at the moment of the registration.
  /// - Returns: price_per_unit / price_scaling, in wei.
  /// - Throws: `RateError.ethPriceNeeded` for a price in dollars without one.
  public func basePrice(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
    let amount = Rational(BigInt(pricePerUnit), BigInt(priceScaling))
    return try UnitPrice.Amount(amount, currency, perUnits: 1).exactWei(at: ethPrice)
  }

  /// Returns the prices that the orchestrator lists and charges.
  ///
  /// - Parameters:
  ///   - ethPrice: The ETH price at the moment of the registration.
  ///   - txCostMultiplier: The ratio of a ticket's face value to its redemption cost.
  /// - Returns: The prices of a second, in whole wei.
  /// - Throws: `RateError.ethPriceNeeded` for a price in dollars without an ETH price.
  public func prices(
    at ethPrice: ETHPrice?,
    txCostMultiplier: Rational = NodePrice.AutoAdjusted.defaultTxCostMultiplier
  ) throws(RateError) -> Prices {
    Prices(base: try basePrice(at: ethPrice), txCostMultiplier: txCostMultiplier)
  }
}

extension BYOCCapability {
  /// The whole wei per second that an orchestrator lists and charges for a capability.
  ///
  /// | form | of the base price |
  /// |---|---|
  /// | ``listed`` | floor(base); a negative price is not listed |
  /// | ``charged`` | with auto-adjust: floor(fixed(base · (1 + 1/m))) |
  /// | ``unadjusted`` | without: floor(base) |
  ///
  /// Source: go-livepeer 0.9.1, `orchestrator.JobPriceInfo` and `GetCapabilitiesPrices`.
  public struct Prices: Hashable, Sendable {
    /// The exact price of a second, in wei.
    public let base: Rational
    /// The ratio of a ticket's face value to its redemption cost.
    public let txCostMultiplier: Rational
    /// The price in lists, or the number that does not fit them.
    public let listed: Result<NodePrice.WholeWei, NodePrice.Overflow>
    /// The price that is charged with auto-adjust, the node's default; it always fits.
    public let charged: Result<NodePrice.WholeWei, NodePrice.Overflow>
    /// The price that is charged without auto-adjust, or the number that does not fit: the node
    /// then refuses jobs.
    public let unadjusted: Result<NodePrice.WholeWei, NodePrice.Overflow>

    /// Creates the prices of a base price, in wei per second.
    ///
    /// - Precondition: The multiplier is not negative.
    public init(
      base: Rational,
      txCostMultiplier: Rational = NodePrice.AutoAdjusted.defaultTxCostMultiplier
    ) {
      self.base = base
      self.txCostMultiplier = txCostMultiplier
      // A price below zero has no surcharge.
      let fixed =
        base.isNegative
        ? NodePrice.Fixed(base)
        : NodePrice.AutoAdjusted(base: base, txCostMultiplier: txCostMultiplier).charged
      func whole(_ wei: Rational) -> Result<NodePrice.WholeWei, NodePrice.Overflow> {
        Result { () throws(NodePrice.Overflow) in try NodePrice.WholeWei(wei) }
      }
      listed = whole(base)
      charged = whole(fixed.weiPerUnit)
      unadjusted = listed
    }

    /// Whether jobs are not paid for: the charged price is zero or less.
    public var isFree: Bool { ((try? charged.get())?.weiPerUnit ?? 1) <= 0 }
  }
}
