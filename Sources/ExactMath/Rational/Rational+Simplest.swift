extension Rational {
  /// The fraction with the smallest denominator from `range.lowerBound` through `.upperBound`.
  ///
  /// Where several share that denominator, the one of the smallest magnitude. It is found by
  /// descending the Stern–Brocot tree along the continued fraction that both ends share (Graham,
  /// Knuth and Patashnik, *Concrete Mathematics*, 4.5), without trial.
  ///
  /// - Complexity: O(*m*) divisions of numbers as long as the ends, for ends that agree in *m*
  ///   digits; none if they are one number.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// // 3.1415 ≤ 22/7 is false, 3.1415 ≤ 333/106 is true.
  /// let pi = Rational.simplest(in: Rational(31415, 10000)...Rational(31416, 10000))
  /// print(pi)  // 333/106
  /// ```
  public static func simplest(in range: ClosedRange<Rational>) -> Rational {
    if range.lowerBound == range.upperBound { return range.lowerBound }
    if range.upperBound.isNegative {
      return -simplest(in: -range.upperBound ... -range.lowerBound)
    }
    if range.lowerBound.numerator.signum() <= 0 { return 0 }
    // Invariant: the answer is (a·x + b)/(c·x + d) for the simplest x in low...high. The steps keep
    // numerators and denominators without a common factor, so that none has to be looked for.
    var (a, b, c, d): (BigInt, BigInt, BigInt, BigInt) = (1, 0, 0, 1)
    var low = (range.lowerBound.numerator, range.lowerBound.denominator)
    var high = (range.upperBound.numerator, range.upperBound.denominator)
    while true {
      let (term, rest) = low.0.quotientAndRemainder(dividingBy: low.1)
      let whole = rest.isZero ? term : term + 1
      if whole * high.1 <= high.0 {
        return Rational(lowestTerms: a * whole + b, c * whole + d)
      }
      // Both ends have the same integer part: it is the next term, and what is left turns over.
      (a, b, c, d) = (a * term + b, a, c * term + d, c)
      (low, high) = ((high.1, high.0 - term * high.1), (low.1, rest))
    }
  }
}
