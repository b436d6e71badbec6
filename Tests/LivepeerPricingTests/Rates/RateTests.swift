import LivepeerPricing
import Testing
import TestSupport

@Suite struct RateTests {
  /// `domain/pipelines.md`, "exact values to check against".
  @Test func documentedPricesGiveTheDocumentedFees() throws {
    let audio = try Rate<Millisecond>("12882811wei/ms")
    let minute = audio.fee(for: try Quantity(duration: "60000ms"))
    #expect(minute == 772_968_660_000)
    #expect(try minute.usd(at: ETHPrice("3205.48")).text(.all) == "0.0024777355802568")
    #expect(try audio.usd(per: .hour, at: ETHPrice("3000")).description == "$0.1391343588")

    let pixels = try Rate<Pixel>("4768371wei/px")
    #expect(pixels.fee(for: try ImageSize("1920x1080").pixels) == 9_887_694_105_600)
    let speech = try Rate<TextCharacter>("5960465wei/char")
    #expect(speech.fee(for: 1_000_000) == 5_960_465_000_000)
    #expect(speech.wei(per: .million) == 5_960_465_000_000)
  }

  /// `domain/pipelines.md`, "exact anchors": the price is within one wei of ETH / 2^20.
  ///
  /// What the price is above the anchor, by exact arithmetic.
  @Test(
    arguments: [
      ("4768371", "5e12", "-149/256"), ("1192093", "1.25e12", "107/1024"),
      ("5960465", "6.25e12", "535/1024"),
    ] as [(Rational, Rational, Rational)]
  )
  func documentedPricesLieWithinAWeiOfTheirAnchor(
    price: Rational,
    wei: Rational,
    above: Rational
  ) throws {
    let image = try ImageSize("1024x1024").pixels
    let rate = try Rate<Pixel>(weiPerUnit: price)
    #expect(rate.exactFee(for: image) - wei == above * Rational(1 << 20))
    #expect(above.magnitude < 1)
  }

  /// Dollars at an ETH price become exact wei: dollars · 10^18 / price / units.
  @Test(
    arguments: [
      ("0.0012", .minute, "3127.45", "400000000000/62549"),
      ("0.0012", .minute, "3000", "20000000/3"),
      ("$0.1391343588", .hour, "3000", 12_882_811), ("0", .second, "3000", 0),
      ("0.000038648433 USD", .second, "3000", 12_882_811),
    ] as [(String, Scale<Millisecond>, String, Rational)]
  )
  func dollarsBecomeExactRates(
    usd: String,
    scale: Scale<Millisecond>,
    ethUSD: String,
    weiPerUnit: Rational
  ) throws {
    let price = try ETHPrice(ethUSD)
    let rate = try Rate<Millisecond>(usd: usd, per: scale, at: price)
    #expect(rate.weiPerUnit == weiPerUnit)
    #expect(try Rate<Millisecond>(usd: USD(usd), per: scale, at: price) == rate)
    #expect(rate.usd(per: scale, at: price) == (try USD(usd)))
  }

  /// The documented entry: 0.18 USD per 10^6 tokens, by exact arithmetic.
  @Test(
    arguments: [
      ("3000", 60_000_000), ("2500", 72_000_000), ("3127.45", "3600000000000/62549"),
      ("2345.67890123", "18000000000000000000/234567890123"),
    ] as [(String, Rational)]
  )
  func theLanguageModelsPriceIsExactAtAnyETHPrice(ethUSD: String, weiPerUnit: Rational) throws {
    let rate = try Rate<Token>(usd: "0.18", per: .million, at: ETHPrice(ethUSD))
    #expect(rate.weiPerUnit == weiPerUnit)
    let sheet = try PriceSheet.documented.price(of: .llm, at: ETHPrice(ethUSD))
    #expect(sheet.rate == rate.erased)
  }

  @Test func ratesAreNotNegative() throws {
    let negative = RateError.negative(weiPerUnit: -1)
    #expect(throws: negative) { try Rate<Pixel>(weiPerUnit: -1) }
    #expect(throws: negative) { try Rate<Pixel>(wei: -1_000_000, per: .megapixel) }
    let price = try ETHPrice("3000")
    #expect(throws: RateError.self) { try Rate<Token>(usd: USD("-1"), per: .one, at: price) }
    let error = try #require(
      thrown { () throws(TextFormError) in try Rate<Token>(usd: "-3", per: .one, at: price) }
    )
    #expect(error.form == .amount)
    #expect(
      error.reason
        == .outOfRange("a price is not negative, and this is -1000000000000000 wei per unit")
    )
  }

  @Test func ratesCompareByValue() throws {
    #expect(try Rate<Pixel>("1wei/3 px") < Rate<Pixel>("0.34wei/px"))
    #expect(try Rate<Pixel>("500wei/px") == Rate<Pixel>("0.5gwei/Mpx"))
  }

  /// A fee that is rounded up covers the exact one, by less than one wei; rounded down, the reverse.
  @Test(.tags(.property)) func roundedFeesEncloseTheExactFee() throws {
    try forAll(cases: 1_000) { generator in
      let rate = try Rate<Pixel>(weiPerUnit: generator.fraction(upToBits: 300))
      let count = try Quantity<Pixel>(generator.count(upToBits: 300))
      let exact = rate.exactFee(for: count)
      let up = Rational(rate.fee(for: count).count)
      let down = Rational(rate.fee(for: count, rounding: .down).count)
      let isEnclosed = up >= exact && up - exact < 1 && down <= exact && exact - down < 1
      return isEnclosed && (exact.wholeNumber != nil) == (up == down)
        ? nil : "\(rate) for \(count) is \(down) to \(up)"
    }
  }

  /// Any price in dollars is the same price after a way through wei.
  @Test(.tags(.property)) func dollarsSurviveTheWayThroughWei() throws {
    try forAll(cases: 500) { generator in
      let usd = USD(generator.fraction(upToBits: 200))
      let price = try ETHPrice(generator.fraction(upToBits: 200) + 1)
      let rate = try Rate<Millisecond>(usd: usd, per: .hour, at: price)
      return difference(rate.usd(per: .hour, at: price), usd, "\(usd.dollars) at \(price)")
    }
  }
}
