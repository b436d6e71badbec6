import Foundation
import TestSupport
import Testing

extension Tag {
  /// Compared with GMP's own functions.
  @Tag static var oracle: Self
  /// Random cases from a seed; `PROPERTY_SEED` chooses another.
  @Tag static var property: Self
  /// The process has to end.
  @Tag static var trap: Self
}

/// Where all random cases begin: `PROPERTY_SEED` where it is set, else always the same.
private let propertySeed: UInt64 =
  ProcessInfo.processInfo.environment["PROPERTY_SEED"].flatMap { UInt64($0) } ?? 20_240_914

/// Runs that many random cases, and records the first that fails with the seed that repeats it.
///
/// `body` answers what is wrong, or nil. No expectation is made per case: they would take most of
/// the time.
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
