import LivepeerNode
import LivepeerPricing

/// Several entries for one model and gateway: the last one's price holds (live-network.md 6).
extension RuleCase {
  private static func prices(_ entries: (price: String, more: String)...) -> String {
    "["
      + entries.map {
        "{\"pipeline\":\"llm\",\"model_id\":\"m\",\"price_per_unit\":\($0.price)\($0.more)}"
      }.joined(separator: ",\n") + "]"
  }

  static let repetition: [RuleCase] = [
    // Prices that agree, in whatever form, add capacity alone.
    RuleCase(
      "duplicate-entry", prices(("5", ""), ("7", "")), at: "1:52",
      butNot: prices(("5", ""), ("50", #","pixels_per_unit":10"#))),
    // The ones that do not hold are found, and not the one that does.
    RuleCase(
      "duplicate-entry", prices(("5", ""), ("7", ""), ("5", "")), at: "2:51",
      butNot: prices(("5", ""), ("5", ""), ("5", ""))),
    // Gateways are compared in lower case; absent, empty and default in any case are one.
    RuleCase(
      "duplicate-entry", prices(("5", #","gateway":"0xAb""#), ("7", #","gateway":"0xaB""#)),
      at: "1:52", butNot: prices(("5", #","gateway":"0xAb""#), ("7", #","gateway":"0xAc""#))),
    RuleCase(
      "duplicate-entry",
      prices(("5", ""), ("6", #","gateway":"""#), ("7", #","gateway":"Default""#)), at: "1:52",
      "2:51", butNot: prices(("5", ""), ("7", #","gateway":"0xa""#))),
    // A price that is left to the node differs from one that is not.
    RuleCase(
      "duplicate-entry",
      #"[{"pipeline":"llm","model_id":"m"},"#
        + #"{"pipeline":"llm","model_id":"m","price_per_unit":1}]"#, at: "1:2",
      butNot: #"[{"pipeline":"llm","model_id":"m"},{"pipeline":"llm","model_id":"m"}]"#),
    // The node looks a pipeline up; it compares model IDs byte for byte.
    RuleCase(
      "duplicate-entry",
      #"[{"pipeline":"Llm","model_id":"m","price_per_unit":1},"#
        + #"{"pipeline":"llm","model_id":"m","price_per_unit":2}]"#, at: "1:52",
      butNot: #"[{"pipeline":"llm","model_id":"\u00e9","price_per_unit":1},"#
        + #"{"pipeline":"llm","model_id":"e\u0301","price_per_unit":2},"#
        + #"{"pipeline":"upscale","model_id":"\u00e9","price_per_unit":3},"#
        + #"{"pipeline":"llm","model_id":"\u00e9","gateway":1,"price_per_unit":4}]"#),
  ]
}
