import ExactMath
import Foundation
import Testing
import TestSupport

@Suite("BigInt: text")
struct BigIntTextTests {
  @Test("written and read as GMP writes", .tags(.oracle, .property))
  func agreesWithGMP() {
    forAll(cases: 5_000) { generator in
      let x = Operand.random(using: &generator)
      let text = x.gmp.text()
      return difference(x.big.description, text, "the text")
        ?? difference(BigInt(text), x.big, "BigInt(\(text))")
        ?? difference(
          BigInt((x.gmp.sign < 0 ? "-000" : "+0") + text.drop { $0 == "-" }),
          x.big,
          "00\(text)"
        )
    }
  }

  @Test("in every radix, as GMP writes", .tags(.oracle, .property))
  func radixes() {
    forAll(cases: 400) { generator in
      let x = Operand.random(using: &generator)
      let radix = Int.random(in: 2...36, using: &generator)
      return difference(
        String(x.big, radix: radix),
        x.gmp.text(base: Int32(radix)),
        "\(x.big) in base \(radix)"
      )
    }
  }

  @Test("thousands of digits, exactly", arguments: [38, 39, 40, 999, 1_000, 1_001, 5_000, 60_000])
  func thousandsOfDigits(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let text =
      "-1" + String((1..<count).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
    let number = try #require(BigInt(text))
    #expect(number.description == text)
    #expect(BigInt.Appearance(number) == BigInt.Appearance(GMPInteger(text)))
    #expect(try BigInt(decimal: text, limits: DecimalLimits(digits: count)) == number)
    #expect(throws: DecimalTextError(.tooManyDigits(limit: count - 1), at: count)) {
      try BigInt(decimal: text, limits: DecimalLimits(digits: count - 1))
    }
  }

  @Test(
    "only plain digits are lossless text",
    arguments: [
      "", "-", "+", "--1", "+-1", "1-", " 1", "1 ", "1_000", "1e3", "1.0", "0x1", "1,000", "٣", "１",
      "1\u{0}", "−1", "1\u{301}", "NaN", "inf",
    ]
  )
  func notPlain(text: String) {
    #expect(BigInt(text) == nil)
  }

  @Test(
    "the package's decimal grammar, if the value is whole",
    arguments: [
      ("1e18", 1_000_000_000_000_000_000), ("2.50e1", 25), ("-1_000.000", -1_000), ("0e5", 0),
      ("0.0e-3", 0), ("-0", 0), ("5000e-3", 5), ("1e38", .powerOfTen(38)),
      ("1e39", .powerOfTen(39)),
      ("-1e1000", -.powerOfTen(1_000)),
    ] as [(String, BigInt)]
  )
  func decimal(text: String, number: BigInt) throws {
    #expect(try BigInt(decimal: text) == number)
  }

  @Test("a fraction is no whole number", arguments: ["0.5", "1e-1", "-2.51e1", "1.0000001"])
  func fractions(text: String) {
    #expect(throws: DecimalTextError(.notWhole, at: 0)) { try BigInt(decimal: text) }
  }

  @Test(
    "coded as a decimal string",
    arguments: ["0", "-1", "170141183460469231731687303715884105728"]
  )
  func codable(text: String) throws {
    let number = try #require(BigInt(text))
    let data = try JSONEncoder().encode([number])
    #expect(String(decoding: data, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([BigInt].self, from: data) == [number])
  }

  @Test(
    "decodes nothing else",
    arguments: ["[\"\"]", "[\"1.5\"]", "[\"1e3\"]", "[\" 1\"]", "[1]", "[1.0]", "[null]", "[true]"]
  )
  func undecodable(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([BigInt].self, from: Data(json.utf8))
    }
  }

  @Test("what would not be read back is not written")
  func longNumbers() throws {
    let power = BigInt.powerOfTen(DecimalLimits.lossless.digits)
    for number in [power, -power] {
      #expect(throws: EncodingError.self) { try JSONEncoder().encode([number]) }
    }
    for number in [power - 1, 1 - power] {
      let data = try JSONEncoder().encode([number])
      #expect(try JSONDecoder().decode([BigInt].self, from: data) == [number])
    }
  }
}
