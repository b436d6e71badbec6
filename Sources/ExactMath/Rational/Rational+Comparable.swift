extension Rational: Comparable {
  /// Whether the first number is smaller; compared by cross-multiplication, never by rounding.
  @inlinable
  public static func < (lhs: Rational, rhs: Rational) -> Bool {
    if lhs.denominator == rhs.denominator { return lhs.numerator < rhs.numerator }
    return lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
  }
}
