import LivepeerPricing
import Testing

@Suite struct PriceEntryImpliedETHPriceTests {
  private static func entry(
    _ model: String, _ price: String?, _ currency: PriceEntry.PriceCurrency = .wei,
    gateway: GatewayAddress = .everyGateway
  ) throws -> PriceEntry {
    try PriceEntry(
      pipeline: "upscale", modelID: ModelID(model), pricePerUnit: price.flatMap { BigDecimal($0) },
      currency: currency,
      gateway: gateway)
  }

  /// 0.000000012 dollars are 4,000,000 wei at $3,000 and 8,000,000 at $1,500.
  @Test func entriesThatImplyAPrice() throws {
    let dollars = "0.000000012"
    let reference = try PriceSheet([
      Self.entry("a", dollars, .usd), Self.entry("b", dollars, .usd),
      Self.entry("b", "0.000000024", .usd, gateway: "g"),
      Self.entry("wei", "5"), Self.entry("free", "0", .usd), Self.entry("open", nil, .usd),
      Self.entry("zero", dollars, .usd), Self.entry("dollars", dollars, .usd),
      Self.entry("none", dollars, .usd),
    ])
    let sheet = try PriceSheet([
      Self.entry("a", "4000000"), Self.entry("b", "8000000", gateway: ""),
      Self.entry("b", "8000000", gateway: "g"), Self.entry("b", "8000000", gateway: "h"),
      Self.entry("zero", "0"), Self.entry("dollars", dollars, .usd), Self.entry("missing", "1"),
      Self.entry("wei", "1"), Self.entry("free", "1"), Self.entry("open", "1"),
      Self.entry("none", nil),
    ])
    let implied = sheet.impliedETHPrices(by: reference)
    #expect(implied.map(\.index) == [0, 1, 2, 3])
    #expect(implied.map(\.ethPrice.usdPerETH) == [3_000, 1_500, 3_000, 1_500])
  }

  /// An é of one code point and one of two are different models to the node.
  @Test func modelsMatchToTheLetter() throws {
    let reference = try PriceSheet([Self.entry("\u{e9}", "1", .usd)])
    #expect(try PriceSheet([Self.entry("e\u{301}", "1")]).impliedETHPrices(by: reference).isEmpty)
  }
}
