import LivepeerPricing
import TestSupport
import Testing

@testable import LivepeerNode

@Suite struct CeilingMultiplierTests {
  /// ceil(x · ratio + offset) at and around whole results, where an approximation cannot decide.
  @Test(.tags(.property)) func anyProduct() {
    forAll(cases: 10_000) { generator in
      let denominator = generator.count(upToBits: 256) + 1
      var ratio = Rational(generator.count(upToBits: 300), denominator)
      if Bool.random(using: &generator) {
        // A hair beside a whole number or a half.
        ratio = Rational(generator.count(upToBits: 40), 2) + Rational(1, 1 << 255)
        if Bool.random(using: &generator) { ratio = max(0, ratio - Rational(2, 1 << 255)) }
      }
      let offset = generator.fraction(upToBits: 80)
      let x = generator.count(upToBits: Bool.random(using: &generator) ? 20 : 70)
      let expected = (Rational(x) * ratio + offset).rounded(.up)
      return difference(
        CeilingMultiplier(ratio, offset: offset)(x), expected, "\(x) · \(ratio) + \(offset)")
    }
  }

  @Test func edges() {
    for (ratio, offset, x, expected) in [
      (0, 0, 5, 0), (0, 1, 5, 1), (1, 0, 0, 0), (1, 0, 7, 7), ("1/3", 0, 3, 1), ("1/3", 1, 4, 3),
      ("1/3", "2/3", 1, 1),
    ] as [(Rational, Rational, BigInt, BigInt)] {
      #expect(CeilingMultiplier(ratio, offset: offset)(x) == expected)
    }
  }
}
