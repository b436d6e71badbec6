internal import LivepeerPricing

/// e^x in float64 as Go's `math.Exp` returns it on x86-64 processors with FMA, bit for bit, for x of 0
/// or less.
///
/// It is off by up to some units of its last place, which matters only if the results are too small
/// to have many: from e^−708.4 on they have fewer than 53 bits, and below e^−745.13321910194110842 the
/// result is 0, on every processor.
///
/// Source: Go 1.25, `src/math/exp_amd64.s`, which go-livepeer 0.9.1 is built with.
enum GoExponential {
  /// The smallest number whose exponential is not 0: −745.1332191019411, and one unit is left of it.
  static let smallestExponent = -0x1.74910d52d3051p9
  /// The largest number whose exponential is subnormal, so that it has fewer than 53 bits.
  static let largestSubnormalExponent = -0x1.6232bdd7abcd3p9

  /// Returns e^x.
  ///
  /// - Precondition: x is 0 or less; −∞ is taken.
  static func value(_ x: Double) -> Double {
    precondition(x <= 0, "an exponent of a price is not positive")
    guard x >= smallestExponent else { return 0 }
    let product = x * 1.4426950408889634
    // Rounds to the nearest whole number, as the sum has no bits for less; x is above −746.
    let exponent = (product + 0x1.8p52) - 0x1.8p52
    var rest = fusedSum(-exponent, 0x1.62e42fefa3000p-1, x)
    rest = fusedSum(-exponent, 0x1.3de6af278ece6p-42, rest)
    rest *= 0.0625
    var sum = 2.4801587301587302e-5
    for coefficient in [
      1.9841269841269841e-4, 1.3888888888888889e-3, 8.3333333333333333e-3, 4.1666666666666667e-2,
      1.6666666666666667e-1, 0.5, 1,
    ] {
      sum = fusedSum(sum, rest, coefficient)
    }
    // e^(16 r) − 1 by squaring four times: (e + 1)² − 1 = e (e + 2).
    var excess = rest * sum
    for _ in 0..<3 { excess *= excess + 2 }
    let fraction = fusedSum(excess, excess + 2, 1)
    let power = Int(exponent)
    guard power < -1022 else { return fraction * powerOfTwo(power) }
    return fraction * powerOfTwo(power + 1022) * 0x1p-1022
  }

  private static func powerOfTwo(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// Returns a · b + c, rounded once; a fused instruction of the processor may be missing here.
  private static func fusedSum(_ a: Double, _ b: Double, _ c: Double) -> Double {
    Double(Rational(exactly: a) * Rational(exactly: b) + Rational(exactly: c))
  }
}

extension Rational {
  /// Creates the exact value of a finite double.
  ///
  /// - Precondition: The number is finite.
  init(exactly value: Double) {
    precondition(value.isFinite, "a finite number has a value")
    guard value != 0 else {
      self = 0
      return
    }
    // 53 bits before the point, or fewer for a subnormal number.
    let isNormal = value.isNormal
    let bits = BigInt(value.significandBitPattern | (isNormal ? 1 << 52 : 0))
    let exponent = (isNormal ? Int(value.exponentBitPattern) : 1) - 1_075
    let magnitude =
      exponent < 0 ? Rational(bits, BigInt(1) << -exponent) : Rational(bits << exponent)
    self = value < 0 ? -magnitude : magnitude
  }
}
