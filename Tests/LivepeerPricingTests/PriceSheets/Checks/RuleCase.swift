import ExactMath
import LivepeerPricing
import Testing

/// A file that fires a rule, where it does, and one that comes close and does not.
struct RuleCase: CustomTestStringConvertible, Sendable {
  let code: String
  let fires: String
  /// `line:column` of each finding of the rule.
  let at: [String]
  let nearMiss: String
  var check = PriceSheetCheck()

  var testDescription: String { "\(code) in \(fires)" }

  init(
    _ code: String, _ fires: String, at: String..., butNot nearMiss: String,
    check: PriceSheetCheck = PriceSheetCheck()
  ) {
    self.code = code
    self.fires = fires
    self.at = at
    self.nearMiss = nearMiss
    self.check = check
  }
}

/// An entry of the standard model of a pipeline.
private func standard(_ pipeline: Pipeline, _ members: String) -> String {
  "{\"pipeline\":\"\(pipeline)\",\"model_id\":\"\(pipeline.documentation.modelID)\",\(members)}"
}

extension RuleCase {
  private static func capped(
    _ json: String, at ethPrice: ETHPrice? = nil, txCostMultiplier: Rational = 100
  ) -> PriceSheetCheck {
    PriceSheetCheck(
      ethPrice: ethPrice, caps: try? GatewayCaps(json: "{\"capabilities_prices\":[\(json)]}"),
      txCostMultiplier: txCostMultiplier)
  }

