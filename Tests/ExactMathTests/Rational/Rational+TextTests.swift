import ExactMath
import Foundation
import Testing
import TestSupport

@Suite("Rational: text")
struct RationalTextTests {
  @Test("written and read back", .tags(.oracle, .property))
  func roundTrip() {
    forAll(cases: 1_500) { generator in
      let (value, fraction) = Rational.random(using: &generator)
      let whole = fraction.denominator.order(against: GMPInteger(1)) == 0
      let text = fraction.numerator.text() + (whole ? "" : "/" + fraction.denominator.text())
      return difference(value.description, text, "the text")
        ?? difference(Rational(text), value, "Rational(\(text))")
    }
  }

  @Test(
    "fractions and decimals",
    arguments: [
      ("1/2", Rational(1, 2)), ("-6/4", Rational(-3, 2)), ("6/-4", Rational(-3, 2)), ("0/5", 0),
      ("+1/+3", Rational(1, 3)), ("0.125", Rational(1, 8)), ("-1.5e1", -15),
      ("1_000.5", Rational(2_001, 2)),
      ("1e-20", Rational(1, .powerOfTen(20))),
    ]
  )
  func read(text: String, value: Rational) {
    #expect(Rational(text) == value)
  }

  @Test(
    "neither",
    arguments: [
      "", "/", "1/", "/2", "1/0", "0/0", "1/2/3", "1.5/2", "1/0.5", "1 / 2", "1_0/3", "1e3/7", "½",
      "1⁄2", "NaN",
      "1/2 ", "1_0", "1,5",
    ]
  )
  func unreadable(text: String) {
    #expect(Rational(text) == nil)
  }

  @Test("decimal text says what is wrong")
  func decimal() throws {
    #expect(try Rational(decimal: "3127.45") == Rational(62_549, 20))
    #expect(throws: DecimalTextError(.unexpected("/"), at: 1)) { try Rational(decimal: "1/2") }
    #expect(throws: DecimalTextError(.tooManyDigits(limit: 2), at: 2)) {
      try Rational(decimal: "125", limits: DecimalLimits(digits: 2))
    }
  }

  @Test(
    "coded as a string",
    arguments: ["1/3", "-7", "0", "1/340282366920938463463374607431768211456"]
  )
  func codable(text: String) throws {
    let value = try #require(Rational(text))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let data = try encoder.encode([value])
    #expect(String(decoding: data, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([Rational].self, from: data) == [value])
  }

  @Test("decodes decimals too")
  func decodesDecimals() throws {
    let data = Data("[\"0.25\", \"-2/4\", \"1e2\"]".utf8)
    #expect(
      try JSONDecoder().decode([Rational].self, from: data) == [
        Rational(1, 4), Rational(-1, 2), 100,
      ]
    )
  }

  @Test(
    "decodes nothing else",
    arguments: ["[0.25]", "[1]", "[\"1/0\"]", "[\"\"]", "[\"x\"]", "[null]"]
  )
  func undecodable(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Rational].self, from: Data(json.utf8))
    }
  }

  /// A short text does not require a long number, even in an array.
  @Test(
    "exponents past a thousand are not read",
    arguments: ["1e1001", "1e-1001", "1e1000000", "-1e-1000000", "1e999999999999999999999"]
  )
  func largeExponents(text: String) {
    #expect(Rational(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Rational].self, from: Data("[\"1\",\"\(text)\"]".utf8))
    }
  }

  @Test(
    "parts in a register and beyond, of either sign",
    arguments: [
      (Rational(0, 1), "0 per 1 ms"), (Rational(-7, 3), "-7 per 3 ms"),
      (
        Rational(18_446_744_073_709_551_615, 10_000_000_000_000_000_000),
        "3689348814741910323 per 2000000000000000000 ms"
      ),
      (
        Rational(-170_141_183_460_469_231_731_687_303_715_884_105_728, 3),
        "-170141183460469231731687303715884105728 per 3 ms"
      ),
      (
        Rational(-1, 170_141_183_460_469_231_731_687_303_715_884_105_727),
        "-1 per 170141183460469231731687303715884105727 ms"
      ),
      (
        Rational(-1, 515_377_520_732_011_331_036_461_129_765_621_272_702_107_522_001),
        "-1 per 515377520732011331036461129765621272702107522001 ms"
      ),
      (
        Rational(100_000_000_000_000_000_000_000_000_000_000_000_001, 16),
        "100000000000000000000000000000000000001 per 16 ms"
      ),
    ] as [(Rational, String)])
  func fractionText(value: Rational, text: String) {
    #expect(value.fractionText(between: " per ", after: " ", "ms") == text)
  }

  @Test("what would not be read back is not written")
  func longNumbers() throws {
    let power = BigInt.powerOfTen(DecimalLimits.lossless.digits)
    for number in [Rational(1, power), Rational(power, 3)] {
      #expect(throws: EncodingError.self) { try JSONEncoder().encode([number]) }
      #expect(number.losslessText == nil)
    }
    let number = Rational(1, power - 1)
    #expect(
      try JSONDecoder().decode([Rational].self, from: JSONEncoder().encode([number])) == [number])
    #expect(number.losslessText == number.description)
  }

  /// A fraction is shorter than a million decimals.
  @Test(
    "a decimal if it is read back, else the fraction",
    arguments: [(3, true), (1_000_000, false), (999_999, true), (1_000_001, false)]
  )
  func shortest(twos: Int, isDecimal: Bool) {
    let number = Rational(1, 1 << twos)
    #expect(number.shortestText.contains("/") != isDecimal)
    #expect(Rational(number.shortestText) == number)
  }
}
