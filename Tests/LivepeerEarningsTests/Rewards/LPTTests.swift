import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("Amounts of LPT")
struct LPTTests {
  @Test(
    arguments: [
      ("3000", 3_000, "3000 LPT"), ("2_000_000", 2_000_000, "2000000 LPT"),
      ("0.5 LPT", "1/2", "0.5 LPT"), ("27.3375lpt", "2187/80", "27.3375 LPT"),
      ("-1e-18", "-1/1000000000000000000", "-0.000000000000000001 LPT"),
    ] as [(String, Rational, String)])
  func texts(text: String, tokens: Rational, description: String) throws {
    let amount = try LPT(text)
    #expect(amount.tokens == tokens)
    #expect("\(amount)" == description)
    #expect(try LPT("\(amount)") == amount)
  }

  @Test(arguments: [
    ("", "nothing to read"), ("5 ETH", "offset 2: expected LPT, as in 3000 or 3000 LPT"),
    ("5 ", "offset 1: expected the text to end here, found a space"),
    ("5 LPT ", "offset 5: expected the text to end here, found a space"),
    ("$5", "number '$5', offset 0"), ("x", "found 'x' in place of a digit"),
  ])
  func otherTexts(text: String, message: String) throws {
    let error = try #require(thrown { () throws(TextFormError) in try LPT(text) })
    #expect("\(error)".contains(message))
    #expect("\(error)".isOnePlainLine)
  }

  /// Python's fractions: 10^18 units are one LPT.
  @Test(
    arguments: [
      (1, .down, "1000000000000000000"), ("2187/80", .down, "27337500000000000000"),
      ("1/3", .down, "333333333333333333"), ("1/3", .up, "333333333333333334"),
      ("1/2000000000000000000", .toNearestOrEven, "0"),
      ("3/2000000000000000000", .toNearestOrEven, "2"),
    ] as [(Rational, RoundingRule, String)])
  func units(tokens: Rational, rule: RoundingRule, units: String) throws {
    let count = try #require(BigInt(units))
    #expect(LPT(tokens).units(rounding: rule) == count)
    #expect(LPT(units: count).units(rounding: .down) == count)
  }

  /// 15 % of 67.5 LPT, and 3,000 of 10,000 LPT.
  @Test func arithmetic() {
    let pool: LPT = "135/2"
    #expect(pool * "3/20" == "81/8")
    #expect(pool + "1/3" - pool == "1/3")
    #expect((3_000 as LPT) / 10_000 == "3/10")
    #expect(LPT.zero < LPT(units: 1))
  }

  @Test(
    arguments: [("1/3", "\"1\\/3\""), ("-1/8", "\"-0.125\""), (5, "\"5\"")] as [(LPT, String)]
  )
  func amountsAreCodedAsExactStrings(amount: LPT, json: String) throws {
    let coded = try recoded(amount)
    #expect(coded.value == amount)
    #expect(coded.json == json)
  }
}
