package import LivepeerPricing

extension PipelineCatalogue {
  /// Returns what a sheet and the catalogue do not agree on: units that are for nothing in the sheet,
  /// prices without a unit, and prices that cannot be meant per their unit.
  ///
  /// - Parameters:
  ///   - sheet: The sheet.
  ///   - file: The sheet's file; nil for the documented prices.
  ///   - unitOptions: The names of what gives a unit.
  /// - Returns: Lines, each a note or a warning.
  package func remarks(
    on sheet: PriceSheet, of file: String?, unitOptions: String
  ) -> [String] {
    let unused = unusedChoices(for: sheet).map {
      "warning: unit \($0): \(file ?? "the documented sheet") has no entry for it"
    }
    let unknown = pipelinesWithoutUnit(in: sheet).map { pipeline in
      let meant =
        suggestion(for: pipeline.name).map { "did you mean \($0)? If not, give " } ?? "give "
      return (file.map { "\($0): " } ?? "")
        + "note: unknown pipeline '\(pipeline.shown)': \(meant)its unit with \(unitOptions)"
    }
    return unused + unknown + reusedPrices(in: sheet).map { "warning: \($0)" }
  }

  /// Returns what is odd about a price for a pipeline, in lines, each a note or a warning.
  package func remarks(on price: UnitPrice, of pipeline: Pipeline) -> [String] {
    let meant = measuring(pipeline) == nil ? suggestion(for: pipeline.name) : nil
    return
      (meant.map { ["note: '\(pipeline.shown)' is not in the catalogue; did you mean \($0)?"] }
      ?? [])
      + (reusedPrice(price, of: pipeline).map { ["warning: \($0)"] } ?? [])
  }
}
