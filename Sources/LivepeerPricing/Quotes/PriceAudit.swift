public import ExactMath

/// A published claim about a price, and what is true.
///
/// ```swift
/// import LivepeerPricing
///
/// let audit = try PriceAudit(
///   StatedRate("$0.0000014/s"), about: StatedRate("12882811wei/ms"))
/// print(audit.impliedETHPrice?.usdPerETH ?? 0)  // 1400000000/12882811
/// print(try audit.trueUSD(at: ETHPrice("3000")))  // $0.000038648433
/// ```
public struct PriceAudit: Hashable, Sendable {
  /// The price that the claim is about.
  public let price: StatedRate
  /// The price that was published, in dollars or in ether.
  public let claim: StatedRate
  /// The number of the price's units that the claim is for.
  public let units: Rational

  /// Holds a claim against the price that it is about.
  ///
  /// - Parameters:
  ///   - claim: The price that was published.
  ///   - price: The price that it is about, per scales of the same unit.
  ///   - pipeline: For live video, a claim per time about a price per pixel counts pixels as the
  ///     network does: 27,648,000 a second.
  /// - Throws: ``PriceAudit/ComparisonError``.
  public init(
    _ claim: StatedRate, about price: StatedRate, of pipeline: Pipeline? = nil
  ) throws(PriceAudit.ComparisonError) {
    if claim.scale.unit == price.scale.unit {
      units = claim.units
    } else if claim.scale.unit == .millisecond, price.scale.unit == .pixel,
      pipeline.flatMap({ PipelineCatalogue.documented[$0] })?.measure == .duration
    {
      units = claim.units * Rational(Measure.videoPixelsPerMillisecond)
    } else {
      throw .unitMismatch(claimed: claim.scale.unit, priced: price.scale.unit)
    }
    guard !price.amount.number.coefficient.isZero, !claim.amount.number.coefficient.isZero else {
      throw .zero
    }
    self.claim = claim
    self.price = price
  }

  /// The published dollars; nil for a claim in ether.
  public var claimedUSD: USD? {
    guard case .usd(let dollars) = claimed else { return nil }
    return USD(dollars)
  }

  /// The published amount in wei; nil for a claim in dollars.
  public var claimedWei: Rational? {
    guard case .wei(let wei) = claimed else { return nil }
    return wei
  }

  /// The ETH price at which the claim would be true; nil if price and claim are both in dollars, or
  /// both in ether, which no ETH price makes equal.
  ///
  /// The dollars of the one · 10^18 / the wei of the other.
  public var impliedETHPrice: ETHPrice? {
    switch (claimed, truth) {
    case (.usd(let dollars), .wei(let wei)), (.wei(let wei), .usd(let dollars)):
      try? ETHPrice(dollars * weiPerETH / wei)
    default: nil
    }
  }

  /// The true dollars for what the claim is for.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` for a price in ether without an ETH price.
  public func trueUSD(at ethPrice: ETHPrice?) throws(RateError) -> USD {
    if case .usd(let dollars) = truth { return USD(dollars) }
    guard let ethPrice else { throw .ethPriceNeeded }
    return truth.usd(at: ethPrice)
  }

  /// The true amount in wei for what the claim is for.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` for a price in dollars without an ETH price.
  public func trueWei(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
    try truth.exactWei(at: ethPrice)
  }

  /// The ratio of the true price to the claim.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` without an ETH price, if one of the two is in dollars
  ///   and the other in ether.
  public func ratio(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
    switch claimed {
    case .usd(let dollars): try trueUSD(at: ethPrice).dollars / dollars
    case .wei(let wei): try trueWei(at: ethPrice) / wei
    }
  }

  private var claimed: UnitPrice.Amount { UnitPrice.Amount(claim.amount, perCheckedUnits: 1) }

  private var truth: UnitPrice.Amount {
    UnitPrice.Amount(price.amount, perCheckedUnits: price.units / units)
  }
}

extension PriceAudit {
  /// A claim that cannot be held against a price.
  public enum ComparisonError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The claim is per one unit, the price per another.
    case unitMismatch(claimed: WorkUnitKind, priced: WorkUnitKind)
    /// The price or the claim is zero, which no ETH price turns into the other.
    case zero

    /// One line: what is wrong and what would be right.
    public var description: String {
      switch self {
      case .unitMismatch(let claimed, let priced):
        "the claim is per \(claimed.rawValue) and the price per \(priced.rawValue); "
          + "give both per scales of one unit"
      case .zero: "a price or a claim of zero cannot be compared; give amounts above zero"
      }
    }
  }
}
