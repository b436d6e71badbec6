import ExactMath
import LivepeerPricing
import Testing

@Suite struct PriceEntryTests {
  /// Every vector of `vectors/usd-to-wei.json`, and then some.
  ///
  /// Source: go-livepeer 0.9.1, `core.AutoConvertedPrice`.
  @Test(
    arguments: [
      ("2", .eth, "3000", 1, "2000000000000000000"), ("2", .usd, "100", 1, "20000000000000000"),
      ("50", .usd, "3000", 1, "50000000000000000/3"),
      ("66", .usd, "420", 1, "1100000000000000000/7"),
      ("50", .usd, "6000", 1, "25000000000000000/3"),
      ("1", .usd, "2345.67890123", 1, "100000000000000000000000000/234567890123"),
      // By exact arithmetic: the documented LLM entry, and prices below one wei.
      ("0.18", .usd, "3000", 1_000_000, 60_000_000), ("0.5e-3", .wei, "3000", 1, "1/2000"),
      ("1", .wei, "3000", 3, "1/3"), ("0", .usd, "3000", 7, 0),
    ] as [(String, PriceCurrency, String, BigInt, Rational)]
  )
  func pricesAreExactRationals(
    price: String,
    currency: PriceCurrency,
    ethUSD: String,
    units: BigInt,
    weiPerUnit: Rational
  ) throws {
    let entry = PriceEntry(
      pipeline: "llm",
      modelID: "m",
      pricePerUnit: try BigDecimal(decimal: price),
      pixelsPerUnit: units,
      currency: currency
    )
    let rate = try #require(try entry.rate(per: .token, at: ETHPrice(ethUSD)))
    #expect(rate.weiPerUnit == weiPerUnit)
    #expect(rate.unit == .token)
    guard currency == .usd else {
      #expect(try entry.rate(per: .token, at: nil) == rate)
      return
    }
    #expect(throws: RateError.ethPriceNeeded) { try entry.rate(per: .token, at: nil) }
  }

  @Test func anEntryWithoutAPriceHasNoRate() throws {
    let entry = PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: nil, currency: .usd)
    #expect(try entry.rate(per: .token, at: nil) == nil)
  }

  @Test(
    arguments: [
      ("", .wei), ("wei", .wei), ("WEI", .wei), ("eth", .eth), ("ETH", .eth), ("Eth", .eth),
      ("usd", .usd), ("USD", .usd), ("uSd", .usd), ("gwei", nil), ("EUR", nil), (" usd", nil),
      ("usd\0", nil), ("ether", nil),
    ] as [(String, PriceCurrency?)]
  )
  func currenciesAreNamedInAnyCase(name: String, currency: PriceCurrency?) {
    #expect(PriceCurrency(name: name) == currency)
  }

  @Test func defaultsAreTheNodes() {
    let entry = PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: nil)
    #expect(entry.capacity == 1)
    #expect(entry.gateway == "default")
    #expect(entry.currency == .wei)
    #expect(!entry.isWarm)
    #expect(entry.pixelsPerUnit == nil)
    #expect(entry.knownPipeline == .llm)
    #expect(PriceEntry(pipeline: "LLM", modelID: "m", pricePerUnit: nil).knownPipeline == nil)
  }
}
