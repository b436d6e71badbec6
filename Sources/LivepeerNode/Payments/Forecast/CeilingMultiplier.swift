internal import LivepeerPricing

/// Computes ceil(x · ratio + offset) for many whole numbers x, exactly.
///
/// Expected values have denominators of 256 bits. An approximation of 62 bits decides nearly every
/// case in one multiplication; what it cannot decide is computed exactly.
struct CeilingMultiplier {
  /// The exact sum is (numerator · x + constant) / denominator.
  private let numerator: BigInt
  private let constant: BigInt
  private let denominator: BigInt
  /// floor(ratio · 2^shift) and floor(offset · 2^shift); nil if they are too large for the
  /// approximation.
  private let scaled: (ratio: UInt64, offset: UInt128)?
  private let shift: Int

  /// Creates the function of a ratio and an offset, neither negative.
  init(_ ratio: Rational, offset: Rational = 0) {
    precondition(!ratio.isNegative && !offset.isNegative, "a sum of amounts is not negative")
    let common = ratio.denominator.greatestCommonDivisor(with: offset.denominator)
    numerator = ratio.numerator * (offset.denominator / common)
    constant = offset.numerator * (ratio.denominator / common)
    denominator = ratio.denominator * (offset.denominator / common)
    // The ratio lies below 2^(difference + 1), so that its scaled value has at most 63 bits.
    let shift = 62 - (ratio.numerator.bitWidth - ratio.denominator.bitWidth)
    self.shift = shift
    guard (0...100).contains(shift), !ratio.isZero else {
      scaled = nil
      return
    }
    let scale = Rational(BigInt(1) << shift)
    guard let ratio = UInt64(exactly: (ratio * scale).rounded(.down)),
      let offset = UInt128(exactly: (offset * scale).rounded(.down)), offset < 1 << 124
    else {
      scaled = nil
      return
    }
    scaled = (ratio, offset)
  }

  /// Returns ceil(x · ratio + offset) for a number of zero or more.
  func callAsFunction(_ x: BigInt) -> BigInt {
    guard let scaled, let x64 = UInt64(exactly: x), x64 < 1 << 60 else { return exact(x) }
    // The exact sum, scaled, lies from `low` up to below low + x + 1; all fits 126 bits.
    let low = UInt128(scaled.ratio) * UInt128(x64) + scaled.offset
    let mask = (UInt128(1) << shift) - 1
    let ceiling = (low + mask) >> shift
    guard ceiling == (low + UInt128(x64) + 1 + mask) >> shift else { return exact(x) }
    return BigInt(ceiling)
  }

  private func exact(_ x: BigInt) -> BigInt {
    (numerator * x + constant + denominator - 1) / denominator
  }
}
