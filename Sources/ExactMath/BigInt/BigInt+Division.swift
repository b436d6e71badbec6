internal import CGMP

extension BigInt {
  /// Returns the quotient, rounded toward zero.
  ///
  /// - Precondition: The divisor is not zero.
  @inlinable
  public static func / (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage {
      precondition(b != 0, "Division by zero")
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      if !overflow { return BigInt(inPlace: quotient) }
    }
    return lhs.dividedLimbs(by: rhs)
  }

  /// Returns the remainder, with the sign of the dividend.
  ///
  /// - Precondition: The divisor is not zero.
  @inlinable
  public static func % (lhs: BigInt, rhs: BigInt) -> BigInt {
    lhs.quotientAndRemainder(dividingBy: rhs).remainder
  }

  /// Returns whether the number is another one times an integer; only zero is a multiple of zero.
  ///
  /// - Complexity: That of a division.
  @inlinable
  public func isMultiple(of other: BigInt) -> Bool {
    if case .inPlace(let a) = storage, case .inPlace(let b) = other.storage,
      let a = UInt64(exactly: a), let b = UInt64(exactly: b)
    {
      // A division of 64 bits takes a fraction of one of 128.
      return b == 0 ? a == 0 : a % b == 0
    }
    return other.isZero ? isZero : (self % other).isZero
  }

  /// Divides in place, rounding toward zero.
  ///
  /// - Precondition: The divisor is not zero.
  @inlinable
  public static func /= (lhs: inout BigInt, rhs: BigInt) {
    lhs = lhs / rhs
  }

  /// Replaces the number by its remainder.
  ///
  /// - Precondition: The divisor is not zero.
  @inlinable
  public static func %= (lhs: inout BigInt, rhs: BigInt) {
    lhs = lhs % rhs
  }

  /// Returns the quotient rounded toward zero, and the remainder with the sign of the dividend.
  ///
  /// `quotient * divisor + remainder` is the dividend.
  ///
  /// - Precondition: The divisor is not zero.
  @inlinable
  public func quotientAndRemainder(
    dividingBy divisor: BigInt
  ) -> (quotient: BigInt, remainder: BigInt) {
    if case .inPlace(let a) = storage, case .inPlace(let b) = divisor.storage {
      precondition(b != 0, "Division by zero")
      // Only −2^127 ÷ −1 leaves 128 bits.
      if b != -1 {
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        return (BigInt(inPlace: quotient), BigInt(inPlace: remainder))
      }
      return (-self, BigInt())
    }
    return quotientAndRemainderOfLimbs(dividingBy: divisor)
  }

  /// Returns the quotient as a whole number, rounded by the given rule.
  ///
  /// - Parameters:
  ///   - divisor: A number other than zero, of either sign.
  ///   - rule: How the remainder is rounded.
  /// - Returns: The rounded quotient.
  /// - Throws: ``ArithmeticError/divisionByZero`` if the divisor is zero.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// let tickets = try BigInt(7).divided(by: 2, rounding: .up)
  /// print(tickets)  // 4
  /// ```
  @inlinable
  public func divided(
    by divisor: BigInt,
    rounding rule: RoundingRule
  ) throws(ArithmeticError) -> BigInt {
    guard !divisor.isZero else { throw .divisionByZero }
    if case .inPlace(let a) = storage, case .inPlace(let b) = divisor.storage, b > 0 {
      return BigInt(inPlace: a.divided(byPositive: b, rounding: rule))
    }
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    if remainder.isZero { return quotient }
    let isNegative = isNegative != divisor.isNegative
    let grows = rule.growsMagnitude(
      isNegative: isNegative,
      isOdd: quotient.isOdd,
      half: HalfComparison(remainder: remainder.magnitude, divisor: divisor.magnitude)
    )
    return grows ? quotient + (isNegative ? -1 : 1) : quotient
  }

  /// Whether the number is odd.
  @inlinable
  public var isOdd: Bool {
    switch storage {
    case .inPlace(let value): value & 1 == 1
    case .limbs: trailingZeroBitCount == 0
    }
  }
}

extension Int128 {
  /// Returns the quotient by a divisor above zero, rounded by the given rule.
  ///
  /// It always fits 128 bits.
  @inlinable
  func divided(byPositive divisor: Int128, rounding rule: RoundingRule) -> Int128 {
    if divisor == 1 { return self }
    let quotient: Int128
    let remainder: Int128
    if let narrowSelf = UInt64(exactly: self), let narrowDivisor = UInt64(exactly: divisor) {
      // Both fit a register, the usual case: one machine division.
      let result = narrowSelf.quotientAndRemainder(dividingBy: narrowDivisor)
      (quotient, remainder) = (Int128(result.quotient), Int128(result.remainder))
    } else {
      (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    }
    if remainder == 0 { return quotient }
    let isNegative = self < 0
    let grows = rule.growsMagnitude(
      isNegative: isNegative,
      isOdd: quotient & 1 == 1,
      half: HalfComparison(remainder: remainder.magnitude, divisor: divisor.magnitude)
    )
    // A divisor of two or more leaves the quotient at least one away from the ends.
    return grows ? quotient + (isNegative ? -1 : 1) : quotient
  }
}

extension BigInt {
  @usableFromInline
  func dividedLimbs(by divisor: BigInt) -> BigInt {
    BigInt.withLimbs(self, divisor) { n, d in
      precondition(d.count > 0, "Division by zero")
      if n.count < d.count { return BigInt() }
      // Safe: the remainder, which is not used, has no more limbs than the divisor.
      return unsafe withUnsafeTemporaryAllocation(of: UInt.self, capacity: d.count) { scratch in
        unsafe BigInt.quotient(n, d, remainder: scratch.baseAddress)
      }
    }
  }

  @usableFromInline
  func quotientAndRemainderOfLimbs(
    dividingBy divisor: BigInt
  ) -> (quotient: BigInt, remainder: BigInt) {
    BigInt.withLimbs(self, divisor) { n, d in
      precondition(d.count > 0, "Division by zero")
      if n.count < d.count { return (BigInt(), self) }
      var quotient = BigInt()
      // Safe: a remainder has no more limbs than its divisor, and both buffers are fresh.
      let remainder = unsafe BigInt(capacity: d.count, isNegative: n.isNegative) { result in
        quotient = unsafe BigInt.quotient(n, d, remainder: result)
        return unsafe BigInt.significantCount(result, d.count)
      }
      return (quotient, remainder)
    }
  }

  /// Returns the quotient rounded toward zero, and writes the remainder's magnitude to `remainder`.
  ///
  /// The dividend has at least as many limbs as the divisor, which has at least one.
  private static func quotient(
    _ n: Limbs,
    _ d: Limbs,
    remainder: UnsafeMutablePointer<UInt>?
  ) -> BigInt {
    let count = n.count - d.count + 1
    // Safe: the capacity is what mpn_tdiv_qr requires, and the divisor's highest limb is not zero.
    return unsafe BigInt(capacity: count, isNegative: n.isNegative != d.isNegative) { result in
      unsafe mpn_tdiv_qr(result, remainder, n.start, n.count, d.start, d.count)
      return unsafe significantCount(result, count)
    }
  }
}
