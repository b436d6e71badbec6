import ExactMath
import Testing
import TestSupport

@Suite("Four limbs: a product by a divisor")
struct FourLimbRatioTests {
  /// Operands of every number of limbs; products of up to 256 bits, next to multiples of the
  /// divisor.
  @Test("as fractions have it", .tags(.property))
  func multiplied() {
    forAll(cases: 20_000) { generator in
      func operand() -> UInt128 {
        let bits = UInt128(generator.next()) << 64 | UInt128(generator.next())
        let shifted = bits >> UInt128.random(in: 0..<128, using: &generator)
        return Int.random(in: 0..<8, using: &generator) == 0
          ? .max >> UInt128.random(in: 0..<128, using: &generator) : shifted
      }
      let denominator = max(operand(), 1)
      let (numerator, factor) = (operand(), operand())
      let exact = Rational(BigInt(numerator), BigInt(denominator))
      guard let ratio = FourLimbRatio(exact) else { return "\(exact) does not fit" }
      let product = exact * Rational(BigInt(factor))
      guard product.rounded(.up) < BigInt(1) << 128 else { return nil }
      return difference(
        BigInt(ratio.productRoundedUp(factor)), product.rounded(.up), "\(product), up")
        ?? difference(
          BigInt(ratio.productRoundedHalfToEven(factor)), product.rounded(.toNearestOrEven),
          "\(product), half to even")
    }
  }

  /// By hand: halves of one and of two limbs.
  @Test("halves go to the even neighbour", arguments: [1, 64, 65, 127])
  func halves(power: UInt128) throws {
    let ratio = try #require(FourLimbRatio(Rational(1, BigInt(1) << power)))
    let half = UInt128(1) << (power - 1)
    #expect(ratio.productRoundedHalfToEven(half) == 0)
    #expect(ratio.productRoundedHalfToEven(half + 1) == 1)
    if power < 127 {
      #expect(ratio.productRoundedHalfToEven(3 * half) == 2)
      #expect(ratio.productRoundedHalfToEven(3 * half - 1) == 1)
    }
  }

  @Test("ends at 128 bits")
  func limits() {
    let most = BigInt(UInt128.max)
    #expect(FourLimbRatio(Rational(most)) != nil)
    #expect(FourLimbRatio(Rational(most + 1)) == nil)
    #expect(FourLimbRatio(Rational(1, most)) != nil)
    #expect(FourLimbRatio(Rational(1, most + 1)) == nil)
    #expect(FourLimbRatio(Rational(-1)) == nil)
    #expect(FourLimbRatio.one.productRoundedUp(.max) == .max)
  }

  @Test("a result beyond 128 bits ends the process", .tags(.trap))
  func overflow() async {
    await #expect(processExitsWith: .failure) {
      _ = FourLimbRatio(2)?.productRoundedUp(.max)
    }
  }
}
