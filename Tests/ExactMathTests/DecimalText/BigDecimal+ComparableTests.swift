import ExactMath
import Foundation
import Testing
import TestSupport

@Suite("BigDecimal: order")
struct BigDecimalComparableTests {
  /// Two numbers, and how the first compares to the second by Python's `decimal`.
  @Test(
    "as Python compares",
    arguments: [
      ("-1", "1e59", -1), ("1.234567890123456789e59", "-1", 1), ("-1", "-10", 1),
      ("1.234567890123456789e59", "10e-1", 1), ("0e5", "10e-1", -1),
      ("1", "1.2345678901234567890123456789012345678901234567890123456789e59", -1),
      ("123456789012345678901234567890123456789012345678901234567890", "-9.99", 1),
      ("1", "12e-4", 1), ("1e-1000", "0.00120", -1), ("1.0", "0.00120", 1), ("-10", "12e-4", -1),
      ("10.00", "0e5", 1), ("1e59", "0.0012", 1),
      ("1.2345678901234567890123456789012345678901234567890123456789e59", "0.0012", 1),
      ("1e59", "-9.99", 1), ("-10", "1.234567890123456789e59", -1),
      ("1e-1000", "0.00119999999999999999999999999999999999999999999999", -1),
      ("0.0012", "1e1", -1), ("1e1000", "1.234567890123456789e59", 1), ("1e-1000", "0.0012", -1),
      ("9e999", "1.234567890123456789e59", 1), ("-0", "0", 0), ("9.99", "-0", 1),
      ("1.0", "0.00119999999999999999999999999999999999999999999999", 1),
      ("10.00", "123456789012345678901234567890123456789012345678901234567890", -1),
      ("1e1", "0.0012", 1), ("-10", "-1e1000", 1), ("0", "1e-1000", -1), ("-10", "-0", -1),
      ("-1", "1e-1000", -1), ("12e-4", "1.0", -1), ("1e1", "0.00120", 1), ("1.0", "12e-4", 1),
      ("0.00119999999999999999999999999999999999999999999999", "-1e-1000", 1),
      ("1e1000", "0.00119999999999999999999999999999999999999999999999", 1), ("1", "-10", 1),
      ("10.00", "1.2345678901234567890123456789012345678901234567890123456789e59", -1),
      ("0.0012", "0.0012", 0), ("1.234567890123456789e59", "-0", 1),
      ("1.0", "123456789012345678901234567890123456789012345678901234567890", -1),
      ("-1e1000", "0.00120", -1), ("0", "-1e-1000", 1),
      ("1.2345678901234567890123456789012345678901234567890123456789e59", "10e-1", 1),
      ("-10", "1e1", -1), ("-0", "9e999", -1), ("10e-1", "10e-1", 0), ("10.00", "-1e-1000", 1),
      ("0.00119999999999999999999999999999999999999999999999", "10e-1", -1),
      ("1e-1000", "9e999", -1), ("1.0", "1.0", 0), ("1.234567890123456789e59", "0", 1),
      ("-0", "1e59", -1), ("-1e-1000", "1e-1000", -1), ("1e1000", "1e59", 1),
      ("9e999", "10e-1", 1), ("0", "1e59", -1), ("-10", "0.00120", -1), ("0.0012", "-0", 1),
      ("1", "0.00119999999999999999999999999999999999999999999999", 1), ("1e1000", "1e1", 1),
      ("-10", "123456789012345678901234567890123456789012345678901234567890", -1),
      ("1.234567890123456789e59", "1", 1), ("1.234567890123456789e59", "-9.99", 1),
      ("-0", "1.0", -1), ("-10", "0.00119999999999999999999999999999999999999999999999", -1),
      ("9.99", "123456789012345678901234567890123456789012345678901234567890", -1),
      ("-10", "0.0012", -1), ("0e5", "-9.99", 1), ("1.0", "-10", 1), ("-1", "1e1", -1),
      ("0.0012", "-10", 1), ("1", "1e-1000", 1), ("-1", "12e-4", -1), ("10e-1", "9.99", -1),
      ("0.00120", "123456789012345678901234567890123456789012345678901234567890", -1),
      ("10e-1", "1e59", -1), ("1e1", "9e999", -1), ("-9.99", "-0", -1), ("0.00120", "1e1000", -1),
      ("-10", "0e5", -1),
      ("123456789012345678901234567890123456789012345678901234567890", "0.00120", 1),
      ("1e1", "9.99", 1),
      ("1.2345678901234567890123456789012345678901234567890123456789e59", "0e5", 1),
      ("0", "10e-1", -1),
      ("1.0", "1.2345678901234567890123456789012345678901234567890123456789e59", -1),
      ("-10", "-1e-1000", -1), ("0.00119999999999999999999999999999999999999999999999", "1e1", -1),
      ("1e1", "-1e1000", 1), ("1.234567890123456789e59", "-1e1000", 1), ("0.00120", "0", 1),
    ] as [(String, String, Int)]
  )
  func table(left: String, right: String, order: Int) throws {
    let (a, b) = (try BigDecimal(decimal: left), try BigDecimal(decimal: right))
    #expect((a < b) == (order < 0))
    #expect((a > b) == (order > 0))
    #expect((a == b) == (order == 0))
    #expect((a <= b) == (order <= 0))
  }

