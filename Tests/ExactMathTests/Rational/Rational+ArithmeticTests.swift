import ExactMath
import Testing
import TestSupport

@Suite("Rational: arithmetic")
struct RationalArithmeticTests {
  /// An operation, its in-place form, and the one of GMP that both must agree with.
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
