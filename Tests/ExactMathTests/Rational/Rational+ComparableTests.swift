import ExactMath
import Testing
import TestSupport

@Suite("Rational: order")
struct RationalComparableTests {
  @Test("ordered as the cross products in GMP", .tags(.oracle, .property))
  func agreesWithGMP() {
    forAll(cases: 5_000) { generator in
      let (x, n) = (Rational.random(using: &generator), Rational.random(using: &generator))
      let tiny = Fraction(GMPInteger(1), n.1.denominator * x.1.denominator)
      let near = (x.0 + Rational(1, n.0.denominator * x.0.denominator), x.1 + tiny)
      let y = Bool.random(using: &generator) ? n : Bool.random(using: &generator) ? near : x
      let order = (x.1.numerator * y.1.denominator).order(
        against: y.1.numerator * x.1.denominator
      )
      return difference(
        [x.0 < y.0, x.0 <= y.0, x.0 == y.0, x.0 > y.0, x.0 >= y.0],
        [order < 0, order <= 0, order == 0, order > 0, order >= 0],
        "\(x.0) beside \(y.0)"
      )
    }
  }

  @Test("sorts fractions of both signs")
  func sorts() {
    let sorted = [
      Rational(-7, 2), -3, Rational(-1, 3), Rational(-1, 4), 0, Rational(1, 1 << 200),
      Rational(1, 4), Rational(1, 3), Rational(333, 1_000), Rational(334, 1_000), 1,
      Rational(BigInt(1) << 200, 3),
    ]
    let expected = sorted.indices.filter { $0 != 7 && $0 != 8 }.map { sorted[$0] }
    #expect(Array(Set(expected)).sorted() == expected)
    #expect(sorted[8] < sorted[7] && sorted[7] < sorted[9])
  }
}
