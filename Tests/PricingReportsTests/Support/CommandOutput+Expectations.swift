import LivepeerPricing
import PricingReports
import Testing

extension CommandOutput {
  /// Expects JSON whose members come in that order.
  func expectJSON(_ expected: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(
      try compact(text(as: .json)) == compact(expected), sourceLocation: sourceLocation)
  }
}

/// Returns a JSON text without spaces between its parts.
func compact(_ json: String) throws -> String {
  try JSONNode(parsing: Array(json.utf8)).value.jsonText(.compact)
}
