package import LivepeerPricing

extension Pipeline {
  /// Whether the pipeline is one of the node's AI pipelines.
  ///
  /// If a price file or a file of caps names any other, the node stops, unless the name is that of a
  /// capability of transcoding, such as GOP, whose price is never asked for.
  ///
  /// Source: go-livepeer 0.9.1, `core.PipelineToCapability`.
  package var isKnownToNode: Bool { nodePipeline != nil }

  /// The documented definition of the pipeline, if the node knows it.
  var nodeDefinition: Pipeline.Definition? { nodePipeline?.definition }

  /// The pipeline with its definition, if the node knows it.
  var nodePipeline: NodePipeline? { NodePipeline.all.first { $0.definition.pipeline == self } }

  /// Returns advice on replacing a name that the node does not know.
  static func nodeAdvice(on name: String) -> String {
    PipelineCatalogue.documented.advice(on: name)
  }
}

/// A pipeline that the node knows, with its documented definition: an object, so that every entry of a
/// price file can refer to it without a copy.
final class NodePipeline: Sendable {
  let definition: Pipeline.Definition
  /// The model of its documentation.
  let modelID: ModelID?
  /// The prices of one unit that are near enough to the documented one, if there is one.
  let likelyPrices: PriceMagnitude.LikelyPrices?

  private init(_ definition: Pipeline.Definition) {
    self.definition = definition
    modelID = definition.documentation?.modelID
    likelyPrices = definition.documentedUnitPrice.flatMap(PriceMagnitude.LikelyPrices.init)
  }

  /// Every pipeline that the node knows.
  static let all: [NodePipeline] = {
    let names: Set<Pipeline> = [
      .audioToText, .textToSpeech, .imageToText, .segmentAnything2, .textToImage, .imageToImage,
      .imageToVideo, .upscale, .llm, .liveVideoToVideo,
    ]
    return PipelineCatalogue.documented.definitions.filter { names.contains($0.pipeline) }
      .map(NodePipeline.init)
  }()
}
