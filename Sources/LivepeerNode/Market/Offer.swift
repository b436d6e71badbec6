public import LivepeerPricing

/// A price at which an orchestrator offers work on the network.
///
/// It is the price of a list that others read: of `/getNetworkCapabilities`, which has whole wei
/// without a surcharge, or of `/discovery`, which has the advertised prices of live runners.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let offer = Offer(
///   by: Offer.Orchestrator(address: "0xA1"), .audioToText,
///   modelID: "openai/whisper-large-v3",
///   listed: try AnyRate("12882811wei/ms"))
/// print(offer.charged().weiPerUnit)  // 1301163911/100
/// ```
public struct Offer: Hashable, Sendable {
  /// The orchestrator that offers the work.
  public let orchestrator: Orchestrator
  /// The kind of the offer, which decides what is charged for it.
  public let kind: Kind
  /// The pipeline, the application of a live runner, or the name of a BYOC capability.
  public let pipeline: Pipeline
  /// The model ID; empty for a live runner, and `byoc` for a BYOC capability.
  public let modelID: ModelID
  /// The listed price of one unit; zero for an offer that is ``isFree``.
  public let listed: AnyRate
  /// Whether the model is loaded.
  public let isWarm: Bool
  /// The number of jobs at once, those in work included; 0 if the list does not say.
  public let capacity: Int

  /// Creates an offer.
  public init(
    by orchestrator: Orchestrator, _ pipeline: Pipeline, modelID: ModelID, listed: AnyRate,
    kind: Kind = .model, isWarm: Bool = true, capacity: Int = 1
  ) {
    self.orchestrator = orchestrator
    self.kind = kind
    self.pipeline = pipeline
    self.modelID = modelID
    self.listed = listed
    self.isWarm = isWarm
    self.capacity = capacity
  }

  /// Whether the listed price is 0.
  ///
  /// The work may be free, its price may be below 1 wei, or the node may charge its base price for
  /// it; see ``NodePrice/Charged``.
  public var isFree: Bool { listed.weiPerUnit.isZero }

  /// Returns the price that an orchestrator with auto-adjust, the node's default, charges for the
  /// listed one.
  ///
  /// A list has whole wei, so the price that it was rounded down from may be up to 1 wei higher. A
  /// live runner has no surcharge.
  ///
  /// - Parameter txCostMultiplier: The ratio of a ticket's face value to its redemption cost.
  /// - Returns: The charged price of one unit.
  /// - Precondition: The multiplier is not negative.
  public func charged(
    txCostMultiplier: Rational = NodePrice.AutoAdjusted.defaultTxCostMultiplier
  ) -> AnyRate {
    guard kind != .runner else { return listed }
    let price = listed.weiPerUnit * Rational(listedUnits)
    let fixed = NodePrice.AutoAdjusted(base: price, txCostMultiplier: txCostMultiplier).charged
    let charged = kind == .byoc ? Rational(fixed.weiPerUnit.rounded(.down)) : fixed.weiPerUnit
    guard
      let rate = try? AnyRate(weiPerUnit: charged / Rational(listedUnits), unit: listed.unit)
    else { preconditionFailure("a charged price is not negative") }
    return rate
  }

  /// The number of units of work that a number in a list is the price of: 1,000 ms of a second.
  package var listedUnits: BigInt { Offer.listedUnits(of: kind, per: listed.unit) }

  /// Returns the number of units of work that a number in a list of offers of a kind is the price of.
  package static func listedUnits(of kind: Kind, per unit: WorkUnitKind) -> BigInt {
    kind != .model && unit == .millisecond ? 1_000 : 1
  }
}

extension Offer {
  /// An orchestrator: its address, and the URL of one of its nodes.
  public struct Orchestrator: Hashable, Sendable {
    /// The Ethereum address that is paid; empty if a list has none.
    public let address: String
    /// The URL of the node; empty if it is not known.
    public let url: String
    /// The version of the node, or of a live runner; empty if it is not known.
    public let version: String

    /// Creates an orchestrator.
    public init(address: String = "", url: String = "", version: String = "") {
      self.address = address
      self.url = url
      self.version = version
    }

    /// The address, or else the URL.
    public var name: String { address.isEmpty ? url : address }
  }

  /// Returns the pipeline of a capability's number; one that is not known is named by it.
  package static func pipeline(ofCapability number: UInt32) -> Pipeline {
    NetworkCapability.pipeline(of: Int64(number))
  }

  /// The kind of an offer.
  public struct Kind: Hashable, Sendable {
    private let rawValue: UInt8

    /// A model of the network's pipelines, listed without its surcharge.
    public static let model = Kind(rawValue: 0)
    /// A capability that an operator named (BYOC), priced per second.
    public static let byoc = Kind(rawValue: 1)
    /// A live runner, whose advertised price is the one that is paid.
    public static let runner = Kind(rawValue: 2)

    /// Returns the name that tells work of this kind apart, byte by byte; empty for a model.
    ///
    /// The node folds the names of its own pipelines alone. Applications and BYOC capabilities are keys
    /// of maps. Source: go-livepeer 0.9.1, `core.PipelineToCapability`, `core/external_capabilities.go`.
    func exactName(of pipeline: Pipeline) -> ModelID {
      self == .model ? "" : ModelID(pipeline.name)
    }
  }
}

extension [Offer] {
  /// The offers sorted by price, then by orchestrator.
  ///
  /// Sorted are whole prices and places: an offer is large, and moved once.
  var cheapestFirst: [Offer] {
    let places = indices.map { (whole: self[$0].listed.weiPerUnit.wholePart, place: $0) }
      .sorted { left, right in
        left.whole == right.whole
          ? Offer.precedes(self[left.place], self[right.place]) : left.whole < right.whole
      }
    return places.map { self[$0.place] }
  }
}

extension Rational {
  /// The number rounded down, or the largest of 64 bits for larger ones.
  fileprivate var wholePart: Int64 {
    Int64(exactly: denominator == 1 ? numerator : rounded(.down)) ?? .max
  }
}

extension Offer {
  /// Returns whether an offer comes before another: by price, then by orchestrator.
  static func precedes(_ lhs: Offer, _ rhs: Offer) -> Bool {
    if lhs.listed.weiPerUnit != rhs.listed.weiPerUnit {
      return lhs.listed.weiPerUnit < rhs.listed.weiPerUnit
    }
    for part in [\Orchestrator.address, \.url, \.version] {
      let (left, right) = (lhs.orchestrator[keyPath: part], rhs.orchestrator[keyPath: part])
      if !left.hasSameBytes(as: right) { return left.precedes(right) }
    }
    return (lhs.isWarm ? 1 : 0, lhs.capacity) < (rhs.isWarm ? 1 : 0, rhs.capacity)
  }
}

extension String {
  /// Returns whether the text comes first by its bytes, if the two do not only look the same.
  func precedes(_ other: String) -> Bool {
    self == other ? utf8.lexicographicallyPrecedes(other.utf8) : self < other
  }
}
