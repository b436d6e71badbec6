import ExactMath
import TestSupport
import Testing

@Suite("BigDecimal")
struct BigDecimalTests {
  /// Coefficient and exponent, beside the fraction that they make.
  static let values: [(BigInt, Int, Rational)] = [
    (0, 0, 0), (0, 9, 0), (0, -9, 0), (5, -4, Rational(1, 2_000)), (-150, -2, Rational(-3, 2)),
    (12, 3, 12_000), (-7, 0, -7), (1, -40, Rational(1, .powerOfTen(40))),
    (1, 40, Rational(.powerOfTen(40))), (25, -2, Rational(1, 4)),
    (1 << 130, -1, Rational(1 << 129, 5)),
  ]

  @Test("its fraction, and whole number where it has one", arguments: values)
  func rational(coefficient: BigInt, exponent: Int, value: Rational) {
    let decimal = BigDecimal(coefficient: coefficient, exponent: exponent)
    #expect(Rational.Appearance(decimal.rational) == Rational.Appearance(value))
    #expect(decimal.wholeNumber == value.wholeNumber)
    for power in [-41, -2, 0, 1, 2, 18, 41] {
      let scaled =
        power < 0
        ? value / Rational(.powerOfTen(-power)) : value * Rational(.powerOfTen(power))
      #expect(decimal.wholeNumber(timesTenTo: power) == scaled.wholeNumber, "10^\(power)")
    }
  }

  @Test("zeros at the end do not tell two apart", .tags(.property))
  func equality() {
    forAll(cases: 1_500) { generator in
      let coefficient = Operand.random(using: &generator).big
      let exponent = Int.random(in: -60...60, using: &generator)
      let zeros = Int.random(in: 0...50, using: &generator)
      let short = BigDecimal(coefficient: coefficient, exponent: exponent)
      let long = BigDecimal(
        coefficient: coefficient * .powerOfTen(zeros),
        exponent: exponent - zeros
      )
      let other = BigDecimal(coefficient: coefficient + 1, exponent: exponent)
      return difference(long, short, "\(coefficient)e\(exponent) with \(zeros) zeros")
        ?? difference(long.hashValue, short.hashValue, "the hash of \(long)")
        ?? (short == other ? "\(short) is equal to \(other)" : nil)
    }
  }

  @Test("traps on an exponent past the largest", .tags(.trap), arguments: [1, -1])
  func traps(sign: Int) async {
    await #expect(processExitsWith: .failure) { [sign] in
      _ = BigDecimal(coefficient: 1, exponent: sign * (BigDecimal.largestExponent + 1))
    }
  }

  @Test("takes the largest exponents")
  func largestExponents() {
    for exponent in [BigDecimal.largestExponent, -BigDecimal.largestExponent] {
      #expect(BigDecimal(coefficient: 1, exponent: exponent).exponent == exponent)
    }
  }
}
