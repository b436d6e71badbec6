import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

/// Who is a candidate at all: within the cap, warm before cold, each orchestrator once.
@Suite("Who may be picked")
struct MarketDrawTests {
  private static func group(
    _ pipeline: Pipeline = .audioToText, kind: Offer.Kind = .model
  ) throws -> Market.Group {
    func offer(_ who: String, _ rate: String, warm: Bool) throws -> Offer {
      Offer(
        by: Offer.Orchestrator(address: who, url: rate), pipeline, modelID: "m",
        listed: try AnyRate(rate), kind: kind, isWarm: warm)
    }
    let offers = [
      try offer("0xA", "5wei/ms", warm: true), try offer("0xB", "7wei/ms", warm: true),
      try offer("0xa", "6wei/ms", warm: true), try offer("", "1wei/ms", warm: true),
      try offer("0xC", "3wei/ms", warm: false), try offer("0xD", "0wei/ms", warm: false),
    ]
    return try #require(Market(offers).groups.first)
  }

  private static let byPrice = try? Market.Selection(
    priceWeight: 1, stakeWeight: 0, randomWeight: 0, priceFactor: 2)

  @Test(
    arguments: [
      // e^-1 beside 1, for prices that are 2 apart.
      (nil, nil, true, ["0xA", "0xB"], ["0.731058578630004879", "0.268941421369995121"], nil),
      ("6wei/ms", nil, true, ["0xA"], ["1"], nil),
      ("4wei/ms", nil, true, ["0xD", "0xC"], ["0.81757447619364366", "0.18242552380635634"], nil),
      (nil, "7wei/ms", true, ["0xA", "0xB"], nil, "0.211941557617085445"),
      (nil, "7wei/ms", false, ["0xA", "0xB"], nil, nil),
      ("6wei/ms", "7wei/ms", true, ["0xA"], ["1"], nil),
      ("4wei/ms", "3wei/ms", true, [], [], "1"),
    ] as [(String?, String?, Bool, [String], [String]?, String?)])
  func candidates(
    cap: String?, own: String?, isWarm: Bool, names: [String], chances: [String]?, chance: String?
  ) throws {
    let selection = try #require(Self.byPrice)
    let cap = try cap.map { try AnyRate($0) }
    let own = try own.map { (price: try AnyRate($0), isWarm: isWarm) }
    let draw = try #require(try Self.group().draw(by: selection, under: cap, adding: own))
    #expect(draw.candidates.map(\.orchestrator.address) == names)
    if let chances { #expect(draw.chances.map { "\($0)" } == chances) }
    #expect(draw.ownChance.map { "\($0)" } == chance)
    #expect(draw.isOfWarmOffers == !names.contains("0xC"))
  }

  /// Nobody is picked by weights for live video, runners, and capabilities of BYOC.
  @Test func others() throws {
    let selection = try #require(Self.byPrice)
    #expect(try Self.group(.liveVideoToVideo).draw(by: selection) == nil)
    #expect(try Self.group(kind: .runner).draw(by: selection) == nil)
    #expect(try Self.group(kind: .byoc).draw(by: selection) == nil)
    let group = try Self.group()
    #expect(
      thrown { () throws(RateError) in
        try group.draw(by: selection, under: AnyRate(weiPerUnit: 1, unit: .pixel))
      } == .unitMismatch(expected: .millisecond, found: .pixel))
  }
}
