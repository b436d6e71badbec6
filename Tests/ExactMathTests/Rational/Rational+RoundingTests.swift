import ExactMath
import Testing
import TestSupport

@Suite("Rational: rounding")
struct RationalRoundingTests {
  @Test(
    "to a whole number, every rule",
    .tags(.oracle, .property),
    arguments: RoundingRule.allCases
  )
  func rounded(rule: RoundingRule) {
    forAll(cases: 1_500) { generator in
      let (value, fraction) = Rational.random(using: &generator)
      let expected = expectedQuotient(fraction.numerator, fraction.denominator, rule)
      return difference(
        BigInt.Appearance(value.rounded(rule)),
        BigInt.Appearance(expected),
        "\(value), \(rule)"
      )
    }
  }

  @Test(
    "a product is rounded once, at the end",
    .tags(.oracle, .property),
    arguments: RoundingRule.allCases
  )
  func multiplied(rule: RoundingRule) {
    forAll(cases: 1_500) { generator in
      let (value, fraction) = Rational.random(using: &generator)
      let factor = Operand.random(using: &generator)
      let expected = expectedQuotient(
        fraction.numerator * factor.gmp,
        fraction.denominator,
        rule
      )
      return difference(
        BigInt.Appearance(value.multiplied(by: factor.big, rounding: rule)),
        BigInt.Appearance(expected),
        "\(value) * \(factor.big), \(rule)"
      )
        ?? difference(
          value.multiplied(by: factor.big, rounding: rule),
          (value * Rational(factor.big)).rounded(rule),
          "the exact product, rounded, \(rule)"
        )
    }
  }

  /// Halves whose product ends just inside, at and just outside 128 bits.
  @Test("halves at the ends of 128 bits", .tags(.oracle), arguments: RoundingRule.allCases)
  func seam(rule: RoundingRule) {
    for exponent in [62, 63, 64, 126, 127, 128] {
      for offset in -3...3 {
        for sign in [1, -1] {
          let power = GMPInteger(2).raised(to: exponent) + GMPInteger(offset)
          let numerator = power * GMPInteger(sign)
          let value = Rational((1 << exponent + BigInt(offset)) * BigInt(sign), 2)
          #expect(
            BigInt.Appearance(value.rounded(rule))
              == BigInt.Appearance(expectedQuotient(numerator, GMPInteger(2), rule))
          )
          #expect(
            BigInt.Appearance(value.multiplied(by: -3, rounding: rule))
              == BigInt.Appearance(
                expectedQuotient(numerator * GMPInteger(-3), GMPInteger(2), rule)
              )
          )
        }
      }
    }
  }
}
