/// What an entry's price is for: one pipeline, model and gateway.
///
/// Names are compared as the node does: pipelines by what it looks up, models byte for byte,
/// gateways in lower case, an absent name and `default` being one.
@usableFromInline
package struct EntryTarget: Hashable, Sendable {
  package let pipeline: ExactText
  package let modelID: ExactText
  package let gateway: ExactText

  package init(_ entry: PriceEntry) {
    self.init(
      pipeline: ExactText(entry.knownPipeline?.rawValue ?? entry.pipeline),
      modelID: ExactText(entry.modelID), gateway: entry.gatewayKey)
  }

  private init(pipeline: ExactText, modelID: ExactText, gateway: ExactText) {
    self.pipeline = pipeline
    self.modelID = modelID
    self.gateway = gateway
  }

  /// The same model, for every gateway without a price of its own.
  package var forEveryGateway: EntryTarget {
    EntryTarget(
      pipeline: pipeline, modelID: modelID, gateway: ExactText(PriceEntry.defaultGateway))
  }
}

extension PriceEntry {
  /// The gateway's name as the node keeps it.
  package var gatewayKey: ExactText {
    guard !isForEveryGateway else { return ExactText(PriceEntry.defaultGateway) }
    // Most addresses are in lower case as they are.
    let isLowerCase = gateway.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    return ExactText(isLowerCase ? gateway : gateway.lowercased())
  }
}
