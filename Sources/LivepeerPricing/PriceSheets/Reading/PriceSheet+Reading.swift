extension PriceSheet {
  /// Reads a price file as the network's node does.
  ///
  /// The top level is an array. Keys match in any case, the last of several equal ones wins, and
  /// keys that are not known are ignored (and kept for writing); ``notes`` tell of both. Numbers
  /// are taken exactly, whatever their size and precision, within the package's limits for text.
  ///
  /// Source: go-livepeer 0.9.1, `core.ParseAIModelConfigs`.
  ///
  /// - Parameter json: The file's bytes, UTF-8.
  /// - Throws: ``PriceSheet/ReadingError`` with line, column, and what to write, for whatever the
  ///   node refuses.
  /// - Complexity: O(*n*) in bytes.
  public init(json: [UInt8]) throws(PriceSheet.ReadingError) {
    let sheet = PositionedSheet(json: json)
    if let refusal = sheet.refusals.first { throw refusal.error }
    self.init(sheet.entries.map(\.entry), notes: sheet.remarks.map(\.note))
  }

  /// Reads a price file from a string; see ``init(json:)-(_)``.
  public init(json: String) throws(PriceSheet.ReadingError) {
    try self.init(json: Array(json.utf8))
  }
}
