import ExactMath
import Testing
import TestSupport

/// An operation of `BigInt`, and GMP's, with which it must agree.
struct Operation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let cases: Int
  let takesZero: Bool
  let big: @Sendable (BigInt, BigInt) -> BigInt
  let gmp: @Sendable (GMPInteger, GMPInteger) -> GMPInteger

  init(
    _ name: String,
    cases: Int,
    takesZero: Bool = true,
    _ big: @escaping @Sendable (BigInt, BigInt) -> BigInt,
    _ gmp: @escaping @Sendable (GMPInteger, GMPInteger) -> GMPInteger
  ) {
    testDescription = name
    self.cases = cases
    self.takesZero = takesZero
    self.big = big
    self.gmp = gmp
  }

  /// The operation that changes the left operand in place.
  init(
    assigning name: String,
    cases: Int,
    takesZero: Bool = true,
    _ big: @escaping @Sendable (inout BigInt, BigInt) -> Void,
    _ gmp: @escaping @Sendable (GMPInteger, GMPInteger) -> GMPInteger
  ) {
    self.init(
      name,
      cases: cases,
      takesZero: takesZero,
      {
        var result = $0
        big(&result, $1)
        return result
      },
      gmp
    )
  }

  /// Compares the two on random operands.
  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    forAll(cases: cases, sourceLocation: sourceLocation) { generator in
      let (x, y) = (Operand.random(using: &generator), Operand.random(using: &generator))
      if y.big.isZero && !takesZero { return nil }
      return difference(
        BigInt.Appearance(big(x.big, y.big)),
        BigInt.Appearance(gmp(x.gmp, y.gmp)),
        "(\(x.gmp.text())) \(testDescription) (\(y.gmp.text()))"
      )
    }
  }
}
