import ExactMath
import TestSupport

/// A quotient rounded by a rule, from its floor and ceiling: in contrast to the sources, which
/// round toward zero and compare remainders.
func expectedQuotient(
  _ numerator: GMPInteger,
  _ denominator: GMPInteger,
  _ rule: RoundingRule
) -> GMPInteger {
  let below = numerator.floor(dividingBy: denominator)
  let above = -(-numerator).floor(dividingBy: denominator)
  if below.order(against: above) == 0 { return below }
  // Which side of the middle: 2n/d against the sum of both neighbours.
  let twice = numerator + numerator
  let side = (twice - (below + above) * denominator).sign * denominator.sign
  let isNegative = below.sign < 0
  let middle: GMPInteger
  switch rule {
  case .down: return below
  case .up: return above
  case .towardZero: return isNegative ? above : below
  case .awayFromZero: return isNegative ? below : above
  case .toNearestOrEven: middle = (below & GMPInteger(1)).sign == 0 ? below : above
  case .toNearestOrAwayFromZero: middle = isNegative ? below : above
  case .toNearestOrTowardZero: middle = isNegative ? above : below
  }
  return side < 0 ? below : side > 0 ? above : middle
}

extension Operand {
  /// Returns two numbers whose quotient is whole, a half, or next to either; the divisor is not
  /// zero.
  static func division(
    using generator: inout SeededGenerator
  ) -> (dividend: Operand, divisor: Operand) {
    let (quotient, found) = (random(using: &generator), random(using: &generator))
    let divisor = found.big.isZero ? Operand(magnitude: [2], isNegative: true) : found
    let half = Operand(divisor.big / 2, divisor.gmp / GMPInteger(2))
    let beside = Int.random(in: -1...1, using: &generator)
    let whole = Operand(quotient.big * divisor.big, quotient.gmp * divisor.gmp)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return (quotient, divisor)
    case 1: return (whole.moved(by: beside), divisor)
    default:
      let middle = Operand(whole.big + half.big, whole.gmp + half.gmp)
      return (middle.moved(by: beside), divisor)
    }
  }

  /// Returns the number at a distance of at most a register.
  func moved(by distance: Int) -> Operand {
    Operand(big + BigInt(distance), gmp + GMPInteger(distance))
  }

  private init(_ big: BigInt, _ gmp: GMPInteger) {
    self.big = big
    self.gmp = gmp
  }
}
