@testable import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

/// Model IDs of cases id1, id2, id3 and id6, and their kinds: what to write instead.
@Suite struct ModelIDFaultTests {
  @Test(
    arguments: [
      ("openai/Whisper-large-v3", .audioToText, .misspelling(of: "openai/whisper-large-v3")),
      ("openai/whisper_large_v3", .audioToText, .misspelling(of: "openai/whisper-large-v3")),
      ("whisper-large-v3", .audioToText, .noOrganization(suggestion: "openai/whisper-large-v3")),
      (
        "sd-turbo", .upscale,
        .noOrganization(suggestion: "stabilityai/stable-diffusion-x4-upscaler")
      ),
      ("SDXL-Lightning", .textToImage, .noOrganization(suggestion: "ByteDance/SDXL-Lightning")),
      ("bytedance/SDXL-Lightning", .textToImage, .misspelling(of: "ByteDance/SDXL-Lightning")),
      (
        "llama3.1:8b", .llm, .foreignTag(suggestion: "meta-llama/Meta-Llama-3.1-8B-Instruct")
      ),
      (
        "meta-llama-3.1-8b-instruct:q4", .llm,
        .foreignTag(suggestion: "meta-llama/Meta-Llama-3.1-8B-Instruct")
      ),
      ("suno/bark ", .textToSpeech, .whiteSpace(without: "suno/bark")),
      ("Suno/Bark\n", .textToSpeech, .whiteSpace(without: "suno/bark")),
      ("some one/model", .textToSpeech, .whiteSpace(without: "someone/model")),
      ("StreamDiffusion", .liveVideoToVideo, .misspelling(of: "streamdiffusion")),
      ("streamdiffusion", .liveVideoToVideo, nil), ("scope", .liveVideoToVideo, nil),
      (
        "streamdiffusion", .llm,
        .noOrganization(suggestion: "meta-llama/Meta-Llama-3.1-8B-Instruct")
      ),
      ("suno/bark", .textToSpeech, nil), ("suno/bark", .llm, nil),
      ("suno/bark-small", .textToSpeech, nil),
      ("other/whisper-large-v3", .audioToText, nil),
    ] as [(String, Pipeline, ModelIDFault?)])
  func faults(modelID: String, pipeline: Pipeline, fault: ModelIDFault?) {
    #expect(ModelIDFault(of: ModelID(modelID), documented: pipeline.documentedModel) == fault)
  }

  @Test(
    arguments: [
      (.misspelling(of: "a"), "model IDs are compared byte for byte"),
      (.noOrganization(suggestion: "a"), "it names no organization"),
      (.foreignTag(suggestion: "a"), "the tag after the colon is another tool's"),
      (.whiteSpace(without: "a"), "it has white space"),
    ] as [(ModelIDFault, String)])
  func reasons(fault: ModelIDFault, reason: String) {
    #expect(fault.reason == reason)
    #expect(fault.suggestion == "a")
  }
}
