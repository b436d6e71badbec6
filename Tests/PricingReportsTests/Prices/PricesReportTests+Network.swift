import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// What the network makes of prices; the figures are those of `PricesCommandTests`.
extension PricesReportTests {
  /// 0.18 USD a million tokens under a cap of 100,000,000 wei.
  @Test func headroomOfAPriceInDollars() throws {
    let ethPrice = try ETHPrice("3000")
    let caps = try GatewayCaps(
      json: #"{"capabilities_prices":[{"pipeline":"llm","price_per_unit":100000000}]}"#)
    var report = PricesReport(
      of: .documented, catalogue: .documented, at: ethPrice, showsHeadroom: true)
    for index in report.rows.indices {
      report.rows[index].headroom = try Headroom(
        of: report.rows[index].entry, per: report.rows[index].unit ?? .request, under: caps,
        at: ethPrice)
    }
    let table = report.output.text(as: .table)
    #expect(
      table.contains(
        "  100000000    40.00 %     below $1800.00    below $1500.00   below $3000.00\n"))
    #expect(table.contains("\n  no cap\n"))
    let json = try compact(report.output.text(as: .json))
    #expect(
      json.contains(
        #""refused":"below","refused_eth_usd":"1800","refused_eth_usd_exact":{"numerator":"1800","denominator":"1"}"#
      )
    )
    #expect(report.output.text(as: .csv).contains(",below,1800,below,1500,below,3000\n"))
  }

  /// The published claims imply ETH at $108.67 and at $104.86.
  @Test func aReferenceInDollars() throws {
    let reference = try PriceSheet(
      json: """
        [{"pipeline":"audio-to-text","model_id":"openai/whisper-large-v3",
          "price_per_unit":0.0000014,"pixels_per_unit":1000,"currency":"USD"},
         {"pipeline":"text-to-image","model_id":"SG161222/RealVisXL_V4.0_Lightning",
          "price_per_unit":0.0005,"pixels_per_unit":1000000,"currency":"USD"}]
        """)
    let implied = PriceSheet.documented.impliedETHPrices(by: reference)
    let report = PricesReport(of: .documented, catalogue: .documented, at: nil, implied: implied)
    let lines = report.output.text(as: .csv).split(separator: "\n")
    #expect(lines[1].hasSuffix(",108.671935030328396") && lines[2].hasSuffix(","))
    #expect(report.output.text(as: .table).contains("\n    $108.67  audio-to-text  "))
    #expect(report.warnings.count == 1)
    #expect(
      report.warnings[0].hasPrefix("the entries do not imply one ETH price: text-to-image"))
    let given = PricesReport(
      of: .documented, catalogue: .documented, at: try ETHPrice("3000"), implied: implied)
    #expect(given.warnings.count == 3)
    #expect(given.warnings[1].hasSuffix("implies ETH at $108.67, not $3000.00"))
    let none = PricesReport(of: .documented, catalogue: .documented, at: nil, implied: [])
    #expect(
      none.warnings == [
        "no entry in wei has a price in USD in the reference: nothing is compared"
      ])
  }

  private static func offer(
    _ pipeline: Pipeline, _ rate: String, kind: Offer.Kind = .model
  ) throws -> PriceRow {
    var row = try PriceRow(
      Offer(
        by: Offer.Orchestrator(address: "0xA"), pipeline, modelID: kind == .runner ? "" : "m",
        listed: try AnyRate(rate), kind: kind),
      ethPrice: nil)
    row.charged = ChargedPriceReport(NodePrice.Charged(of: try #require(row.weiPerUnit)))
    return row
  }

  /// A list has the columns of its orchestrators also if it is empty.
  @Test func offersOfAnEmptyList() {
    #expect(
      PricesReport(of: [], at: nil).output.text(as: .csv)
        == "pipeline,model,gateway,warm,unit,wei_numerator,wei_denominator,address,url\n")
  }

  /// A runner has no model, as `market` says too, and the table has a word in its place.
  @Test func offersOfRunners() throws {
    let report = PricesReport(of: [try Self.offer("a/b", "7wei/s", kind: .runner)], at: nil)
    #expect(report.output.text(as: .csv).contains("\na/b,,default,"))
    #expect(report.output.text(as: .json).contains(#""model": """#))
    #expect(report.output.text(as: .table).contains("\na/b  runner, warm, by 0xA\n"))
  }

  /// What is charged for a listed 0, no list says: live-network.md 6.
  @Test func offersAtZero() throws {
    let report = PricesReport(
      of: [try Self.offer(.upscale, "0wei/px"), try Self.offer(.upscale, "7wei/px")], at: nil,
      showsCharged: true)
    #expect(report.warnings.isEmpty)
    #expect(
      report.notes(replaced: 0, ethPriceAdvice: "") == [
        "1 offer listed at 0: free, below 1 wei, or at the node's base price"
      ])
    let lines = report.output.text(as: .csv).split(separator: "\n")
    #expect(lines[1].hasSuffix(",0,1,,,,0xA,") && lines[2].hasSuffix(",7,1,7.07,7,7,0xA,"))
  }

  @Test func chargedPrices() throws {
    var report = PricesReport(of: .documented, catalogue: .documented, at: nil, showsCharged: true)
    for index in report.rows.indices {
      report.rows[index].charged = report.rows[index].weiPerUnit.map {
        ChargedPriceReport(NodePrice.Charged(of: $0))
      }
    }
    #expect(
      report.output.text(as: .table).contains("  13011639.11             12882811  12882811\n"))
    #expect(
      try compact(report.output.text(as: .json)).contains(
        #""charged_wei":"13011639.11","charged_wei_exact":{"numerator":"1301163911","denominator":"100"}"#
      ))
    #expect(report.output.text(as: .csv).contains(",13011639.11,12882811,12882811\n"))
  }
}
