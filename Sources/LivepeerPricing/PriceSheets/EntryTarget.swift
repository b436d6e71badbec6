/// What an entry's price is for, by which entries of one sheet or of several are matched.
///
/// Names are equal where their bytes are, as to the node.
struct EntryTarget: Hashable, Sendable {
  let pipeline: ExactText
  let modelID: ExactText
  let gateway: ExactText

  init(_ entry: PriceEntry) {
    self.init(
      pipeline: ExactText(entry.pipeline), modelID: ExactText(entry.modelID),
      gateway: ExactText(entry.isForEveryGateway ? PriceEntry.defaultGateway : entry.gateway))
  }

  private init(pipeline: ExactText, modelID: ExactText, gateway: ExactText) {
    self.pipeline = pipeline
    self.modelID = modelID
    self.gateway = gateway
  }

  /// The same model, for every gateway without a price of its own.
  var forEveryGateway: EntryTarget {
    EntryTarget(
      pipeline: pipeline, modelID: modelID, gateway: ExactText(PriceEntry.defaultGateway))
  }
}
