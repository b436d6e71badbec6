public import ExactMath

/// A price that the network's documentation publishes, with what it says of it and what is true.
///
/// ```swift
/// import LivepeerPricing
///
/// let hourly = DocumentedClaim.all.first {
///   $0.pipeline == .liveVideoToVideo
/// }
/// print(try hourly?.audit?.ratio(at: nil) ?? 0)  // 27648000
/// ```
public struct DocumentedClaim: Hashable, Sendable {
  /// The pipeline that the price is for; nil if it is for all of them.
  public let pipeline: Pipeline?
  /// The page, if it is not the pipeline's own.
  public let page: String?
  /// The price that is published.
  public let price: StatedRate
  /// What the page says that the price comes to; nil if it says nothing, and the price itself is
  /// the mistake.
  public let audit: PriceAudit?
  /// The scale of the true price.
  public let scale: AnyScale
  /// The number of those scales.
  public let scaleCount: Rational
  /// What is wrong.
  public let fault: Fault

  /// What is wrong with a published price.
  public enum Fault: Hashable, Sendable {
    /// The dollars are those of another ETH price.
    case ethPrice
    /// The price is per pixel, and was taken for one per second.
    case perPixelAsPerSecond
    /// The amount was computed wrongly.
    case arithmetic
    /// The number of units that the price pays for is missing.
    case missingDivisor
    /// The price is too small for the node to charge.
    case chargedAsZero
  }

  /// Every claim of the documentation that is known to be wrong.
  ///
  /// Source: Livepeer's pipeline pages, "late-2025 ETH/USD"; claims with a page are from that page. A
  /// range is compared at both of its ends.
  public static let all: [DocumentedClaim] = [
    DocumentedClaim(.audioToText, "12882811wei/ms", "$0.0000014/s", .ethPrice),
    DocumentedClaim(.imageToText, "1192093wei/px", "$0.000125/Mpx", .ethPrice),
    DocumentedClaim(.textToImage, "4768371wei/px", "$0.0005/Mpx", .ethPrice),
    DocumentedClaim(.audioToText, "8000000wei/ms", "$0.0008/ms", .ethPrice),
    DocumentedClaim(.audioToText, "15000000wei/ms", "$0.0015/ms", .ethPrice),
    DocumentedClaim(.textToImage, "0.5e-3 USD/px", "$0.0005/Mpx", .missingDivisor),
    DocumentedClaim(
      .liveVideoToVideo, "1000000000000000wei/px", "3.6 ETH/h", .perPixelAsPerSecond,
      page: "Per-Second Compute"),
    DocumentedClaim(
      nil, "1000wei/px", "2073600wei/2073600 px", .arithmetic, page: "Pricing Strategy"),
    DocumentedClaim(
      nil, "1000wei/px", "0.000002 ETH/2073600 px", .arithmetic, page: "Pricing Strategy"),
    DocumentedClaim(
      nil, "0.02 USD/px", per: .megapixel, .missingDivisor, page: "Pricing Strategy"),
    DocumentedClaim(
      nil, "1000wei/1000000000000 px", per: .pixel, .chargedAsZero, page: "Orchestrator offerings"),
  ].compactMap(\.self)
}

extension DocumentedClaim {
  private init?(
    _ pipeline: Pipeline?, _ price: String, _ claim: String, _ fault: Fault, page: String? = nil
  ) {
    guard let price = try? StatedRate(price), let stated = try? StatedRate(claim),
      let audit = try? PriceAudit(stated, about: price, of: pipeline)
    else { return nil }
    self.pipeline = pipeline
    self.page = page
    self.price = price
    self.audit = audit
    scale = stated.scale
    scaleCount = stated.scaleCount
    self.fault = fault
  }

  private init?(
    _ pipeline: Pipeline?, _ price: String, per scale: AnyScale, _ fault: Fault, page: String
  ) {
    guard let price = try? StatedRate(price) else { return nil }
    self.pipeline = pipeline
    self.page = page
    self.price = price
    audit = nil
    self.scale = scale
    scaleCount = 1
    self.fault = fault
  }

  /// The true price of ``scaleCount`` scales, in the currency of the price, or of the claim if
  /// that is known.
  ///
  /// - Throws: ``RateError/ethPriceNeeded`` for a price in ether and a claim in dollars without an
  ///   ETH price.
  public func truth(at ethPrice: ETHPrice?) throws(RateError) -> UnitPrice.Amount {
    guard let audit else {
      return UnitPrice.Amount(
        price.amount, perCheckedUnits: price.units / (scaleCount * Rational(scale.units)))
    }
    return audit.claimedUSD == nil
      ? .wei(try audit.trueWei(at: ethPrice)) : .usd(try audit.trueUSD(at: ethPrice).dollars)
  }

  /// What is wrong, on one line; nil if the ratio or the implied ETH price of ``audit`` says it.
  public var explanation: String? {
    switch fault {
    case .ethPrice: nil
    case .missingDivisor where audit != nil: nil
    case .perPixelAsPerSecond:
      "the unit is a pixel: 1280x720 video at 30 frames has 27,648,000 a second"
    case .arithmetic:
      audit?.claim.amount.currency == .wei
        ? "a frame of 1920x1080 has 2,073,600 pixels, at 1,000 wei each"
        : "2,073,600,000 wei are 0.0000000020736 ETH"
    case .missingDivisor:
      "$41,472 for a frame of 1920x1080: the divisor is missing"
    case .chargedAsZero: "the node charges 0 for what is below 0.001 wei a unit: the work is free"
    }
  }
}
