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
