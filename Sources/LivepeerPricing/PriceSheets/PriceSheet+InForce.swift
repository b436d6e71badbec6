// Which entry's price the node charges. It assigns the prices of a file one after the other, so
// that of several entries for one pipeline, model and gateway the last one holds.
// Source: go-livepeer 0.9.1, `starter.StartLivepeer` and `LivepeerNode.SetBasePriceForCap`.

extension PriceSheet {
  /// The entries whose prices are in force, in the order of the file.
  ///
  /// Of several entries for one pipeline, model and gateway the last one's price holds; the others
  /// add capacity and no price. Gateways are compared in lower case; an absent gateway and
  /// `default` are the same.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let sheet = try PriceSheet(
  ///   json: """
  ///     [{"pipeline": "upscale", "model_id": "m", "price_per_unit": 5},
  ///      {"pipeline": "upscale", "model_id": "m", "price_per_unit": 7}]
  ///     """)
  /// print(sheet.entriesInForce.count, try sheet.price(of: .upscale).rate)
  /// // 1 7wei/px
  /// ```
  ///
  /// - Complexity: O(*n* log *n*) in entries.
  public var entriesInForce: [PriceEntry] { placesInForce.map { entries[$0] } }

  /// The places of the entries whose prices are in force, in ascending order.
  var placesInForce: [Int] { entries.placesInForce.values.sorted() }
}

extension Sequence<PriceEntry> {
  /// The place of the entry whose price is in force, for everything that is priced.
  var placesInForce: [PriceTarget: Int] {
    var places: [PriceTarget: Int] = [:]
    places.reserveCapacity(underestimatedCount)
    for (place, entry) in enumerated() { places[PriceTarget(entry)] = place }
    return places
  }
}

/// A pipeline and one of its models, each compared as the node does.
package struct PricedModel: Hashable {
  package let pipeline: Pipeline
  package let modelID: ModelID

  package init(pipeline: Pipeline, modelID: ModelID) {
    self.pipeline = pipeline
    self.modelID = modelID
  }
}

extension Sequence where Element == PriceEntry {
  /// The entry to quote by of each pipeline's model, in the order in which the models are first named.
  ///
  /// - Complexity: O(*n*) in entries.
  package var quotedEntries: [PriceEntry] {
    var chosen: [PriceEntry] = []
    var places: [PricedModel: Int] = [:]
    for entry in self {
      let model = PricedModel(pipeline: entry.pipeline, modelID: entry.modelID)
      guard let place = places[model] else {
        places[model] = chosen.count
        chosen.append(entry)
        continue
      }
      if entry.supersedes(chosen[place]) { chosen[place] = entry }
    }
    return chosen
  }
}

extension PriceEntry {
  /// Whether this entry is the one to quote by, and not an earlier one for the same model.
  ///
  /// Who asks names no gateway: the price for every gateway comes first, then that for the gateway
  /// that the file names first; of several for one gateway the last one holds.
  func supersedes(_ earlier: PriceEntry) -> Bool {
    isForEveryGateway || (!earlier.isForEveryGateway && gateway == earlier.gateway)
  }
}

/// The pipeline, model and gateway that an entry's price is for, each compared as the node does.
package struct PriceTarget: Hashable, Sendable {
  package let pipeline: Pipeline
  package let modelID: ModelID
  package let gateway: GatewayAddress

  package init(_ entry: PriceEntry) {
    self.init(pipeline: entry.pipeline, modelID: entry.modelID, gateway: entry.gateway)
  }

  private init(pipeline: Pipeline, modelID: ModelID, gateway: GatewayAddress) {
    self.pipeline = pipeline
    self.modelID = modelID
    self.gateway = gateway
  }

  /// The same model, for every gateway without a price of its own.
  package var forEveryGateway: PriceTarget {
    PriceTarget(pipeline: pipeline, modelID: modelID, gateway: .everyGateway)
  }
}
