import LivepeerNode
import LivepeerPricing

extension RuleCase {
  private static func runners(_ price: String) -> String {
    #"{"runners":[{"label":"a","runner_url":"http://r:1","health_url":"/h","app":"b","price_info":"#
      + price + "}]}"
  }

  private static let at3000 = PriceSheetCheck(ethPrice: try? ETHPrice("3000"))

  /// live-network.md 1, 4 and 8: what stops the node, what is not offered, what is free or frozen.
  static let documents: [RuleCase] = [
    RuleCase(
      "other-document", #"{"capabilities_prices":[],"runners":[]}"#, at: "1:1", butNot: "[]"),
    RuleCase("other-document", #"[{"orch_uri":"o"}]"#, at: "1:1", butNot: #"{"orch":1}"#),
    RuleCase("other-document", #" {"orchestrators":[]}"#, at: "1:2", butNot: #"{"runners":[]}"#),
    RuleCase(
      "entry-outside-list", #" {"model_id":"m"}"#, at: "1:2", butNot: #"[{"model_id":"m"}]"#),
    RuleCase(
      "entry-outside-list", #"{"price_info":{"price":0}}"#, at: "1:1", butNot: #"{"runners":[]}"#),
    RuleCase(
      "entry-outside-list", #"{"ethaddress":"0x"}"#, at: "1:1", butNot: #"{"name":"a"}"#),
    RuleCase(
      "bad-inline-models", "\n llm:é:true,upscale:x,llm:a:8b:true\n", at: "2:13", "2:29",
      butNot: "llm:m:T,upscale:m:0"),
    RuleCase("no-caps", #"{"capabilities_prices":[]}"#, at: "1:24", butNot: "[]"),
    RuleCase(
      "refused-runner", runners(#"{"price":0}"#), at: "1:102", butNot: runners(#"{"price":"1"}"#)),
    RuleCase(
      "hidden-runner", runners(#"{"price":0.0002985983,"unit":"720p"}"#), at: "1:93",
      butNot: runners(#"{"price":0.0002985984,"unit":"720p"}"#), check: at3000),
    RuleCase(
      "refused-capability", #"{"name":"a","price_per_unit":0.5}"#, at: "1:30",
      butNot: #"[{"name":"a","price_per_unit":5}]"#),
    RuleCase(
      "free-capability",
      #"[{"name":"a","price_per_unit":99,"price_scaling":100},"#
        + #"{"name":"b","price_per_unit":-1},{"name":"c"}]"#, at: "1:2", "1:55", "1:88",
      butNot: #"{"name":"a","price_per_unit":3,"price_scaling":2}"#),
    // 0.6 wei a second, and 0.6 more if a ticket is worth what redeeming it costs.
    RuleCase(
      "free-capability", #"{"name":"a","price_per_unit":49,"price_scaling":100}"#, at: "1:1",
      butNot: #"{"name":"a","price_per_unit":60,"price_scaling":100}"#,
      check: PriceSheetCheck(txCostMultiplier: 1)),
    // go-livepeer 0.9.1, `core.ExternalCapability`: fields without tags.
    RuleCase(
      "refused-capability", #"[{"name":"a","Load":"x"},{"name":"b","mu":5}]"#, at: "1:21", "1:43",
      butNot: #"{"name":"a","price_per_unit":5,"load":3,"MU":{}}"#),
    RuleCase(
      "frozen-capability", #"{"name":"a","price_per_unit":3,"currency":"usd"}"#, at: "1:1",
      butNot: #"{"name":"a","price_per_unit":3,"currency":"eth"}"#),
    RuleCase(
      "stopping-gateway-price",
      #"{"gateways":[{"ethaddress":"0x","priceperunit":1},{"price_per_unit":1,"pixelsperunit":0}]}"#,
      at: "1:14", "1:51", "1:87",
      butNot: #"{"gateways":[{"PricePerUnit":-0.5,"pixelsperunit":0.5}]}"#),
    // go-livepeer 0.9.1, `starter.getGatewayPrices`: what panics, and what Go cannot read.
    RuleCase(
      "stopping-gateway-price",
      #"{"gateways":[{"priceperunit":1,"pixelsperunit":1,"currency":"EUR"},null]}"#,
      at: "1:61", "1:68", "1:68",
      butNot: #"{"gateways":[{"priceperunit":1,"pixelsperunit":1,"currency":"usd"}]}"#),
    RuleCase(
      "stopping-gateway-price", #"{"gateways":[{"priceperunit":1}]}"#, at: "1:14",
      butNot: #"{"gateways":[{"priceperunit":null,"pixelsperunit":1}]}"#),
    RuleCase(
      "dropped-gateway-prices", #"{"gateways":5}"#, at: "1:13", butNot: #"{"gateways":null}"#),
    RuleCase(
      "dropped-gateway-prices",
      #"{"gateways":[{"ethaddress":5,"priceperunit":1,"pixelsperunit":1},5,"#
        + #"{"priceperunit":null,"pixelsperunit":1},{"currency":5}]}"#,
      at: "1:28", "1:66", "1:84", "1:120",
      butNot: #"{"gateways":[{"ethaddress":null,"priceperunit":1,"pixelsperunit":1}]}"#),
    RuleCase(
      "dropped-gateway-prices", #"{"broadcasters":[{"priceperunit":"1","pixelsperunit":true}]}"#,
      at: "1:34", "1:54", butNot: #"{"broadcasters":[{"priceperunit":1,"pixelsperunit":1}]}"#),
  ]
}
