import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// Figures of the cases' README, and of Python's fractions and decimal.
@Suite struct MarketReportTests {
  /// The six offers of `capabilities.json` of the cases.
  private static func offers() throws -> [Offer] {
    try [
      ("12882811", true, 1), ("12000000", false, 2), ("15000000", true, 3), ("0", false, 4),
      ("12882811", true, 5), ("9000000", false, 6),
    ].enumerated().map { index, offer in
      Offer(
        by: Offer.Orchestrator(address: "0xA\(index)", url: "https://o\(index)", version: "0.9.1"),
        .audioToText, modelID: "openai/whisper-large-v3", listed: try AnyRate("\(offer.0)wei/ms"),
        isWarm: offer.1, capacity: offer.2)
    }
  }

  private static func report(
    _ offers: [Offer], own: Offer? = nil, cap: String? = nil,
    selection: Market.Selection? = nil, eth: String? = "3000"
  ) throws -> MarketReport {
    let ethPrice = try eth.map { try ETHPrice($0) }
    let rows = try Market(offers).groups.map { group in
      let cap = try cap.map { try AnyRate($0) }
      return MarketRow(
        group, own: own, cap: cap,
        draw: try selection.flatMap {
          try group.draw(
            by: $0, under: cap, adding: own.map { (price: $0.listed, isWarm: $0.isWarm) })
        }, at: ethPrice)
    }
    var reader = Market.Reader()
    try reader.read(json: "[]")
    return MarketReport(
      rows, reader.result.summary, at: ethPrice, selection: selection, showsOwn: own != nil,
      showsCaps: cap != nil)
  }

  private static func own(_ rate: String, isWarm: Bool = true) throws -> Offer {
    Offer(
      by: Offer.Orchestrator(), .audioToText, modelID: "openai/whisper-large-v3",
      listed: try AnyRate(rate), isWarm: isWarm)
  }

  @Test func unusedCaps() throws {
    var reader = Market.Reader()
    try reader.read(json: "[]")
    let caps = [
      GatewayCaps.Cap("upscale", price: .wei(1)),
      GatewayCaps.Cap("llm", modelID: "c", price: .wei(1)),
    ]
    let report = MarketReport([], reader.result.summary, at: nil, unusedCaps: caps)
    #expect(report.notes == ["nobody offers what these caps are on: upscale, llm c"])
  }

