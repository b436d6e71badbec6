import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// Places of prices on a strip of 688 pixels from x = 16, by hand: of 15,000,000, the dearest, 9,000,000
/// is at 428.8 and 12,882,811 at 606.9.
@Suite struct MarketChartTests {
  private static func page(own: String? = nil, eth: String? = "3000") throws -> String {
    let own = try own.map { try MarketReportTests.own($0) }
    return try MarketReportTests.report(MarketReportTests.offers(), own: own, eth: eth).output
      .text(as: PageFormat.html)
  }

  @Test(
    arguments: [
      // All, the middle half, the median.
      "x=\"428.8\" y=\"110\" width=\"275.2\" height=\"14\"",
      "x=\"566.4\" y=\"110\" width=\"40.5\" height=\"14\"",
      "x=\"606.9\" y=\"108\" width=\"3\" height=\"18\"",
      ">audio-to-text  openai/whisper-large-v3</text>",
      ">$0.0972 to $0.162/h, median $0.139</text>",
      "<desc id=\"about\">audio-to-text  openai/whisper-large-v3: $0.0972 to $0.162/h, median $0.139.</desc>",
    ])
  func strip(part: String) throws {
    #expect(try Self.page().contains(part))
  }

  /// 13,500,000 is nine tenths of the way; 30,000,000 is the end of a strip of its own length, of which
  /// 9,000,000 is at three tenths.
  @Test(
    arguments: [
      ("13500000wei/ms", "points=\"629.2,128 641.2,128 635.2,116\"", "x=\"428.8\" y=\"110\""),
      ("30000000wei/ms", "points=\"698,128 710,128 704,116\"", "x=\"222.4\" y=\"110\""),
      ("0wei/ms", "points=\"10,128 22,128 16,116\"", "x=\"428.8\" y=\"110\""),
    ])
  func own(rate: String, mark: String, cheapest: String) throws {
    let page = try Self.page(own: rate)
    #expect(page.contains(mark))
    #expect(page.contains(cheapest))
    #expect(page.contains(">yours</text>"))
    #expect(try !Self.page().contains(">yours</text>"))
  }

  @Test func withoutETHPrice() throws {
    let page = try Self.page(own: "13500000wei/ms", eth: nil)
    #expect(
      page.contains(">9000000 to 15000000 wei/ms, median 12882811, yours 13500000, rank 5</text>"))
  }

  @Test func noPrices() throws {
    let page = try MarketReportTests.report([]).output.text(as: PageFormat.html)
    #expect(!page.contains("<svg"))
    #expect(page.contains("no offers"))
  }

  @Test func namesAreText() throws {
    let offer = Offer(
      by: Offer.Orchestrator(url: "https://o"), "<b>&", modelID: "\"m\"",
      listed: try AnyRate("5wei/px"))
    let page = try MarketReportTests.report([offer]).output.text(as: PageFormat.html)
    #expect(page.contains("&lt;b&gt;&amp;"))
    #expect(!page.contains("<b>"))
  }
}
