import ExactMath
import Testing
import TestSupport

@Suite("BigInt: multiplication and powers")
struct BigIntMultiplicationTests {
  @Test(
    "as GMP multiplies",
    .tags(.oracle, .property),
    arguments: [
      Operation("*", cases: 8_000, { $0 * $1 }, { $0 * $1 }),
      Operation(assigning: "*=", cases: 2_000, { $0 *= $1 }, { $0 * $1 }),
      Operation("squared, beside", cases: 2_000, { x, _ in x * x }, { x, _ in x * x }),
    ]
  )
  func agreesWithGMP(_ operation: Operation) {
    operation.check()
  }

  @Test("distributes over sums", .tags(.property))
  func distributes() {
    forAll(cases: 3_000) { generator in
      let (x, y) = (Operand.random(using: &generator).big, Operand.random(using: &generator).big)
      let z = Operand.random(using: &generator).big
      return difference(
        BigInt.Appearance(x * (y + z)),
        BigInt.Appearance(x * y + x * z),
        "\(x) * (\(y) + \(z))"
      )
        ?? difference(x * y, y * x, "\(x) * \(y) the other way round")
        ?? difference((x * y) * z, x * (y * z), "\(x) * \(y) * \(z)")
    }
  }

  @Test("powers of ten, on both sides of the table's end", .tags(.oracle))
  func powersOfTen() {
    for exponent in [Int](0...130) + [999, 1_000, 4_321] {
      let expected = GMPInteger(10).raised(to: exponent)
      #expect(
        BigInt.Appearance(.powerOfTen(exponent)) == BigInt.Appearance(expected),
        "10^\(exponent)"
      )
    }
  }

  @Test("powers, as GMP's", .tags(.oracle, .property))
  func powers() {
    forAll(cases: 1_500) { generator in
      let base = Operand.random(using: &generator)
      let exponent = Int.random(in: 0...9, using: &generator)
      return difference(
        BigInt.Appearance(base.big.raised(to: exponent)),
        BigInt.Appearance(base.gmp.raised(to: exponent)),
        "(\(base.big))^\(exponent)"
      )
    }
  }

  @Test(
    "powers of small bases cross 128 bits",
    .tags(.oracle),
    arguments: [0, 1, -1, 2, -2, 3, 5, -7, 10]
  )
  func smallBases(base: Int) {
    for exponent in 0...140 {
      let expected = GMPInteger(base).raised(to: exponent)
      #expect(
        BigInt.Appearance(BigInt(base).raised(to: exponent)) == BigInt.Appearance(expected),
        "\(base)^\(exponent)"
      )
    }
  }

  @Test("traps on a negative power of ten", .tags(.trap))
  func negativePowerOfTen() async {
    await #expect(processExitsWith: .failure) { _ = BigInt.powerOfTen(-1) }
  }

  @Test("traps on a negative exponent", .tags(.trap))
  func negativeExponent() async {
    await #expect(processExitsWith: .failure) { _ = BigInt(2).raised(to: -1) }
  }
}
