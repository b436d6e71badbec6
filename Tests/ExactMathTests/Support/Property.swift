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
