import LivepeerPricing
import Testing
import TestSupport

@Suite struct AnyRateConversionTargetTests {
  private static let scaleNeeded = "a scale after the currency:"

  @Test(
    arguments: [
      ("min", nil, .minute), ("usd/min", .usd, .minute), ("USD/minutes", .usd, .minute),
      ("$/Mpx", .usd, .megapixel), ("wei/ms", .wei, .millisecond),
      ("gwei / px", .ether(.gwei), .pixel), ("eth/Mtoken", .ether(.ether), .millionTokens),
    ] as [(String, Currency?, AnyScale)]
  )
  func targetsAreRead(text: String, currency: Currency?, scale: AnyScale) throws {
    let target = try AnyRate.ConversionTarget(text)
    #expect(target == AnyRate.ConversionTarget(currency, scale))
    #expect(try AnyRate.ConversionTarget("\(target)") == target)
  }

  @Test(arguments: [
    BadText(
      "", 0, expected: "a scale such as ms, min, char, px, token or request, and the text ends"),
    BadText(
      "usd/", 4, expected: "\(scaleNeeded) usd/h, usd/Mchar, usd/Mpx, usd/Mtoken or usd/request"),
    BadText(
      "usd", 3, expected: "\(scaleNeeded) usd/h, usd/Mchar, usd/Mpx, usd/Mtoken or usd/request"),
    BadText(
      "$", 1, expected: "\(scaleNeeded) usd/h, usd/Mchar, usd/Mpx, usd/Mtoken or usd/request"),
    BadText(
      "gwei /", 6,
      expected: "\(scaleNeeded) gwei/h, gwei/Mchar, gwei/Mpx, gwei/Mtoken or gwei/request"),
    BadText(
      "usd x", 4, expected: "\(scaleNeeded) usd/h, usd/Mchar, usd/Mpx, usd/Mtoken or usd/request"),
    BadText("pxs", 0, .unknown("scale", name: "pxs", allowed: ["px"])),
    BadText(
      "fortnight", 0, .unknown("scale", name: "fortnight", allowed: AnyScale.all.map(\.symbol))),
    BadText("eur/min", 0, .unknown("currency", name: "eur", allowed: Currency.names)),
    BadText("usd/Minn", 4, .unknown("scale", name: "Minn", allowed: ["min"])),
    BadText(
      "usd/2 min", 4, expected: "a scale such as ms, min, char, px, token or request, found '2'"),
    BadText("usd/min ", 7, expected: "the text to end here, found a space"),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .scale)
  }

  @Test func everyScaleOfAUnitIsATarget() {
    let texts = AnyRate.ConversionTarget.all(of: .pixel, in: [.wei, .usd]).map(\.description)
    #expect(
      texts == [
        "wei/px", "wei/kpx", "wei/Mpx", "wei/Mipx", "wei/720p-s", "wei/Gpx", "wei/720p-h",
        "wei/Tpx",
        "usd/px", "usd/kpx", "usd/Mpx", "usd/Mipx", "usd/720p-s", "usd/Gpx", "usd/720p-h",
        "usd/Tpx",
      ])
    #expect(AnyRate.ConversionTarget.all(of: .millisecond, in: [.usd]).count == 6)
  }

  /// Errors about a price of a known unit name its scales alone.
  @Test(
    arguments: [
      (
        "usd", .millisecond,
        "a scale after the currency: usd/ms, usd/s, usd/min, usd/h, usd/day or usd/month"
      ),
      ("eth/", .token, "a scale after the currency: eth/token, eth/ktoken or eth/Mtoken"),
      (
        "wei/fortnight", .millisecond,
        "unknown scale 'fortnight'; use one of ms, s, min, h, day, month"
      ),
      ("Mpix", .pixel, "unknown scale 'Mpix'; use one of Mpx"),
      ("", .token, "a scale such as ms, min, char, px, token or request, and the text ends"),
      (
        "px", .millisecond,
        "a price per millisecond does not convert to one per pixel; "
          + "use one of ms, s, min, h, day, month"
      ),
      (
        "usd/h", .token,
        "a price per token does not convert to one per millisecond; "
          + "use one of token, ktoken, Mtoken"
      ),
    ] as [(String, WorkUnitKind, String)]
  )
  func errorsNameTheScalesThatFit(text: String, unit: WorkUnitKind, message: String) throws {
    let error = try #require(
      thrown { () throws(TextFormError) in try AnyRate.ConversionTarget(text, of: unit) })
    #expect("\(error)".hasSuffix(message))
  }

  /// Values by exact arithmetic; $0.111 an hour is 37/1200000 a second (the issue, part B).
  ///
  /// An ETH price is needed between dollars and ether only.
  @Test(
    arguments: [
      ("$0.111/h", "usd/s", nil, "37/1200000"), ("$0.111/h", "min", nil, "37/20000"),
      ("12882811wei/ms", "gwei/h", nil, "463781196/10000"),
      ("1 eth/h", "wei/s", nil, "2500000000000000/9"),
      ("0.18 USD/1000000 token", "$/Mtoken", nil, "9/50"), ("5wei/3 px", "px", nil, "5/3"),
      ("12882811wei/ms", "usd/h", "3000", "0.1391343588"),
      ("$0.0012/min", "wei/ms", "3000", "20000000/3"),
      ("$3/h", "eth/h", "3000", "1/1000"),
    ] as [(String, String, String?, String)]
  )
  func pricesConvertExactly(price: String, target: String, ethPrice: String?, value: String) throws
  {
    let stated = try StatedRate(price)
    let converted = try stated.converted(
      to: AnyRate.ConversionTarget(target), at: ethPrice.map { try ETHPrice($0) })
    #expect(converted == Rational(value))
  }

  @Test func whatNeedsAnETHPriceSaysSo() throws {
    let rate = try StatedRate("$3/h")
    #expect(throws: RateError.ethPriceNeeded) {
      try rate.converted(to: AnyRate.ConversionTarget("wei/h"))
    }
    let wei = try StatedRate("3wei/h")
    #expect(throws: RateError.ethPriceNeeded) {
      try wei.converted(to: AnyRate.ConversionTarget("usd/h"))
    }
    #expect(throws: RateError.unitMismatch(expected: .pixel, found: .millisecond)) {
      try wei.converted(to: AnyRate.ConversionTarget("px"))
    }
  }
}
