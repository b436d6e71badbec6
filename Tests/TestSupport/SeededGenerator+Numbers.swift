package import ExactMath

extension SeededGenerator {
  /// A count of up to so many bits, small ones as likely as large ones.
  package mutating func count(upToBits limit: Int) -> BigInt {
    let bits = Int.random(in: 0...limit, using: &self)
    var result: BigInt = 0
    for _ in 0..<(bits + 63) / 64 { result = result << 64 | BigInt(next()) }
    return result >> (max(bits, 1) * 63 % 64)
  }

  /// An amount of either sign.
  package mutating func integer(upToBits limit: Int) -> BigInt {
    let magnitude = count(upToBits: limit)
    return Bool.random(using: &self) ? -magnitude : magnitude
  }

  /// A fraction of zero or more; most of them never end in decimal.
  package mutating func fraction(upToBits limit: Int) -> Rational {
    Rational(count(upToBits: limit), count(upToBits: limit) + 1)
  }

  /// A decimal of zero or more, from very small to very large.
  package mutating func decimal(upToBits limit: Int, exponent: Int) -> BigDecimal {
    BigDecimal(
      coefficient: count(upToBits: limit),
      exponent: Int.random(in: -exponent...exponent, using: &self)
    )
  }
}
