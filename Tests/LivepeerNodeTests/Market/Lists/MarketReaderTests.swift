import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

/// What the node writes, and what others make of it.
///
/// Facts: live-network.md 6 and 10.
@Suite("Reading lists of prices")
struct MarketReaderTests {
  /// What each number of a capability is, and the unit of its price.
  @Test(
    arguments: [
      (27, "m", "text-to-image m/pixel: 7(0xA1 0)"), (28, "m", "image-to-image m/pixel: 7(0xA1 0)"),
      (29, "m", "image-to-video m/pixel: 7(0xA1 0)"), (30, "m", "upscale m/pixel: 7(0xA1 0)"),
      (31, "m", "audio-to-text m/millisecond: 7(0xA1 0)"),
      (32, "m", "segment-anything-2 m/pixel: 7(0xA1 0)"), (33, "m", "llm m/token: 7(0xA1 0)"),
      (34, "m", "image-to-text m/pixel: 7(0xA1 0)"),
      (35, "m", "live-video-to-video m/pixel: 7(0xA1 0)"),
      (36, "m", "text-to-speech m/character: 7(0xA1 0)"),
      // The constraint of a capability of BYOC is its name, and its price is per second.
      (37, "reverse", "reverse byoc/millisecond: 7/1000(0xA1 warm 0)"),
      (38, "m", "capability-38 m/unit: 7(0xA1 0)"), (0, "", "capability-0 /unit: 7(0xA1 0)"),
      (4_294_967_295, "m", "capability-4294967295 m/unit: 7(0xA1 0)"),
    ])
  func capabilities(number: Int, constraint: String, group: String) throws {
    let list = capabilityList([
      orchestrator(1, prices: [price(7, constraint, capability: number)])
    ])
    #expect(try groupsRead(list) == [group])
  }

  /// Two orchestrators whose URLs only look the same are two.
  @Test func namesThatLookTheSame() throws {
    let offers = ["\u{E9}", "e\u{301}"].map {
      #"{"orch_uri":"https://\#($0)/","capabilities_prices":[{"pricePerUnit":7,"pixelsPerUnit":1,"capability":30,"constraint":"m"}]}"#
    }
    var reader = Market.Reader()
    try reader.read(json: #"{"orchestrators":[\#(offers.joined(separator: ","))]}"#)
    #expect(reader.market.offerCount == 2)
  }

  /// The catalogue says what prices are per.
  @Test func catalogue() throws {
    let list = capabilityList([
      orchestrator(
        1, prices: [price(7, "m", capability: 36), price(8, "m", capability: 38, units: 3)])
    ])
    let tagger = try Pipeline.Definition("capability-38", unit: .request)
    var reader = Market.Reader(
      catalogue: try PipelineCatalogue.documented.adding(tagger).choosing("text-to-speech=ms"))
    try reader.read(json: list)
    #expect(
      reader.market.groups.map(\.summary) == [
        "capability-38 m/request: 8/3(0xA1 0)", "text-to-speech m/millisecond: 7(0xA1 0)",
      ])
  }

