import LivepeerPricing
import Testing
import TestSupport

@Suite struct TariffTableRowQuoteTests {
  /// A row's own ETH price holds for its dollars, and for a price in dollars too.
  @Test func aRowCanBringItsOwnETHPrice() throws {
    let own = try ETHPrice("3000")
    for table in [
      try TariffTable(.documented), try TariffTable(.documented, at: ETHPrice("3127.45")),
    ] {
      let audio = try table.quote(
        units: 200_000, tariff: table.index(of: "audio-to-text"), ethPrice: own)
      #expect(audio.fee == 2_576_562_200_000)
      #expect(audio.usd == 7_729_686_600)
      // 0.18 USD per million tokens: 256 · 6 · 10^7 wei.
      let tokens = try table.quote(
        units: 256, tariff: table.index(of: "llm"), ethPrice: own)
      #expect(tokens.fee == 15_360_000_000)
      #expect(tokens.usd == 46_080_000)
      #expect(tokens.ethPrice == own)
    }
  }

  @Test func withoutAnETHPriceThereAreNoDollars() throws {
    let table = try TariffTable(.documented)
    let quote = try table.quote(units: 1, tariff: 0)
    #expect(quote.usd == nil && quote.ethPrice == nil && quote.fee == 12_882_811)
  }

  @Test(.tags(.property))
  func anySizeAgreesWithFractions() throws {
    try forAll(cases: 500) { generator in
      let rate = generator.fraction(upToBits: 200)
      let price = generator.fraction(upToBits: 200) + 1
      let units = generator.count(upToBits: 200)
      let decimals = Int.random(in: 0...30, using: &generator)
      let fee = (Rational(units) * rate).rounded(.up)
      let usd = (Rational(fee) * price * Rational(.powerOfTen(decimals), .powerOfTen(18)))
        .rounded(.toNearestOrEven)
      let sheet = try PriceSheet(weiPerUnit: [rate])
      let ethPrice = try ETHPrice(price)
      for table in [
        try TariffTable(sheet, at: ethPrice, usdDecimals: decimals),
        try TariffTable(sheet, at: ETHPrice(7), usdDecimals: decimals),
      ] {
        let quote = try table.quote(units: units, tariff: 0, ethPrice: ethPrice)
        if quote.fee.count != fee || quote.usd != usd { return "\(units) · \(rate) at \(price)" }
      }
      return nil
    }
  }
}
