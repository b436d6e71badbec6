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
  func pipelinesHaveANameAndUnits(pipeline: Pipeline, name: String, units: [WorkUnitKind]) throws {
    #expect(pipeline.rawValue == name)
    #expect(pipeline.description == name)
    #expect(pipeline.possibleUnits == units)
    #expect(pipeline.unit == units[0])
    #expect(try recoded(pipeline).value == pipeline)
  }

  @Test(arguments: ["", "Audio-To-Text", "audio_to_text", "llm ", "text-to-video"])
  func otherNamesAreNone(name: String) {
    #expect(Pipeline(rawValue: name) == nil)
  }
}
