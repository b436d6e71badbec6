import ExactMath
import Testing
import TestSupport

@Suite("BigDecimal: rounding")
struct BigDecimalRoundingTests {
  @Test("exact if the denominator has no other factors than two and five", .tags(.property))
  func exactly() {
    forAll(cases: 600) { generator in
      let (twos, fives) = (
        Int.random(in: 0...400, using: &generator), Int.random(in: 0...200, using: &generator)
      )
      let numerator = Operand.random(using: &generator).big
      let denominator = (BigInt(1) << twos) * BigInt(5).raised(to: fives)
      let value = Rational(numerator, denominator)
      let third = Rational(3 * numerator + 1, 3 * denominator)
      return difference(
        BigDecimal(exactly: value)?.rational,
        value,
        "\(numerator)/2^\(twos)5^\(fives)"
      )
        ?? (BigDecimal(exactly: third) == nil ? nil : "\(third) never ends")
    }
  }

  @Test(
    "the fewest digits that are exact",
    arguments: [
      (Rational(1, 1), 1, 0), (Rational(1_200, 1), 1_200, 0), (0, 0, 0), (Rational(1, 2), 5, -1),
      (Rational(-1, 8), -125, -3), (Rational(3, 5), 6, -1), (Rational(1, 40), 25, -3),
      (Rational(7, 250), 28, -3),
      (Rational(1, 1 << 130), BigInt(5).raised(to: 130), -130),
      (Rational(1, BigInt(5).raised(to: 3_000)), 1 << 3_000, -3_000),
      (Rational(1, .powerOfTen(2_000)), 1, -2_000),
    ] as [(Rational, BigInt, Int)]
  )
  func coefficient(value: Rational, coefficient: BigInt, exponent: Int) {
    let decimal = BigDecimal(exactly: value)
    #expect(decimal?.coefficient == coefficient)
    #expect(decimal?.exponent == exponent)
  }

  @Test(
    "no end",
    arguments: [
      Rational(1, 3), Rational(-1, 7), Rational(1, 6), Rational(1, 15), Rational(22, 70),
      Rational(1, BigInt(7).raised(to: 200)), Rational(1, (1 << 300) * 3),
      Rational(1, (1 << 200) + 1),
      Rational(1, BigInt(5).raised(to: 300) * 11),
    ]
  )
  func endless(value: Rational) {
    #expect(BigDecimal(exactly: value) == nil)
  }

  @Test(
    "to decimals, every rule",
    .tags(.oracle, .property),
    arguments: RoundingRule.allCases
  )
  func toDecimals(rule: RoundingRule) {
    forAll(cases: 500) { generator in
      let (value, fraction) = Rational.random(using: &generator)
      let decimals = Int.random(in: -45...45, using: &generator)
      let expected = Self.coefficient(of: fraction, decimals: decimals, rule)
      let found = BigDecimal(rounding: value, toDecimals: decimals, rule)
      return difference(
        BigInt.Appearance(found.coefficient),
        BigInt.Appearance(expected),
        "\(value) to \(decimals), \(rule)"
      ) ?? difference(found.exponent, -decimals, "exponent")
    }
  }

  @Test(
    "to significant digits, every rule",
    .tags(.oracle, .property),
    arguments: RoundingRule.allCases
  )
  func toSignificantDigits(rule: RoundingRule) {
    forAll(cases: 600) { generator in
      let (value, fraction) = Self.withFewDigits(using: &generator)
      let digits = Int.random(in: 1...20, using: &generator)
      let found = BigDecimal(rounding: value, toSignificantDigits: digits, rule).rational
      if fraction.numerator.sign == 0 { return difference(found, 0, "zero") }
      // The number of digits before the point of |value| · 10^4000.
      let magnitude = fraction.numerator.sign < 0 ? -fraction.numerator : fraction.numerator
      let scaled = magnitude * GMPInteger(10).raised(to: 4_000) / fraction.denominator
      let decimals = digits - (scaled.text().count - 4_000)
      let rounded = Self.coefficient(of: fraction, decimals: decimals, rule)
      let power = GMPInteger(10).raised(to: abs(decimals))
      let expected =
        decimals < 0 ? Fraction(rounded * power, GMPInteger(1)) : Fraction(rounded, power)
      return difference(
        Rational.Appearance(found),
        Rational.Appearance(expected),
        "\(value) to \(digits) digits, \(rule)"
      )
    }
  }

  /// Returns any fraction, or one within a unit of a number of a few digits: `0.999992e-45`.
  private static func withFewDigits(using generator: inout SeededGenerator) -> (Rational, Fraction)
  {
    if Bool.random(using: &generator) { return Rational.random(using: &generator) }
    let power = Int.random(in: 0...120, using: &generator)
    let digits = Int.random(in: 1...20, using: &generator)
    let offset = Int.random(in: -30...30, using: &generator)
    let numerator = BigInt.powerOfTen(digits) + BigInt(offset)
    let gmpNumerator = GMPInteger(10).raised(to: digits) + GMPInteger(offset)
    return (
      Rational(numerator, .powerOfTen(power)),
      Fraction(gmpNumerator, GMPInteger(10).raised(to: power))
    )
  }

  private static func coefficient(
    of value: Fraction,
    decimals: Int,
    _ rule: RoundingRule
  ) -> GMPInteger {
    let power = GMPInteger(10).raised(to: abs(decimals))
    return decimals < 0
      ? expectedQuotient(value.numerator, value.denominator * power, rule)
      : expectedQuotient(value.numerator * power, value.denominator, rule)
  }

  @Test("a decimal as its fraction, and unchanged if nothing is dropped", .tags(.property))
  func rounded() {
    forAll(cases: 1_500) { generator in
      let exponent = Int.random(in: -60...20, using: &generator)
      let decimal = BigDecimal(
        coefficient: Operand.random(using: &generator).big,
        exponent: exponent
      )
      let decimals = Int.random(in: -25...65, using: &generator)
      guard let rule = RoundingRule.allCases.randomElement(using: &generator) else { return nil }
      let found = decimal.rounded(toDecimals: decimals, rule)
      let expected = BigDecimal(rounding: decimal.rational, toDecimals: decimals, rule)
      return difference(found, expected, "\(decimal) to \(decimals), \(rule)")
        ?? (decimals < -exponent || found.exponent == exponent ? nil : "\(decimal) was changed")
    }
  }

  @Test("to the most decimals, and to the most digits before the point")
  func roundedAtTheBounds() {
    let number = BigDecimal(coefficient: -15, exponent: -1)
    let maximum = BigDecimal.maximumExponent
    #expect(number.rounded(toDecimals: maximum, .down).coefficient == -15)
    #expect(number.rounded(toDecimals: -maximum, .toNearestOrEven).coefficient == 0)
  }

  @Test(
    "traps on decimals past the largest exponent", .tags(.trap),
    arguments: [BigDecimal.maximumExponent + 1, -BigDecimal.maximumExponent - 1, .min, .max])
  func trapsOnDecimals(decimals: Int) async {
    await #expect(processExitsWith: .failure) { [decimals] in
      _ = BigDecimal(coefficient: 1, exponent: 0).rounded(toDecimals: decimals, .up)
    }
  }

  @Test("traps on no significant digits", .tags(.trap))
  func traps() async {
    await #expect(processExitsWith: .failure) {
      _ = BigDecimal(rounding: 1, toSignificantDigits: 0, .up)
    }
  }
}
