import LivepeerPricing
import Testing

/// Source: live-network.md 6; go-livepeer 0.9.1, core.PipelineToCapability.
@Suite struct PipelineNodeNamesTests {
  @Test(arguments: Pipeline.allCases)
  func everyNameIsFound(pipeline: Pipeline) {
    let name = pipeline.rawValue
    let spaced = name.replacing("-", with: " ")
    let capital = name.prefix(1).uppercased() + name.dropFirst()
    for spelling in [name, spaced, capital, capital.replacing("-", with: " ")] {
      #expect(Pipeline(nodeName: spelling) == pipeline)
    }
  }

  @Test(arguments: [
    "", "LLM", "text-to-Image", "TEXT-TO-IMAGE", "text_to_image", " text-to-image",
    "text-to-image ",
    "byoc", "text--to-image", "Éxt",
  ])
  func othersAreUnknown(name: String) {
    #expect(Pipeline(nodeName: name) == nil)
  }
}
