package import LivepeerPricing

extension Pipeline {
  /// Whether the node knows the pipeline; it stops if a price file or a file of caps names any
  /// other.
  ///
  /// Source: go-livepeer 0.9.1, `core.PipelineToCapability`.
  package var isKnownToNode: Bool { nodeDefinition != nil }

  /// The documented definition of the pipeline, if the node knows it.
  var nodeDefinition: Pipeline.Definition? { Pipeline.nodeCatalogue[self] }

  private static let nodeCatalogue: PipelineCatalogue = {
    let names: Set<Pipeline> = [
      .audioToText, .textToSpeech, .imageToText, .segmentAnything2, .textToImage, .imageToImage,
      .imageToVideo, .upscale, .llm, .liveVideoToVideo,
    ]
    return PipelineCatalogue(
      PipelineCatalogue.documented.definitions.filter { names.contains($0.pipeline) })
  }()

  /// Returns advice on replacing a name that the node does not know.
  static func nodeAdvice(on name: String) -> String {
    PipelineCatalogue.documented.advice(on: name)
  }
}
