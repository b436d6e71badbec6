import ExactMath
import Testing
import TestSupport

@testable import LivepeerPricing

@Suite struct ReciprocalRatioTests {
  /// Products next to whole and half multiples of the denominator, where a reciprocal that is a
  /// little off would show, up to the largest that is proven.
  @Test(.tags(.property))
  func quotientsTurnOverWhereTheyShould() {
    forAll(cases: 4_000) { generator in
      let denominator =
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: (UInt64(1) << UInt64.random(in: 0..<63, using: &generator))
        case 1: UInt64.max >> UInt64.random(in: 1..<64, using: &generator)
        default: generator.next() >> UInt64.random(in: 1..<64, using: &generator) | 1
        }
      let ratio = ReciprocalRatio(numerator: 1, denominator: denominator)
      let largest = (UInt128(1) << 127 - 1) / UInt128(denominator)
      let factor =
        UInt128.random(in: 0...largest, using: &generator)
        >> UInt128.random(in: 0..<127, using: &generator)
      let multiple = factor * UInt128(denominator)
      for offset in [0, 1, UInt128(denominator / 2), UInt128(denominator / 2) + 1] {
        for product in [multiple &+ offset, multiple &- offset] where product >> 127 == 0 {
          let exact = Rational(BigInt(product), BigInt(denominator)).rounded(.toNearestOrEven)
          let fault = difference(
            BigInt(ratio.productRoundedHalfToEven(product)), exact, "\(product)/\(denominator)")
          if let fault { return fault }
        }
      }
      return nil
    }
  }

  @Test func theNumeratorAndDenominatorEndAt63Bits() {
    let most = BigInt.powerOfTwo(63) - 1
    #expect(ReciprocalRatio(Rational(most)) != nil)
    #expect(ReciprocalRatio(Rational(most + 1)) == nil)
    #expect(ReciprocalRatio(Rational(1, most)) != nil)
    #expect(ReciprocalRatio(Rational(1, most + 1)) == nil)
  }
}
