internal import ExactMath

/// A fraction that 64-bit factors are multiplied by without a machine division.
///
/// The quotient by a divisor that never changes is a product with its reciprocal (Granlund and
/// Montgomery, *Division by Invariant Integers using Multiplication*, PLDI 1994, theorem 4.2): with
/// 2^*L* ≥ *d* and *m* = ⌈2^(127+*L*) / *d*⌉, every *x* < 2^127 has
/// ⌊*x* / *d*⌋ = ⌊*x* · *m* / 2^(127+*L*)⌋.
///
/// Proof: *m* · *d* = 2^(127+*L*) + *e* with 0 ≤ *e* < *d* ≤ 2^*L*, so that
/// *x* · *m* / 2^(127+*L*) exceeds *x* / *d* by *x* · *e* / (*d* · 2^(127+*L*)), which is below
/// 1 / *d*: too little to reach the next whole number.
///
/// With the least such *L*, 2^127 ≤ *m* < 2^128. The numerator is kept doubled, so that the high
/// half of 2*x* · *m* is that quotient before a shift by *L*, and twice the remainder, which a
/// rounding to the nearest is decided by, comes out as it is.
struct ReciprocalRatio: BitwiseCopyable, Sendable {
  let twiceNumerator: UInt64
  let denominator: UInt64
  private let reciprocalHigh: UInt64
  private let reciprocalLow: UInt64
  private let shift: UInt64

  /// One.
  static let one = ReciprocalRatio(numerator: 1, denominator: 1)

  /// - Precondition: numerator and denominator are below 2^63, and the denominator is not zero.
  init(numerator: UInt64, denominator: UInt64) {
    precondition(numerator >> 63 == 0 && denominator >> 63 == 0 && denominator > 0)
    twiceNumerator = numerator << 1
    self.denominator = denominator
    let exponent = UInt64.bitWidth - (denominator - 1).leadingZeroBitCount
    shift = UInt64(exponent)
    let power = BigInt(1) << (127 + exponent)
    let reciprocal = Rational(power, BigInt(denominator)).rounded(.up)
    reciprocalHigh = UInt64(reciprocal >> 64)
    reciprocalLow = UInt64(reciprocal - (reciprocal >> 64) << 64)
  }

  /// The fraction as registers hold it; nil past 2^63.
  init?(_ ratio: Rational) {
    guard let numerator = UInt64(exactly: ratio.numerator), numerator >> 63 == 0,
      let denominator = UInt64(exactly: ratio.denominator), denominator >> 63 == 0
    else { return nil }
    self.init(numerator: numerator, denominator: denominator)
  }

  /// `factor` · numerator / denominator, rounded up.
  ///
  /// The product is below 2^127: both factors are below 2^64 and 2^63.
  @inline(__always)
  func productRoundedUp(_ factor: UInt64) -> UInt128 {
    // Cannot wrap: each factor is below 2^64.
    let (quotient, twiceRemainder) = divide(twice: UInt128(factor) &* UInt128(twiceNumerator))
    // Cannot wrap: the quotient is below 2^127.
    return quotient &+ (twiceRemainder == 0 ? 0 : 1)
  }

  /// `factor` · numerator / denominator to the nearest whole number; halfway, to the even one.
  ///
  /// The caller has proven that `factor` · numerator is below 2^127.
  @inline(__always)
  func productRoundedHalfToEven(_ factor: UInt128) -> UInt128 {
    // Cannot wrap: twice the product is below 2^128.
    let (quotient, twiceRemainder) = divide(twice: factor &* UInt128(twiceNumerator))
    let oddness = UInt64(truncatingIfNeeded: quotient) & 1
    // Above half, or half and odd. Cannot wrap: twice the remainder is at most 2^64 − 4.
    return quotient &+ (twiceRemainder &+ oddness > denominator ? 1 : 0)
  }

  /// The quotient of half of `product` by the denominator, and twice its remainder.
  @inline(__always)
  private func divide(
    twice product: UInt128
  ) -> (quotient: UInt128, twiceRemainder: UInt64) {
    let high = reciprocalProductHigh(product)
    let (high0, high1) = (UInt64(truncatingIfNeeded: high), UInt64(truncatingIfNeeded: high &>> 64))
    // A shift by less than 64 bits: the denominator is below 2^63.
    let low = high0 &>> shift | (high1 &<< 1) &<< (63 &- shift)
    let quotient = UInt128(high1 &>> shift) &<< 64 | UInt128(low)
    // Twice the remainder is below 2^64, so that the low halves alone tell it.
    let twiceRemainder =
      UInt64(truncatingIfNeeded: product)
      &- UInt64(truncatingIfNeeded: quotient) &* (denominator &<< 1)
    return (quotient, twiceRemainder)
  }

  /// The high 128 bits of the 256-bit product with the reciprocal.
  ///
  /// No sum wraps: a product of two 64-bit numbers is at most 2^128 − 2^65 + 1, and leaves room for
  /// two more of 64 bits.
  @inline(__always)
  private func reciprocalProductHigh(_ product: UInt128) -> UInt128 {
    let low = UInt128(UInt64(truncatingIfNeeded: product))
    let high = product &>> 64
    let (m0, m1) = (UInt128(reciprocalLow), UInt128(reciprocalHigh))
    let first = low &* m1 &+ (low &* m0) &>> 64
    let second = high &* m0 &+ UInt128(UInt64(truncatingIfNeeded: first))
    return high &* m1 &+ first &>> 64 &+ second &>> 64
  }
}