  @Test func table() throws {
    #expect(
      try Self.report(Self.offers()).output.text(as: .table) == """
                minimum      25 %    median      75 %   maximum
        audio-to-text  openai/whisper-large-v3
          6 offers, 1 listed at 0, 3 warm, capacity 21
        wei/ms  9000000  12000000  12882811  12882811  15000000
        USD/h    0.0972      0.13     0.139     0.139     0.162

        """)
    #expect(try Self.report([]).output.text(as: .table).hasSuffix("no offers\n"))
  }

  /// Dear prices are in gwei, long ones rounded, and nothing is wider than 80 columns.
  @Test(
    arguments: [
      ("999999999wei/request", "wei/request", "999999999"),
      ("1000000000wei/request", "gwei/request", "1"),
      ("123456789012345678wei/request", "gwei/request", "~123456789"),
      ("324074074074wei/s", "wei/ms", "~324074074"),
      ("1wei/1000000000000ms", "wei/ms", "<0.00000001"), ("1wei/3ms", "wei/ms", "~0.33333333"),
      ("9223372036854775807wei/request", "ETH/request", "~9.22337204"),
    ])
  func figures(price: String, unit: String, shown: String) throws {
    let offer = Offer(
      by: Offer.Orchestrator(), "a/b", modelID: "", listed: try AnyRate(price), kind: .runner)
    let text = try Self.report([offer], eth: nil).output.text(as: .table)
    let lines = text.split(separator: "\n")
    #expect(lines[1] == "a/b")
    #expect(
      lines[3].split(separator: " ") == [Substring(unit)]
        + Array(repeating: Substring(shown), count: 5))
    for line in lines { #expect(line.count <= 80) }
  }

  /// The unit is that of the median: the dearest offer, which anyone can make, does not take it.
  @Test func figuresBesideAnOutlier() throws {
    let offers = try ["9000000wei/ms", "12882811wei/ms", "9223372036854775807wei/ms"].map {
      Offer(by: Offer.Orchestrator(url: $0), .audioToText, modelID: "m", listed: try AnyRate($0))
    }
    let lines = try Self.report(offers, eth: nil).output.text(as: .table).split(separator: "\n")
    #expect(lines[3] == "wei/ms  9000000  9000000  12882811  >999999999  >999999999")
  }

  /// An entry to paste is broken between its members, never within a name.
  @Test(arguments: [#"foo,"#, #"a","b"#, #"a\",\"#])
  func entryOfAnyName(name: String) throws {
    let offer = Offer(
      by: Offer.Orchestrator(url: "u"), .audioToText, modelID: ModelID(name),
      listed: try AnyRate("7wei/ms"))
    let text = try Self.report([offer], own: offer).output.text(as: .table)
    let entry = text.split(separator: "\n").drop { !$0.hasPrefix("  for the median") }.dropFirst()
      .prefix { $0.hasPrefix("    ") }.joined()
    guard case .object(let members) = try JSONNode(parsing: Array(entry.utf8)).value else {
      Issue.record("no object: \(entry)")
      return
    }
    #expect(members.map(\.name) == ["pipeline", "model_id", "price_per_unit", "warm"])
    #expect(members[1].node.value == .string(name))
  }

  @Test func ownPrice() throws {
    let report = try Self.report(Self.offers(), own: Self.own("12882811wei/ms"))
    #expect(
      report.output.text(as: .table).hasSuffix(
        """

        yours  wei per unit  rank  cheaper  equal  dearer
        audio-to-text  openai/whisper-large-v3
          /ms      12882811     3        2      2       1
          for the median:
            {"pipeline":"audio-to-text", "model_id":"openai/whisper-large-v3",
             "price_per_unit":12882811, "warm":true}
          for the cheapest quarter:
            {"pipeline":"audio-to-text", "model_id":"openai/whisper-large-v3",
             "price_per_unit":12000000, "warm":true}

        """))
    #expect(report.warnings.isEmpty)
  }

  /// The caps of the documentation: 5 offers as listed, 3 with the surcharge of 1 %.
  @Test func caps() throws {
    let report = try Self.report(Self.offers(), cap: "12882811wei/ms")
    #expect(
      report.output.text(as: .table).hasSuffix(
        """

               cap in wei  offers  within  with auto-adjust
        audio-to-text  openai/whisper-large-v3
          /ms    12882811       6       5  3

        """))
    #expect(
      report.warnings == [
        "audio-to-text  openai/whisper-large-v3: 2 offers within the cap as listed, and above it with "
          + "the surcharge of auto-adjust"
      ])
  }

  /// Three warm candidates, and a fourth at the lowest price: Python's decimal.
  @Test func chances() throws {
    let selection = try Market.Selection(
      priceWeight: Rational(1, 2), stakeWeight: Rational(1, 5), randomWeight: Rational(3, 10),
      priceFactor: 1_000_000)
    let report = try Self.report(
      Self.offers(), own: Self.own("12882811wei/ms"), selection: selection)
    #expect(
      report.output.text(as: .table).hasSuffix(
        """

        chance of  candidates  the cheapest  the dearest     yours
        audio-to-text  openai/whisper-large-v3
          warm              3      28.524 %     14.429 %  28.524 %

        """))
    #expect(report.warnings.isEmpty)
    #expect(report.notes.last?.hasPrefix("chances are those of listed prices") == true)
    let cold = try Self.report(
      Self.offers(), own: Self.own("1wei/ms", isWarm: false), selection: selection)
    #expect(cold.output.text(as: .table).hasSuffix("19.505 %  0.000 %\n"))
  }

  /// With the default factor of 100 the price weight cannot matter, and with a weight of 0 it does not.
  @Test(
    arguments: [
      (
        "1/2",
        "audio-to-text  openai/whisper-large-v3: the price weight cannot matter: e^(-price/100) is 0 in "
          + "float64 for every price above 74500 wei, and each has the same price share"
      ),
      ("0", "the price weight is 0: prices do not change the chances"),
    ])
  func blindness(weight: String, warning: String) throws {
    let weight = try #require(Rational(weight))
    let selection = try Market.Selection(
      priceWeight: weight, stakeWeight: 0, randomWeight: 1 - weight)
    let report = try Self.report(Self.offers(), selection: selection)
    #expect(report.warnings == [warning])
    #expect(report.output.text(as: .json).contains(#""price_matters": false"#))
    #expect(report.output.text(as: .json).contains(#""cheapest_chance": "0.333333333333333333""#))
  }

  @Test func json() throws {
    let offer = Offer(
      by: Offer.Orchestrator(address: "0xA"), .upscale, modelID: "m",
      listed: try AnyRate("7wei/3px"), isWarm: false, capacity: 0)
    func amount(_ name: String) -> String {
      #""\#(name)_wei": "2.33333333333333333", "#
        + #""\#(name)_wei_exact": {"numerator": "7", "denominator": "3"}"#
    }
    try Self.report([offer], own: offer, eth: nil).output.expectJSON(
      """
      {"groups": [{"pipeline": "upscale", "model": "m", "unit": "pixel", "offers": "1", "free": "0",
        "warm": "0", "capacity": "0", \(amount("minimum")), \(amount("lower_quartile")),
        \(amount("median")), \(amount("upper_quartile")), \(amount("maximum")),
        "mine": {"wei": "2.33333333333333333", "wei_exact": {"numerator": "7", "denominator": "3"},
         "rank": "1", "cheaper": "0", "equal": "1", "dearer": "0",
         "median_entry":
          "{\\"pipeline\\":\\"upscale\\",\\"model_id\\":\\"m\\",\\"price_per_unit\\":7,\\"pixels_per_unit\\":3}",
         "lower_quartile_entry":
          "{\\"pipeline\\":\\"upscale\\",\\"model_id\\":\\"m\\",\\"price_per_unit\\":7,\\"pixels_per_unit\\":3}"}}],
       "lists": "1", "older_lists": "0", "other_events": "0", "repeated": "0", "unusable": "0",
       "unpriced_runners": "0"}
      """)
  }

  @Test func csv() throws {
    let selection = try Market.Selection()
    let report = try Self.report(
      Self.offers(), own: Self.own("13000000wei/ms"), cap: "12882811wei/ms", selection: selection)
    let header: String =
      "pipeline,model,unit,offers,free,warm,capacity,minimum_wei,lower_quartile_wei,median_wei,"
      + "upper_quartile_wei,maximum_wei,scale,minimum_usd,lower_quartile_usd,median_usd,"
      + "upper_quartile_usd,maximum_usd,mine_wei,rank,cheaper,equal,dearer,cap_wei,within_cap,"
      + "charged_within_cap,candidates,price_matters,cheapest_chance,dearest_chance,own_chance\n"
    let record: String =
      "audio-to-text,openai/whisper-large-v3,millisecond,6,1,3,21,9000000,12000000,12882811,12882811,"
      + "15000000,hour,0.0972,0.1296,0.1391343588,0.1391343588,0.162,13000000,5,4,0,1,12882811,5,3,2,"
      + "false,0.5,0.5,0\n"
    #expect(report.output.text(as: .csv) == header + record)
  }

  /// An entry of each kind of document lists the same price again.
  @Test(
    arguments: [
      (
        Offer.Kind.byoc, "3wei/2ms",
        #"{"name":"x","price_per_unit":1500,"price_scaling":1,"currency":"wei"}"#
      ),
      (
        .runner, "324074074074wei/s",
        #"{"price_info":{"price":3.4999999999992,"currency":"usd","unit":"hour"}}"#
      ),
      (
        .runner, "334wei/px",
        #"{"price_info":{"price":0.0997318656,"currency":"usd","unit":"720p"}}"#
      ),
      (.runner, "5wei/token", nil),
    ] as [(Offer.Kind, String, String?)])
  func entries(kind: Offer.Kind, price: String, entry: String?) throws {
    let offer = Offer(
      by: Offer.Orchestrator(), "x", modelID: "byoc", listed: try AnyRate(price), kind: kind)
    #expect(offer.entry(at: try ETHPrice("3000"))?.jsonText(.compact) == entry)
  }
}
