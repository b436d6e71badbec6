import ExactMath
import Testing
import TestSupport

@Suite("Rational: arithmetic")
struct RationalArithmeticTests {
  /// An operation, its in-place form, and GMP's, with which both must agree.
  struct Operation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let result: @Sendable (Rational, Rational) -> Rational
    let assign: @Sendable (inout Rational, Rational) -> Void
    let oracle: @Sendable (Fraction, Fraction) -> Fraction
    var takesZero = true
  }

  static let operations = [
    Operation(testDescription: "+", result: { $0 + $1 }, assign: { $0 += $1 }, oracle: { $0 + $1 }),
    Operation(testDescription: "-", result: { $0 - $1 }, assign: { $0 -= $1 }, oracle: { $0 - $1 }),
    Operation(testDescription: "*", result: { $0 * $1 }, assign: { $0 *= $1 }, oracle: { $0 * $1 }),
    Operation(
      testDescription: "/",
      result: { $0 / $1 },
      assign: { $0 /= $1 },
      oracle: { $0 / $1 },
      takesZero: false
    ),
  ]

  @Test("as GMP computes, in lowest terms", .tags(.oracle, .property), arguments: operations)
  func agreesWithGMP(_ operation: Operation) {
    forAll(cases: 2_500) { generator in
      let (x, y) = (Rational.random(using: &generator), Rational.random(using: &generator))
      if y.0.isZero && !operation.takesZero { return nil }
      let expected = Rational.Appearance(operation.oracle(x.1, y.1))
      var assigned = x.0
      operation.assign(&assigned, y.0)
      return difference(
        Rational.Appearance(operation.result(x.0, y.0)),
        expected,
        "\(x.0) \(operation.testDescription) \(y.0)"
      )
        ?? difference(assigned, operation.result(x.0, y.0), "in place")
    }
  }

  /// The formula without a gcd of the denominators, which gives the same fraction.
  @Test("sums by cross-multiplication", .tags(.property))
  func crossMultiplication() {
    let special: [Rational] = [
      0, 1, -1, Rational(1, 6), Rational(-1, 6), Rational(1, 10), Rational(1, 15),
      Rational(1 << 127), Rational(1, 1 << 127), Rational(-1, BigInt(1) << 130),
      Rational(1, .powerOfTen(38)), Rational(-7, .powerOfTen(39)),
    ]
    for x in special { for y in special { #expect(crossDifference(x, y) == nil) } }
    forAll(cases: 3_000) { generator in
      let (x, y) = (Rational.random(using: &generator).0, Rational.random(using: &generator).0)
      // Half of the pairs share a factor of their denominators.
      let factor = Operand.random(using: &generator).big
      let isShared = Bool.random(using: &generator) && !factor.isZero
      let divisor = Rational(isShared ? factor : 1)
      return crossDifference(x / divisor, y / divisor) ?? crossDifference(x, x / divisor)
    }
  }

  private func crossDifference(_ x: Rational, _ y: Rational) -> String? {
    let (left, right) = (x.numerator * y.denominator, y.numerator * x.denominator)
    let denominator = x.denominator * y.denominator
    let sum = Rational.Appearance(Rational(left + right, denominator))
    let remainder = Rational.Appearance(Rational(left - right, denominator))
    return difference(Rational.Appearance(x + y), sum, "\(x) + \(y)")
      ?? difference(Rational.Appearance(x - y), remainder, "\(x) - \(y)")
  }

  @Test("the reciprocal turns the fraction over", .tags(.property))
  func reciprocals() {
    forAll(cases: 1_000) { generator in
      let x = Rational.random(using: &generator).0
      if x.isZero { return nil }
      let expected = Rational.Appearance(Rational(x.denominator, x.numerator))
      return difference(Rational.Appearance(x.reciprocal), expected, "1 / \(x)")
        ?? difference(x * x.reciprocal, 1, "\(x) times its reciprocal")
    }
  }

  @Test("zero has no reciprocal", .tags(.trap))
  func reciprocalOfZero() async {
    await #expect(processExitsWith: .failure) { _ = Rational.zero.reciprocal }
  }

  @Test("the laws of a field", .tags(.property))
  func laws() throws {
    try forAll(cases: 2_000) { generator in
      let (x, y) = (Rational.random(using: &generator).0, Rational.random(using: &generator).0)
      let z = Rational.random(using: &generator).0
      let back = y.isZero ? x : try (x * y).divided(by: y)
      return difference(x * (y + z), x * y + x * z, "\(x) * (\(y) + \(z))")
        ?? difference(x - y, -(y - x), "\(x) - \(y), turned round")
        ?? difference(x + -x, .zero, "\(x) + -\(x)")
        ?? difference(back, x, "\(x) * \(y) / \(y)")
        ?? difference(Rational(exactly: x.numerator), Rational(x.numerator), "a whole number")
    }
  }

  @Test(
    "worked by hand",
    arguments: [
      (Rational(5, 3) + Rational(1, 6), Rational(11, 6)),
      (Rational(1, 3) - Rational(1, 3), 0), (Rational(2, 3) * Rational(3, 2), 1),
      (Rational(-2, 3) / Rational(4, -9), Rational(3, 2)), (0 * Rational(-7, 3), 0),
      (0 / Rational(-7, 3), 0), (Rational(1, 2) * 0, .zero), (1 / Rational(-1, 3), -3),
      ([Rational(1, 2), Rational(1, 3), Rational(1, 6)].reduce(0, +), 1),
    ] as [(Rational, Rational)]
  )
  func table(found: Rational, expected: Rational) {
    #expect(Rational.Appearance(found) == Rational.Appearance(expected))
  }

  @Test("a division by zero throws", arguments: [0, 1, Rational(-2, 3)])
  func throwsOnZero(dividend: Rational) {
    #expect(throws: ArithmeticError.divisionByZero) { try dividend.divided(by: 0) }
  }

  @Test("traps on zero", .tags(.trap))
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = Rational(1, 2) / 0 }
  }
}
