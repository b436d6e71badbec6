import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

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
func standard(_ pipeline: Pipeline, _ members: String) -> String {
  "{\"pipeline\":\"\(pipeline)\",\"model_id\":\"\(pipeline.documentedModel)\",\(members)}"
}

extension RuleCase {
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
    // go-livepeer 0.9.1, `worker.EnvValue`.
    RuleCase(
      "wrong-type", sheetText(#""optimization_flags":{"A":1}"#), at: "1:61",
      butNot: sheetText(#""optimization_flags":{"A":true,"B":"x","C":null}"#)),
    RuleCase(
      "wrong-type", sheetText(#""optimization_flags":{"A":true,"B":[true]}"#), at: "1:70",
      butNot: sheetText(#""optimization_flags":null"#)),
    RuleCase(
      "wrong-type", sheetText(#""optimization_flags":{"A":{}}"#), at: "1:61",
      butNot: sheetText(#""optimization_flags":{}"#)),
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

  static let all =
    reading + repetition + money + magnitudes + jobs + models + starting + documents
}
