package import LivepeerPricing

extension Pipeline {
  /// What the documentation says of one of its pipelines; traps for any other.
  package var definition: Pipeline.Definition {
    guard let definition = PipelineCatalogue.documented[self] else {
      preconditionFailure("\(self) is documented")
    }
    return definition
  }

  /// The model of the documentation.
  package var documentedModel: ModelID { definition.documentation?.modelID ?? "" }
}
