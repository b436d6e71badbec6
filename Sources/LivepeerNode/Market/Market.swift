public import LivepeerPricing

/// The offers of the network, in groups that can be compared: of one pipeline, model and unit.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let offers = try ["9wei/px", "12wei/px", "15wei/px", "0wei/px"].map {
///   price in
///   Offer(
///     by: Offer.Orchestrator(url: "https://o\(price).example"), .upscale,
///     modelID: "m",
///     listed: try AnyRate(price))
/// }
/// let group = Market(offers).groups[0]
/// print(group.median.map { "\($0)" } ?? "none", group.freeCount)
/// // 12wei/px 1
/// let mine = try group.position(of: AnyRate("13wei/px"))
/// print(mine?.rank ?? 0, mine?.dearer ?? 0)  // 3 1
/// ```
///
/// Nothing depends on the order in which the offers are given.
public struct Market: Sendable {
  /// The groups, sorted by pipeline, model and unit.
  public let groups: [Group]

  /// Creates a market of the given offers.
  ///
  /// - Complexity: O(*n* log *n*) in offers.
  public init(_ offers: [Offer]) {
    var places: [Group.Key: Int] = [:]
    var members: [[Offer]] = []
    for offer in offers {
      let key = Group.Key(offer)
      if let place = places[key] {
        members[place].append(offer)
      } else {
        places[key] = members.count
        members.append([offer])
      }
    }
    self.init(services: members)
  }

  /// Creates a market of offers, of which those of one array can be compared.
  init(services: [[Offer]]) {
    var groups: [Group.Key: [Offer]] = [:]
    for offers in services {
      if let first = offers.first { groups[Group.Key(first), default: []] += offers }
    }
    self.groups = groups.sorted { $0.key.precedes($1.key) }.map { key, offers in
      Group(key, offers.cheapestFirst)
    }
  }

  /// The number of all offers.
  public var offerCount: Int { groups.reduce(0) { $0 + $1.offers.count } }

  /// Returns the groups of a pipeline, and of one of its models if that is given.
  ///
  /// The name of an application or a BYOC capability is compared byte by byte.
  public func groups(of pipeline: Pipeline?, modelID: ModelID? = nil) -> [Group] {
    groups.filter { $0.key.isOf(pipeline, modelID) }
  }
}

extension Market {
  /// The offers of one pipeline, model and unit, which can be compared.
  ///
  /// Offers whose listed price is 0 are counted apart: they are in no quantile and no rank.
  public struct Group: Sendable {
    let key: Key
    /// All offers, from the cheapest to the dearest, those listed at 0 first.
    public let offers: [Offer]
    /// The number of offers that are listed at 0.
    public let freeCount: Int

    struct Key: Hashable {
      let pipeline: Pipeline
      let modelID: ModelID
      let unit: WorkUnitKind
      /// The name of what is no pipeline of the node's, compared byte by byte; empty for a model.
      let exactName: ModelID

      init(_ offer: Offer) {
        exactName = offer.kind.exactName(of: offer.pipeline)
        // The names of one pipeline may be spelt in several ways.
        pipeline =
          exactName.isEmpty ? Pipeline(offer.pipeline.canonicalName) : offer.pipeline
        (modelID, unit) = (offer.modelID, offer.listed.unit)
      }

      /// Returns whether work is asked for by the name of a pipeline, application or capability.
      func isNamed(_ pipeline: Pipeline) -> Bool {
        exactName.isEmpty ? self.pipeline == pipeline : exactName == ModelID(pipeline.name)
      }

      /// Returns whether work is of a pipeline and a model, each of which may be any.
      func isOf(_ pipeline: Pipeline?, _ modelID: ModelID?) -> Bool {
        (pipeline.map(isNamed) ?? true) && (modelID == nil || self.modelID == modelID)
      }

      func precedes(_ other: Key) -> Bool {
        if ModelID(pipeline.name) != ModelID(other.pipeline.name) {
          return pipeline.name.precedes(other.pipeline.name)
        }
        if modelID != other.modelID { return modelID.name.precedes(other.modelID.name) }
        if unit != other.unit { return unit.rawValue < other.unit.rawValue }
        return exactName.isEmpty && !other.exactName.isEmpty
      }
    }

