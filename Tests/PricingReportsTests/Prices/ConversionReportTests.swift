import LivepeerPricing
import PricingReports
import Testing

/// The texts are those of `ConvertCommandTests`.
@Suite struct ConversionReportTests {
  private static func report(
    _ rate: String, to target: String?, at ethPrice: String?
  ) throws -> ConversionReport {
    let rate = try StatedRate(rate)
    let conversions = try Conversions(
      of: rate, to: target.map { try AnyRate.ConversionTarget($0, of: rate.scale.unit) },
      at: ethPrice.map { try ETHPrice($0) })
    let pair =
      rate.amount.currency == .usd ? try conversions.rate?.pricePair(withinPPM: 1) : nil
    return ConversionReport(conversions, pair: pair)
  }

  @Test func json() throws {
    try Self.report("12882811wei/ms", to: "usd/min", at: "3000").output.expectJSON(
      """
      {"from": "12882811 wei/ms", "unit": "millisecond",
       "wei_per_unit": {"numerator": "12882811", "denominator": "1"}, "to": "usd/min",
       "value": {"numerator": "115945299", "denominator": "50000000000"},
       "decimal": "0.00231890598", "exact": true}
      """)
  }

  @Test func jsonFromDollars() throws {
    try Self.report("0.18 USD/1000000 token", to: "wei/token", at: "2345.67").output.expectJSON(
      """
      {"from": "0.18 USD/1000000 token", "unit": "token",
       "wei_per_unit": {"numerator": "2000000000000", "denominator": "26063"}, "to": "wei/token",
       "value": {"numerator": "2000000000000", "denominator": "26063"},
       "decimal": "76737136.9374208648", "exact": false,
       "sheet": {"price_per_unit": "76737137", "pixels_per_unit": "1",
                 "error_ppm": "0.0008155", "error_ppm_exact": {"numerator": "1631", "denominator": "2000000"}}}
      """)
  }

  @Test func tableAndCSV() throws {
    let output = try Self.report("$1/3token", to: "token", at: nil).output
    #expect(output.text(as: .table) == "~0.333333333333333333  usd/token\n")
    #expect(
      output.text(as: .csv) == """
        from,to,numerator,denominator,decimal,exact
        1 USD/3 token,usd/token,1,3,0.333333333333333333,false

        """)
  }

  /// Dollars alone without an ETH price, wei alone for a price in wei.
  @Test(arguments: [
    ("$1/h", nil, ["usd"]), ("1/ms", nil, ["wei"]), ("1/ms", "3000", ["wei", "usd"]),
  ])
  func currencies(rate: String, ethPrice: String?, currencies: [String]) throws {
    let conversions = try Conversions(
      of: StatedRate(rate), to: nil, at: ethPrice.map { try ETHPrice($0) })
    #expect(
      Set(conversions.all.compactMap { $0.name.split(separator: "/").first.map(String.init) })
        == Set(currencies))
  }
}
