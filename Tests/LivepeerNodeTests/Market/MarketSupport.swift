import LivepeerNode
import LivepeerPricing

/// A network of six orchestrators with one model; `capabilities.json` of the cases, written shorter.
let sixOrchestrators = capabilityList(
  [
    (12_882_811, true, 1), (12_000_000, false, 2), (15_000_000, true, 3), (nil, false, 4),
    (12_882_811, true, 5), (9_000_000, false, 6),
  ].enumerated().map { index, offer in
    orchestrator(
      index,
      models: #""openai/whisper-large-v3": {"warm": \#(offer.1), "capacity": \#(offer.2)}"#,
      prices: [price(offer.0, "openai/whisper-large-v3")])
  })

/// `discovery.json` of the cases.
let twoRunners =
  #"[{"address":"https://o.example:8935","runners":[{"url":"https://o.example:8935/apps/r1/session","#
  + #""app":"live-video-to-video/scope","mode":"persistent","capacity":2,"capacity_used":1,"#
  + #""capacity_available":1,"price_info":{"price":324074074074,"currency":"wei","unit":"seconds"}},"#
  + #"{"url":"https://o.example:8935/apps/r2/app","app":"image/caption","mode":"single-shot","#
  + #""capacity":4,"capacity_used":0,"capacity_available":4,"#
  + #""price_info":{"price":1050000000000,"currency":"wei","unit":"fixed"}}]}]"#

/// An answer of `/getNetworkCapabilities`.
func capabilityList(_ orchestrators: [String]) -> String {
  #"{"capabilities_names": {"31": "Audio to text"}, "orchestrators": [\#(orchestrators.joined(separator: ",\n"))]}"#
}

/// An orchestrator of a list.
func orchestrator(
  _ number: Int, version: String = "0.9.1", models: String = "", prices: [String]
) -> String {
  #"{"address": "0xA\#(number)", "local_address": "0xB\#(number)", "orch_uri": "https://o\#(number).example:8935", "#
    + #""capabilities": {"version": "\#(version)", "capacities": {"31": 1}, "#
    + #""constraints": {"PerCapability": {"31": {"models": {\#(models)}}}}}, "#
    + #""price_info": {"pricePerUnit": 1010, "pixelsPerUnit": 1}, "#
    + #""capabilities_prices": [\#(prices.joined(separator: ", "))], "hardware": null}"#
}

/// A price of a list; nil for the price of 0, which has no key.
func price(_ wei: Int?, _ constraint: String, capability: Int = 31, units: Int = 1) -> String {
  (wei.map { #"{"pricePerUnit": \#($0), "# } ?? "{")
    + #""pixelsPerUnit": \#(units), "capability": \#(capability), "constraint": "\#(constraint)"}"#
}

/// An event with a list.
func event(
  _ orchestrators: [String], at time: String = #""1761470000000""#, gateway: String = "0xG",
  type: String = "network_capabilities"
) -> String {
  let data = orchestrators.joined(separator: ", ").replacing("\n", with: " ")
  return #"{"id": "e", "type": "\#(type)", "timestamp": \#(time), "gateway": "\#(gateway)", "#
    + #""data": [\#(data)]}"#
}

/// The groups of several documents, each in a line of its own.
func groupsRead(
  _ documents: String..., kind: PriceDocument.Kind? = nil, eth: String? = nil
) throws -> [String] {
  var reader = Market.Reader(ethPrice: try eth.map { try ETHPrice($0) })
  for document in documents { try reader.read(json: document, as: kind) }
  return reader.market.groups.map(\.summary)
}

extension Market.Group {
  /// The offers in one line: `audio-to-text m/ms 1 of 2 free: 5(0xA1) 7(0xA2)`.
  var summary: String {
    let offers = offers.map {
      "\($0.listed.weiPerUnit)(\($0.orchestrator.name)\($0.isWarm ? " warm" : "") \($0.capacity))"
    }
    return "\(pipeline) \(modelID)/\(unit): \(offers.joined(separator: " "))"
  }
}
