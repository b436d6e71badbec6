import LivepeerPricing
import Testing
import TestSupport

@Suite struct RateTextTests {
  @Test(
    arguments: [
      ("12882811wei/ms", "12882811wei/ms"), ("$0.0012/min", "20000000wei/3 ms"),
      ("0.5wei/px", "0.5wei/px"), ("1wei/3 px", "1wei/3 px"), ("0/token", "0wei/token"),
      ("1e-5 wei/char", "0.00001wei/char"), ("1wei/Mpx", "0.000001wei/px"),
    ]
  )
  func ratesPrintExactly(text: String, printed: String) throws {
    let rate = try AnyRate(text, at: ETHPrice("3000"))
    #expect(rate.description == printed)
    #expect(try AnyRate(printed) == rate)
    #expect(try recoded(rate).value == rate)
    #expect(try decodingRefusal(of: "\"\(printed)\"", as: AnyRate.self) == nil)
  }

  @Test func dollarsNeedAnETHPrice() throws {
    let error = try #require(
      thrown { () throws(TextFormError) in try Rate<Millisecond>("$0.0012/min") }
    )
    #expect(error.form == .rate)
    #expect(error.offset == 0)
    #expect(error.reason == .outOfRange(RateError.ethPriceNeeded.description))
    let refusal = try decodingRefusal(of: "\"$1/ms\"", as: AnyRate.self)
    #expect(refusal?.contains("needs an ETH price") == true)
  }

  @Test func anotherUnitIsRefused() throws {
    let mismatch = RateError.unitMismatch(expected: .millisecond, found: .pixel)
    BadText("5wei/px", 0, .outOfRange(mismatch.description)).expectRefusal(by: .rate)
    #expect(
      try decodingRefusal(of: "\"5wei/px\"", as: Rate<Millisecond>.self) == mismatch.description
    )
  }

  @Test(arguments: ["5", "null", "\"\"", "\"5\"", "\"-1wei/ms\"", "\"1wei/0 ms\"", "{}", "true"])
  func otherJSONIsRefused(json: String) throws {
    #expect(try decodingRefusal(of: json, as: AnyRate.self)?.isOnePlainLine == true)
    #expect(try decodingRefusal(of: json, as: Rate<Millisecond>.self)?.isOnePlainLine == true)
  }

  /// Rates whose digits never end, and decimals from 10^-900 to 10^900, through text and JSON.
  @Test(.tags(.property)) func printedRatesAreReadBack() throws {
    try forAll(cases: 500) { generator in
      let weiPerUnit =
        Bool.random(using: &generator)
        ? generator.fraction(upToBits: 2_000)
        : generator.decimal(upToBits: 1_000, exponent: 900).rational
      let units = WorkUnitKind.standard
      let unit = units[Int.random(in: units.indices, using: &generator)]
      let rate = try AnyRate(weiPerUnit: weiPerUnit, unit: unit)
      return try difference(AnyRate("\(rate)", limits: .lossless), rate, "\(rate) read back")
        ?? difference(recoded(rate).value, rate, "\(rate) recoded")
    }
  }

  @Test(.tags(.property)) func typedRatesAreCodedAsTheirErasedOnes() throws {
    try forAll(cases: 200) { generator in
      let rate = try Rate<Token>(weiPerUnit: generator.fraction(upToBits: 400))
      return try difference(recoded(rate).value, rate, "\(rate) recoded")
        ?? difference(recoded(rate).json, recoded(rate.erased).json, "\(rate) as JSON")
        ?? difference(Rate<Token>("\(rate)"), rate, "\(rate) read back")
        ?? difference(Rate<Token>(rate.erased), rate, "\(rate) typed again")
    }
  }
}
