internal import LivepeerPricing

/// Why the header of a CSV file will not do.
public enum HeaderError: Error, Hashable, Sendable {
  /// There is none: the file is empty, or begins with an empty line.
  case missing
  /// The file is no CSV.
  case otherFormat(OtherFormat)
  /// No column names pipelines.
  case noPipeline(found: [String])
  /// No column says how much work a row is.
  case noMeasure(found: [String])
  /// A column that is used stands there twice; columns are counted from 1.
  case duplicate(String, first: Int, second: Int)
  /// A column that the output adds is there already.
  case feeColumn(String, column: Int)
  /// A column of an image's size without the other.
  case incompleteSize(UsedColumn, UsedColumn)
  /// No column has the name of the one that names jobs.
  case noKey(String, found: [String])
  /// No column has what jobs cost.
  case noFee(found: [String])
  /// No column has anything to compare: neither units nor fees.
  case nothingToCompare(found: [String])
  /// A quote that does not close, or stands where none can.
  case badQuotes(column: Int)
}

extension HeaderError: CustomStringConvertible {
  /// One line: what is wrong, and what would be right.
  public var description: String {
    switch self {
    case .missing:
      "no header; the first line names the columns: pipeline and \(UsedColumn.measures)"
    case .otherFormat(let format):
      "no CSV; the file is \(format)"
    case .noPipeline(let found):
      "the header has no column 'pipeline'; it has \(found.joined(separator: ", "))"
    case .noMeasure(let found):
      "the header has no measure (\(UsedColumn.measures)); it has "
        + found.joined(separator: ", ")
    case .duplicate(let column, let first, let second):
      "the header has '\(column)' twice, as columns \(first) and \(second)"
    case .feeColumn(let name, let column):
      "column \(column) is '\(name)', which the output adds; rename or drop it"
    case .incompleteSize(let column, let missing):
      "the header has '\(column.rawValue)' without '\(missing.rawValue)'; "
        + "images take width, height and, where there are several, count"
    case .noKey(let name, let found):
      "the header has no column '\(name)' to match jobs by; it has "
        + "\(found.joined(separator: ", ")); name another with --key"
    case .noFee(let found):
      "the header has no column 'fee_wei'; it has \(found.joined(separator: ", "))"
    case .nothingToCompare(let found):
      "the header has no column 'fee_wei' and no measure (\(UsedColumn.measures)); it has "
        + found.joined(separator: ", ")
    case .badQuotes(let column):
      "column \(column) of the header: quotes go around a whole name, and a quote within is doubled"
    }
  }
}

/// Bytes from a stranger as a message of one line shows them.
func shown(_ bytes: some Collection<UInt8>) -> String {
  // 164 bytes hold 41 characters of any script: one more tells that the text was cut.
  String(decoding: bytes.prefix(164), as: UTF8.self).shown()
}
