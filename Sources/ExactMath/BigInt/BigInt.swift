/// A signed integer of any size.
///
/// Values that fit 128 bits are stored in place: arithmetic on them allocates nothing and is
/// inlined into the caller. Results beyond 128 bits are computed by GMP, and results that fit again
/// are stored in place again. The difference is not visible outside of the type: a number is always
/// stored in the same way, so that equality and hashing compare what is stored.
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
/// An operation whose result does not fit the machine's memory ends the process, as it does in
/// every arbitrary-precision library: limit the size of untrusted input first, as
/// ``DecimalLimits`` does for text.
public struct BigInt: Sendable {
  /// The number itself or GMP limbs; a number is always stored in the same way.
  ///
  /// `@unchecked Sendable`: `LimbStorage` is a class, and is never changed after it is stored here.
  @usableFromInline
  enum Storage: @unchecked Sendable {
    /// Every value from −2^127 through 2^127 − 1.
    case inPlace(Int128)
    /// Every other value.
    case limbs(LimbStorage)
  }

  @usableFromInline
  let storage: Storage

  /// Creates a number that is stored in place.
  @inlinable
  init(inPlace value: Int128) {
    storage = .inPlace(value)
  }

  /// Creates a number from limbs; its value must not fit 128 bits.
  init(limbs: LimbStorage) {
    storage = .limbs(limbs)
  }

  /// The value if it is stored in place.
  @inlinable
  var inPlaceValue: Int128? {
    guard case .inPlace(let value) = storage else { return nil }
    return value
  }

  /// Creates zero.
  @inlinable
  public init() {
    self.init(inPlace: 0)
  }

  /// Returns the number's sign: −1, 0 or 1.
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

  /// The absolute value.
  @inlinable
  public var magnitude: BigInt {
    isNegative ? -self : self
  }
}

extension BigInt: ExpressibleByIntegerLiteral {
  /// Creates the value of a literal of any length.
  @inlinable
  @inline(__always)
  public init(integerLiteral value: StaticBigInt) {
    if value.bitWidth <= Int128.bitWidth {
      // The literal's own words, sign-extended: at most two of them for 128 bits.
      self.init(inPlace: Int128(truncatingIfNeeded: value[1]) << 64 | Int128(value[0]))
    } else {
      self.init(longLiteral: value)
    }
  }

  @usableFromInline
  init(longLiteral value: StaticBigInt) {
    // Words past the width repeat the sign.
    let count = value.bitWidth / UInt.bitWidth + 1
    self.init(twosComplementWords: (0..<count).map { value[$0] })
  }
}
