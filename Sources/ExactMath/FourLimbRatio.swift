internal import CGMP

/// A fraction of two 128-bit numbers for multiplying 128-bit numbers, in four limbs.
///
/// The product of up to 256 bits and its quotient are on the stack: nothing is allocated. It is
/// ``Rational/multiplied(by:rounding:)`` for loops whose caller has proven that the results fit
/// 128 bits. A divisor of one limb, the usual case, takes a reciprocal that is computed once; one
/// of two limbs takes GMP's `mpn` layer.
package struct FourLimbRatio: BitwiseCopyable, Sendable {
  private let numerator: UInt128
  private let denominator: UInt128
  /// The denominator for division limb by limb; used if it has one limb.
  private let divisor: LimbDivisor

  /// One.
  package static let one = FourLimbRatio(numerator: 1, denominator: 1)

  private init(numerator: UInt128, denominator: UInt128) {
    self.numerator = numerator
    self.denominator = denominator
    divisor = LimbDivisor(UInt64(exactly: denominator) ?? 1)
  }

  /// Creates the fraction, or nil if it is negative or a part of it has more than 128 bits.
  package init?(_ ratio: Rational) {
    guard let numerator = UInt128(exactly: ratio.numerator),
      let denominator = UInt128(exactly: ratio.denominator)
    else { return nil }
    self.init(numerator: numerator, denominator: denominator)
  }

  /// Returns the product with a factor, rounded up.
  ///
  /// - Precondition: The result is below 2^128.
  package func productRoundedUp(_ factor: UInt128) -> UInt128 {
    let (quotient, remainder) = quotientAndRemainder(of: factor)
    return quotient + (remainder == 0 ? 0 : 1)
  }

  /// Returns the product with a factor, rounded to the nearest whole number; ties to even.
  ///
  /// - Precondition: The result is below 2^128.
  package func productRoundedHalfToEven(_ factor: UInt128) -> UInt128 {
    let (quotient, remainder) = quotientAndRemainder(of: factor)
    // Above half, or half and odd; a branch would be mispredicted every other time. Cannot wrap:
    // the remainder is below the denominator.
    let isUp = remainder &+ (quotient & 1) > denominator &- remainder
    return quotient + (isUp ? 1 : 0)
  }

  /// Returns the quotient and remainder of the product with a factor by the denominator.
  @inline(__always)
  private func quotientAndRemainder(
    of factor: UInt128
  ) -> (quotient: UInt128, remainder: UInt128) {
    let product = numerator.multipliedFullWidth(by: factor)
    precondition(product.high < denominator, "the result has more than 128 bits")
    return denominator >> 64 == 0
      ? divisor.quotientAndRemainder(dividing: product)
      : wideQuotientAndRemainder(dividing: product)
  }

  /// Divides by a denominator of two limbs; the high half of the dividend is below it.
  private func wideQuotientAndRemainder(
    dividing dividend: (high: UInt128, low: UInt128)
  ) -> (quotient: UInt128, remainder: UInt128) {
    if dividend.high == 0 { return dividend.low.quotientAndRemainder(dividingBy: denominator) }
    // Safe: of twelve limbs, least significant first, the four of the dividend and the two of the
    // divisor are written, the divisor's highest being above zero; the quotient takes three and the
    // remainder two, both written by GMP. No two of them overlap.
    return unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: 12) { limbs in
      guard let n = limbs.baseAddress else { preconditionFailure("room for twelve limbs") }
      unsafe limbs.initialize(repeating: 0)
      unsafe limbs.store(dividend.low, at: 0)
      unsafe limbs.store(dividend.high, at: 2)
      unsafe limbs.store(denominator, at: 4)
      unsafe mpn_tdiv_qr(n + 6, n + 10, n, 4, n + 4, 2)
      return unsafe (limbs.number(at: 6), limbs.number(at: 10))
    }
  }
}

extension UnsafeMutableBufferPointer<UInt> {
  /// Writes a number of two limbs.
  @inline(__always)
  fileprivate func store(_ number: UInt128, at index: Int) {
    unsafe self[index] = UInt(truncatingIfNeeded: number)
    unsafe self[index + 1] = UInt(truncatingIfNeeded: number &>> 64)
  }

  /// Reads a number of two limbs.
  @inline(__always)
  fileprivate func number(at index: Int) -> UInt128 {
    unsafe UInt128(self[index + 1]) &<< 64 | UInt128(self[index])
  }
}

/// A divisor of one limb and its reciprocal, for division limb by limb.
///
/// Möller and Granlund, *Improved Division by Invariant Integers*, IEEE Transactions on Computers
/// 60, 2011, algorithm 4.
private struct LimbDivisor: BitwiseCopyable {
  /// The divisor, shifted left until its highest bit is set.
  private let normalized: UInt64
  /// ⌊(2^128 − 1) / normalized⌋ − 2^64.
  private let reciprocal: UInt64
  /// The number of bits it was shifted by, below 64.
  private let shift: UInt64

  init(_ divisor: UInt64) {
    shift = UInt64(divisor.leadingZeroBitCount)
    normalized = divisor << shift
    // 2^128 − 1 − 2^64 · normalized, which is below 2^64 · normalized.
    reciprocal = normalized.dividingFullWidth((high: ~normalized, low: .max)).quotient
  }

  /// Divides a number whose high half is below the divisor.
  @inline(__always)
  func quotientAndRemainder(
    dividing dividend: (high: UInt128, low: UInt128)
  ) -> (quotient: UInt128, remainder: UInt128) {
    let n0 = UInt64(truncatingIfNeeded: dividend.low)
    let n1 = UInt64(truncatingIfNeeded: dividend.low &>> 64)
    let n2 = UInt64(truncatingIfNeeded: dividend.high)
    // Shifting the dividend as well does not change the quotient, and shifts the remainder. No bit
    // is lost: the three limbs are below divisor · 2^128.
    let first = divide(n2 &<< shift | carry(n1), n1 &<< shift | carry(n0))
    let second = divide(first.remainder, n0 &<< shift)
    return (
      UInt128(first.quotient) &<< 64 | UInt128(second.quotient),
      UInt128(second.remainder &>> shift)
    )
  }

  /// Returns the bits shifted from a limb into the next higher one; zero if the shift is zero.
  @inline(__always)
  private func carry(_ limb: UInt64) -> UInt64 { (limb &>> 1) &>> (63 &- shift) }

  /// Divides two limbs, of which the high one is below the divisor.
  @inline(__always)
  private func divide(_ high: UInt64, _ low: UInt64) -> (quotient: UInt64, remainder: UInt64) {
    // Cannot overflow: the sum is below 2^128, as the paper shows.
    let estimate =
      UInt128(reciprocal) &* UInt128(high) &+ (UInt128(high) &<< 64 | UInt128(low))
    // What follows is modulo 2^64, as in the paper; masks, because either outcome is likely.
    var quotient = UInt64(truncatingIfNeeded: estimate &>> 64) &+ 1
    var remainder = low &- quotient &* normalized
    let excess: UInt64 = remainder > UInt64(truncatingIfNeeded: estimate) ? .max : 0
    quotient &+= excess
    remainder &+= excess & normalized
    if remainder >= normalized {
      quotient &+= 1
      remainder &-= normalized
    }
    return (quotient, remainder)
  }
}