    /// Creates a group of sorted offers.
    init(_ key: Key, _ offers: [Offer]) {
      self.key = key
      self.offers = offers
      freeCount = offers.prefix { $0.isFree }.count
    }

    /// The pipeline, spelt as it is compared: `text-to-image`; or the exact name of an application or a
    /// BYOC capability.
    public var pipeline: Pipeline { key.pipeline }
    /// The model ID; empty for live runners.
    public var modelID: ModelID { key.modelID }
    /// The unit that the prices are per.
    public var unit: WorkUnitKind { key.unit }

    /// Creates the group of an offer in which nobody offers anything.
    init(withoutOffersLike offer: Offer) {
      self.init(Key(offer), [])
    }

    /// The offers with a price, from the cheapest to the dearest.
    public var pricedOffers: ArraySlice<Offer> { offers[freeCount...] }

    /// The number of offers whose model is loaded.
    public var warmCount: Int { offers.count(where: \.isWarm) }

    /// The sum of the capacities.
    public var capacity: BigInt { offers.reduce(0) { $0 + BigInt($1.capacity) } }
  }
}

extension Market.Group {
  /// Returns the smallest price with at least a share of the offers at or below it.
  ///
  /// It is a price that is offered: nothing is interpolated.
  ///
  /// - Parameter share: The share of the offers with a price, from 0 through 1.
  /// - Returns: The price; nil if no offer has one.
  /// - Precondition: The share is from 0 through 1.
  /// - Complexity: O(1).
  public func quantile(_ share: Rational) -> AnyRate? {
    precondition(!share.isNegative && share <= 1, "a share of the offers is from 0 through 1")
    let priced = pricedOffers
    guard !priced.isEmpty else { return nil }
    let rank = max(1, Int((Rational(priced.count) * share).rounded(.up)))
    return priced[priced.startIndex + rank - 1].listed
  }

  /// The lowest price; nil if no offer has one.
  public var minimum: AnyRate? { quantile(0) }
  /// The smallest price with at least a quarter of the offers at or below it.
  public var lowerQuartile: AnyRate? { quantile(Rational(1, 4)) }
  /// The smallest price with at least half of the offers at or below it.
  public var median: AnyRate? { quantile(Rational(1, 2)) }
  /// The smallest price with at least three quarters of the offers at or below it.
  public var upperQuartile: AnyRate? { quantile(Rational(3, 4)) }
  /// The highest price; nil if no offer has one.
  public var maximum: AnyRate? { quantile(1) }

  /// The place of a price among the offers of a group.
  public struct Position: Hashable, Sendable {
    /// The rank, 1 for the cheapest; equal prices share the better rank.
    public var rank: Int { cheaper + 1 }
    /// The number of offers that are cheaper.
    public let cheaper: Int
    /// The number of offers of the same price.
    public let equal: Int
    /// The number of offers that are dearer.
    public let dearer: Int
  }

  /// Returns the place of a price among the offers that have one.
  ///
  /// - Returns: The place; nil for a price of 0, which has no rank.
  /// - Throws: `RateError.unitMismatch` for a price per another unit.
  /// - Complexity: O(log *n*) in offers.
  public func position(of price: AnyRate) throws(RateError) -> Position? {
    guard price.unit == unit else { throw .unitMismatch(expected: unit, found: price.unit) }
    guard !price.weiPerUnit.isZero else { return nil }
    let priced = pricedOffers
    let cheaper = priced.count { $0 < price.weiPerUnit }
    let atMost = priced.count { $0 <= price.weiPerUnit }
    return Position(cheaper: cheaper, equal: atMost - cheaper, dearer: priced.count - atMost)
  }

  /// Returns the number of offers, those listed at 0 included, whose listed price is at most another.
  ///
  /// - Throws: `RateError.unitMismatch` for a price per another unit.
  /// - Complexity: O(log *n*) in offers.
  public func offerCount(atMost price: AnyRate) throws(RateError) -> Int {
    guard price.unit == unit else { throw .unitMismatch(expected: unit, found: price.unit) }
    return offers[...].count { $0 <= price.weiPerUnit }
  }
}

extension ArraySlice<Offer> {
  /// Returns the number of offers at the start whose prices fulfil a condition, by halving.
  fileprivate func count(while holds: (Rational) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle].listed.weiPerUnit) { low = middle + 1 } else { high = middle }
    }
    return low - startIndex
  }
}
