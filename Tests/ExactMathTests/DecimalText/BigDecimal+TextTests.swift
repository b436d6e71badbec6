import ExactMath
import Testing
import TestSupport

@Suite("BigDecimal: writing")
struct BigDecimalTextTests {
  @Test(
    "plain notation, no zeros that say nothing",
    arguments: [
      (0, 0, "0"), (0, 5, "0"), (0, -5, "0"), (5, 0, "5"), (5, 3, "5000"), (-5, 3, "-5000"),
      (5, -1, "0.5"), (-5, -1, "-0.5"), (5, -4, "0.0005"), (50, -1, "5"), (50, -2, "0.5"),
      (1_050, -2, "10.5"), (123_456, -3, "123.456"), (-100, -2, "-1"),
      (1, -30, "0.000000000000000000000000000001"),
      (.powerOfTen(40), -40, "1"),
      (.powerOfTen(40) + 1, -40, "1." + String(repeating: "0", count: 39) + "1"),
      (1, 45, "1" + String(repeating: "0", count: 45)),
    ] as [(BigInt, Int, String)]
  )
  func table(coefficient: BigInt, exponent: Int, text: String) {
    #expect(BigDecimal(coefficient: coefficient, exponent: exponent).description == text)
  }

  @Test("written and read back", .tags(.property))
  func roundTrip() {
    forAll(cases: 2_500) { generator in
      let coefficient = Operand.random(using: &generator).big
      let exponent = Int.random(in: -80...80, using: &generator)
      let number = BigDecimal(coefficient: coefficient, exponent: exponent)
      let text = number.description
      let isPlain = text.utf8.allSatisfy { $0.decimalDigit != nil || "-.".utf8.contains($0) }
      let isShort = !text.contains(".") || text.last != "0"
      let startsRight = !text.drop { $0 == "-" }.hasPrefix("0") || number.rational.magnitude < 1
      return difference(BigDecimal(text), number, "\(coefficient)e\(exponent) as \(text)")
        ?? difference(BigDecimal(text)?.description, text, "written again")
        ?? (isPlain && isShort && startsRight ? nil : "\(text) is not plain and short")
    }
  }

  @Test(
    "groups of three before the point",
    arguments: [
      (0, 0, "0", "0"), (0, 7, "0", "0"), (999, 0, "999", "999"), (1_000, 0, "1_000", "1,000"),
      (-100_000, 0, "-100_000", "-100,000"), (1_234_567, -3, "1_234.567", "1,234.567"),
      (1, 9, "1_000_000_000", "1,000,000,000"), (-1, -6, "-0.000001", "-0.000001"),
    ] as [(BigInt, Int, String, String)]
  )
  func grouping(coefficient: BigInt, exponent: Int, underscores: String, commas: String) {
    let number = BigDecimal(coefficient: coefficient, exponent: exponent)
    #expect(DecimalFormat(.all, grouping: .underscores).text(number) == underscores)
    #expect(DecimalFormat(.all, grouping: .commas).text(number) == commas)
    #expect(BigDecimal(underscores) == number)
  }
}
