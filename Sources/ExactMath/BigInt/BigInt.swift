/// A signed integer of any size.
///
/// Values that fit 128 bits are kept in place: arithmetic on them allocates nothing and is inlined
/// into the caller. The first operation whose result leaves 128 bits hands over to GMP, and the
/// first whose result fits again comes back. No one outside the type can tell which is which:
/// the same number is always stored in the same way, so equality and hashing need not ask.
///
/// ```swift
/// import ExactMath
///
/// let weiPerETH: BigInt = 1_000_000_000_000_000_000
/// let huge = weiPerETH * weiPerETH * weiPerETH
/// print(huge / weiPerETH == weiPerETH * weiPerETH)  // true
/// ```
///
/// Division by zero traps, as it does for `Int`; ``divided(by:rounding:)`` throws instead.
/// An operation whose result would not fit the machine's memory ends the process, as it does in
/// every arbitrary-precision library: bound what strangers send you first, as
/// ``DecimalLimits`` does for text.
public struct BigInt: Sendable {
  /// Either the number itself or GMP limbs, never both ways for one number.
  ///
  /// `@unchecked Sendable`: `LimbStorage` is a class, and no one changes it once it is here.
  @usableFromInline
  enum Storage: @unchecked Sendable {
    /// Every value from −2^127 through 2^127 − 1.
    case inPlace(Int128)
    /// Every other value.
    case limbs(LimbStorage)
  }

  @usableFromInline
  let storage: Storage

  /// Keeps a 128-bit value in place.
  @inlinable
  init(inPlace value: Int128) {
    storage = .inPlace(value)
  }

  /// Takes limbs that are known to hold a value outside 128 bits.
  init(limbs: LimbStorage) {
    storage = .limbs(limbs)
  }

  /// The value itself where it is kept in place.
  @inlinable
  var inPlaceValue: Int128? {
    guard case .inPlace(let value) = storage else { return nil }
    return value
  }

  /// Zero.
  @inlinable
  public init() {
    self.init(inPlace: 0)
  }

  /// The number's sign: −1, 0 or 1.
  @inlinable
  public func signum() -> BigInt {
    switch storage {
    case .inPlace(let value): BigInt(inPlace: value.signum())
    case .limbs(let limbs): limbs.isNegative ? -1 : 1
    }
  }

  /// Whether the number is below zero.
  @inlinable
  public var isNegative: Bool {
    switch storage {
    case .inPlace(let value): value < 0
    case .limbs(let limbs): limbs.isNegative
    }
  }

  /// Whether the number is zero.
  @inlinable
  public var isZero: Bool {
    inPlaceValue == 0
  }

  /// The number without its sign.
  @inlinable
  public var magnitude: BigInt {
    isNegative ? -self : self
  }
}

extension BigInt: ExpressibleByIntegerLiteral {
  /// The value of a literal of any length.
  public init(integerLiteral value: StaticBigInt) {
    if value.bitWidth <= Int128.bitWidth {
      // The literal's own words, sign-extended: at most two of them for 128 bits.
      self.init(inPlace: Int128(truncatingIfNeeded: value[1]) << 64 | Int128(value[0]))
    } else {
      // Words past the width repeat the sign.
      let count = value.bitWidth / UInt.bitWidth + 1
      self.init(twosComplementWords: (0..<count).map { value[$0] })
    }
  }
}
