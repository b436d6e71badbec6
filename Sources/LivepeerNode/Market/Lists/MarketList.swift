internal import LivepeerPricing

/// The names in lists, each once: an orchestrator and what it offers are two numbers.
struct MarketNames: Sendable {
  /// What tells orchestrators apart: the address in either case, and the URL without a last slash.
  struct Identity: Hashable {
    let address: String
    let url: String

    /// Returns whether two orchestrators are one: names that only look the same are two.
    static func == (lhs: Identity, rhs: Identity) -> Bool {
      lhs.address.hasSameBytes(as: rhs.address) && lhs.url.hasSameBytes(as: rhs.url)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(bytesOf: address)
      hasher.combine(bytesOf: url)
    }
  }

  /// Work that is offered, at prices that can be compared.
  struct Service: Hashable {
    let kind: Offer.Kind
    let pipeline: Pipeline
    let modelID: ModelID
    let unit: WorkUnitKind
    /// The name of what is no pipeline of the node's, compared byte by byte; empty for a model.
    let exactName: ModelID

    init(kind: Offer.Kind, pipeline: Pipeline, modelID: ModelID, unit: WorkUnitKind) {
      (self.kind, self.pipeline, self.modelID, self.unit) = (kind, pipeline, modelID, unit)
      exactName = kind.exactName(of: pipeline)
    }
  }

  private(set) var orchestrators: [Offer.Orchestrator] = []
  private(set) var services: [Service] = []
  private var orchestratorPlaces: [Identity: Int] = [:]
  private var servicePlaces: [Service: Int] = [:]
  /// The place of a capability's price, by the number and the constraint of a list.
  private var listedPlaces: [ListedName: Int] = [:]

  private struct ListedName: Hashable {
    let capability: Int64
    let constraint: ModelID
  }

  /// Returns the place of an orchestrator; one without a name is another each time.
  mutating func place(of orchestrator: Offer.Orchestrator) -> Int {
    guard !orchestrator.name.isEmpty else {
      orchestrators.append(orchestrator)
      return orchestrators.count - 1
    }
    var url = orchestrator.url.unicodeScalars[...]
    while url.last == "/" { url.removeLast() }
    let identity = Identity(address: orchestrator.address.lowercased(), url: String(url))
    if let place = orchestratorPlaces[identity] {
      orchestrators[place] = orchestrators[place].spelt(orchestrator)
      return place
    }
    orchestratorPlaces[identity] = orchestrators.count
    orchestrators.append(orchestrator)
    return orchestrators.count - 1
  }

  mutating func place(of service: Service) -> Int {
    if let place = servicePlaces[service] { return place }
    servicePlaces[service] = services.count
    services.append(service)
    return services.count - 1
  }

  /// Returns the place of what a capability's number and constraint are.
  mutating func place(
    ofCapability capability: Int64, _ constraint: ModelID, in catalogue: PipelineCatalogue
  ) -> Int {
    let name = ListedName(capability: capability, constraint: constraint)
    if let place = listedPlaces[name] { return place }
    let place = place(of: Service(ofCapability: capability, constraint, in: catalogue))
    listedPlaces[name] = place
    return place
  }
}

extension MarketNames.Service {
  /// Creates what a capability's number and constraint are.
  fileprivate init(
    ofCapability capability: Int64, _ constraint: ModelID, in catalogue: PipelineCatalogue
  ) {
    guard capability != NetworkCapability.byoc else {
      self.init(
        kind: .byoc, pipeline: Pipeline(constraint.name), modelID: "byoc", unit: .millisecond)
      return
    }
    let pipeline = NetworkCapability.pipeline(of: capability)
    self.init(
      kind: .model, pipeline: pipeline, modelID: constraint,
      unit: catalogue.unit(of: pipeline, modelID: constraint) ?? NetworkCapability.unknownUnit)
  }
}

extension Offer.Orchestrator {
  /// Returns the spelling of a name that does not depend on which came first.
  fileprivate func spelt(_ other: Offer.Orchestrator) -> Offer.Orchestrator {
    Offer.Orchestrator(
      address: address.precedes(other.address) ? address : other.address,
      url: url.precedes(other.url) ? url : other.url)
  }
}

/// The numbers of capabilities.
///
/// Source: go-livepeer 0.9.1, `core/capabilities.go`.
enum NetworkCapability {
  /// The number of capabilities that operators name themselves.
  static let byoc: Int64 = 37
  /// The unit of prices of which nothing is known.
  static let unknownUnit: WorkUnitKind = {
    guard let unit = WorkUnitKind(rawValue: "unit") else {
      preconditionFailure("a unit may be named unit")
    }
    return unit
  }()

  private static let pipelines: [Int64: Pipeline] = [
    27: .textToImage, 28: .imageToImage, 29: .imageToVideo, 30: .upscale, 31: .audioToText,
    32: .segmentAnything2, 33: .llm, 34: .imageToText, 35: .liveVideoToVideo, 36: .textToSpeech,
  ]

  /// Returns the pipeline of a capability; one that is not known is named by its number.
  static func pipeline(of capability: Int64) -> Pipeline {
    pipelines[capability] ?? Pipeline("capability-\(capability)")
  }
}

/// One list of offers, as it was read.
struct MarketList: Sendable {
  /// A price of an orchestrator.
  struct Entry: Sendable {
    let orchestrator: Int
    let service: Int
    var weiPerUnit: Rational
    var isWarm: Bool
    var capacity: Int
    /// The URL of a live runner, of which an orchestrator may have several.
    let runner: String
  }

  /// The gateway whose view of the network the list is; nil for a list that is no event.
  var gateway: String?
  /// The time of the list, in Unix milliseconds; nil if it is not known.
  var time: Int64?
  /// Whether the list is one of offers, and no event of another type.
  var isOfOffers = true
  /// The orchestrators of the list, with the versions of their nodes.
  var orchestrators: [(place: Int, version: String)] = []
  var entries: [Entry] = []
  var unusable: [Market.Reader.UnusablePrice] = []
  var unpricedRunnerCount = 0
  /// The first fault for which the list is refused.
  var firstFault: GoObject.Fault?

  /// Adds an offer of one's own.
  mutating func add(_ offer: Offer, _ names: inout MarketNames) {
    let place = names.place(of: offer.orchestrator)
    orchestrators.append((place, offer.orchestrator.version))
    let service = MarketNames.Service(
      kind: offer.kind, pipeline: offer.pipeline, modelID: offer.modelID, unit: offer.listed.unit)
    entries.append(
      Entry(
        orchestrator: place, service: names.place(of: service),
        weiPerUnit: offer.listed.weiPerUnit, isWarm: offer.isWarm, capacity: offer.capacity,
        runner: offer.kind == .runner ? "\(entries.count)" : ""))
  }
}
