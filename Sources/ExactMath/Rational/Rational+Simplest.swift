extension Rational {
  /// Returns the fraction with the smallest denominator from `range.lowerBound` through
  /// `.upperBound`.
  ///
  /// If several fractions have that denominator, it is the one of the smallest magnitude. It is
  /// found by descending the Stern–Brocot tree along the continued fraction that both ends share
  /// (Graham, Knuth and Patashnik, *Concrete Mathematics*, 4.5), without trial.
  ///
  /// - Parameter range: Any range of fractions, both ends included.
  /// - Returns: The simplest fraction of the range.
  ///
  /// - Complexity: O(*m*) divisions of numbers as long as the ends, for ends that agree in *m*
  ///   digits; none if the ends are equal.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// // 3.1415 ≤ 22/7 is false, 3.1415 ≤ 333/106 is true.
  /// let pi = Rational.simplest(
  ///   in: Rational(31415, 10000)...Rational(31416, 10000))
  /// print(pi)  // 333/106
  /// ```
  public static func simplest(in range: ClosedRange<Rational>) -> Rational {
    if range.lowerBound == range.upperBound { return range.lowerBound }
    if range.upperBound.isNegative {
      return -simplest(in: -range.upperBound ... -range.lowerBound)
    }
    if range.lowerBound.numerator.signum() <= 0 { return 0 }
    // Invariant: the answer is (a·x + b)/(c·x + d) for the simplest x in low...high. No step
    // gives numerator and denominator a common factor, so that none has to be divided out.
    var (a, b, c, d): (BigInt, BigInt, BigInt, BigInt) = (1, 0, 0, 1)
    var low = (range.lowerBound.numerator, range.lowerBound.denominator)
    var high = (range.upperBound.numerator, range.upperBound.denominator)
    while true {
      let (term, remainder) = low.0.quotientAndRemainder(dividingBy: low.1)
      let whole = remainder.isZero ? term : term + 1
      if whole * high.1 <= high.0 {
        return Rational(lowestTerms: a * whole + b, c * whole + d)
      }
      // Both ends have the same integer part: it is the next term, and the remainders are inverted.
      (a, b, c, d) = (a * term + b, a, c * term + d, c)
      (low, high) = ((high.1, high.0 - term * high.1), (low.1, remainder))
    }
  }
}
