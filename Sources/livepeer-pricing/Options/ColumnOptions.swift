internal import ArgumentParser
internal import QuoteStream

/// `--column`: columns that have other names than ours.
struct ColumnOptions: ParsableArguments {
  @Option(
    oursTheirs: "A column of another name: ours, and that of the file, or in NDJSON a path as in "
      + "units=data.pixels. May be given for several columns.")
  var column: [String] = []

  /// Refuses a name for the time of records that no series needs.
  func validate(readsTime: Bool) throws {
    if !readsTime, column.contains(where: { $0.hasPrefix("time=") }) {
      throw ValidationError("the column time goes with --eth-usd-series")
    }
  }

  /// Returns the file's names for the columns that a command reads, some of which it has to have.
  func names(
    of columns: [String], required: [String] = []
  ) throws(CommandFailure) -> ColumnNames {
    try CommandFailure.usage("--column") {
      let names = try ColumnNames(column, of: columns)
      try names.require(required)
      return names
    }
  }
}

extension ColumnNames {
  /// Returns these names with those of an option for one file in their place.
  func overridden(
    by texts: [String], of columns: [String], required: [String], option: String
  ) throws(CommandFailure) -> ColumnNames {
    try CommandFailure.usage(texts.isEmpty ? "--column" : option) {
      let names = try overridden(by: ColumnNames(texts, of: columns))
      try names.require(required)
      return names
    }
  }
}