  /// The forms of one list: an answer, an event, the bare array, one orchestrator.
  @Test func forms() throws {
    let one = orchestrator(
      1, models: #""m": {"warm": true, "capacity": 2, "capacityInUse": 1}"#, prices: [price(7, "m")]
    )
    let expected = ["audio-to-text m/millisecond: 7(0xA1 warm 3)"]
    for list in [capabilityList([one]), event([one]), "[\(one)]", one, "\n \(event([one])) \n\n"] {
      #expect(try groupsRead(list) == expected)
      #expect(try groupsRead(list, kind: .capabilities) == expected)
    }
    #expect(
      try groupsRead(event([one]) + "\n" + event([], type: "stream_trace") + "\n") == expected)
  }

  /// What is empty or null, as Go writes what it has none of.
  @Test(
    arguments: [
      #"{"capabilities_names": {}, "orchestrators": null}"#, #"{"orchestrators": []}"#, "[]",
      #"{"type": "network_capabilities", "timestamp": "1", "data": null}"#,
      #"{"orchestrators": [null]}"#, #"{"type": "network_capabilities"}"#,
      #"{"orchestrators": [{"address": "", "local_address": "", "orch_uri": "", "#
        + #""capabilities": null, "price_info": null, "capabilities_prices": null, "hardware": null}]}"#,
      #"{"orchestrators": [{"orch_uri": "u", "capabilities": {"constraints": null}}]}"#,
      #"{"orchestrators": [{"orch_uri": "u", "capabilities": {"constraints": {"PerCapability": "#
        + #"{"31": null, "30": {}, "29": {"models": {"m": null}}}}}, "capabilities_prices": [null]}]}"#,
      #"[{"address": "https://o.example", "runners": []}]"#,
      #"[{"address": "https://o.example", "score": 1, "capabilities": ["llm/m"]}]"#,
      #"{"address": "https://o.example", "runners": null}"#,
    ])
  func nothing(json: String) throws {
    #expect(try groupsRead(json).isEmpty)
  }

  /// Faults that Go's encoder never writes, each with its place.
  @Test(
    arguments: [
      (
        #"{"orchestrators": [{"orch_uri": "u", "capabilities_prices": [{"pricePerUnit": "7"}]}]}"#,
        "1:79: pricePerUnit takes a whole number of 64 bits without point or exponent, found a string"
      ),
      (
        #"{"orchestrators": [{"orch_uri": "u", "capabilities_prices": [{"pricePerUnit": 7.5}]}]}"#,
        "1:79: pricePerUnit takes a whole number of 64 bits without point or exponent, found 7.5"
      ),
      (
        #"[{"orch_uri": "u", "capabilities_prices": [{"capability": -1, "pixelsPerUnit": 1}]}]"#,
        "1:59: capability takes a number from 0 to 4294967295"
      ),
      (
        #"[{"orch_uri": "u", "capabilities_prices": {}}]"#,
        "1:43: capabilities_prices takes an array, found an object"
      ),
      (#"[{"orch_uri": 5}]"#, "1:15: orch_uri takes a string, found a number"),
      (
        #"[{"orch_uri": "u", "capabilities": {"constraints": {"PerCapability": {"x": {}}}}}]"#,
        "1:76: PerCapability has no number 'x'"
      ),
      (
        #"[{"orch_uri": "u", "capabilities": {"constraints": {"PerCapability": {"31": {"models": "#
          + #"{"m": {"warm": 1}}}}}}}]"#,
        "1:103: warm takes true or false, found a number"
      ),
      (
        #"{"orchestrators": [{"pipeline": "llm"}]}"#,
        "1:20: orchestrators takes orchestrators, {\"address\", \"orch_uri\", "
      ),
      (
        #"{"orchestrators": [{"orch_uri": "u"}"#,
        "1:37: the text ends, but the array that began at 1:"
      ),
      (
        #"{"type": "network_capabilities", "data": 5}"#,
        "1:42: data takes an array of orchestrators, found a number"
      ),
      (
        #"{"type": "network_capabilities", "timestamp": "noon", "data": []}"#,
        "1:47: timestamp takes Unix milliseconds, found 'noon'"
      ),
      (
        #"[{"address": "u", "runners": [{"url": "r", "app": "a", "price_info": {"price": "x"}}]}]"#,
        "1:80: price takes a number, found 'x'"
      ),
      (
        #"[{"address": "u", "runners": [{"capacity": -1}]}]"#,
        "1:44: capacity takes a number of zero or more, found -1"
      ),
      (
        "{\"type\": \"a\", \"data\": {}}\n{\"type\": \"a\"\n",
        "2:13: the text ends, but the object that began at 2:1"
      ),
      (
        "{\"type\": \"a\", \"data\": {}}\n{\"kind\": \"a\"}",
        "2:1: this line is no event; each is an object, {\"type\": …, \"data\": […]}"
      ),
      ("", "1:1: the text is empty or only white space"),
      (
        #"{"gateways": []}"#, "1:1: this is a file of transcoding prices for gateways, which is not"
      ),
      (#"{"capabilities_prices": []}"#, "1:1: this is a gateway's file of caps, which is not read"),
      (#"{"pipeline": "llm"}"#, "1:1: this is one entry outside its list; write"),
      (#"{"type": "stream_trace"}"#, "1:1: expected an array of entries, ["),
    ])
  func faults(json: String, fault: String) throws {
    var reader = Market.Reader()
    let error = try #require(
      thrown { () throws(Market.ReadingError) in try reader.read(json: json) })
    #expect("\(error)".hasPrefix(fault), "\(error)")
    #expect("\(error)".isOnePlainLine)
    #expect(reader.market.groups.isEmpty)
  }

  /// A document that is said to be of another kind.
  @Test func otherKinds() {
    var reader = Market.Reader()
    let error = thrown { () throws(Market.ReadingError) in
      try reader.read(json: sixOrchestrators, as: .discovery)
    }
    #expect(
      error.map { "\($0)" }
        == "1:1: this is an answer of /getNetworkCapabilities, not an answer of /discovery")
  }

  /// Prices that an orchestrator may well list, and that nobody can be charged: the others count.
  @Test(
    arguments: [
      (price(-5, "m"), "pricePerUnit is -5, below zero"),
      (price(5, "m", units: 0), "pixelsPerUnit is 0, which is not above zero"),
      (price(5, "m", units: -3), "pixelsPerUnit is -3, which is not above zero"),
      (#"{"pricePerUnit": 5, "capability": 31}"#, "it has no pixelsPerUnit"),
      ("{}", "it has no pixelsPerUnit"),
    ])
  func unusablePrices(price bad: String, reason: String) throws {
    var reader = Market.Reader()
    try reader.read(
      json: capabilityList([orchestrator(1, prices: [bad, price(7, "m")])]))
    let (market, summary) = reader.result
    #expect(market.groups.map(\.summary) == ["audio-to-text m/millisecond: 7(0xA1 0)"])
    #expect(summary.unusable.map(\.reason) == [reason])
    #expect(summary.unusable.first?.orchestrator == "0xA1")
    #expect(summary.unusable.first.map { "\($0)".isOnePlainLine } == true)
  }

  /// Runners that a signer leaves out, or that are not priced.
  @Test(
    arguments: [
      (#"{"price": 0, "currency": "wei", "unit": "seconds"}"#, "its price is not above zero"),
      (#"{"price": -1, "currency": "wei", "unit": "seconds"}"#, "its price is not above zero"),
      (#"{"currency": "wei", "unit": "seconds"}"#, "its price is not above zero"),
      (#"{"price": 1, "currency": "usd", "unit": "hour"}"#, "its currency is 'usd', not wei"),
      (
        #"{"price": 1, "currency": "wei", "unit": "hour"}"#,
        "its unit is 'hour', none of seconds, 720p-pixel-seconds, fixed"
      ),
      (#"{"price": "5", "currency": " WEI", "unit": "Seconds"}"#, nil),
      ("null", ""),
    ] as [(String, String?)])
  func runners(price: String, reason: String?) throws {
    var reader = Market.Reader()
    try reader.read(
      json: #"[{"address": "u", "runners": [{"url": "r", "app": "a", "price_info": \#(price)}]}]"#)
    let (market, summary) = reader.result
    #expect(market.groups.count == (reason == nil ? 1 : 0))
    #expect(summary.unusable.map(\.reason) == (reason.map { $0.isEmpty ? [] : [$0] } ?? []))
    #expect(summary.unpricedRunnerCount == (reason == "" ? 1 : 0))
  }

  /// One's own prices as lists show them: whole wei, of several entries the last one's.
  @Test func ownPrices() throws {
    let sheet = """
      [{"pipeline": "llm", "model_id": "m", "price_per_unit": 5},
       {"pipeline": "llm", "model_id": "m", "price_per_unit": 0.18, "pixels_per_unit": 1000000,
        "currency": "USD", "warm": true},
       {"pipeline": "llm", "model_id": "m", "price_per_unit": 9, "gateway": "0xG"},
       {"pipeline": "upscale", "model_id": "m", "price_per_unit": 0.9}]
      """
    #expect(
      try groupsRead(sheet, eth: "2345.67890123") == [
        "llm m/token: 76736845( warm 1)", "upscale m/pixel: 0( 1)",
      ])
    #expect(
      try groupsRead(
        #"{"name": "reverse", "price_per_unit": 3, "price_scaling": 2}"#,
        #"{"runners": [{"label": "a", "runner_url": "http://r:1", "health_url": "/h", "app": "a/b", "#
          + #""capacity": 2, "price_info": {"price": 3.5}}]}"#, eth: "3000") == [
          "a/b /millisecond: 162037037037/500( warm 2)",
          "reverse byoc/millisecond: 1/1000( warm 1)",
        ])
    let error = thrown { () throws(Market.ReadingError) in
      var reader = Market.Reader()
      try reader.read(json: sheet)
    }
    #expect(error.map { "\($0)".contains("ETH price") } == true)
  }
}