  private static let upscaleCap = capped(#"{"pipeline":"upscale","price_per_unit":101}"#)

  /// The rules about what a node would refuse, and about keys; columns count from 1, and the first
  /// extra member of ``sheetText(_:)`` stands in column 35.
  static let reading: [RuleCase] = [
    RuleCase("not-json", "[\n{]", at: "2:2", butNot: "[\n{}]"),
    RuleCase("not-json", "", at: "1:1", butNot: "[]"),
    RuleCase("not-an-array", " {}", at: "1:2", butNot: "[]"),
    RuleCase("entry-not-an-object", "[{},5,[]]", at: "1:5", "1:7", butNot: "[{}]"),
    RuleCase(
      "wrong-type", sheetText(#""warm":1,"url":true,"capacity":"1""#), at: "1:42", "1:50", "1:66",
      butNot: sheetText(#""warm":null,"url":"","capacity":1"#)),
    RuleCase(
      "wrong-type", sheetText(#""price_per_unit":null"#), at: "1:52",
      butNot: sheetText(#""token":null"#)),
    RuleCase(
      "quoted-number", sheetText(#""price_per_unit":"5","pixels_per_unit":"1""#), at: "1:52",
      "1:74",
      butNot: sheetText(#""price_per_unit":5,"token":"1""#)),
    RuleCase(
      "negative-price", sheetText(#""price_per_unit":-1e-9"#), at: "1:52",
      butNot: sheetText(#""price_per_unit":-0"#)),
    RuleCase(
      "bad-pixels-per-unit", sheetText(#""pixels_per_unit":0.5"#), at: "1:53",
      butNot: sheetText(#""pixels_per_unit":50e-1"#)),
    RuleCase(
      "bad-pixels-per-unit", sheetText(#""pixels_per_unit":0"#), at: "1:53",
      butNot: sheetText(#""pixels_per_unit":1"#)),
    RuleCase(
      "bad-pixels-per-unit", sheetText(#""pixels_per_unit":-1"#), at: "1:53",
      butNot: sheetText(#""pixels_per_unit":1e3"#)),
    RuleCase(
      "bad-integer", sheetText(#""capacity":1.0"#), at: "1:46",
      butNot: sheetText(#""capacity":9223372036854775807"#)),
    RuleCase(
      "number-too-long", sheetText(#""price_per_unit":1e1001"#), at: "1:52",
      butNot: sheetText(#""price_per_unit":1e1000"#)),
    RuleCase(
      "unknown-currency", sheetText(#""currency":"EUR""#), at: "1:46",
      butNot: sheetText(#""currency":"Eth""#)),
    RuleCase(
      "missing-key", #"[{"model_id":5},{"pipeline":"llm"}]"#, at: "1:2", "1:17",
      // A value that is refused is not missing too.
      butNot: #"[{"model_id":5,"pipeline":6}]"#),
    RuleCase(
      "unknown-pipeline", #"[{"pipeline":"audio-to-tex","model_id":"m"}]"#, at: "1:14",
      butNot: #"[{"pipeline":"audio-to-text","model_id":"m"},{"pipeline":1}]"#),
    RuleCase(
      "duplicate-entry",
      #"[{"pipeline":"llm","model_id":"m"},{"pipeline":"llm","model_id":"m","gateway":"default"},"#
        + #"{"pipeline":"llm","model_id":"m","gateway":""}]"#,
      at: "1:36", "1:90",
      butNot: #"[{"pipeline":"llm","model_id":"\u00e9"},{"pipeline":"llm","model_id":"e\u0301"},"#
        + #"{"pipeline":"upscale","model_id":"\u00e9"},"#
        + #"{"pipeline":"llm","model_id":"\u00e9","gateway":"0xa"},"#
        + #"{"pipeline":"llm","model_id":"\u00e9","gateway":1}]"#),
    RuleCase(
      "repeated-key", sheetText(#""warm":true,"WARM":true"#), at: "1:47",
      butNot: sheetText(#""warm":true,"warmer":true"#)),
    RuleCase(
      "misspelt-key",
      sheetText(#""price_per_pixel":1,"pricePerUnits":1,"uri":"","model":1,"pixel_per_unit":1"#),
      at: "1:35", "1:55", "1:73", "1:82", "1:92",
      butNot: sheetText(#""note":1,"id":2,"comment":3,"Price_Per_Unit":4"#)),
    RuleCase(
      "unknown-key", sheetText(#""note":1,"é":2"#), at: "1:35", "1:44",
      butNot: sheetText(#""price_per_pixel":1,"TOKEN":"""#)),
    RuleCase(
      "missing-price", "[\n" + standard(.llm, #""warm":true"#) + "]", at: "2:1",
      butNot: sheetText(#""price_per_unit":"5""#)),
  ]

  private static let at3000 = PriceSheetCheck(ethPrice: try? ETHPrice(3_000))

  static func price(_ text: String, _ more: String = "") -> String {
    sheetText("\"price_per_unit\":\(text)\(more)")
  }

  /// The rules about money.
  ///
  /// What is fixed, floored and sent is that of network-arithmetic.md:
  /// below 0.001 wei free, above 9223372036854775.807 wei saturated.
  static let money: [RuleCase] = [
    RuleCase(
      "wei-in-dollars", price("1", #","currency":"USD""#), at: "1:52",
      butNot: price("0.999", #","currency":"usd""#)),
    RuleCase(
      "wei-in-dollars", price("12882811", #","currency":"USD","pixels_per_unit":1000000"#),
      at: "1:52", butNot: "[\(llmEntry)]"),
    RuleCase(
      "wei-in-dollars", price("12882811", #","currency":"USD""#), at: "1:52",
      butNot: price("12882811")),
    RuleCase(
      "advertises-as-free", price("1", #","pixels_per_unit":1001"#), at: "1:52",
      butNot: price("0.001")),
    RuleCase("advertises-as-free", price("9.99e-4"), at: "1:52", butNot: price("0")),
    // 1e-12 USD at 3,000 USD per ETH are 1/3 · 10^3 wei; 1e-18 USD are 1/3,000 wei.
    RuleCase(
      "advertises-as-free", price("1e-18", #","currency":"USD""#), at: "1:52",
      butNot: price("1e-12", #","currency":"USD""#), check: at3000),
    // 0.1001999 is advertised as 0.1 and loses 0.1995 %; 0.1001 loses 0.0999 %.
    RuleCase("fixed-price-loss", price("0.1001999"), at: "1:52", butNot: price("0.1001")),
    RuleCase("fixed-price-loss", price("0.0019"), at: "1:52", butNot: price("0.0009")),
    RuleCase(
      "fixed-price-saturates", price("9223372036854775.808"), at: "1:52",
      butNot: price("9223372036854775.807")),
    RuleCase(
      "fixed-price-saturates", price("1", #","currency":"ETH""#), at: "1:52",
      butNot: price("0.009", #","currency":"ETH""#)),
    RuleCase("whole-wei-free", price("0.999"), at: "1:52", butNot: price("1")),
    RuleCase("whole-wei-free", price("0.001"), at: "1:52", butNot: price("0.0009")),
    // 1001.999 loses 0.999 / 1001.999 < 0.1 %; 500.999 loses 0.2 %.
    RuleCase("whole-wei-loss", price("500.999"), at: "1:52", butNot: price("1001.999")),
    RuleCase("whole-wei-loss", price("3.5"), at: "1:52", butNot: price("0.5")),
    RuleCase(
      "whole-wei-overflow", price("9223372036854775808"), at: "1:52",
      butNot: price("9223372036854775807.9")),
    RuleCase("whole-wei-overflow", price("1e1000"), at: "1:52", butNot: price("1e18")),
    // In lowest terms: 10^19 / 10 fits, and 1 / 10^19 does not.
    RuleCase(
      "wire-price-overflow", price("1", #","pixels_per_unit":10000000000000000000"#), at: "1:52",
      butNot: price("10000000000000000000", #","pixels_per_unit":10"#)),
    // 0.5 USD at 2345.67890123 USD per ETH: network-arithmetic.md says that it wraps.
    RuleCase(
      "wire-price-overflow", price("0.5", #","currency":"USD""#), at: "1:52",
      butNot: price("0.5", #","currency":"ETH""#),
      check: PriceSheetCheck(ethPrice: try? ETHPrice("2345.67890123"))),
  ]

  /// The rules about jobs.
  static let jobs: [RuleCase] = [
    RuleCase(
      "non-standard-model", #"[{"pipeline":"audio-to-text","model_id":"OpenAI/whisper-large-v3"}]"#,
      at: "1:41", butNot: "[" + standard(.audioToText, #""warm":true"#) + "]"),
    RuleCase(
      "above-cap", "[" + standard(.upscale, #""price_per_unit":101.001"#) + "]", at: "1:95",
      // What is advertised of it is 101.
      butNot: "[" + standard(.upscale, #""price_per_unit":101.0009"#) + "]", check: upscaleCap),
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
    // 100 · (1 + 1/100) is the cap itself; 100.001 · 1.01 = 101.00101 is advertised as 101.001.
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
    // 24 GB for one of the two: the other has 12 GB left.
    RuleCase(
      "gpu-memory-too-small", warm(.textToImage, .imageToVideo), at: "3:100",
      butNot: warm(.textToImage, .segmentAnything2), check: gpus(12, 24)),
    RuleCase(
      "gpu-memory-too-small", warm(.textToSpeech), at: "2:60",
      // What another model takes is not known.
      butNot: #"[{"pipeline":"text-to-image","model_id":"m","warm":true}]"#, check: gpus(7)),
    RuleCase(
      "gpu-memory-may-not-suffice", warm(.segmentAnything2), at: "2:80",
      butNot: warm(.audioToText), check: gpus(16)),
    RuleCase(
      "gpu-memory-may-not-suffice", warm(.imageToImage), at: "2:75",
      // Too small for any variant is another finding.
      butNot: warm(.textToImage), check: gpus(20)),
    RuleCase(
      "gpu-memory-may-not-suffice", #"[{"pipeline":"llm","model_id":"m","warm":true}]"#,
      at: "1:42", butNot: #"[{"pipeline":"llm","model_id":"m"}]"#, check: gpus(15)),
  ]

  static let all = reading + money + jobs + starting
}
