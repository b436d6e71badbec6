public import LivepeerPricing

/// The maximum prices of a gateway, by pipeline and model.
///
/// ```swift
/// import LivepeerPricing
/// import LivepeerNode
///
/// let caps = try GatewayCaps(
///   json: #"""
///     {"capabilities_prices": [
///       {"pipeline": "upscale", "price_per_unit": 4768371}]}
///     """#)
/// if let price = caps.price(for: .upscale, modelID: "any") {
///   print(try price.exactWei(at: nil))  // 4768371
/// }
/// ```
public struct GatewayCaps: Equatable, Sendable {
  /// The maximum price of a pipeline, for any model or for one.
  public struct Cap: Hashable, Sendable {
    /// The pipeline that the cap is for.
    public let pipeline: Pipeline
    /// The model ID; nil for every model without its own cap.
    public let modelID: ModelID?
    /// The maximum price of one unit; an amount of zero or less sets no cap.
    public let price: UnitPrice.Amount

    /// Creates a cap on the price of one unit.
    public init(_ pipeline: Pipeline, modelID: ModelID? = nil, price: UnitPrice.Amount) {
      self.pipeline = pipeline
      self.modelID = modelID
      self.price = price
    }

    var target: Target { Target(pipeline: pipeline, model: modelID) }
  }

  struct Target: Hashable {
    let pipeline: Pipeline
    let model: ModelID?
  }

  /// The caps, in the order of the file; of several for the same model, the last one applies.
  public let caps: [Cap]

  /// The gateway's `-maxPricePerUnit` for one unit of any pipeline, which applies if no cap does.
  public let maximumPrice: UnitPrice.Amount?

  /// The index of each cap that applies, by its target.
  private let places: [Target: Int]

  /// Creates the caps of a gateway.
  ///
  /// - Parameters:
  ///   - caps: The caps; of several for the same model, the last one applies.
  ///   - maximumPrice: The maximum price of one unit if no cap applies; nil or zero to accept any
  ///     price.
  public init(_ caps: [Cap], maximumPrice: UnitPrice.Amount? = nil) {
    self.caps = caps
    self.maximumPrice = maximumPrice.flatMap { $0.number > 0 ? $0 : nil }
    places = Dictionary(
      caps.enumerated().filter { $0.element.price.number > 0 }.map { ($1.target, $0) },
      uniquingKeysWith: { $1 })
  }

  /// Returns the cap on a model of a pipeline: its own, or the one on every model of the pipeline.
  ///
  /// - Returns: The cap, or nil if the gateway has none for the pipeline.
  public func cap(for pipeline: Pipeline, modelID: ModelID) -> Cap? {
    let place =
      places[Target(pipeline: pipeline, model: modelID)]
      ?? places[Target(pipeline: pipeline, model: nil)]
    return place.map { caps[$0] }
  }

  /// Returns the maximum price of one unit: the cap's, or the gateway's ``maximumPrice``.
  ///
  /// - Returns: The price, or nil if the gateway accepts any price.
  public func price(for pipeline: Pipeline, modelID: ModelID) -> UnitPrice.Amount? {
    cap(for: pipeline, modelID: modelID)?.price ?? maximumPrice
  }

  /// The caps in the network's documentation, in wei per unit.
  ///
  /// Source: Livepeer's gateway pages, late 2025.
  public static let documented = GatewayCaps([
    Cap(.audioToText, price: .wei(12_882_811)),
    Cap(.textToImage, price: .wei(4_768_371)),
    Cap(.upscale, price: .wei(4_768_371)),
    Cap(
      .imageToImage, modelID: "ByteDance/SDXL-Lightning", price: .wei(1_700_000)),
    Cap(.imageToVideo, price: .wei(3_390_842)),
    Cap(.liveVideoToVideo, price: .wei(100_000)),
  ])
}
