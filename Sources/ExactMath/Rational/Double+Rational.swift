extension Double {
  /// Creates the double nearest to a fraction, for metrics and plots.
  ///
  /// This is the only function of the package that leaves exact numbers. Only what reproduces the
  /// node's own float64 figures computes with its result. Of two doubles equally near, the one with
  /// an even significand is taken. A magnitude of 2^1024 − 2^970 or more is infinity, and one of
  /// 2^−1075 or less is zero; the sign is kept.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// print(Double(Rational(1, 3)))  // 0.3333333333333333
  /// print(Double(Rational(.powerOfTen(400), .powerOfTen(399) * 3)))
  /// // 3.3333333333333335
  /// ```
  ///
  /// - Parameter value: Any fraction; its parts may be far larger than a double can be.
  /// - Complexity: That of a division of the numerator by the denominator.
  public init(_ value: Rational) {
    let sign: UInt64 = value.isNegative ? 1 << 63 : 0
    self.init(bitPattern: sign | Double.pattern(of: value.numerator.magnitude, value.denominator))
  }

  /// Returns the bit pattern of the double nearest to a quotient; the divisor is above zero.
  private static func pattern(of numerator: BigInt, _ denominator: BigInt) -> UInt64 {
    if numerator.isZero { return 0 }
    // The quotient lies between 2^(lengths − 1) and 2^(lengths + 1).
    let lengths = numerator.bitWidth - denominator.bitWidth
    guard lengths <= 1024 else { return Double.infinity.bitPattern }
    guard lengths >= -1076 else { return 0 }
    let isBelow =
      lengths >= 0
      ? numerator < denominator << lengths : numerator << -lengths < denominator
    // The power of two of the last bit: of 53 from the highest bit, or that of subnormal numbers.
    let last = Swift.max((isBelow ? lengths - 1 : lengths) - 52, -1074)
    let significand = Rational.quotient(
      last < 0 ? numerator << -last : numerator,
      last > 0 ? denominator << last : denominator,
      rounding: .toNearestOrEven)
    // A normal significand has bit 52, which adds one to the exponent's field; so does a
    // significand that was rounded up to the next power of two. Above the largest exponent this
    // gives infinity.
    let field = UInt64(last + 1074) << 52
    return Swift.min(field + UInt64(significand), Double.infinity.bitPattern)
  }
}
