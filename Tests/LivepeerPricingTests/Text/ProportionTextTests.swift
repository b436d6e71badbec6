import LivepeerPricing
import Testing
import TestSupport

@Suite struct ProportionTextTests {
  @Test(
    arguments: [
      ("5", 5), ("5%", 5), ("5 %", 5), ("0", 0), ("0.5%", "1/2"), (".5%", "1/2"), ("150%", 150),
      ("1_000 %", 1_000),
    ] as [(String, Rational)]
  )
  func percentIsTheUnit(text: String, percent: Rational) throws {
    #expect(try ProportionText.percent(text) == percent)
  }

  /// 1 % is 10,000 parts per million.
  @Test(
    arguments: [
      ("5", 5), ("5ppm", 5), ("5 ppm", 5), ("5%", 50_000), ("0.01 %", 100), ("0", 0),
    ] as [(String, Rational)]
  )
  func partsPerMillionAreTheUnit(text: String, ppm: Rational) throws {
    #expect(try ProportionText.partsPerMillion(text) == ppm)
  }

  @Test(
    arguments: [
      ("", "nothing to read"), ("%", "found '%' in place of a digit"),
      ("-5%", "is not negative; write it as in 5%"),
      ("5ppm", "expected a number alone or with its unit, as in 5%"), ("5 %%", "text to end here"),
      ("5% ", "text to end here"), ("5 percent", "as in 5%"),
      ("1,5%", "write 1.5% (a decimal point)"),
    ]
  )
  func otherPercentagesAreRefused(text: String, message: String) throws {
    let error = try #require(
      thrown { () throws(TextFormError) in try ProportionText.percent(text) })
    #expect("\(error)".contains(message))
    #expect("\(error)".hasPrefix("percentage '") && "\(error)".isOnePlainLine)
  }

  @Test(arguments: ["", "5 pp", "5ppm%", "5%ppm", "-1", "5PPM"])
  func otherPartsPerMillionAreRefused(text: String) throws {
    let error = try #require(
      thrown { () throws(TextFormError) in try ProportionText.partsPerMillion(text) })
    #expect("\(error)".isOnePlainLine)
  }
}
