import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// Places from Python's fractions: 7080 tenths of a pixel between round ends, after 60 on the left.
@Suite struct MarketChartTests {
  private static func page(
    _ prices: [String], own: String? = nil, eth: String? = "3000"
  ) throws -> String {
    func offer(_ price: String) throws -> Offer {
      Offer(
        by: Offer.Orchestrator(), .audioToText, modelID: "a/<b>",
        listed: try AnyRate("\(price)wei/ms"))
    }
    let ethPrice = try eth.map { try ETHPrice($0) }
    let rows = try Market(prices.map(offer)).groups.map {
      MarketRow($0, own: try own.map(offer), at: ethPrice)
    }
    var reader = Market.Reader()
    try reader.read(json: "[]")
    return MarketReport(rows, reader.result.summary, at: ethPrice, showsOwn: own != nil)
      .output.text(as: PageFormat.html)
  }

  private static func dots(of page: String) -> [String] {
    page.split(separator: "\n").filter { $0.contains("<circle") }.dropFirst().compactMap {
      $0.split(separator: " ").first { $0.hasPrefix("cx=") }.map {
        String($0.dropFirst(4).dropLast())
      }
    }
  }

  /// From 0.08 through 0.18 dollars an hour; offers at 0 have no place.
  @Test func dollars() throws {
    let page = try Self.page(
      ["12882811", "12000000", "15000000", "0", "12882811", "9000000"], own: "13000000")
    #expect(Self.dots(of: page) == ["127.8", "357.2", "424.7", "424.7", "586.6"])
    for text in [
      ">0.08</text>", ">0.18</text>", ">USD/h</text>", ">yours</text>", "M433.6 ",
      "x=\"357.2\" y=\"104\" width=\"67.5\"", "a/&lt;b&gt;", "1 listed at 0",
      "half of the prices at most ~0.139134, yours 0.1404.",
    ] { #expect(page.contains(text), "\(text): \(page)") }
  }

  /// Without an ETH price the axis is in wei, and without prices of one's own nothing marks them.
  @Test func wei() throws {
    let page = try Self.page(["100", "200", "300"], eth: nil)
    #expect(Self.dots(of: page) == ["6", "360", "714"])
    #expect(page.contains(">wei/ms</text>"))
    #expect(!page.contains(">yours</text>"))
  }

  /// Ten at one price are four dots and their number; one at a hundred times it is named.
  @Test func crowdsAndOutliers() throws {
    let page = try Self.page(Array(repeating: "10", count: 10) + ["1000"], eth: nil)
    #expect(Self.dots(of: page).count == 4)
    #expect(page.contains(">10</text>"))
    #expect(page.contains("1 dearer than drawn, up to 1000"))
  }

  /// One price alone is in the middle of an axis from 0; without any there is no picture.
  @Test func fewest() throws {
    #expect(Self.dots(of: try Self.page(["50"], eth: nil)) == ["360"])
    #expect(!(try Self.page(["0"]).contains("<figure>")))
  }
}
