import ExactMath
import Testing
import TestSupport

@Suite("BigInt: greatest common divisor")
struct BigIntGreatestCommonDivisorTests {
  @Test(
    "as GMP finds it",
    .tags(.oracle, .property),
    arguments: [
      Operation(
        "and their divisor:",
        cases: 6_000,
        { $0.greatestCommonDivisor(with: $1) },
        { $0.greatestCommonDivisor(with: $1) }
      ),
      Operation(
        "and the divisor that their product has with the first and",
        cases: 4_000,
        { ($0 * $1).greatestCommonDivisor(with: $1) },
        { ($0 * $1).greatestCommonDivisor(with: $1) }
      ),
    ]
  )
  func agreesWithGMP(_ operation: Operation) {
    operation.check()
  }

  @Test("of numbers below 2^63 with a common factor", .tags(.oracle, .property))
  func small() {
    forAll(cases: 6_000) { generator in
      func factor() -> Int {
        Int.random(in: -9_000_000...9_000_000, using: &generator)
          >> Int.random(in: 0..<24, using: &generator)
      }
      let (a, b, shared) = (factor(), factor(), factor())
      let (x, y) = (GMPInteger(a * shared), GMPInteger(b * shared))
      return difference(
        BigInt.Appearance(BigInt(a * shared).greatestCommonDivisor(with: BigInt(b * shared))),
        BigInt.Appearance(x.greatestCommonDivisor(with: y)),
        "\(a * shared) and \(b * shared)"
      )
    }
  }

  static let large = BigInt(1) << 200

  @Test(
    "zeros, ones and signs",
    arguments: [
      (0, 0, 0), (0, 7, 7), (-7, 0, 7), (1, large, 1), (large, -1, 1), (0, -large, large),
      (-12, 18, 6), (-12, -18, 6), (large, -large, large), (large * 6, large * 4, large * 2),
    ] as [(BigInt, BigInt, BigInt)]
  )
  func table(a: BigInt, b: BigInt, divisor: BigInt) {
    #expect(a.greatestCommonDivisor(with: b) == divisor)
    #expect(b.greatestCommonDivisor(with: a) == divisor)
  }
}
