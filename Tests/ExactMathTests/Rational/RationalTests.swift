import ExactMath
import Testing
import TestSupport

@Suite("Rational")
struct RationalTests {
  @Test("lowest terms, a denominator above zero, as GMP finds them", .tags(.oracle, .property))
  func lowestTerms() {
    forAll(cases: 5_000) { generator in
      let (n, d) = Operand.division(using: &generator)
      let factor = Operand.random(using: &generator).big
      let expected = Rational.Appearance(Fraction(n.gmp, d.gmp))
      let value = Rational(n.big, d.big)
      let scaled = factor.isZero ? value : Rational(n.big * factor, d.big * factor)
      return difference(Rational.Appearance(value), expected, "\(n.big) / \(d.big)")
        ?? difference(Rational.Appearance(scaled), expected, "the same times \(factor)")
        ?? difference(scaled.hashValue, value.hashValue, "the hash of \(value)")
        ?? (value.denominator > 0 ? nil : "the denominator of \(value) is not above zero")
    }
  }

  @Test(
    "parts, sign and wholeness",
    arguments: [
      (Rational(6, 4), 3, 2, nil), (Rational(-6, 4), -3, 2, nil), (Rational(6, -4), -3, 2, nil),
      (Rational(-6, -4), 3, 2, nil), (Rational(0, -7), 0, 1, 0), (Rational(12, 4), 3, 1, 3),
      (Rational(-12, 4), -3, 1, -3), (0, 0, 1, 0), (-5, -5, 1, -5), (Rational(UInt8(9)), 9, 1, 9),
      (Rational(BigInt(1) << 200, BigInt(1) << 198), 4, 1, 4),
      (Rational(1, -(BigInt(1) << 130)), -1, BigInt(1) << 130, nil),
    ] as [(Rational, BigInt, BigInt, BigInt?)]
  )
  func parts(value: Rational, numerator: BigInt, denominator: BigInt, whole: BigInt?) throws {
    #expect(value.numerator == numerator)
    #expect(value.denominator == denominator)
    #expect(value.wholeNumber == whole)
    #expect(value.isZero == (numerator == 0))
    #expect(value.isNegative == (numerator < 0))
    #expect(value.magnitude == Rational(numerator.magnitude, denominator))
    #expect(try Rational(dividing: -numerator, by: -denominator) == value)
  }

  @Test("integer variables of any type, as literals")
  func integerVariables() {
    let (narrow, wide, big) = (UInt8(4), -6, BigInt(1) << 130)
    #expect(Rational(wide, narrow) == Rational(-3, 2))
    #expect(Rational(narrow, 6) == Rational(2, 3))
    #expect(Rational(6, narrow) == Rational(3, 2))
    #expect(Rational(big, narrow) == Rational(BigInt(1) << 128))
    #expect(Rational(narrow, big) == Rational(1, BigInt(1) << 128))
    #expect(Rational(wide) == -6 && BigInt(wide) == -6 && BigInt(narrow) == 4)
    // Literals of any length stay literals of BigInt.
    #expect(
      Rational(340_282_366_920_938_463_463_374_607_431_768_211_456, 2)
        == Rational(BigInt(1) << 127))
  }

  @Test("no fraction over zero", arguments: [0, 1, -1, BigInt(1) << 200])
  func zeroDenominator(numerator: BigInt) {
    #expect(throws: ArithmeticError.divisionByZero) {
      try Rational(dividing: numerator, by: 0)
    }
  }

  @Test("traps on a denominator of zero", .tags(.trap))
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = Rational(1, 0) }
  }
}
