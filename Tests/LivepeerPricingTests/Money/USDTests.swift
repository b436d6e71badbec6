import LivepeerPricing
import Testing
import TestSupport

@Suite struct USDTests {
  @Test(
    arguments: [
      ("0.0012", "3/2500"), ("$0.0012", "3/2500"), ("0.0012 USD", "3/2500"), ("5usd", 5),
      ("-$0.5", "-1/2"), ("$-0.5", "-1/2"), ("-0.5 usd", "-1/2"), ("1_000.5", "2001/2"),
    ] as [(String, Rational)]
  )
  func amountsAreExact(text: String, dollars: Rational) throws {
    #expect(try USD(text).dollars == dollars)
  }

  @Test(arguments: [
    BadText("5 wei", 2, expected: "dollars, as in 3127.45 or 3127.45 USD"),
    BadText("5 ETH", 2, expected: "dollars, as in 3127.45 or 3127.45 USD"),
    BadText("5 EUR", 2, expected: "dollars, as in 3127.45 or 3127.45 USD"),
    BadText("$5 USD", 2, expected: "the text to end here, found a space"),
    BadText("5 USD ", 5, expected: "the text to end here, found a space"),
    BadText("€5", 0, number: .unexpected("€")),
    BadText("$", 1, number: .empty),
    BadText("-$x", 2, expected: "a digit, found 'x'"),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .usd)
  }

  /// At 3000 USD per ETH 0.02 USD are 20000000000000/3 wei; every rule by hand.
  @Test(
    arguments: [
      ("0.02", .down, 6_666_666_666_666), ("0.02", .up, 6_666_666_666_667),
      ("0.02", .towardZero, 6_666_666_666_666), ("0.02", .awayFromZero, 6_666_666_666_667),
      ("0.02", .toNearestOrEven, 6_666_666_666_667), ("-0.02", .down, -6_666_666_666_667),
      ("-0.02", .up, -6_666_666_666_666), ("-0.02", .towardZero, -6_666_666_666_666),
      ("-0.02", .toNearestOrEven, -6_666_666_666_667),
      // 0.5 wei, 1.5 wei
      ("1.5e-15", .toNearestOrEven, 0), ("4.5e-15", .toNearestOrEven, 2),
      ("1.5e-15", .toNearestOrAwayFromZero, 1), ("4.5e-15", .toNearestOrTowardZero, 1),
    ] as [(String, RoundingRule, Wei)]
  )
  func dollarsBecomeWeiByANamedRule(text: String, rule: RoundingRule, wei: Wei) throws {
    #expect(try USD(text).wei(at: ETHPrice("3000"), rounding: rule) == wei)
  }

  /// Cents from $1 up, three significant digits below (style/prose.md, *Idiom*); never 0.00.
  @Test(
    arguments: [
      ("0.00805806945239", "0.00806"), ("0", "0.00"), ("5", "5.00"), ("0.5", "0.50"),
      ("1234567.891", "1234567.89"), ("1e-18", "0.000000000000000001"),
      ("999999.999", "1000000.00"),
      ("123.4565", "123.46"), ("1.005", "1.00"), ("0.9994", "0.999"), ("0.9996", "1.00"),
      ("1", "1.00"), ("0.123456", "0.123"), ("-0.0012", "-0.0012"),
      ("0.0024777355802568", "0.00248"),
      ("1e12", "1000000000000.00"), ("0.000001", "0.000001"),
    ]
  )
  func theDefaultTextNeverHidesAnAmount(text: String, shown: String) throws {
    #expect(try USD(text).text() == shown)
  }

  @Test(
    arguments: [
      (DecimalFormat(.decimals(12)), "0.008058069452"), (DecimalFormat(.significant(2)), "0.0081"),
      (.all, "0.00805806945239"), (DecimalFormat(.decimals(2), rounding: .up), "0.01"),
      (DecimalFormat(.decimals(2)), "0.01"), (DecimalFormat(.decimals(0)), "0"),
    ] as [(DecimalFormat, String)]
  )
  func otherFormatsAreNamed(format: DecimalFormat, shown: String) throws {
    #expect(try USD("0.00805806945239").text(format) == shown)
  }

  @Test(
    arguments: [
      ("69567179/500000000", "$0.139134358"), ("-1/2", "-$0.5"), (0, "$0"),
      ("1/3", "$0.333333333333333333"), ("-2/3", "-$0.666666666666666667"),
    ] as [(Rational, String)]
  )
  func theDescriptionHasASign(dollars: Rational, text: String) {
    #expect(USD(dollars).description == text)
  }

  @Test func amountsAddAndCompare() {
    let (third, half): (Rational, Rational) = ("1/3", "1/2")
    #expect((USD(third) + USD(half)).dollars == "5/6")
    #expect((USD(third) - USD(half)).dollars == "-1/6")
    #expect(USD(third) < USD(half))
    #expect(USD.zero + USD(half) == USD(half))
  }

  @Test(
    arguments: [("1/3", "\"1\\/3\""), ("-1/8", "\"-0.125\""), (5, "\"5\"")] as [(Rational, String)]
  )
  func amountsAreCodedAsExactStrings(dollars: Rational, json: String) throws {
    let coded = try recoded(USD(dollars))
    #expect(coded.value == USD(dollars))
    #expect(coded.json == json)
  }

  @Test(.tags(.property)) func printedAmountsAreReadBack() throws {
    try forAll(cases: 500) { generator in
      let number = generator.decimal(upToBits: 300, exponent: 300).rational
      let amount = USD(Bool.random(using: &generator) ? -number : number)
      if let fault = difference(try USD("\(amount)"), amount, "'\(amount)' read back") {
        return fault
      }
      let endless = USD(generator.fraction(upToBits: 500) - generator.fraction(upToBits: 90))
      return difference(try recoded(endless).value, endless, "\(endless.dollars) recoded")
    }
  }

  @Test(arguments: ["1e1001", "1e1000000", "1e-1000000"])
  func shortTextsOfLongAmountsAreNotDecoded(text: String) throws {
    let json = "[\"1\",\"\(text)\"]"
    #expect(try decodingRefusal(of: json, as: [USD].self)?.contains("number") == true)
    #expect(try decodingRefusal(of: json, as: [ETHPrice].self)?.contains("number") == true)
    #expect(
      try decodingRefusal(of: "[\"\(text)wei/ms\"]", as: [AnyRate].self)?.contains("exponent")
        == true)
  }

  /// A tail of a million decimals is coded as a fraction, which is read back; a longer number is
  /// not written.
  @Test func whatIsCodedIsReadBack() throws {
    let tail = Rational(1, 1 << 1_000_000)
    #expect(try recoded(USD(tail)).value == USD(tail))
    let long = Rational(1, .powerOfTen(1_000_000))
    #expect(throws: EncodingError.self) { try recoded(USD(long)) }
    #expect(throws: EncodingError.self) { try recoded(ETHPrice(long)) }
    #expect(throws: EncodingError.self) { try recoded(AnyRate(weiPerUnit: long, unit: .pixel)) }
    #expect(throws: EncodingError.self) { try recoded(Wei(.powerOfTen(1_000_000))) }
  }

  /// 1/3 of $0.30, and what a refund of it is.
  @Test func dollarsAreMultipliedExactly() throws {
    #expect(try USD("0.30") * Rational(1, 3) == USD("0.10"))
    #expect(try -USD("0.10") == USD("-0.10"))
    var sum = try USD("0.10")
    sum += try USD("0.20")
    #expect(try sum == USD("0.30"))
  }
}
