extension BigDecimal: Comparable {
  /// Returns whether the first number is smaller, regardless of trailing zeros.
  ///
  /// - Complexity: That of a multiplication of numbers as long as the coefficients, whatever the
  ///   exponents are.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// let prices = try ["0.18", "1e-3", "0.2"].map {
  ///   try BigDecimal(decimal: $0)
  /// }
  /// print(prices.sorted())  // [0.001, 0.18, 0.2]
  /// ```
  public static func < (lhs: BigDecimal, rhs: BigDecimal) -> Bool {
    if lhs.exponent == rhs.exponent { return lhs.coefficient < rhs.coefficient }
    let (left, right) = (lhs.coefficient, rhs.coefficient)
    if left.signum() != right.signum() { return left < right }
    // Of one sign from here on. Short numbers with large exponents are not written out: their
    // digits before the point, or zeros after it, decide.
    if left.digitCountBound + lhs.exponent < right.approximateDigitCount + rhs.exponent {
      return !left.isNegative && !right.isZero
    }
    if right.digitCountBound + rhs.exponent < left.approximateDigitCount + lhs.exponent {
      return left.isNegative
    }
    let zeros = lhs.exponent - rhs.exponent
    return zeros > 0
      ? left * .powerOfTen(zeros) < right : left < right * .powerOfTen(-zeros)
  }
}
