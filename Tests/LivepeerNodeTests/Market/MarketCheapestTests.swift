import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("The cheapest offer, and caps")
struct MarketCheapestTests {
  private static func offer(
    _ who: String, _ pipeline: Pipeline, _ model: ModelID, _ rate: String,
    kind: Offer.Kind = .model
  ) throws -> Offer {
    Offer(
      by: Offer.Orchestrator(address: who), pipeline, modelID: model, listed: try AnyRate(rate),
      kind: kind)
  }

  /// Two ways to sell ten seconds: 7 wei a millisecond, or 70,000 wei a request.
  private static func market() throws -> Market {
    Market([
      try offer("b", "a/b", "", "7wei/ms"), try offer("a", "a/b", "", "7wei/ms"),
      try offer("c", "a/b", "", "8wei/ms"), try offer("free", "a/b", "", "0wei/ms"),
      try offer("d", .llm, "m", "5wei/token"), try offer("e", .llm, "n", "4wei/token"),
      try offer("f", .upscale, "m", "0wei/px"),
    ])
  }

  @Test func ties() throws {
    let best = try Self.market().cheapest(for: Job("a/b", .duration(10_000)))
    #expect(best.offers.map(\.orchestrator.address) == ["a", "b"])
    #expect(best.quote.fee == 70_000)
    #expect(best.comparedCount == 3)
    #expect(best.freeCount == 1)
  }

  /// A model is another offer, and any model is the cheapest of all.
  @Test(arguments: [(nil, "e", 4), ("m", "d", 5), ("n", "e", 4)] as [(ModelID?, String, Wei)])
  func models(model: ModelID?, who: String, fee: Wei) throws {
    let best = try Self.market().cheapest(for: Job(.llm, .tokens(1)), modelID: model)
    #expect(best.offers.map(\.orchestrator.address) == [who])
    #expect(best.quote.fee == fee)
  }

  /// Offers of two units are compared by the fee of the job, equal ones tie, and those whose unit it
  /// is not measured in are left out.
  @Test func units() throws {
    let definition = try Pipeline.Definition("tool", unit: .millisecond)
    let catalogue = PipelineCatalogue.documented.adding(definition)
    func market(_ request: String) throws -> Market {
      Market([
        try Self.offer("time", "tool", "", "7wei/ms"),
        try Self.offer("call", "tool", "", request),
      ])
    }
    let job = Job("tool", .units(3))
    let tie = try market("7wei/request").cheapest(for: job, catalogue: catalogue)
    #expect(tie.offers.map(\.orchestrator.address) == ["time", "call"])
    let call = try market("6wei/request").cheapest(for: job, catalogue: catalogue)
    #expect(call.offers.map(\.orchestrator.address) == ["call"])
    #expect(call.quote.rate == (try AnyRate("6wei/request")))
    let timed = try market("6wei/request").cheapest(
      for: Job("tool", .duration(3)), catalogue: catalogue)
    #expect(timed.offers.map(\.orchestrator.address) == ["time"])
    #expect(timed.comparedCount == 1)
  }

  @Test(
    arguments: [
      (Pipeline.textToImage, nil, "no offer for text-to-image; offered are a/b, llm, upscale"),
      (.llm, "x", "no offer for model 'x' of llm; offered are m, n"),
      (.upscale, nil, "every offer for upscale is listed at 0 (1), which may be free, below 1 wei"),
      (.llm, "m", "llm priced per token does not take a duration"),
    ] as [(Pipeline, ModelID?, String)])
  func nothing(pipeline: Pipeline, model: ModelID?, message: String) throws {
    let market = try Self.market()
    let error = thrown { () throws(Market.LookupError) in
      try market.cheapest(for: Job(pipeline, .duration(1)), modelID: model)
    }
    #expect(error.map { "\($0)".hasPrefix(message) } == true, "\(error.map { "\($0)" } ?? "")")
    #expect(error.map { "\($0)".isOnePlainLine } == true)
  }

  @Test func nothingAtAll() {
    let error = thrown { () throws(Market.LookupError) in
      try Market([]).cheapest(for: Job(.llm, .tokens(1)))
    }
    #expect(error.map { "\($0)" } == "no offer for llm; nothing is offered")
  }

  /// live-network.md 6: what is listed at a cap is charged above it.
  @Test(
    arguments: [
      ("12882811", 5, 3), ("13011639.11", 5, 5), ("9000000", 2, 1), ("0.1", 1, 1),
      ("15150000", 6, 6),
    ] as [(String, Int, Int)])
  func caps(cap: String, listed: Int, charged: Int) throws {
    var reader = Market.Reader()
    try reader.read(json: sixOrchestrators)
    let group = try #require(reader.market.groups.first)
    let caps = try GatewayCaps(
      json: #"{"capabilities_prices": [{"pipeline": "audio-to-text", "price_per_unit": \#(cap)}]}"#)
    let rate = try #require(try group.cap(of: caps, at: nil))
    #expect(try group.offerCount(atMost: rate) == listed)
    #expect(try group.chargedOfferCount(atMost: rate) == charged)
  }

  /// The maximum price of all work is compared with the advertised number of a runner: of a second.
  @Test(
    arguments: [
      (Offer.Kind.model, "7"), (.runner, "7/1000"), (.byoc, nil),
    ] as [(Offer.Kind, Rational?)])
  func maximumPrice(kind: Offer.Kind, cap: Rational?) throws {
    let group = try #require(
      Market([try Self.offer("a", "a/b", "byoc", "5wei/ms", kind: kind)]).groups.first)
    let caps = GatewayCaps([], maximumPrice: .wei(7))
    #expect(try group.cap(of: caps, at: nil)?.weiPerUnit == cap)
    #expect(try group.cap(of: GatewayCaps([]), at: nil) == nil)
  }
}
