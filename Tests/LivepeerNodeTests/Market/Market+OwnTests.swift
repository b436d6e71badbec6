import LivepeerNode
import LivepeerPricing
import Testing

@Suite struct MarketOwnTests {
  private static func offer(
    _ pipeline: Pipeline, _ modelID: ModelID, _ rate: String
  ) throws -> Offer {
    Offer(by: Offer.Orchestrator(), pipeline, modelID: modelID, listed: try AnyRate(rate))
  }

  private static func market() throws -> Market {
    Market(
      try [
        offer("upscale", "m", "5wei/px"), offer("upscale", "m", "7wei/px"),
        offer("llm", "a", "9wei/token"), offer("llm", "b", "9wei/token"),
      ])
  }

  /// Names as the node compares them; of two for one work the first, and what nobody offers in its place.
  @Test(
    arguments: [
      (
        nil, nil,
        ["audio-to-text m 0 3", "llm a 1 nil", "llm b 1 2", "upscale m 2 4", "upscale m 0 6"]
      ),
      ("upscale", nil, ["upscale m 2 4", "upscale m 0 6"]),
      ("Upscale", "m", ["upscale m 2 4", "upscale m 0 6"]),
      ("llm", "a", ["llm a 1 nil"]), ("llm", "c", []),
      ("audio to-text", nil, ["audio-to-text m 0 3"]),
    ] as [(Pipeline?, ModelID?, [String])])
  func groups(pipeline: Pipeline?, modelID: ModelID?, expected: [String]) throws {
    let own = try [
      Self.offer("llm", "b", "2wei/token"), Self.offer("Audio to text", "m", "3wei/ms"),
      Self.offer("Upscale", "m", "4wei/px"), Self.offer("upscale", "m", "5wei/px"),
      Self.offer("upscale", "m", "6wei/request"),
    ]
    let groups = try Self.market().groups(beside: own, of: pipeline, modelID: modelID)
    #expect(
      groups.map { group, own in
        "\(group.pipeline) \(group.modelID) \(group.offers.count) "
          + (own.map { "\($0.listed.weiPerUnit)" } ?? "nil")
      } == expected)
  }

  @Test func capsOnWorkThatNobodyOffers() throws {
    let caps = GatewayCaps(
      [
        ("upscale", nil), ("Upscale", "m"), ("upscale", "M"), ("llm", "a"), ("llm", "c"),
        ("audio-to-text", nil), ("audio-to-text", "m"),
      ].map { GatewayCaps.Cap($0, modelID: $1, price: .wei(1)) })
    #expect(
      try caps.caps(withoutOffersIn: Self.market()).map {
        "\($0.pipeline) \($0.modelID?.name ?? "*")"
      }
        == ["upscale M", "llm c", "audio-to-text *", "audio-to-text m"])
  }
}
