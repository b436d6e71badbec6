internal import PricingReports

extension CommandOutput {
  /// Writes the form that is asked for to standard output.
  func print(as format: OutputFormat) throws(CommandFailure) {
    try writeToStandardOutput(text(as: format))
  }
}
