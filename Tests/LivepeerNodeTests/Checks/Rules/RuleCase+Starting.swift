import LivepeerNode
import LivepeerPricing
import TestSupport

extension RuleCase {
  private static func gpus(_ memory: Int...) -> PriceSheetCheck {
    PriceSheetCheck(gpuMemoryGB: memory)
  }

  private static func warm(_ pipelines: Pipeline..., more: String = "") -> String {
    "[\n" + pipelines.map { standard($0, "\"warm\":true\(more)") }.joined(separator: ",\n") + "]"
  }

  /// The rules about what starts: a GPU takes one warm model, and memory is that of pipelines.md.
  static let starting: [RuleCase] = [
    RuleCase(
      "capacity-below-one", sheetText(#""capacity":0"#), at: "1:46",
      butNot: sheetText(#""capacity":1"#)),
    RuleCase(
      "capacity-below-one", sheetText(#""capacity":-1,"url":"http://x""#), at: "1:46",
      butNot: sheetText(#""capacity":9"#)),
    // Whatever the gateways.
    RuleCase(
      "warm-and-cold",
      #"[{"pipeline":"llm","model_id":"m","warm":true},"#
        + #"{"pipeline":"Llm","model_id":"m","gateway":"0xA1"}]"#,
      at: "1:48",
      butNot: #"[{"pipeline":"llm","model_id":"m","warm":true},"#
        + #"{"pipeline":"llm","model_id":"m","gateway":"0xA1","warm":true}]"#),
    // Repetition adds capacity: two containers, two GPUs (live-network.md 6, case dup-warm).
    RuleCase(
      "more-warm-models-than-gpus", warm(.textToImage, .textToImage), at: "3:83",
      butNot: warm(.textToImage), check: gpus(24)),
    RuleCase(
      "warm-and-cold",
      #"[{"pipeline":"llm","model_id":"m","warm":true},{"pipeline":"llm","model_id":"m"}]"#,
      at: "1:48",
      butNot: #"[{"pipeline":"llm","model_id":"m","warm":true},{"pipeline":"llm","model_id":"n"},"#
        + #"{"pipeline":"upscale","model_id":"m"},{"pipeline":"llm","model_id":"m","warm":true}]"#),
    RuleCase(
      "more-warm-models-than-gpus", warm(.audioToText, .imageToText, .llm), at: "4:77",
      butNot: warm(.audioToText, .imageToText), check: gpus(24, 24)),
    // Each job that runs at once has a container of its own, unless it runs elsewhere.
    RuleCase(
      "more-warm-models-than-gpus", warm(.audioToText, more: #","capacity":3"#), at: "2:73",
      butNot: warm(.audioToText, more: #","capacity":3,"url":"http://x""#), check: gpus(24, 24)),
    RuleCase(
      "more-warm-models-than-gpus",
      warm(.audioToText, .imageToText, more: #","capacity":9223372036854775807"#), at: "2:73",
      "3:88", butNot: warm(.audioToText, .imageToText, more: #","capacity":0"#),
      check: gpus(24, 24)),
    RuleCase(
      "gpu-memory-too-small", warm(.textToImage), at: "2:83",
      butNot: "[" + standard(.textToImage, #""warm":false"#) + "]", check: gpus(23)),
    RuleCase(
      "gpu-memory-too-small", warm(.textToImage), at: "2:83",
      butNot: warm(.segmentAnything2), check: gpus(12, 12)),
    // GPUs go to warm entries in the order of the file (live-network.md 6), not by what fits.
    RuleCase(
      "gpu-memory-too-small", warm(.imageToText, .textToImage), at: "3:83",
      butNot: warm(.textToImage, .imageToText), check: gpus(24, 8)),
    RuleCase(
      "gpu-memory-too-small", warm(.textToImage, .segmentAnything2), at: "2:83",
      butNot: warm(.segmentAnything2, .textToImage), check: gpus(12, 24)),
    // Two containers take two GPUs, and the smaller one counts; what is not warm takes none.
    RuleCase(
      "gpu-memory-too-small", warm(.textToImage, more: #","capacity":2"#), at: "2:83",
      butNot: "[" + standard(.textToImage, #""capacity":2"#) + "]", check: gpus(24, 23)),
    RuleCase(
      "gpu-memory-too-small", warm(.audioToText, .textToImage, more: #","capacity":2"#), at: "3:83",
      butNot: warm(.textToImage, .audioToText, more: #","capacity":2"#), check: gpus(24, 24, 8, 24)),
    // A documented model keeps its memory under another pipeline.
    RuleCase(
      "gpu-memory-too-small",
      #"[{"pipeline":"text-to-image","model_id":"ByteDance/SDXL-Lightning","warm":true}]"#,
      at: "1:75",
      butNot: #"[{"pipeline":"text-to-image","model_id":"stabilityai/sd-turbo","warm":true}]"#,
      check: gpus(11)),
    RuleCase(
      "gpu-memory-too-small", warm(.textToSpeech), at: "2:60",
      // What another model takes is not known.
      butNot: #"[{"pipeline":"text-to-image","model_id":"m","warm":true}]"#, check: gpus(7)),
    RuleCase(
      "gpu-memory-may-not-suffice", warm(.segmentAnything2), at: "2:80",
      butNot: warm(.audioToText), check: gpus(16)),
    // As much as the documentation asks for is enough: the llm model's largest variant takes 16.
    RuleCase(
      "gpu-memory-may-not-suffice", warm(.upscale), at: "2:84",
      butNot: warm(.llm), check: gpus(16)),
    RuleCase(
      "gpu-memory-may-not-suffice", warm(.imageToImage), at: "2:75",
      // Too small for any variant is another finding.
      butNot: warm(.textToImage), check: gpus(20)),
    RuleCase(
      "gpu-memory-may-not-suffice", #"[{"pipeline":"llm","model_id":"m","warm":true}]"#,
      at: "1:42", butNot: #"[{"pipeline":"llm","model_id":"m"}]"#, check: gpus(15)),
  ]
}
