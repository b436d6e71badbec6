import ExactMath
import TestSupport
import Testing

@Suite("DecimalFormat")
struct DecimalFormatTests {
  @Test(
    "as Python's decimal writes",
    arguments: [
      DecimalFormatTable.all, DecimalFormatTable.decimals, DecimalFormatTable.significant,
      DecimalFormatTable.money,
    ]
  )
  func table(rows: [DecimalFormatTable.Row]) throws {
    for row in rows {
      let value = try #require(Rational(row.value))
      let format = DecimalFormat(row.digits, rounding: row.rounding, grouping: row.grouping)
      #expect(format.text(value) == row.text, "\(row)")
      if let decimal = BigDecimal(exactly: value) {
        #expect(format.text(decimal) == row.text, "\(row), from a decimal")
      }
      if let whole = value.wholeNumber {
        #expect(format.text(whole) == row.text, "\(row), from a whole number")
      }
      if row.grouping != .commas {
        #expect(BigDecimal(row.text) == format.rounded(value), "\(row), read back")
      }
    }
  }

  static let formats = RoundingRule.allCases.flatMap { rule in
    [
      DecimalFormat(.all, rounding: rule), DecimalFormat(.decimals(3), rounding: rule),
      DecimalFormat(.decimals(-2), rounding: rule),
      DecimalFormat(.significant(5), rounding: rule, grouping: .underscores),
      DecimalFormat(.significantWithDecimals(4, decimals: 2), rounding: rule),
    ]
  }

  @Test("the text spells the rounded number, and nothing moves it again", .tags(.property))
  func stable() {
    forAll(cases: 1_500) { generator in
      let value = Rational.random(using: &generator).0
      guard let format = Self.formats.randomElement(using: &generator) else { return nil }
      let text = format.text(value)
      guard let read = BigDecimal(text) else { return "\(text) is unreadable" }
      return difference(read, format.rounded(value), "\(value) as \(text) in \(format)")
        ?? difference(format.text(read), text, "\(text) written again in \(format)")
        ?? (text.hasPrefix("-") == read.coefficient.isNegative ? nil : "the sign of \(text)")
    }
  }

  @Test("a decimal and its fraction are written the same", .tags(.property))
  func decimals() {
    forAll(cases: 1_500) { generator in
      let coefficient = Operand.random(using: &generator).big >> 40
      let exponent = Int.random(in: -45...45, using: &generator)
      let decimal = BigDecimal(coefficient: coefficient, exponent: exponent)
      guard let format = Self.formats.randomElement(using: &generator) else { return nil }
      return difference(
        format.text(decimal),
        format.text(decimal.rational),
        "\(coefficient)e\(exponent) in \(format)"
      )
    }
  }

  @Test("commas are underscores for people", .tags(.property))
  func commas() {
    forAll(cases: 1_000) { generator in
      let value = Rational.random(using: &generator).0
      var format = DecimalFormat(.decimals(4), grouping: .underscores)
      let underscores = format.text(value)
      format.grouping = .none
      let plain = format.text(value)
      format.grouping = .commas
      return difference(
        format.text(value),
        String(underscores.map { $0 == "_" ? "," : $0 }),
        "\(value)"
      )
        ?? difference(underscores.filter { $0 != "_" }, plain, "\(value) without groups")
        ?? (Self.isGrouped(underscores) ? nil : "the groups of \(underscores)")
    }
  }

  /// Whether every group before the point but the first has three digits, and that one to three.
  private static func isGrouped(_ text: String) -> Bool {
    let whole = text.prefix { $0 != "." }.drop { $0 == "-" }
    let groups = whole.split { $0 == "_" }.map(\.count)
    return groups.dropFirst().allSatisfy { $0 == 3 } && (1...3).contains(groups.first ?? 0)
  }

  @Test("defaults: nearest, ties to even, no groups")
  func defaults() {
    #expect(DecimalFormat.all == DecimalFormat(.all, rounding: .toNearestOrEven, grouping: .none))
    #expect(DecimalFormat.significantDigitsOfEndless == 18)
    #expect(DecimalFormat(.decimals(0)).text(Rational(2_500_001, 2)) == "1250000")
  }
}
