internal import CGMP

extension BigInt: Numeric {
  /// Returns the product, exactly.
  ///
  /// - Complexity: Beyond 128 bits that of GMP: O(*n*·*m*) in limbs for small operands, then that
  ///   of Karatsuba, Toom–Cook and Fourier multiplication as they grow.
  @inlinable
  public static func * (lhs: BigInt, rhs: BigInt) -> BigInt {
    if case .inPlace(let a) = lhs.storage, case .inPlace(let b) = rhs.storage,
      let product = a.productIfItFits(b)
    {
      return BigInt(inPlace: product)
    }
    return lhs.multipliedLimbs(by: rhs)
  }

  /// Multiplies by a number in place.
  @inlinable
  public static func *= (lhs: inout BigInt, rhs: BigInt) {
    lhs = lhs * rhs
  }

  @usableFromInline
  func multipliedLimbs(by other: BigInt) -> BigInt {
    BigInt.withLimbs(self, other) { a, b in BigInt.product(a, b) }
  }

  private static func product(_ a: Limbs, _ b: Limbs) -> BigInt {
    let (longer, shorter) = a.count < b.count ? (b, a) : (a, b)
    if shorter.count == 0 { return BigInt() }
    let count = longer.count + shorter.count
    // Safe: the first operand is not the shorter one, and the room is the sum of both.
    return unsafe BigInt(capacity: count, isNegative: a.isNegative != b.isNegative) { result in
      let highest = unsafe mpn_mul(
        result,
        longer.start,
        longer.count,
        shorter.start,
        shorter.count
      )
      return count - (highest == 0 ? 1 : 0)
    }
  }

  /// Returns ten to a power.
  ///
  /// Powers through 10^38 come from a table and allocate nothing.
  ///
  /// - Precondition: The exponent is not negative.
  @inlinable
  public static func powerOfTen(_ exponent: Int) -> BigInt {
    precondition(exponent >= 0, "a power of ten below one is not an integer")
    if exponent <= Int128.maximumPowerOfTen {
      return BigInt(inPlace: Int128.powerOfTen(exponent))
    }
    return BigInt(10).raised(to: exponent)
  }

  /// Returns this number to a power, by repeated squaring.
  ///
  /// - Precondition: The exponent is not negative.
  public func raised(to exponent: Int) -> BigInt {
    precondition(exponent >= 0, "a negative power is not an integer")
    var result: BigInt = 1
    var square = self
    var remaining = exponent
    while remaining > 0 {
      if remaining & 1 == 1 { result *= square }
      remaining >>= 1
      if remaining > 0 { square *= square }
    }
    return result
  }
}

extension Int128 {
  /// Returns the product, or nil if it does not fit 128 bits.
  ///
  /// Two factors of 64 bits, the usual case, take one machine multiplication.
  @inlinable
  func productIfItFits(_ other: Int128) -> Int128? {
    if let a = Int64(exactly: self), let b = Int64(exactly: other) {
      // Cannot wrap: the product of two 64-bit signed numbers has at most 127 bits.
      return Int128(a) &* Int128(b)
    }
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }

  /// The exponent of the largest power of ten below 2^127.
  @inlinable
  static var maximumPowerOfTen: Int { 38 }

  /// Returns ten to a power from 0 through 38.
  @inlinable
  static func powerOfTen(_ exponent: Int) -> Int128 {
    exponent < UInt64.powersOfTen.count
      ? Int128(UInt64.powersOfTen[exponent])
      : Int128(UInt64.powersOfTen[19]) * Int128(UInt64.powersOfTen[exponent - 19])
  }
}

extension UInt64 {
  /// 10^0 through 10^19, the powers of ten that fit 64 bits.
  @usableFromInline
  static let powersOfTen: [UInt64] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
    1_000_000_000,
    10_000_000_000,
    100_000_000_000,
    1_000_000_000_000,
    10_000_000_000_000,
    100_000_000_000_000,
    1_000_000_000_000_000,
    10_000_000_000_000_000,
    100_000_000_000_000_000,
    1_000_000_000_000_000_000,
    10_000_000_000_000_000_000,
  ]
}
