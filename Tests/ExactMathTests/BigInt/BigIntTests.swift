import ExactMath
import Testing
import TestSupport

@Suite("BigInt")
struct BigIntTests {
  /// Literals beside their decimal text, which GMP reads in the expectation.
  static let literals: [(BigInt, String)] = [
    (0, "0"), (-0, "0"), (1, "1"), (-1, "-1"), (1_000_000, "1000000"),
    (9_223_372_036_854_775_807, "9223372036854775807"),
    (9_223_372_036_854_775_808, "9223372036854775808"),
    (-9_223_372_036_854_775_809, "-9223372036854775809"),
    (18_446_744_073_709_551_615, "18446744073709551615"),
    (18_446_744_073_709_551_616, "18446744073709551616"),
    (-18_446_744_073_709_551_616, "-18446744073709551616"),
    (0x7fff_ffff_ffff_ffff_ffff_ffff_ffff_ffff, "170141183460469231731687303715884105727"),
    (0x8000_0000_0000_0000_0000_0000_0000_0000, "170141183460469231731687303715884105728"),
    (-0x8000_0000_0000_0000_0000_0000_0000_0000, "-170141183460469231731687303715884105728"),
    (-0x8000_0000_0000_0000_0000_0000_0000_0001, "-170141183460469231731687303715884105729"),
    (0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff, "340282366920938463463374607431768211455"),
    (0x1_0000_0000_0000_0000_0000_0000_0000_0000, "340282366920938463463374607431768211456"),
    (-0x1_0000_0000_0000_0000_0000_0000_0000_0000, "-340282366920938463463374607431768211456"),
    (
      1_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000,
      "1000000000000000000000000000000000000000000000000000000000000"
    ),
    (
      -123_456_789_012_345_678_901_234_567_890_123_456_789_012_345_678_901_234_567_890,
      "-123456789012345678901234567890123456789012345678901234567890"
    ),
  ]

  @Test("literals of any length", .tags(.oracle), arguments: literals)
  func literal(number: BigInt, text: String) {
    #expect(BigInt.Appearance(number) == BigInt.Appearance(GMPInteger(text)))
  }

  @Test("sign and magnitude, as GMP's", .tags(.oracle, .property))
  func sign() {
    forAll(cases: 3_000) { generator in
      let x = Operand.random(using: &generator)
      let magnitude = x.gmp.sign < 0 ? -x.gmp : x.gmp
      return difference(x.big.signum(), BigInt(x.gmp.sign), "(\(x.big)).signum()")
        ?? difference(x.big.isNegative, x.gmp.sign < 0, "(\(x.big)).isNegative")
        ?? difference(x.big.isZero, x.gmp.sign == 0, "(\(x.big)).isZero")
        ?? difference(
          BigInt.Appearance(x.big.magnitude),
          BigInt.Appearance(magnitude),
          "|\(x.big)|"
        )
    }
  }

  @Test("zero is one number, however it came to be")
  func zeros() {
    let huge = BigInt(1) << 500
    let zeros = [
      BigInt(), .zero, 0, -0, huge - huge, huge * 0, huge >> 501, 0 << 5_000, huge ^ huge,
    ]
    #expect(Set(zeros) == [0])
    #expect(zeros.allSatisfy { $0.isZero && !$0.isNegative && $0.signum() == 0 })
  }

  @Test("a copy keeps its value when the original changes", arguments: [0, 120, 127, 128, 4_000])
  func valueSemantics(exponent: Int) {
    var number = BigInt(1) << exponent
    let copy = number
    number += 1
    number *= -3
    number <<= 70
    #expect(copy.bitWidth == exponent + 2)
    #expect(copy.trailingZeroBitCount == exponent)
    #expect(number >> 70 == (copy + 1) * -3)
  }
}
