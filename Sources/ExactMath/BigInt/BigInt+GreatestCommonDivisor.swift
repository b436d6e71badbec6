internal import CGMP

extension BigInt {
  /// Returns the largest number that divides both; never negative, and zero only for two zeros.
  @inlinable
  public func greatestCommonDivisor(with other: BigInt) -> BigInt {
    if case .inPlace(let a) = storage, case .inPlace(let b) = other.storage {
      if a == 1 || b == 1 { return 1 }
      let divisor = a.magnitude.greatestCommonDivisor(with: b.magnitude)
      if let divisor = Int128(exactly: divisor) { return BigInt(inPlace: divisor) }
    }
    return greatestCommonDivisorOfLimbs(with: other)
  }

  @usableFromInline
  func greatestCommonDivisorOfLimbs(with other: BigInt) -> BigInt {
    unsafe throughGMP(other) { unsafe mpz_gcd($0, $1, $2) }
  }
}

extension UInt128 {
  /// Returns the greatest common divisor, by Euclid's algorithm until both numbers fit a register,
  /// then by Stein's.
  @usableFromInline
  func greatestCommonDivisor(with other: UInt128) -> UInt128 {
    var (a, b) = self < other ? (other, self) : (self, other)
    while b > UInt128(UInt64.max) { (a, b) = (b, a % b) }
    if b == 0 { return a }
    // One more step of Euclid's: the numbers are often of very different lengths.
    let divisor = UInt64(b)
    let high = UInt64(a >> 64) % divisor
    let rest = divisor.dividingFullWidth((high, UInt64(truncatingIfNeeded: a))).remainder
    return UInt128(divisor.greatestCommonDivisor(with: rest))
  }
}

extension UInt64 {
  /// Returns the greatest common divisor, by Stein's algorithm: even numbers are halved, odd ones
  /// subtracted.
  func greatestCommonDivisor(with other: UInt64) -> UInt64 {
    if self == 0 { return other }
    if other == 0 { return self }
    let twos = (self | other).trailingZeroBitCount
    var a = self &>> self.trailingZeroBitCount
    var b = other &>> other.trailingZeroBitCount
    while a != b {
      // Without a branch: which of the two is larger cannot be predicted.
      let difference = a > b ? a &- b : b &- a
      b = Swift.min(a, b)
      a = difference &>> difference.trailingZeroBitCount
    }
    return a &<< twos
  }
}
