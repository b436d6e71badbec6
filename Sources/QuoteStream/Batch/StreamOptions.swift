/// How a usage file writes its rows.
public enum RecordFormat: String, CaseIterable, Sendable {
  /// Comma-separated values, RFC 4180, with a header that names the columns.
  case csv
  /// One JSON object a line.
  case ndjson
}

/// What becomes of a row that cannot be priced.
public enum BadRowPolicy: String, CaseIterable, Sendable {
  /// It ends the run: every row before it is priced, none after it.
  case stop
  /// It goes to the rejects, whole and with its reason, and the rest goes on.
  case skip
}

/// How a usage file is read.
public struct StreamOptions: Hashable, Sendable {
  /// How the file writes its rows.
  public var format: RecordFormat
  /// What becomes of a row that cannot be priced.
  public var onBadRow: BadRowPolicy
  /// The file's name for messages and rejects; nothing opens it.
  public var fileName: String

  /// Options; a CSV file that stops at the first bad row unless said otherwise.
  public init(
    format: RecordFormat = .csv, onBadRow: BadRowPolicy = .stop, fileName: String = "-"
  ) {
    self.format = format
    self.onBadRow = onBadRow
    self.fileName = fileName
  }
}
