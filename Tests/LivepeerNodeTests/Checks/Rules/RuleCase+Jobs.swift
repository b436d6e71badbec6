import LivepeerNode
import LivepeerPricing

/// The rules about a gateway's caps; the surcharge of auto-adjust is 1 % unless said otherwise.
extension RuleCase {
  private static func capped(
    _ json: String, at ethPrice: ETHPrice? = nil, txCostMultiplier: Rational = 100
  ) -> PriceSheetCheck {
    PriceSheetCheck(
      ethPrice: ethPrice, caps: try? GatewayCaps(json: "{\"capabilities_prices\":[\(json)]}"),
      txCostMultiplier: txCostMultiplier)
  }

  private static let upscaleCap = capped(#"{"pipeline":"upscale","price_per_unit":101}"#)

  /// The rules about jobs.
  static let jobs: [RuleCase] = [
    // Without auto-adjust the price itself is charged: 101.0001 is above 101.
    RuleCase(
      "above-cap", "[" + standard(.upscale, #""price_per_unit":101.0001"#) + "]", at: "1:95",
      butNot: "[" + standard(.upscale, #""price_per_unit":101"#) + "]", check: upscaleCap),
    RuleCase(
      "above-cap", "[" + standard(.upscale, #""price_per_unit":102"#) + "]", at: "1:95",
      butNot: "[" + standard(.llm, #""price_per_unit":102"#) + "]", check: upscaleCap),
    RuleCase(
      "above-cap", #"[{"pipeline":"upscale","model_id":"m","price_per_unit":5}]"#, at: "1:56",
      butNot: #"[{"pipeline":"upscale","model_id":"n","price_per_unit":5}]"#,
      check: capped(
        #"{"pipeline":"upscale","price_per_unit":5},"#
          + #"{"pipeline":"upscale","model_id":"m","price_per_unit":4}"#)),
    // 0.18 USD per 1,000,000 tokens are 60,000,000 wei at 3,000 USD per ETH.
    RuleCase(
      "above-cap", #"[{"pipeline":"llm","model_id":"m","price_per_unit":60000001}]"#, at: "1:52",
      butNot: #"[{"pipeline":"llm","model_id":"m","price_per_unit":60000000}]"#,
      check: capped(
        #"{"pipeline":"llm","price_per_unit":0.18,"currency":"USD","pixels_per_unit":1000000}"#,
        at: try? ETHPrice(3_000))),
    // 100 · (1 + 1/100) is the cap itself; 100.001 · 1.01 = 101.00101 is charged as 101.001.
    RuleCase(
      "above-cap-with-auto-adjust", "[" + standard(.upscale, #""price_per_unit":100.001"#) + "]",
      at: "1:95", butNot: "[" + standard(.upscale, #""price_per_unit":100"#) + "]",
      check: upscaleCap),
    RuleCase(
      "above-cap-with-auto-adjust", "[" + standard(.upscale, #""price_per_unit":101"#) + "]",
      at: "1:95", butNot: "[" + standard(.upscale, #""price_per_unit":102"#) + "]",
      check: upscaleCap),
    // A multiplier of 10 adds 10 %.
    RuleCase(
      "above-cap-with-auto-adjust", "[" + standard(.upscale, #""price_per_unit":91"#) + "]",
      at: "1:95", butNot: "[" + standard(.upscale, #""price_per_unit":90"#) + "]",
      check: capped(#"{"pipeline":"upscale","price_per_unit":99}"#, txCostMultiplier: 10)),
  ]
}

/// The rules about model IDs, flags and addresses, of cases id1 to id7 and their kinds.
extension RuleCase {
  private static func model(_ pipeline: String, _ model: String, _ more: String = "") -> String {
    "[{\"pipeline\":\"\(pipeline)\",\"model_id\":\"\(model)\"\(more)}]"
  }

  private static let realVis = "SG161222/RealVisXL_V4.0_Lightning"

  private static func flags(_ members: String, model: String = "o/n", warm: Bool = true) -> String {
    self.model("upscale", model, ",\"warm\":\(warm),\"optimization_flags\":{\(members)}")
  }

  private static func url(_ url: String) -> String {
    model("llm", "o/m", ",\"url\":\"\(url)\"")
  }

  static let models: [RuleCase] =
    [
      RuleCase(
        "non-standard-model", model("audio-to-text", "openai/whisper-large-v2"), at: "1:41",
        butNot: "[" + standard(.audioToText, #""warm":true"#) + "]"),
      // Behind a url a container may serve any name, and only gets fewer jobs for it.
      RuleCase(
        "non-standard-model", model("llm", "llama3.1:8b", #","url":"http://x""#), at: "1:31",
        butNot: model("llm", "llama3.1:8b")),
    ]
    + [
      ("text-to-image", "sg161222/realvisxl_v4.0_lightning", "1:41"),
      ("text-to-image", "SG161222/RealVisXL-V4.0-Lightning", "1:41"),
      ("text-to-image", "RealVisXL_V4.0_Lightning", "1:41"),
      ("text-to-image", "SDXL-Lightning", "1:41"),
      ("text-to-image", "bytedance/sdxl-lightning", "1:41"),
      ("text-to-image", realVis + " ", "1:41"), ("text-to-image", " " + realVis, "1:41"),
      ("text-to-image", "SG161222/RealVisXL_V4.0\\tLightning", "1:41"),
      ("text-to-image", "some org/model", "1:41"), ("text-to-image", realVis + "\\u00a0", "1:41"),
      ("audio-to-text", "OpenAI/whisper-large-v3", "1:41"),
      ("audio-to-text", "whisper-large-v3", "1:41"),
      ("audio-to-text", "whisper", "1:41"), ("llm", "llama3.1:8b", "1:31"),
      ("llm", "meta-llama/Meta-Llama-3.1-8B-Instruct:latest", "1:31"), ("llm", "gpt-oss", "1:31"),
      ("live-video-to-video", "StreamDiffusion", "1:47"),
      ("text-to-image", "streamdiffusion", "1:41"),
    ].map { pipeline, id, place in
      RuleCase(
        "unloadable-model", model(pipeline, id), at: place,
        butNot: model(pipeline, id, #","url":"http://x""#))
    }
    + [
      ("text-to-image", realVis), ("text-to-image", "ByteDance/SDXL-Lightning"),
      ("text-to-image", "stabilityai/sd-turbo"), ("audio-to-text", "openai/whisper-large-v3-turbo"),
      ("live-video-to-video", "scope"), ("live-video-to-video", "streamdiffusion"),
    ].map { pipeline, id in
      RuleCase(
        "unloadable-model", model(pipeline, "x:y"), at: "1:\(pipeline.utf8.count + 28)",
        butNot: model(pipeline, id))
    } + [
      RuleCase(
        "misspelt-pipeline", model("Text-to-image", realVis, #","warm":true"#), at: "1:14",
        butNot: model("Text-to-image", realVis)),
      RuleCase(
        "misspelt-pipeline", model("text to image", realVis, #","url":"http://x""#), at: "1:14",
        butNot: model("text-to-image", realVis, #","warm":true"#)),
      RuleCase(
        "misspelt-cold-pipeline", model("Llm", "m"), at: "1:14",
        butNot: model("Llm", "m", #","warm":true"#)),
      RuleCase(
        "unknown-pipeline", model("LLM", "m"), at: "1:14", butNot: model("Llm", "m")),
      RuleCase(
        "unknown-pipeline", model("byoc", "m"), at: "1:14", butNot: model("Audio to text", "m")),
      RuleCase(
        "unused-optimization-flags", flags(#""SFAST":true"#, warm: false), at: "1:75",
        butNot: flags(#""SFAST":true"#)),
      RuleCase(
        "unused-optimization-flags",
        model("upscale", "o/n", #","url":"http://x","optimization_flags":{"SFAST":"true"}"#),
        at: "1:79", butNot: flags(#""SFAST":false"#, warm: false)),
      RuleCase(
        "conflicting-optimization-flags", flags(#""SFAST":true,"DEEPCACHE":"True""#), at: "1:74",
        butNot: flags(#""SFAST":true,"DEEPCACHE":false"#)),
      RuleCase(
        "conflicting-optimization-flags", flags(#""DEEPCACHE":true"#, model: realVis), at: "1:104",
        butNot: flags(#""DEEPCACHE":true"#)),
      RuleCase(
        "conflicting-optimization-flags",
        flags(#""DEEPCACHE":true"#, model: "stabilityai/sd-turbo"),
        at: "1:91", butNot: flags(#""SFAST":true"#, model: realVis)),
    ]
    + [
      "<CONTAINER_URL>:<PORT>", "http://<CONTAINER_URL>:<PORT>", "http://host:<PORT>",
      "localhost:8000",
      "llm_runner", "http://", "https:///path", "http://host:PORT", "http://${HOST}:8000",
      "ftp://host", "http://a b", "http://user@", "http://:8000",
    ].map {
      RuleCase("bad-url", url($0), at: "1:43", butNot: url("http://llm_runner:8000"))
    }
    + [
      "HTTP://host", "https://host:8443/path?a=<b>", "http://[::1]:8000", "http://[::1]",
      "http://10.0.0.1:8000/", "http://user:secret@host:1", "http://host:", "",
    ].map {
      RuleCase("bad-url", url("host"), at: "1:43", butNot: url($0))
    }
}
