extension Rational {
  /// The fraction with the smallest denominator from `range.lowerBound` through `.upperBound`.
  ///
  /// Where several share that denominator, the one of the smallest magnitude. It is found by
  /// descending the Stern–Brocot tree along the continued fraction that both ends share (Graham,
  /// Knuth and Patashnik, *Concrete Mathematics*, 4.5), so a denominator of *n* digits takes
  /// O(*n*) divisions and no trial.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// // 3.1415 ≤ 22/7 is false, 3.1415 ≤ 333/106 is true.
  /// let pi = Rational.simplest(in: Rational(31415, 10000)...Rational(31416, 10000))
  /// print(pi)  // 333/106
  /// ```
  public static func simplest(in range: ClosedRange<Rational>) -> Rational {
    if range.upperBound.isNegative {
      return -simplest(in: -range.upperBound ... -range.lowerBound)
    }
    if range.lowerBound.numerator.signum() <= 0 { return 0 }
    // Invariant: the answer is (a·x + b)/(c·x + d) for the simplest x in low...high.
    var (a, b, c, d): (BigInt, BigInt, BigInt, BigInt) = (1, 0, 0, 1)
    var (low, high) = (range.lowerBound, range.upperBound)
    while true {
      let whole = low.rounded(.up)
      if Rational(whole) <= high {
        return Rational(lowestTerms: a * whole + b, c * whole + d)
      }
      // Both ends have the same integer part: it is the next term, and the rest is turned over.
      let term = low.rounded(.down)
      (a, b, c, d) = (a * term + b, a, c * term + d, c)
      let rest = Rational(term)
      (low, high) = ((high - rest).unsafeReciprocal, (low - rest).unsafeReciprocal)
    }
  }
}
