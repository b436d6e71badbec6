internal import CGMP

extension BigInt: AdditiveArithmetic {
  /// Returns the sum, exactly.
  @inlinable
  public static func + (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return BigInt(inPlace: sum) }
    }
    return lhs.addingLimbs(of: rhs, negated: false)
  }

  /// Returns the difference, exactly.
  @inlinable
  public static func - (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return BigInt(inPlace: difference) }
    }
    return lhs.addingLimbs(of: rhs, negated: true)
  }

  /// Adds a number in place.
  @inlinable
  public static func += (lhs: inout BigInt, rhs: BigInt) {
    lhs = lhs + rhs
  }

  /// Subtracts a number in place.
  @inlinable
  public static func -= (lhs: inout BigInt, rhs: BigInt) {
    lhs = lhs - rhs
  }

  /// Returns the sum of the two, the second negated or not, through GMP.
  ///
  /// - Complexity: O(*n*) in limbs.
  @usableFromInline
  func addingLimbs(of other: BigInt, negated: Bool) -> BigInt {
    BigInt.withLimbs(self, other) { a, b in
      let bIsNegative = b.isNegative != negated
      return a.isNegative == bIsNegative
        ? BigInt.sum(a, b) : BigInt.difference(a, b, bIsNegative: bIsNegative)
    }
  }

  /// Returns the sum of two numbers that have the sign of the first.
  private static func sum(_ a: Limbs, _ b: Limbs) -> BigInt {
    let (longer, shorter) = a.count < b.count ? (b, a) : (a, b)
    // Safe: the first operand is not the shorter one, and the room is one limb more than it has.
    return unsafe BigInt(capacity: longer.count + 1, isNegative: a.isNegative) { result in
      let carry = unsafe mpn_add(result, longer.start, longer.count, shorter.start, shorter.count)
      unsafe result[longer.count] = carry
      return longer.count + (carry == 0 ? 0 : 1)
    }
  }

  /// Returns the sum of two numbers of different signs.
  private static func difference(_ a: Limbs, _ b: Limbs, bIsNegative: Bool) -> BigInt {
    let order = magnitudeOrder(a, b)
    if order == 0 { return BigInt() }
    let (larger, smaller) = order < 0 ? (b, a) : (a, b)
    let isNegative = order < 0 ? bIsNegative : a.isNegative
    // Safe: the larger magnitude comes first, so nothing is borrowed past its end.
    return unsafe BigInt(capacity: larger.count, isNegative: isNegative) { result in
      _ = unsafe mpn_sub(result, larger.start, larger.count, smaller.start, smaller.count)
      return unsafe significantCount(result, larger.count)
    }
  }

  /// Returns −1, 0 or 1 if the first magnitude is smaller than, equal to or larger than the second.
  static func magnitudeOrder(_ a: Limbs, _ b: Limbs) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    // Safe: both have `a.count` limbs.
    return unsafe a.count == 0 ? 0 : Int(mpn_cmp(a.start, b.start, a.count)).signum()
  }
}

extension BigInt: SignedInteger {
  /// Returns the number with the opposite sign.
  @inlinable
  public static prefix func - (operand: BigInt) -> BigInt {
    BigInt() - operand
  }

  /// Changes the sign in place.
  @inlinable
  public mutating func negate() {
    self = -self
  }
}