  @Test("in the order of the fractions", .tags(.property))
  func fractions() {
    forAll(cases: 4_000) { generator in
      let x = BigDecimal(
        coefficient: Operand.random(using: &generator).big,
        exponent: Int.random(in: -60...60, using: &generator))
      let y = neighbour(of: x, using: &generator)
      return difference(x < y, x.rational < y.rational, "\(x) < \(y)")
        ?? difference(y < x, y.rational < x.rational, "\(y) < \(x)")
        ?? difference(x == y, x.rational == y.rational, "\(x) == \(y)")
    }
  }

  /// Returns a number that often is equal, or differs in the last digit, with other trailing zeros.
  private func neighbour(
    of number: BigDecimal, using generator: inout SeededGenerator
  ) -> BigDecimal {
    guard Int.random(in: 0..<4, using: &generator) > 0 else {
      return BigDecimal(
        coefficient: Operand.random(using: &generator).big,
        exponent: Int.random(in: -60...60, using: &generator))
    }
    let zeros = Int.random(in: 0...45, using: &generator)
    return BigDecimal(
      coefficient: number.coefficient * .powerOfTen(zeros)
        + BigInt(Int.random(in: -1...1, using: &generator)),
      exponent: number.exponent - zeros)
  }

  /// Written out, the larger one has ten million digits.
  @Test("comparing does not write exponents out")
  func largeExponents() {
    let largest = BigDecimal.maximumExponent
    let ascending = [
      (-1, largest), (-123, 2), (-1, 0), (-123, -largest), (-1, -largest), (0, largest),
      (1, -largest), (123, -largest), (1, 0), (123, 2), (1, largest),
    ].map { BigDecimal(coefficient: BigInt($0.0), exponent: $0.1) }
    let time = usualProcessorTime { #expect(ascending.shuffled().sorted() == ascending) }
    #expect(time < .milliseconds(500))
  }

  @Test(
    "coded as a decimal string",
    arguments: [
      ("0.18", "0.18"), ("-1.50", "-1.5"), ("1e3", "1000"), ("0e5", "0"), ("1e-20", zeros + "1"),
      ("170141183460469231731687303715884105728.5", "170141183460469231731687303715884105728.5"),
    ]
  )
  func codable(text: String, written: String) throws {
    let number = try BigDecimal(decimal: text)
    let (decoded, json) = try recoded([number])
    #expect(json == "[\"\(written)\"]")
    #expect(decoded == [number])
  }

  private static let zeros = "0." + String(repeating: "0", count: 19)

  @Test("decodes the decimal grammar", arguments: [("1_000.5", 10_005, -1), ("5E-4", 5, -4)])
  func decodes(text: String, coefficient: Int, exponent: Int) throws {
    let numbers = try JSONDecoder().decode([BigDecimal].self, from: Data("[\"\(text)\"]".utf8))
    #expect(numbers == [BigDecimal(coefficient: BigInt(coefficient), exponent: exponent)])
  }

  @Test(
    "decodes nothing else", arguments: ["0.25", "1", "\"\"", "\"1/2\"", "\"x\"", "null", "true"])
  func undecodable(json: String) throws {
    let refusal = try decodingRefusal(of: "[\(json)]", as: [BigDecimal].self)
    #expect(refusal != nil)
    if json.hasPrefix("\"") {
      #expect(refusal == "expected a decimal number as a string, such as 0.25")
    }
  }

  @Test("what would not be read back is not written")
  func longNumbers() throws {
    let digits = DecimalLimits.lossless.digits
    for exponent in [digits, -digits] {
      #expect(throws: EncodingError.self) {
        try JSONEncoder().encode([BigDecimal(coefficient: 1, exponent: exponent)])
      }
    }
    for exponent in [digits - 1, 1 - digits] {
      let number = BigDecimal(coefficient: 1, exponent: exponent)
      #expect(try recoded([number]).value == [number])
    }
  }
}
