import LivepeerPricing
import Testing
import TestSupport

@Suite struct PipelineCatalogueTests {
  /// The names of the issue, part B, and more of their kinds; model IDs are the documented ones.
  @Test(
    arguments: [
      ("audio_to_text", .audioToText), ("Audio-To-Text", .audioToText), ("whisper", .audioToText),
      ("audio-to-txt", .audioToText), ("speech-to-text", .audioToText), ("STT", .audioToText),
      ("openai/whisper-large-v3", .audioToText), ("whisper-large-v3", .audioToText),
      ("openai/whisper-tiny", .audioToText), ("tts", .textToSpeech), ("suno/bark", .textToSpeech),
      ("text-to-audio", .textToSpeech), ("texttospeech", .textToSpeech),
      ("sam2", .segmentAnything2),
      ("sam", .segmentAnything2), ("facebook/sam2-hiera-large", .segmentAnything2),
      ("segment_anything_2", .segmentAnything2), ("txt2img", .textToImage),
      ("Text to image", .textToImage), ("SG161222/RealVisXL_V4.0_Lightning", .textToImage),
      ("ByteDance/SDXL-Lightning", .imageToImage), ("sdxl-lightning", .imageToImage),
      ("img2img", .imageToImage), ("img2vid", .imageToVideo), ("image-to-vid", .imageToVideo),
      ("image2text", .imageToText), ("blip", .imageToText), ("upscaler", .upscale),
      ("stabilityai/stable-diffusion-x4-upscaler", .upscale), ("LLM", .llm), ("llama", .llm),
      ("meta-llama/Meta-Llama-3.1-8B-Instruct", .llm), ("lv2v", .liveVideoToVideo),
      ("live_video_to_video", .liveVideoToVideo), ("streamdiffusion", .liveVideoToVideo),
      ("", nil), ("/", nil), ("byoc", nil), ("foo", nil), ("frame-tagger", nil), ("🙂", nil),
      ("openai/", nil),
    ] as [(String, Pipeline?)]
  )
  func theResemblingPipelineIsFound(name: String, pipeline: Pipeline?) {
    #expect(PipelineCatalogue.documented.suggestion(for: name) == pipeline)
    let advice = PipelineCatalogue.documented.advice(on: name)
    #expect(advice == pipeline.map { "did you mean \($0)?" } ?? advice)
    #expect(
      advice.hasPrefix(pipeline == nil ? "use one of audio-to-text, text-to-" : "did you mean"))
  }

  @Test(arguments: PipelineCatalogue.documented.pipelines)
  func everyPipelineResemblesItself(pipeline: Pipeline) throws {
    let catalogue = PipelineCatalogue.documented
    #expect(catalogue.suggestion(for: pipeline.name) == pipeline)
    #expect(catalogue.suggestion(for: pipeline.name.uppercased()) == pipeline)
    let model = try #require(catalogue[pipeline]?.documentation).modelID.name
    #expect(catalogue.suggestion(for: model) == pipeline)
  }

  @Test func aliasesOfAUserAreSuggestedToo() throws {
    let catalogue = PipelineCatalogue.documented.adding(
      try Pipeline.Definition("frame-tagger", unit: .request, aliases: ["Label Frames", "yolo"]))
    #expect(catalogue.suggestion(for: "frame_tagger") == "frame-tagger")
    #expect(catalogue.suggestion(for: "label-frames") == "frame-tagger")
    #expect(catalogue.suggestion(for: "ultralytics/yolo-v8") == "frame-tagger")
    #expect(catalogue.suggestion(for: "whisper") == .audioToText)
  }

  @Test func longNamesAreLookedAtBriefly() {
    let name = String(repeating: "whisper-", count: 1_000_000)
    let duration = usualProcessorTime {
      #expect(PipelineCatalogue.documented.suggestion(for: name) == .audioToText)
    }
    #expect(duration < .milliseconds(100))
  }
}
