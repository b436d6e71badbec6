internal import LivepeerPricing

/// Bounds of e^−d in whole multiples of 2^−208, for the chances of selection.
///
/// With d = 2^s · r and r below 1/2, e^−r is the alternating series of r^k/k!. Each term is computed
/// from the one before it and rounded down, which makes it at most 2 multiples too small; up to 60 terms
/// are 120, the first one left out is less than 1, and rounding r down changes e^−r by less than 1. So
/// the sum is off by less than ``seriesError``. Each of the s squarings rounds the lower bound down and
/// the upper one up. A relative error of 2^−199 doubles at most 9 times, and stays below 2^−189.
struct ExponentialBounds {
  /// The number of binary digits after the point.
  static let fractionBits = 208
  /// One, in multiples of 2^−208.
  static let one = BigInt(1) << fractionBits
  private static let seriesError: BigInt = 128

  /// A bound from below.
  let lower: BigInt
  /// A bound from above.
  let upper: BigInt

  /// Creates the bounds of e^−d.
  ///
  /// - Precondition: `exponent` is not negative.
  init(ofMinus exponent: Rational) {
    precondition(!exponent.isNegative, "the exponent −d is not positive")
    // e^−145 is below 2^−209.
    guard exponent < 145 else {
      (lower, upper) = (0, 1)
      return
    }
    guard !exponent.isZero else {
      (lower, upper) = (ExponentialBounds.one, ExponentialBounds.one)
      return
    }
    var halvings = 0
    while exponent >= Rational(1, 2) * Rational(BigInt(1) << halvings) { halvings += 1 }
    let reduced =
      (exponent.numerator << (ExponentialBounds.fractionBits - halvings))
      / exponent.denominator
    var sum: BigInt = 0
    var term = ExponentialBounds.one
    var index: BigInt = 0
    while !term.isZero {
      if index.isOdd { sum -= term } else { sum += term }
      index += 1
      term = ((term * reduced) >> ExponentialBounds.fractionBits) / index
    }
    var lower = sum - ExponentialBounds.seriesError
    var upper = sum + ExponentialBounds.seriesError
    for _ in 0..<halvings {
      lower = (lower * lower) >> ExponentialBounds.fractionBits
      upper = ((upper * upper) >> ExponentialBounds.fractionBits) + 1
    }
    self.lower = lower
    self.upper = min(upper, ExponentialBounds.one)
  }
}
