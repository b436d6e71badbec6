import ExactMath
import Foundation
import TestSupport
import Testing

extension Tag {
  /// Random cases from a seed; `PROPERTY_SEED` chooses another.
  @Tag static var property: Self
  /// The process has to end.
  @Tag static var trap: Self
}

/// Where all random cases begin: `PROPERTY_SEED` where it is set, else always the same.
private let propertySeed: UInt64 =
  ProcessInfo.processInfo.environment["PROPERTY_SEED"].flatMap { UInt64($0) } ?? 20_250_914

/// Runs that many random cases, and records the first that fails with the seed that repeats it.
///
/// `body` answers what is wrong, or nil.
func forAll(
  cases: Int,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (inout SeededGenerator) throws -> String?
) rethrows {
  var generator = SeededGenerator(seed: propertySeed)
  for index in 0..<cases {
    guard let fault = try body(&generator) else { continue }
    Issue.record(
      "PROPERTY_SEED=\(propertySeed), case \(index): \(fault)",
      sourceLocation: sourceLocation
    )
    return
  }
}

/// Nil where the two are equal, else a line that shows both.
func difference<T: Equatable>(
  _ actual: T,
  _ expected: T,
  _ what: @autoclosure () -> String
) -> String? {
  actual == expected ? nil : "\(what()) is \(actual), expected \(expected)"
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
