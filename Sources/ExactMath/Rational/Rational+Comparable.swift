extension Rational: Comparable {
  /// Returns whether the first number is smaller, by cross-multiplication, without rounding.
  @inlinable
  public static func < (lhs: Rational, rhs: Rational) -> Bool {
    if lhs.denominator == rhs.denominator { return lhs.numerator < rhs.numerator }
    return lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
  }
}
