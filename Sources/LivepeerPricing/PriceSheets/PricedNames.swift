/// The names that a sheet has prices for, for the errors of those that it has none for.
struct PricedNames: Sendable {
  /// The pipelines, in the order in which the sheet first names them.
  private var pipelines: [Pipeline] = []
  /// The models of each, in the same order.
  private var models: [Pipeline: [ModelID]] = [:]
  private var all: Set<PricedModel> = []

  /// The most names that one that resembles another is looked for among.
  private static let mostCompared = 200

  /// Creates the names of a sheet's entries.
  ///
  /// - Complexity: O(*n*) in entries.
  init(_ entries: [PriceEntry]) {
    for entry in entries {
      let model = PricedModel(pipeline: entry.pipeline, modelID: entry.modelID)
      guard all.insert(model).inserted else { continue }
      if models[entry.pipeline] == nil { pipelines.append(entry.pipeline) }
      models[entry.pipeline, default: []].append(entry.modelID)
    }
  }

  /// Returns whether the sheet has an entry for a model, or for any of the pipeline if it is empty.
  func contains(_ pipeline: Pipeline, modelID: ModelID) -> Bool {
    modelID.isEmpty
      ? models[pipeline] != nil : all.contains(PricedModel(pipeline: pipeline, modelID: modelID))
  }

  /// Returns the error of a pipeline that is not priced, or of a model that is none of its priced ones.
  ///
  /// - Complexity: O(1) in entries: a file may have as many such names as rows.
  func missing(
    _ pipeline: Pipeline, modelID: ModelID?, in catalogue: PipelineCatalogue
  ) -> PriceSheet.LookupError {
    if let modelID, let priced = models[pipeline] {
      return .noModel(modelID, of: pipeline, priced: priced)
    }
    guard catalogue[pipeline] == nil else {
      return .noPipeline(pipeline, priced: pipelines, suggestion: nil)
    }
    let meant = catalogue.suggestion(for: pipeline.name).flatMap { models[$0] == nil ? nil : $0 }
    let compared = pipelines.prefix(PricedNames.mostCompared).map(\.name)
    let near = nearName(to: pipeline.name, in: compared).map { Pipeline($0) }
    return .noPipeline(pipeline, priced: pipelines, suggestion: meant ?? near)
  }
}
