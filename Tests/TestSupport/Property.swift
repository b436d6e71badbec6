internal import Foundation

/// Where all random cases begin: `PROPERTY_SEED` where it is set, else always the same.
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
