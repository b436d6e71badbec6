import LivepeerPricing
import Testing
import TestSupport

@Suite struct PipelineTests {
  /// The table of `domain/pipelines.md`.
  @Test(
    arguments: [
      (.audioToText, "audio-to-text", [.millisecond]),
      (.textToSpeech, "text-to-speech", [.character, .millisecond]),
      (.imageToText, "image-to-text", [.pixel]),
      (.segmentAnything2, "segment-anything-2", [.pixel]),
      (.textToImage, "text-to-image", [.pixel]), (.imageToImage, "image-to-image", [.pixel]),
      (.imageToVideo, "image-to-video", [.pixel]), (.upscale, "upscale", [.pixel]),
      (.llm, "llm", [.token]), (.liveVideoToVideo, "live-video-to-video", [.pixel]),
    ] as [(Pipeline, String, [WorkUnitKind])]
  )
  func documentedPipelinesHaveANameAndUnits(
    pipeline: Pipeline, name: String, units: [WorkUnitKind]
  ) throws {
    #expect(pipeline.name == name)
    #expect(pipeline.description == name)
    let definition = try #require(PipelineCatalogue.documented[pipeline])
    #expect(definition.units == units)
    #expect(definition.unit == units[0])
    #expect(Set(definition.possibleUnits) == Set(units + [.millisecond, .request]))
    #expect(definition.possibleUnits.count == Set(definition.possibleUnits).count)
    #expect(try recoded(pipeline).value == pipeline)
  }

  /// Source: live-network.md 6; go-livepeer 0.9.1, core.PipelineToCapability.
  @Test(arguments: PipelineCatalogue.documented.pipelines)
  func namesAreComparedAsTheNodeDoes(pipeline: Pipeline) {
    let name = pipeline.name
    let spaced = name.replacing("-", with: " ")
    let capital = name.prefix(1).uppercased() + name.dropFirst()
    for spelling in [name, spaced, capital, capital.replacing("-", with: " ")] {
      #expect(Pipeline(spelling) == pipeline)
      #expect(Pipeline(spelling).hashValue == pipeline.hashValue)
      #expect(Pipeline(spelling).canonicalName == name)
      #expect(Pipeline(spelling).name == spelling)
    }
  }

  @Test(arguments: [
    "", "LLM", "text-to-Image", "TEXT-TO-IMAGE", "text_to_image", " text-to-image",
    "text-to-image ", "byoc", "text--to-image", "Éxt", "Audio-To-Text", "audio_to_text", "llm ",
    "text-to-video", "live-video-to-video/scope",
  ])
  func otherNamesAreOtherPipelines(name: String) throws {
    #expect(PipelineCatalogue.documented[Pipeline(name)] == nil)
    #expect(Pipeline(name) == Pipeline(name))
    #expect(try recoded(Pipeline(name)).value.name == name)
  }

  /// Bytes are compared: a composed letter is another one than the letter and its accent.
  @Test func namesThatLookTheSameAreTwo() {
    #expect(Pipeline("caf\u{E9}") != Pipeline("cafe\u{301}"))
    #expect(Pipeline("caf\u{E9}") == Pipeline("Caf\u{E9}"))
  }

  @Test func dictionariesByPipelinesAreObjects() throws {
    let prices: [Pipeline: Int] = [.llm: 1, "frame-tagger": 2]
    let (value, text) = try recoded(prices)
    #expect([#"{"frame-tagger":2,"llm":1}"#, #"{"llm":1,"frame-tagger":2}"#].contains(text))
    #expect(value == prices)
  }
}
