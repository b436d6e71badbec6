/// An exact sum of products with fractions.
///
/// Prices with decimals settle on one power of ten: adding is then a multiplication and an
/// addition. The denominator is not reduced. Fractions that have little in common would let it grow
/// with every row, and rows take O(*n*²): past ``maximumBits`` the sum is put aside and another
/// begins.
package struct WeightedSum: Sendable {
  private var numerator: BigInt = 0
  private var denominator: BigInt = 1
  /// Sums that were put aside.
  private var finished: [Rational] = []

  package init() {}

  /// Prices have at most 1,000 digits and an exponent of −1,000, so that decimals never get there.
  package static let maximumBits = 16_384

  /// - Complexity: O(*n* log *n*) multiplications' worth in the digits of what was added.
  package var value: Rational { (finished + [Rational(numerator, denominator)]).balancedSum }

  package mutating func add(_ count: BigInt, times weight: Rational) {
    add(count * weight.numerator, over: weight.denominator)
  }

  package mutating func add(_ other: WeightedSum) {
    finished += other.finished
    add(other.numerator, over: other.denominator)
  }

  package mutating func add(_ term: BigInt, over termDenominator: BigInt) {
    if termDenominator == denominator {
      numerator += term
      return
    }
    let divisor = denominator.greatestCommonDivisor(with: termDenominator)
    let factor = termDenominator / divisor
    if denominator.bitWidth + factor.bitWidth > WeightedSum.maximumBits, denominator != 1 {
      finished.append(Rational(numerator, denominator))
      (numerator, denominator) = (term, termDenominator)
      return
    }
    numerator = numerator * factor + term * (denominator / divisor)
    denominator *= factor
  }
}
