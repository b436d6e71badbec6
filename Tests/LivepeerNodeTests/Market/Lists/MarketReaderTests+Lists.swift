import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

extension MarketReaderTests {
  private static func one(_ wei: Int?, _ number: Int = 1, _ more: [String] = []) -> String {
    orchestrator(number, prices: [price(wei, "m")] + more)
  }

  /// Which of several lists count, in either order.
  @Test(
    arguments: [
      // Of one gateway the latest list counts, also for who is no longer in it.
      (
        [
          event([one(7), one(8, 2)], at: #""1000""#), event([one(9)], at: #""2000""#),
        ], "audio-to-text m/millisecond: 9(0xA1 0)", 1
      ),
      // A list of two gateways: an orchestrator is taken from the later one.
      (
        [
          event([one(7), one(8, 2)], at: "1000", gateway: "a"),
          event([one(9)], at: #""2000""#, gateway: "b"),
        ], "audio-to-text m/millisecond: 8(0xA2 0) 9(0xA1 0)", 0
      ),
      // Of one time, the lower price.
      (
        [event([one(7)], at: "5", gateway: "a"), event([one(9)], at: "5", gateway: "b")],
        "audio-to-text m/millisecond: 7(0xA1 0)", 0
      ),
      // An answer has no time, and is the newest.
      (
        [event([one(7), one(6, 3)], at: "5"), capabilityList([one(9), one(8, 2)])],
        "audio-to-text m/millisecond: 6(0xA3 0) 8(0xA2 0) 9(0xA1 0)", 0
      ),
      // An orchestrator that lists nothing any more.
      (
        [
          event([one(7)], at: "5", gateway: "a"),
          event([orchestrator(1, prices: []), one(8, 2)], at: "6", gateway: "b"),
        ], "audio-to-text m/millisecond: 8(0xA2 0)", 0
      ),
    ] as [([String], String, Int)])
  func severalLists(documents: [String], group: String, older: Int) throws {
    for order in [documents, documents.reversed()] {
      var reader = Market.Reader()
      for document in order { try reader.read(json: document) }
      let (market, summary) = reader.result
      #expect(market.groups.map(\.summary) == [group])
      #expect(summary.olderListCount == older)
      #expect(summary.listCount == documents.count - older)
    }
  }

  /// One file of all events, those of other types among them.
  @Test func events() throws {
    let lines = [
      event([Self.one(7)], at: #""1000""#), event([Self.one(9)], at: #""3000""#),
      event([], at: #""4000""#, type: "create_new_payment"),
      #"{"type": "stream_trace", "data": {"orchestrators": 5}}"#,
      #"{"data": [1, {"x": 2}], "type": "other"}"#, event([Self.one(8)], at: #""2000""#),
    ]
    for order in [lines, lines.reversed()] {
      var reader = Market.Reader()
      try reader.read(json: order.joined(separator: "\n"))
      let (market, summary) = reader.result
      #expect(market.groups.map(\.summary) == ["audio-to-text m/millisecond: 9(0xA1 0)"])
      #expect(summary.otherEventCount == 3)
      #expect(summary.olderListCount == 2)
    }
  }

  /// The same orchestrator twice in one list: once, at the lower price.
  @Test func repetition() throws {
    let first = orchestrator(
      1, models: #""m": {"warm": true, "capacity": 1}"#, prices: [price(9, "m"), price(8, "m")])
    let second = orchestrator(
      1, version: "0.8.0", models: #""m": {"capacity": 4}"#, prices: [price(7, "m"), price(7, "m")]
    )
    .replacing("0xA1", with: "0xa1").replacing(":8935", with: ":8935/")
    for order in [[first, second], [second, first]] {
      var reader = Market.Reader()
      try reader.read(json: capabilityList(order))
      let (market, summary) = reader.result
      #expect(market.groups.map(\.summary) == ["audio-to-text m/millisecond: 7(0xA1 warm 4)"])
      #expect(market.groups[0].offers[0].orchestrator.url == "https://o1.example:8935")
      #expect(market.groups[0].offers[0].orchestrator.version == "0.9.1")
      #expect(summary.repeatedCount == 3)
    }
    // Another node of the same orchestrator is another offer.
    let node = Self.one(7).replacing("o1.example", with: "o2.example")
    #expect(
      try groupsRead(capabilityList([Self.one(7), node]))[0].hasSuffix("7(0xA1 0) 7(0xA1 0)"))
  }

  /// Nothing says that two orchestrators without a name are one.
  @Test func orchestratorsWithoutNames() throws {
    let one = #"{"orch_uri": "", "capabilities_prices": [\#(price(7, "m"))]}"#
    #expect(
      try groupsRead(capabilityList([one, one])) == ["audio-to-text m/millisecond: 7( 0) 7( 0)"])
  }

  /// Runners of one application: the same one twice counts once, two of one price are one offer.
  @Test func severalRunners() throws {
    func runner(_ url: String, _ price: Int, capacity: Int) -> String {
      #"{"url": "\#(url)", "app": "a", "capacity": \#(capacity), "#
        + #""price_info": {"price": \#(price), "currency": "wei", "unit": "fixed"}}"#
    }
    let runners = [
      runner("r1", 7, capacity: 2), runner("r2", 7, capacity: 3), runner("r3", 9, capacity: 4),
      runner("r1", 7, capacity: 2),
    ]
    for order in [runners, runners.reversed()] {
      let answer =
        #"[{"address": "https://o.example/", "runners": [\#(order.joined(separator: ","))]}]"#
      #expect(
        try groupsRead(answer, answer) == [
          "a /request: 7(https://o.example/ warm 5) 9(https://o.example/ warm 4)"
        ])
    }
  }

  /// Random networks in random order: the same market, compared with one that is built price by price.
  @Test(.tags(.property)) func anyOrder() throws {
    try forAll(cases: 300) { generator in
      var expected: [String: [String: (price: Int, units: Int)]] = [:]
      var orchestrators: [String] = []
      for number in 0..<Int.random(in: 0...12, using: &generator) {
        var prices: [String] = []
        for _ in 0..<Int.random(in: 0...5, using: &generator) {
          let capability = [27, 31, 33, 37, 99].randomElement(using: &generator)!
          let model = ["m", "n"].randomElement(using: &generator)!
          let wei = Int.random(in: 0...9, using: &generator)
          let units = Int.random(in: 1...3, using: &generator)
          prices.append(price(wei == 0 ? nil : wei, model, capability: capability, units: units))
          let known = expected["\(capability) \(model)"]?["\(number)"]
          if known.map({ wei * $0.units < $0.price * units }) ?? true {
            expected["\(capability) \(model)", default: [:]]["\(number)"] = (wei, units)
          }
        }
        orchestrators.append(orchestrator(number, prices: prices))
      }
      var reader = Market.Reader()
      try reader.read(json: capabilityList(orchestrators.shuffled(using: &generator)))
      let groups = reader.market.groups
      guard groups.count == expected.count else { return "\(groups.count) groups" }
      let names = [27: "text-to-image", 31: "audio-to-text", 33: "llm", 99: "capability-99"]
      for (key, prices) in expected {
        let parts = key.split(separator: " ").map(String.init)
        let number = Int(parts[0]) ?? 0
        let isNamed = number == 37
        let found = groups.filter {
          isNamed
            ? $0.pipeline.name == parts[1] && $0.modelID == "byoc"
            : $0.pipeline.name == names[number] && $0.modelID.name == parts[1]
        }
        guard found.count == 1 else { return "\(key): \(found.count) groups" }
        let offers = Dictionary(
          uniqueKeysWithValues: found[0].offers.map {
            ($0.orchestrator.address, $0.listed.weiPerUnit)
          })
        let right = Dictionary(
          uniqueKeysWithValues: prices.map { number, price in
            (
              "0xA\(number)",
              Rational(BigInt(price.price), BigInt(price.units * (isNamed ? 1_000 : 1)))
            )
          })
        if let fault = difference(offers, right, key) { return fault }
      }
      return nil
    }
  }
}
