internal import CGMP

// Bitwise operators act as if every number had infinitely many two's-complement bits.
extension BigInt {
  /// The bits that both have.
  @inlinable
  public static func & (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage {
      return BigInt(inPlace: a & b)
    }
    return lhs.bitwiseAnd(rhs)
  }

  /// The bits that either has.
  @inlinable
  public static func | (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage {
      return BigInt(inPlace: a | b)
    }
    return lhs.bitwiseOr(rhs)
  }

  /// The bits that just one of the two has.
  @inlinable
  public static func ^ (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage {
      return BigInt(inPlace: a ^ b)
    }
    return lhs.bitwiseExclusiveOr(rhs)
  }

  /// Keeps the bits that both have.
  @inlinable
  public static func &= (lhs: inout BigInt, rhs: BigInt) { lhs = lhs & rhs }

  /// Adds the bits of the other.
  @inlinable
  public static func |= (lhs: inout BigInt, rhs: BigInt) { lhs = lhs | rhs }

  /// Flips the bits of the other.
  @inlinable
  public static func ^= (lhs: inout BigInt, rhs: BigInt) { lhs = lhs ^ rhs }

  /// Every bit flipped: −1 − x.
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
  /// Moved left by that many bits: times a power of two.
  ///
  /// A negative count moves right.
  @inlinable
  public static func << <RHS: BinaryInteger>(lhs: BigInt, rhs: RHS) -> BigInt {
    rhs < 0 ? lhs.shiftedRight(by: rhs.magnitude) : lhs.shiftedLeft(by: rhs)
  }

  /// Moved right by that many bits: the floor of a division by a power of two.
  ///
  /// A negative number keeps its sign and rounds down, as in `Int`. A negative count moves left.
  @inlinable
  public static func >> <RHS: BinaryInteger>(lhs: BigInt, rhs: RHS) -> BigInt {
    rhs < 0 ? lhs.shiftedLeft(by: rhs.magnitude) : lhs.shiftedRight(by: rhs)
  }

  /// Moves left in place.
  @inlinable
  public static func <<= <RHS: BinaryInteger>(lhs: inout BigInt, rhs: RHS) { lhs = lhs << rhs }

  /// Moves right in place.
  @inlinable
  public static func >>= <RHS: BinaryInteger>(lhs: inout BigInt, rhs: RHS) { lhs = lhs >> rhs }

  @usableFromInline
  func shiftedLeft(by count: some BinaryInteger) -> BigInt {
    if isZero { return self }
    guard let count = Int(exactly: count), count <= BigInt.largestShift else {
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

  /// The longest shift that GMP can be asked for: its sizes are 32-bit counts of limbs.
  @usableFromInline
  static var largestShift: Int { Int(Int32.max) * UInt.bitWidth / 2 }
}
