public import ExactMath

/// The most that a gateway pays, by pipeline and model.
///
/// ```swift
/// import LivepeerPricing
///
/// let caps = try GatewayCaps(
///   json: #"{"capabilities_prices": [{"pipeline": "upscale", "price_per_unit": 4768371}]}"#)
/// if let cap = caps.cap(for: .upscale, modelID: "any") {
///   print(try cap.weiPerUnit(at: nil))  // 4768371
/// }
/// ```
public struct GatewayCaps: Sendable {
  /// What a gateway pays at most for one pipeline, by any model or by one.
  public struct Cap: Sendable {
    /// What kind of work.
    public let pipeline: Pipeline
    /// Which model, to the letter; nil stands for every model without a cap of its own.
    public let modelID: String?
    /// `price_per_unit`, zero or more.
    public let pricePerUnit: BigDecimal
    /// `pixels_per_unit`, one or more: how many units the price pays for.
    public let pixelsPerUnit: BigInt
    /// What `price_per_unit` is counted in.
    public let currency: PriceCurrency

    /// Creates a cap, in wei unless said otherwise.
    ///
    /// - Throws: ``PriceFieldError`` for a negative price, for units of zero or less, and for more
    ///   digits than price files may have.
    public init(
      _ pipeline: Pipeline, modelID: String? = nil, pricePerUnit: BigDecimal,
      pixelsPerUnit: BigInt = 1, currency: PriceCurrency = .wei
    ) throws(PriceFieldError) {
      try PriceFieldError.check(price: pricePerUnit)
      try PriceFieldError.check(units: pixelsPerUnit)
      self.init(
        checked: pipeline, modelID: modelID, pricePerUnit: pricePerUnit,
        pixelsPerUnit: pixelsPerUnit, currency: currency)
    }

    /// Creates a cap of values that are known to be right.
    init(
      checked pipeline: Pipeline, modelID: String? = nil, pricePerUnit: BigDecimal,
      pixelsPerUnit: BigInt = 1, currency: PriceCurrency = .wei
    ) {
      self.pipeline = pipeline
      self.modelID = modelID
      self.pricePerUnit = pricePerUnit
      self.pixelsPerUnit = pixelsPerUnit
      self.currency = currency
    }

    /// Whether the cap is in dollars, so that it moves with the ETH price.
    public var isInUSD: Bool { currency == .usd }

    /// The cap on one unit, in the currency in which that stays the same while ETH moves.
    public var unitPrice: UnitPrice {
      UnitPrice(
        CurrencyAmount(pricePerUnit, currency.currency), perUnits: Rational(pixelsPerUnit))
    }

    /// The exact cap on one unit in wei; dollars are converted at the ETH price.
    ///
    /// - Throws: ``RateError/ethPriceNeeded`` for a cap in dollars without one.
    public func weiPerUnit(at ethPrice: ETHPrice?) throws(RateError) -> Rational {
      try unitPrice.exactWei(at: ethPrice)
    }
  }

  private struct Target: Hashable {
    let pipeline: Pipeline
    let model: ExactText?
  }

  /// The caps, in the file's order; of several for the same the last holds.
  public let caps: [Cap]

  /// What reading the file had to say: caps of unknown pipelines, and keys that the node ignores.
  public let notes: [PriceSheetNote]

  /// Where the cap of a target stands in `caps`.
  private let places: [Target: Int]

  /// Caps that the program makes; of several for the same the last holds.
  public init(_ caps: [Cap]) {
    self.init(caps, notes: [])
  }

  init(_ caps: [Cap], notes: [PriceSheetNote]) {
    self.caps = caps
    self.notes = notes
    places = Dictionary(
      caps.enumerated().map { place, cap in
        (Target(pipeline: cap.pipeline, model: cap.modelID.map(ExactText.init)), place)
      },
      uniquingKeysWith: { $1 })
  }

  /// The cap on a model of a pipeline: its own, else that on every model of the pipeline.
  ///
  /// - Returns: The cap, or nil where the gateway sets none.
  public func cap(for pipeline: Pipeline, modelID: String) -> Cap? {
    let place =
      places[Target(pipeline: pipeline, model: ExactText(modelID))]
      ?? places[Target(pipeline: pipeline, model: nil)]
    return place.map { caps[$0] }
  }

  /// The caps of the network's documentation, in wei per unit.
  ///
  /// Source: Livepeer's gateway pages, late 2025.
  public static let documented = GatewayCaps([
    Cap(.audioToText, wei: 12_882_811),
    Cap(.textToImage, wei: 4_768_371),
    Cap(.upscale, wei: 4_768_371),
    Cap(.imageToImage, modelID: Pipeline.imageToImage.documentation.modelID, wei: 1_700_000),
    Cap(.imageToVideo, wei: 3_390_842),
    Cap(.liveVideoToVideo, wei: 100_000),
  ])
}

extension GatewayCaps.Cap {
  fileprivate init(_ pipeline: Pipeline, modelID: String? = nil, wei: BigInt) {
    self.init(
      checked: pipeline, modelID: modelID,
      pricePerUnit: BigDecimal(coefficient: wei, exponent: 0))
  }
}

extension GatewayCaps: Equatable {
  /// Whether the caps are the same; ``notes``, the diagnostics of reading them, do not count.
  public static func == (lhs: GatewayCaps, rhs: GatewayCaps) -> Bool { lhs.caps == rhs.caps }
}

extension GatewayCaps.Cap: Equatable {
  /// Whether the caps are the same; model IDs are compared byte for byte, as the node does.
  public static func == (lhs: GatewayCaps.Cap, rhs: GatewayCaps.Cap) -> Bool {
    lhs.pipeline == rhs.pipeline
      && lhs.modelID.map(ExactText.init) == rhs.modelID.map(ExactText.init)
      && lhs.pricePerUnit == rhs.pricePerUnit && lhs.pixelsPerUnit == rhs.pixelsPerUnit
      && lhs.currency == rhs.currency
  }
}
