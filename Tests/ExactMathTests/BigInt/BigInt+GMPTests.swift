import ExactMath
import Testing
import TestSupport

@Suite("BigInt: through GMP")
struct BigIntGMPTests {
  /// Operations that pass their operands to GMP, which must not change them.
  @Test("operands stay as they were, even when both are the same", .tags(.property))
  func operands() {
    forAll(cases: 2_000) { generator in
      let (x, y) = (Operand.random(using: &generator), Operand.random(using: &generator))
      let before = [BigInt.Appearance(x.gmp), BigInt.Appearance(y.gmp)]
      let mixed = [x.big & y.big, x.big | y.big, x.big ^ y.big, x.big << 77, x.big >> 77]
      let same = [x.big & x.big, x.big | x.big, x.big.greatestCommonDivisor(with: x.big)]
      return difference(
        [BigInt.Appearance(x.big), BigInt.Appearance(y.big)],
        before,
        "the operands of \(mixed)"
      )
        ?? difference(same, [x.big, x.big, x.big.magnitude], "&, |, gcd of \(x.big) with itself")
        ?? difference(mixed[0] + mixed[1], x.big + y.big, "(x & y) + (x | y) of \(x.big), \(y.big)")
        ?? difference(mixed[1] - mixed[0], mixed[2], "(x | y) - (x & y) of \(x.big), \(y.big)")
    }
  }
}
