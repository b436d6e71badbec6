internal import Foundation
package import Testing

/// Where all random cases begin: `PROPERTY_SEED` if it is set, else always the same.
private let propertySeed: UInt64 =
  ProcessInfo.processInfo.environment["PROPERTY_SEED"].flatMap { UInt64($0) } ?? 20_250_914

/// Runs that many random cases; tells of the first that fails, with the seed that repeats it.
///
/// `body` answers what is wrong, or nil. No expectation is made per case: they would take most of
/// the time.
package func firstFault(
  in cases: Int, _ body: (inout SeededGenerator) throws -> String?
) rethrows -> String? {
  var generator = SeededGenerator(seed: propertySeed)
  for index in 0..<cases {
    if let fault = try body(&generator) {
      return "PROPERTY_SEED=\(propertySeed), case \(index): \(fault)"
    }
  }
  return nil
}

/// Nil where the two are equal, else a line that shows both.
package func difference<T: Equatable>(
  _ actual: T, _ expected: T, _ what: @autoclosure () -> String
) -> String? {
  actual == expected ? nil : "\(what()) is \(actual), expected \(expected)"
}

extension Tag {
  /// Random cases from a seed; `PROPERTY_SEED` chooses another.
  @Tag package static var property: Self
  /// The process has to end.
  @Tag package static var trap: Self
}

/// Records the first of that many random cases for which `body` has an answer: what is wrong.
package func forAll(
  cases: Int,
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (inout SeededGenerator) throws -> String?
) rethrows {
  if let fault = try firstFault(in: cases, body) {
    Issue.record("\(fault)", sourceLocation: sourceLocation)
  }
}
