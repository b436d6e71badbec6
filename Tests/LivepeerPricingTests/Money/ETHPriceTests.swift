import LivepeerPricing
import Testing
import TestSupport

@Suite struct ETHPriceTests {
  @Test(
    arguments: [
      ("3127.45", "62549/20"), ("$3127.45", "62549/20"), ("3127.45 USD", "62549/20"),
      ("3_127.45usd", "62549/20"), ("2345.67890123", "234567890123/100000000"),
      ("1e-1000", Rational(1, .powerOfTen(1_000))), ("1e3", 1_000),
    ] as [(String, Rational)]
  )
  func pricesAreExact(text: String, usdPerETH: Rational) throws {
    #expect(try ETHPrice(text).usdPerETH == usdPerETH)
  }

  @Test(arguments: [
    BadText("", 0, number: .empty),
    BadText("0", 0, outOfRange: "an ETH price has to be above zero"),
    BadText("-0", 0, outOfRange: "an ETH price has to be above zero"),
    BadText("0.000", 0, outOfRange: "an ETH price has to be above zero"),
    BadText("0e1000", 0, outOfRange: "an ETH price has to be above zero"),
    BadText("-3000", 0, outOfRange: "an ETH price has to be above zero"),
    BadText("-$3000", 0, outOfRange: "an ETH price has to be above zero"),
    BadText("3000 EUR", 5, expected: "dollars, as in 3127.45 or 3127.45 USD"),
    BadText("3000 wei", 5, expected: "dollars, as in 3127.45 or 3127.45 USD"),
    BadText(
      "3,127.45", 1, number: .misplacedSeparator(",", spellings: ["3127.45", "3_127.45"])),
    BadText("3127,45", 4, number: .misplacedSeparator(",", spellings: ["3127.45", "312745"])),
    BadText("3127_45", 4, number: .misplacedSeparator("_", spellings: ["3127.45", "312745"])),
    BadText(
      "3.127,45 USD", 5,
      number: .misplacedSeparator(",", spellings: ["3127.45 USD", "3_127.45 USD"])),
    BadText(".45", 0, .shellVariable(example: "'$3127.45'", otherwise: "0.45")),
    BadText("zsh.5", 0, .shellVariable(example: "'$0.5'")),
    BadText("10000/3", 5, expected: "the text to end here, found '/'"),
    BadText("NaN", 0, number: .unexpected("N")),
    BadText("1e999999999", 2, number: .exponentTooLarge(limit: 1_000)),
    BadText("3000 ", 4, expected: "no space at the end"),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .ethPrice)
  }

  @Test(arguments: [0, -1, "-1/3"] as [Rational])
  func aPriceIsAboveZero(usdPerETH: Rational) throws {
    let error = try #require(thrown { () throws(ETHPrice.RangeError) in try ETHPrice(usdPerETH) })
    #expect(error.usdPerETH == usdPerETH)
    #expect(
      error.description
        == "an ETH price has to be above zero, and this is \(usdPerETH) USD; write it as 3127.45"
    )
    let json = "\"\(usdPerETH)\""
    #expect(try decodingRefusal(of: json, as: ETHPrice.self) == error.description)
  }

  @Test(
    arguments: [
      ("62549/20", "3127.45"), ("10000/3", "10000/3"), (3_000, "3000"),
    ] as [(Rational, String)]
  )
  func pricesPrintExactly(usdPerETH: Rational, text: String) throws {
    let price = try ETHPrice(usdPerETH)
    #expect(price.description == text)
    #expect(try recoded(price).value == price)
  }

  @Test func pricesCompareByValue() throws {
    #expect(try ETHPrice("2999.99") < ETHPrice("3000"))
    #expect(try ETHPrice("3e3") == ETHPrice("3000.0"))
  }

  @Test(.tags(.property)) func printedPricesAreReadBack() throws {
    try forAll(cases: 500) { generator in
      let decimal = generator.decimal(upToBits: 300, exponent: 300).rational + 1
      let price = try ETHPrice(decimal)
      if let fault = difference(try ETHPrice("\(price)"), price, "'\(price)' read back") {
        return fault
      }
      let endless = try ETHPrice(generator.fraction(upToBits: 300) + 1)
      return difference(try recoded(endless).value, endless, "\(endless) recoded")
    }
  }
}
