package import LivepeerPricing

extension Market {
  /// A group, and the user's own offer of the same work.
  package typealias Compared = (group: Group, own: Offer?)

  /// Returns groups beside the user's own offers, in the order of groups.
  ///
  /// - Parameters:
  ///   - own: The user's own offers; of several for the same work the first one counts. One that nobody
  ///     else makes has a group without offers.
  ///   - pipeline: The pipeline to keep to, if any.
  ///   - modelID: The model to keep to, if any.
  /// - Returns: The groups of the pipeline and model.
  /// - Complexity: O(*n* log *n*) in groups and own offers.
  package func groups(
    beside own: [Offer], of pipeline: Pipeline?, modelID: ModelID? = nil
  ) -> [Compared] {
    let kept = own.filter { Group.Key($0).isOf(pipeline, modelID) }
    let offers = Dictionary(
      kept.map { (Group.Key($0), $0) }, uniquingKeysWith: { first, _ in first })
    var groups = groups(of: pipeline, modelID: modelID)
    let offered = Set(groups.map(\.key))
    groups += offers.values.filter { !offered.contains(Group.Key($0)) }
      .map(Group.init(withoutOffersLike:))
    return groups.sorted { $0.key.precedes($1.key) }.map { ($0, offers[$0.key]) }
  }
}

extension GatewayCaps {
  /// Returns the caps on work that nobody offers.
  ///
  /// - Complexity: O(*n*) in groups and caps.
  package func caps(withoutOffersIn market: Market) -> [Cap] {
    let pipelines = Set(market.groups.map(\.pipeline))
    let models = Set(market.groups.map { PricedModel(pipeline: $0.pipeline, modelID: $0.modelID) })
    return caps.filter { cap in
      cap.modelID.map { !models.contains(PricedModel(pipeline: cap.pipeline, modelID: $0)) }
        ?? !pipelines.contains(cap.pipeline)
    }
  }
}
