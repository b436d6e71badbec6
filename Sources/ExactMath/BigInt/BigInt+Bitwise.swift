internal import CGMP

// Bitwise operators act as if every number had infinitely many two's-complement bits.
extension BigInt {
  /// Returns the bits that are set in both numbers.
  @inlinable
  public static func & (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage {
      return BigInt(inPlace: a & b)
    }
    return lhs.bitwiseAnd(rhs)
  }

  /// Returns the bits that are set in either number.
  @inlinable
  public static func | (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage {
      return BigInt(inPlace: a | b)
    }
    return lhs.bitwiseOr(rhs)
  }

  /// Returns the bits that are set in exactly one of the numbers.
  @inlinable
  public static func ^ (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage {
      return BigInt(inPlace: a ^ b)
    }
    return lhs.bitwiseExclusiveOr(rhs)
  }

  /// Clears the bits that are not set in the other number.
  @inlinable
  public static func &= (lhs: inout BigInt, rhs: BigInt) { lhs = lhs & rhs }

  /// Sets the bits that are set in the other number.
  @inlinable
  public static func |= (lhs: inout BigInt, rhs: BigInt) { lhs = lhs | rhs }

  /// Flips the bits that are set in the other number.
  @inlinable
  public static func ^= (lhs: inout BigInt, rhs: BigInt) { lhs = lhs ^ rhs }

  /// Returns the number with every bit flipped: −1 − x.
  @inlinable
  public static prefix func ~ (operand: BigInt) -> BigInt {
    -1 - operand
  }

  @usableFromInline
  func bitwiseAnd(_ other: BigInt) -> BigInt {
    unsafe throughGMP(other) { unsafe mpz_and($0, $1, $2) }
  }

  @usableFromInline
  func bitwiseOr(_ other: BigInt) -> BigInt {
    unsafe throughGMP(other) { unsafe mpz_ior($0, $1, $2) }
  }

  @usableFromInline
  func bitwiseExclusiveOr(_ other: BigInt) -> BigInt {
    unsafe throughGMP(other) { unsafe mpz_xor($0, $1, $2) }
  }
}

extension BigInt {
  /// Returns the number shifted left: multiplied by a power of two.
  ///
  /// A negative count shifts right.
  @inlinable
  public static func << <RHS: BinaryInteger>(lhs: BigInt, rhs: RHS) -> BigInt {
    rhs < 0 ? lhs.shiftedRight(by: rhs.magnitude) : lhs.shiftedLeft(by: rhs)
  }

  /// Returns the number shifted right: the floor of a division by a power of two.
  ///
  /// A negative number keeps its sign and rounds down, as in `Int`. A negative count shifts left.
  @inlinable
  public static func >> <RHS: BinaryInteger>(lhs: BigInt, rhs: RHS) -> BigInt {
    rhs < 0 ? lhs.shiftedLeft(by: rhs.magnitude) : lhs.shiftedRight(by: rhs)
  }

  /// Shifts left in place.
  @inlinable
  public static func <<= <RHS: BinaryInteger>(lhs: inout BigInt, rhs: RHS) { lhs = lhs << rhs }

  /// Shifts right in place.
  @inlinable
  public static func >>= <RHS: BinaryInteger>(lhs: inout BigInt, rhs: RHS) { lhs = lhs >> rhs }

  @usableFromInline
  func shiftedLeft(by count: some BinaryInteger) -> BigInt {
    if isZero { return self }
    guard let count = Int(exactly: count), count <= BigInt.maximumShift else {
      preconditionFailure("Not enough memory for a shift by \(count) bits")
    }
    if let value = inPlaceValue, count < Int128.bitWidth, (value << count) >> count == value {
      return BigInt(inPlace: value << count)
    }
    return unsafe throughGMP(self) { result, x, _ in unsafe mpz_mul_2exp(result, x, UInt(count)) }
  }

  @usableFromInline
  func shiftedRight(by count: some BinaryInteger) -> BigInt {
    guard let count = Int(exactly: count), count < bitWidth else { return isNegative ? -1 : 0 }
    if let value = inPlaceValue { return BigInt(inPlace: value >> count) }
    return unsafe throughGMP(self) { result, x, _ in
      unsafe mpz_fdiv_q_2exp(result, x, UInt(count))
    }
  }

  /// The largest shift that GMP supports: its sizes are 32-bit counts of limbs.
  @usableFromInline
  static var maximumShift: Int { Int(Int32.max) * UInt.bitWidth / 2 }
}
