import LivepeerPricing
import Testing
import TestSupport

@Suite struct PipelineSuggestionTests {
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
    #expect(Pipeline(resembling: name) == pipeline)
    let advice = Pipeline.advice(on: name)
    #expect(advice == pipeline.map { "did you mean \($0)?" } ?? advice)
    #expect(
      advice.hasPrefix(pipeline == nil ? "use one of audio-to-text, text-to-" : "did you mean"))
  }

  @Test(arguments: Pipeline.allCases)
  func everyPipelineResemblesItself(pipeline: Pipeline) {
    #expect(Pipeline(resembling: pipeline.rawValue) == pipeline)
    #expect(Pipeline(resembling: pipeline.rawValue.uppercased()) == pipeline)
    #expect(Pipeline(resembling: pipeline.documentation.modelID) == pipeline)
  }

  @Test func longNamesAreLookedAtBriefly() {
    let name = String(repeating: "whisper-", count: 1_000_000)
    let duration = processorTime { #expect(Pipeline(resembling: name) == .audioToText) }
    #expect(duration < .milliseconds(100))
  }
}
