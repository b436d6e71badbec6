import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("The market of the network's prices")
struct MarketTests {
  /// The cases' README: quantiles by rank of the five prices above 0.
  @Test func caseOfCapabilities() throws {
    var reader = Market.Reader()
    try reader.read(json: sixOrchestrators)
    let groups = reader.market.groups
    #expect(groups.count == 1)
    let group = try #require(groups.first)
    #expect(group.pipeline == .audioToText)
    #expect(group.modelID == "openai/whisper-large-v3")
    #expect(group.offers.count == 6)
    #expect(group.freeCount == 1)
    #expect(group.warmCount == 3)
    #expect(group.capacity == 21)
    #expect(group.minimum == (try AnyRate("9000000wei/ms")))
    #expect(group.lowerQuartile == (try AnyRate("12000000wei/ms")))
    #expect(group.median == (try AnyRate("12882811wei/ms")))
    #expect(group.upperQuartile == (try AnyRate("12882811wei/ms")))
    #expect(group.maximum == (try AnyRate("15000000wei/ms")))
    #expect(group.offers.last?.orchestrator.version == "0.9.1")
  }

  /// The other case: per second, which is 1,000 ms, and per request.
  @Test func caseOfDiscovery() throws {
    #expect(
      try groupsRead(twoRunners) == [
        "image/caption /request: 1050000000000(https://o.example:8935 warm 4)",
        "live-video-to-video/scope /millisecond: 162037037037/500(https://o.example:8935 warm 2)",
      ])
  }

  /// go-livepeer 0.9.1, `core/external_capabilities.go`: a capability is asked for by its exact name, and
  /// only the node's own pipelines are folded.
  @Test func namesOfCapabilities() throws {
    let list = capabilityList([
      orchestrator(
        1,
        prices: [
          price(5_000, "foo-bar", capability: 37), price(9_000, "foo bar", capability: 37),
          price(7_000, "Foo bar", capability: 37), price(8_000, "Foo bar", capability: 37),
        ])
    ])
    var reader = Market.Reader()
    try reader.read(json: list)
    let (market, summary) = reader.result
    #expect(
      market.groups.map(\.summary) == [
        "Foo bar byoc/millisecond: 7(0xA1 warm 0)", "foo bar byoc/millisecond: 9(0xA1 warm 0)",
        "foo-bar byoc/millisecond: 5(0xA1 warm 0)",
      ])
    #expect(summary.repeatedCount == 1 && summary.differingCount == 1)
    #expect(market.groups(of: "foo bar").map(\.pipeline.name) == ["foo bar"])
    let cheapest = try market.cheapest(for: Job("Foo bar", .duration(1_000)))
    #expect(cheapest.offers.map(\.listed.weiPerUnit) == [7])
    let own = market.groups(beside: market.groups[1].offers, of: "foo bar")
    #expect(own.map(\.group.pipeline.name) == ["foo bar"])
  }

  /// The same of applications of live runners, and of offers that are given.
  @Test func namesOfApplications() throws {
    let offers = try ["a/B c", "a/B-c", "A/B c"].map { name in
      Offer(
        by: Offer.Orchestrator(address: "0xA1"), Pipeline(name), modelID: "",
        listed: try AnyRate("1wei/ms"), kind: .runner)
    }
    let model = Offer(
      by: Offer.Orchestrator(address: "0xA1"), "A/B c", modelID: "", listed: try AnyRate("1wei/ms"))
    #expect(
      Market(offers + [model]).groups.map { "\($0.pipeline.name) \($0.offers.count)" }
        == ["A/B c 1", "a/B c 1", "a/B-c 1", "a/B-c 1"])
  }

  private static func group(_ prices: [Rational], unit: WorkUnitKind = .pixel) throws
    -> Market
    .Group
  {
    let offers = try prices.enumerated().map { index, price in
      Offer(
        by: Offer.Orchestrator(address: "\(index)"), .upscale, modelID: "m",
        listed: try AnyRate(weiPerUnit: price, unit: unit))
    }
    return try #require(Market(offers).groups.first)
  }

  @Test(arguments: VectorCase.all(of: "market-quantile"))
  func quantiles(vector: VectorCase) throws {
    let prices = vector.input.numbers("prices")
    let group = prices.isEmpty ? nil : try Self.group(prices)
    let price = group?.quantile(vector.input.number("share"))
    #expect(
      vector.output == (price.map { ["price": "\($0.weiPerUnit)"] } ?? .error("no-offers")))
  }

  @Test(arguments: VectorCase.all(of: "market-rank"))
  func ranks(vector: VectorCase) throws {
    // An offer without a price changes no rank.
    let group = try Self.group(vector.input.numbers("prices") + [0])
    let own = try AnyRate(weiPerUnit: vector.input.number("own"), unit: .pixel)
    let output: VectorMembers? = try group.position(of: own).map {
      [
        "rank": "\($0.rank)", "cheaper": "\($0.cheaper)", "equal": "\($0.equal)",
        "dearer": "\($0.dearer)",
      ]
    }
    #expect(vector.output == output ?? .error("price-zero"))
  }

  @Test func positionOfNothing() throws {
    let group = try Self.group([0, 0])
    #expect(group.median == nil)
    #expect(try group.position(of: AnyRate("0wei/px")) == nil)
    #expect(try group.position(of: AnyRate("1wei/px"))?.rank == 1)
    #expect(
      thrown { () throws(RateError) in
        try group.position(of: AnyRate(weiPerUnit: 1, unit: .token))
      } == .unitMismatch(expected: .pixel, found: .token))
  }

  /// A second implementation, by counting: the smallest price p of the list with
  /// |{x ≤ p}| ≥ q · n, and ranks by counting all that is cheaper, for random lists in random order.
  @Test(.tags(.property)) func anyList() throws {
    try forAll(cases: 10_000) { generator in
      let count = Int.random(in: 1...30, using: &generator)
      let prices = (0..<count).map { _ in
        // Few values, so that many are equal, and some are 0.
        Rational(
          BigInt(Int.random(in: 0...12, using: &generator)),
          BigInt(Int.random(in: 1...3, using: &generator)))
      }
      let group = try Self.group(prices)
      let shuffled = try Self.group(prices.shuffled(using: &generator))
      let priced = prices.filter { $0 != 0 }
      guard group.freeCount == count - priced.count else { return "\(prices): free offers" }
      guard group.offers.map(\.listed) == shuffled.offers.map(\.listed) else {
        return "\(prices): the order counts"
      }
      let share = Rational(
        BigInt(Int.random(in: 0...8, using: &generator)), 8)
      let expected = priced.filter { price in
        let atMost = priced.filter { $0 <= price }.count
        return Rational(atMost) >= share * Rational(priced.count)
      }.min()
      if let fault = difference(
        group.quantile(share)?.weiPerUnit, expected, "quantile \(share) of \(prices)")
      {
        return fault
      }
      let own = Rational(BigInt(Int.random(in: 1...13, using: &generator)), 2)
      let position = try group.position(of: AnyRate(weiPerUnit: own, unit: .pixel))
      let counts = [
        priced.filter { $0 < own }.count, priced.filter { $0 == own }.count,
        priced.filter { $0 > own }.count,
      ]
      let atMost = try group.offerCount(atMost: AnyRate(weiPerUnit: own, unit: .pixel))
      return difference(
        position.map { [$0.cheaper, $0.equal, $0.dearer] }, counts, "\(own) in \(prices)")
        ?? difference(
          atMost, prices.filter { $0 <= own }.count, "\(own) as a cap on \(prices)")
    }
  }

  /// Pipelines are one if the node compares them as one; models and units are not mixed.
  @Test func groups() throws {
    func offer(_ pipeline: Pipeline, _ model: ModelID, _ rate: String) throws -> Offer {
      Offer(by: Offer.Orchestrator(url: "u"), pipeline, modelID: model, listed: try AnyRate(rate))
    }
    let market = Market([
      try offer("Text to image", "b", "2wei/px"), try offer("text-to-image", "b", "1wei/px"),
      try offer("text-to-image", "a", "3wei/px"), try offer("text-to-image", "b", "4wei/request"),
      try offer("llm", "b", "5wei/token"),
    ])
    #expect(
      market.groups.map { "\($0.pipeline) \($0.modelID) \($0.unit) \($0.offers.count)" } == [
        "llm b token 1", "text-to-image a pixel 1", "text-to-image b pixel 2",
        "text-to-image b request 1",
      ])
    #expect(market.offerCount == 5)
    #expect(market.groups(of: .textToImage, modelID: "b").count == 2)
    #expect(market.groups(of: nil).count == 4)
  }

  /// network-arithmetic: listed 12882811, charged 13011639.11; a capability in whole wei a second; a
  /// runner without a surcharge.
  @Test(
    arguments: [
      (Offer.Kind.model, "12882811wei/ms", "1301163911/100"),
      (.byoc, "166666666666wei/s", "168333333332/1000"), (.byoc, "99wei/s", "99/1000"),
      (.runner, "324074074074wei/s", "324074074074/1000"), (.model, "0wei/px", "0"),
      (.byoc, "1gwei/s", "1010000"),
    ] as [(Offer.Kind, String, Rational)])
  func charged(kind: Offer.Kind, listed: String, charged: Rational) throws {
    let offer = Offer(
      by: Offer.Orchestrator(), .audioToText, modelID: "m", listed: try AnyRate(listed), kind: kind)
    #expect(offer.charged().weiPerUnit == charged)
    #expect(offer.charged().unit == offer.listed.unit)
  }
}
