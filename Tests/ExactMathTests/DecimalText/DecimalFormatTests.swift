import ExactMath
import Testing
import TestSupport

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
      format.grouping = .ungrouped
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

  /// Returns whether every group before the point has three digits, the first one to three.
  private static func isGrouped(_ text: String) -> Bool {
    let whole = text.prefix { $0 != "." }.drop { $0 == "-" }
    let groups = whole.split { $0 == "_" }.map(\.count)
    return groups.dropFirst().allSatisfy { $0 == 3 } && (1...3).contains(groups.first ?? 0)
  }

  @Test("defaults: nearest, ties to even, no groups")
  func defaults() {
    #expect(
      DecimalFormat.all == DecimalFormat(.all, rounding: .toNearestOrEven, grouping: .ungrouped))
    #expect(DecimalFormat.significantDigitsOfEndless == 18)
    #expect(DecimalFormat(.decimals(0)).text(Rational(2_500_001, 2)) == "1250000")
  }

  /// Counts outside of their bounds, and the resulting number of digits of a third.
  @Test(
    "counts outside of their bounds",
    arguments: [
      (.significant(0), 2), (.significant(.min), 2), (.significant(.max), 1_000_001),
      (.decimals(.max), 1_000_001), (.decimals(.min), 1),
      (.significantWithDecimals(0, decimals: .min), 2),
      (.significantWithDecimals(.min, decimals: 3), 4),
    ] as [(DecimalFormat.Digits, Int)]
  )
  func outOfBounds(digits: DecimalFormat.Digits, count: Int) {
    let text = DecimalFormat(digits).text(Rational(1, 3))
    #expect(text.utf8.count { $0.decimalDigit != nil } == count)
    #expect(DecimalFormat(digits).text(BigDecimal(coefficient: 3, exponent: -1)).utf8.count > 0)
  }

  /// 2^±34,000,000 has some 10,235,020 digits, more than an exponent may have.
  ///
  /// The digits are those of 10^(34,000,000 · log10 2 mod 1), by Python's `decimal`.
  @Test("numbers whose exponents are past the largest")
  func pastTheLargestExponent() {
    let power = BigInt(1) << 34_000_000
    let tail = DecimalFormat.all.rounded(Rational(1, power))
    #expect(tail.coefficient == 140_418_600_207_127_686)
    #expect(tail.exponent == -10_235_037)
    let head = DecimalFormat(.significant(6)).rounded(Rational(power))
    #expect(head == BigDecimal(rounding: Rational(power), toSignificantDigits: 6, .toNearestOrEven))
    #expect(head.exponent == 10_235_014)
    #expect(head.coefficient == 712_156)
  }
}
