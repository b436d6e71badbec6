import ExactMath

@testable import LivepeerPricing

/// Whole numbers in place against the same ones shifted into GMP's limbs, fractions, and the
/// fractions of two registers and of four limbs against those of any size.
///
/// The first byte says which: an input that did all of them would take as long as all of them.
func checkArithmetic(_ input: [UInt8]) {
  var input = OperandReader(input)
  let group = input.byte() % 5
  let shift = 127 + Int(input.byte())
  let (a, b) = (input.integer(), input.integer())
  switch group {
  case 0: checkRing(a, b, shift)
  case 1: checkBits(a, b, shift)
  case 2: checkDivision(a, b, shift)
  case 3 where !b.isZero:
    checkFractions(Rational(a, b), Rational(b, input.integer().magnitude + 1))
  case 3: break
  default: checkRegisters(a.magnitude, b.magnitude, input.integer().magnitude)
  }
}

/// Takes operands off the front of an input; zeros follow its end.
private struct OperandReader {
  private let input: [UInt8]
  private var next = 0

  init(_ input: [UInt8]) { self.input = input }

  mutating func byte() -> UInt8 {
    defer { next += 1 }
    return next < input.count ? input[next] : 0
  }

  /// A byte of length and sign, then the magnitude's bytes.
  mutating func integer() -> BigInt {
    let head = byte()
    let count = Int(head & 0x3F)
    var magnitude: BigInt = 0
    // Eight bytes at a time.
    for start in stride(from: 0, to: count, by: 8) {
      let taken = min(8, count - start)
      let word = (0..<taken).reduce(UInt64(0)) { word, _ in word << 8 | UInt64(byte()) }
      magnitude = magnitude << (taken * 8) | BigInt(word)
    }
    // Near a power of two is where carries are.
    if head & 0x40 != 0 { magnitude = (BigInt(1) << (count * 8)) - magnitude }
    return head & 0x80 != 0 ? -magnitude : magnitude
  }
}

private func checkRing(_ a: BigInt, _ b: BigInt, _ shift: Int) {
  let (x, y) = (a << shift, b << shift)
  require(x + y == (a + b) << shift, "\(a) + \(b)")
  require(x - y == (a - b) << shift, "\(a) - \(b)")
  require(x * b == (a * b) << shift && x * y == (a * b) << (2 * shift), "\(a) · \(b)")
  require((a + b) * (a - b) == a * a - b * b, "squares of \(a) and \(b)")
  require((a < b) == (x < y) && (a < b) == (a - b).isNegative, "\(a) < \(b)")
  require((a == b) == (x == y) && (a == b) == (a - b).isZero, "\(a) == \(b)")
  require(a != b || a.hashValue == b.hashValue, "hashes of \(a)")
  require(BigInt(a.description) == a && BigInt(x.description) == x, "digits of \(a)")
  require(-(-a) == a && a.magnitude == (a.isNegative ? -a : a), "the sign of \(a)")
}

private func checkBits(_ a: BigInt, _ b: BigInt, _ shift: Int) {
  let (x, y) = (a << shift, b << shift)
  require(x & y == (a & b) << shift, "\(a) & \(b)")
  require(x | y == (a | b) << shift, "\(a) | \(b)")
  require(x ^ y == (a ^ b) << shift, "\(a) ^ \(b)")
  require((a & b) + (a | b) == a + b && (a | b) - (a & b) == a ^ b, "bits of \(a) and \(b)")
  require(~a == -a - 1, "~\(a)")
  require(x >> shift == a, "\(a) << \(shift) >> \(shift)")
  let half = shift / 2
  require(a >> half == Rational(a, BigInt(1) << half).rounded(.down), "\(a) >> \(half)")
  require(BigInt(truncatingIfNeeded: a) == a && BigInt(exactly: a) == a, "conversions of \(a)")
  require(
    UInt64(truncatingIfNeeded: a) == UInt64(a & BigInt(UInt64.max)), "the low word of \(a)")
  if !a.isZero {
    require(
      x.trailingZeroBitCount == a.trailingZeroBitCount + shift, "trailing zeros of \(a)")
  }
}

private func checkDivision(_ a: BigInt, _ b: BigInt, _ shift: Int) {
  let (x, y) = (a << shift, b << shift)
  let divisor = a.greatestCommonDivisor(with: b)
  require(x.greatestCommonDivisor(with: y) == divisor << shift, "gcd of \(a) and \(b)")
  if b.isZero { return }
  let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
  require(quotient * b + remainder == a && remainder.magnitude < b.magnitude, "\(a) / \(b)")
  require(remainder.isZero || remainder.isNegative == a.isNegative, "\(a) % \(b)")
  let wide = x.quotientAndRemainder(dividingBy: y)
  require(wide.quotient == quotient && wide.remainder == remainder << shift, "\(x) / \(y)")
  require((a % divisor).isZero && (b % divisor).isZero, "\(divisor) divides \(a) and \(b)")
  for rule in RoundingRule.allCases {
    let rounded = try? a.divided(by: b, rounding: rule)
    require((try? x.divided(by: y, rounding: rule)) == rounded, "\(a) / \(b) \(rule)")
    require(Rational(a, b).rounded(rule) == rounded, "\(a)/\(b) \(rule)")
  }
}

private func checkFractions(_ p: Rational, _ q: Rational) {
  require(p + q - q == p && (p - q) + q == p, "\(p) + \(q)")
  require(q.isZero || (p * q) / q == p, "\(p) · \(q)")
  require(Rational(p.description) == p, "the text of \(p)")
  require((p < q) == (p - q).isNegative, "\(p) < \(q)")
  let range = min(p, q)...max(p, q)
  let simplest = Rational.simplest(in: range)
  require(
    range.contains(simplest) && simplest.denominator <= p.denominator, "simplest in \(range)")
  let digits = DecimalFormat(.significant(7), rounding: .down).rounded(p).rational
  require(
    digits <= p && (p - digits) * 1_000_000 <= p.magnitude, "\(digits) of \(p)")
}

/// The fractions that the loops over columns use, as their preconditions allow.
private func checkRegisters(_ numerator: BigInt, _ denominator: BigInt, _ factor: BigInt) {
  guard !denominator.isZero else { return }
  let ratio = Rational(numerator, denominator)
  let (up, nearest) = (
    ratio.multiplied(by: factor, rounding: .up),
    ratio.multiplied(by: factor, rounding: .toNearestOrEven)
  )
  if let narrow = ReciprocalRatio(ratio) {
    if let factor = UInt64(exactly: factor) {
      require(BigInt(narrow.productRoundedUp(factor)) == up, "\(factor) · \(ratio), up")
    }
    if ratio.numerator * factor < BigInt(1) << 127, let factor = UInt128(exactly: factor) {
      require(
        BigInt(narrow.productRoundedHalfToEven(factor)) == nearest, "\(factor) · \(ratio), nearest")
    }
  }
  if let wide = FourLimbRatio(ratio), up < BigInt(1) << 128, let factor = UInt128(exactly: factor) {
    require(BigInt(wide.productRoundedUp(factor)) == up, "\(factor) · \(ratio), up, four limbs")
    require(
      BigInt(wide.productRoundedHalfToEven(factor)) == nearest,
      "\(factor) · \(ratio), nearest, four limbs")
  }
}
