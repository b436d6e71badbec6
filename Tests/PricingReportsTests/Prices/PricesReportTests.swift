import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// The figures are those of `PricesCommandTests`.
@Suite struct PricesReportTests {
  private static let hostileSheet = """
    [{"pipeline":"llm","model_id":"a \\"b\\", c\\nd","price_per_unit":1,"pixels_per_unit":3},
     {"pipeline":"upscale","model_id":"\\u001b[31mred","price_per_unit":12345678901234567}]
    """

  private static func report(_ sheet: String) throws -> PricesReport {
    PricesReport(of: try PriceSheet(json: sheet), catalogue: .documented, at: nil)
  }

  @Test func table() throws {
    #expect(
      try Self.report(Self.hostileSheet).output.text(as: .table) == """
                wei per unit
        llm  a "b", c\u{FFFD}d
             ~0.333333333333 /token
        upscale  \u{FFFD}[31mred
          ~12345678901200000 /px

        """)
    #expect(try Self.report("[]").output.text(as: .table) == "  wei per unit\n")
  }

  /// The time of documented prices is the table's last line; a catalogue's own prices have none.
  @Test(arguments: [
    (nil, true, "documented in late 2025"),
    (
      #"{"pipelines": [{"name": "tagger", "unit": "frame", "price": "5wei/frame"}]}"#, true,
      "documented in late 2025, but for tagger"
    ),
    (nil, false, "           500 /px"),
  ])
  func documentedPrices(catalogFile: String?, isDocumented: Bool, line: String) throws {
    var catalogue = PipelineCatalogue.documented
    if let catalogFile { catalogue = try catalogue.adding(json: Array(catalogFile.utf8)) }
    let report = PricesReport(
      of: catalogue.documentedPrices, isDocumented: isDocumented, catalogue: catalogue, at: nil)
    let lines = report.output.text(as: .table).split(separator: "\n")
    #expect(lines.last.map(String.init) == line)
  }

  /// A pipeline of several models is named once.
  @Test func pipelinesWithoutDocumentedPrices() throws {
    let others = try PriceSheet(
      json: """
        [{"pipeline": "tagger", "model_id": "a", "price_per_unit": 1},
         {"pipeline": "other", "model_id": "a", "price_per_unit": 1},
         {"pipeline": "tagger", "model_id": "b", "price_per_unit": 1}]
        """)
    let sheet = PriceSheet(PipelineCatalogue.documented.documentedPrices.entries + others.entries)
    let report = PricesReport(of: sheet, isDocumented: true, catalogue: .documented, at: nil)
    #expect(
      report.output.text(as: .table).hasSuffix(
        "\ndocumented in late 2025, but for tagger, other\n"))
  }

  @Test func csv() throws {
    #expect(
      try Self.report(Self.hostileSheet).output.text(as: .csv) == """
        pipeline,model,gateway,warm,unit,wei_numerator,wei_denominator
        llm,"a ""b"", c
        d",default,false,token,1,3
        upscale,\u{1B}[31mred,default,false,pixel,12345678901234567,1

        """)
  }

  @Test func json() throws {
    let sheet = try PriceSheet(
      json: #"[{"pipeline":"audio-to-text","model_id":"w","price_per_unit":12882811}]"#)
    let report = PricesReport(of: sheet, catalogue: .documented, at: try ETHPrice("3000"))
    try report.output.expectJSON(
      """
      [{"pipeline": "audio-to-text", "model": "w", "gateway": "default", "warm": false,
        "unit": "millisecond", "wei_per_unit": {"numerator": "12882811", "denominator": "1"},
        "usd_per_unit": "0.000000038648433", "usd_per_unit_exact": {"numerator": "38648433", "denominator": "1000000000000000"},
        "scale": "hour",
        "usd_per_scale": "0.1391343588", "usd_per_scale_exact": {"numerator": "347835897", "denominator": "2500000000"}}]
      """)
  }

  @Test func notes() throws {
    let report = PricesReport(of: .documented, catalogue: .documented, at: nil)
    #expect(
      report.notes(replaced: 2, ethPriceAdvice: "give a price") == [
        "2 entries are repeated for one model and gateway: the last one's price applies",
        "llm meta-llama/Meta-Llama-3.1-8B-Instruct is priced in USD; give a price to see it in wei",
      ])
    #expect(report.warnings == [])
    let free = try Self.report(#"[{"pipeline":"llm","model_id":"m","price_per_unit":0}]"#)
    #expect(
      free.notes(replaced: 1, ethPriceAdvice: "") == [
        "1 entry is repeated for one model and gateway: the last one's price applies",
        "llm m has a price of 0, which is free only on a node without -pricePerUnit",
      ])
  }
}
