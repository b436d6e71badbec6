import LivepeerPricing
import Testing

@Suite struct ConversionTargetTests {
  @Test(
    arguments: [
      ("min", nil, .minute), ("usd/min", .usd, .minute), ("USD/minutes", .usd, .minute),
      ("$/Mpx", .usd, .megapixel), ("wei/ms", .wei, .millisecond),
      ("gwei / px", .ether(.gwei), .pixel), ("eth/Mtoken", .ether(.ether), .millionTokens),
    ] as [(String, Currency?, AnyScale)]
  )
  func targetsAreRead(text: String, currency: Currency?, scale: AnyScale) throws {
    let target = try ConversionTarget(text)
    #expect(target == ConversionTarget(currency, scale))
    #expect(try ConversionTarget("\(target)") == target)
  }

  @Test(arguments: [
    BadText("", 0, expected: "a scale such as ms, min, char, px or token, and the text ends"),
    BadText("usd/", 4, expected: "a scale such as ms, min, char, px or token, and the text ends"),
    BadText("usd", 0, .unknown("scale", name: "usd", allowed: AnyScale.all.map(\.symbol))),
    BadText("eur/min", 0, .unknown("currency", name: "eur", allowed: Currency.names)),
    BadText("usd/Min", 4, .unknown("scale", name: "Min", allowed: ["min"])),
    BadText("usd/2 min", 4, expected: "a scale such as ms, min, char, px or token, found '2'"),
    BadText("usd/min ", 7, expected: "the text to end here, found a space"),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .scale)
  }

  @Test func everyScaleOfAUnitIsATarget() {
    let texts = ConversionTarget.all(of: .pixel, withDollars: true).map(\.description)
    #expect(texts == ["wei/px", "wei/Mpx", "usd/px", "usd/Mpx"])
    #expect(ConversionTarget.all(of: .millisecond, withDollars: false).count == 4)
  }
}
