/// The format in which a usage file writes its rows.
public enum RecordFormat: String, CaseIterable, Sendable {
  /// Comma-separated values, RFC 4180, with a header that names the columns.
  case csv
  /// One JSON object on each line.
  case ndjson
}

extension StreamOptions {
  /// The treatment of a row that cannot be priced.
  public enum BadRowPolicy: String, CaseIterable, Sendable {
    /// The row ends the run: every row before it is priced, and none after it.
    case stop
    /// The row is added to the rejects, whole and with its reason, and the other rows are priced.
    case skip
  }
}

/// The options for reading a usage file.
public struct StreamOptions: Hashable, Sendable {
  /// The format of the file's rows.
  public var format: RecordFormat
  /// The treatment of a row that cannot be priced.
  public var onBadRow: StreamOptions.BadRowPolicy
  /// The file's name for messages and rejects; the file is not opened.
  public var fileName: String
  /// The file's names for the columns that are read.
  public var columns: ColumnNames
  /// The ETH prices over time, if rows have them by their time; all files of a run have the same.
  public var ethPrices: StreamOptions.ETHPrices?

  /// Creates options; the defaults are a CSV file that stops at the first bad row, has our names of
  /// columns, and no series of ETH prices.
  public init(
    format: RecordFormat = .csv, onBadRow: StreamOptions.BadRowPolicy = .stop,
    fileName: String = "-", columns: ColumnNames = ColumnNames(),
    ethPrices: StreamOptions.ETHPrices? = nil
  ) {
    self.format = format
    self.onBadRow = onBadRow
    self.fileName = fileName
    self.columns = columns
    self.ethPrices = ethPrices
  }
}
