import ExactMath
import TestSupport
import Testing

extension Tag {
  /// Random cases from a seed; `PROPERTY_SEED` chooses another.
  @Tag static var property: Self
  /// The process has to end.
  @Tag static var trap: Self
}

/// Records the first of that many random cases for which `body` has an answer: what is wrong.
func forAll(
  cases: Int,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (inout SeededGenerator) throws -> String?
) rethrows {
  if let fault = try firstFault(in: cases, body) {
    Issue.record("\(fault)", sourceLocation: sourceLocation)
  }
}

extension SeededGenerator {
  /// A count of up to so many bits, small ones as likely as large ones.
  mutating func count(upToBits limit: Int) -> BigInt {
    let bits = Int.random(in: 0...limit, using: &self)
    var result: BigInt = 0
    for _ in 0..<(bits + 63) / 64 { result = result << 64 | BigInt(next()) }
    return result >> (max(bits, 1) * 63 % 64)
  }

  /// An amount of either sign.
  mutating func integer(upToBits limit: Int) -> BigInt {
    let magnitude = count(upToBits: limit)
    return Bool.random(using: &self) ? -magnitude : magnitude
  }

  /// A fraction of zero or more; most of them never end in decimal.
  mutating func fraction(upToBits limit: Int) -> Rational {
    Rational(count(upToBits: limit), count(upToBits: limit) + 1)
  }

  /// A decimal of zero or more, from very small to very large.
  mutating func decimal(upToBits limit: Int, exponent: Int) -> BigDecimal {
    BigDecimal(
      coefficient: count(upToBits: limit),
      exponent: Int.random(in: -exponent...exponent, using: &self)
    )
  }
}
