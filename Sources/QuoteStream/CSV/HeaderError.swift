internal import LivepeerPricing

/// An invalid header of a CSV file.
public enum HeaderError: Error, Hashable, Sendable {
  /// The file is empty, or begins with an empty line; the columns that a header has at least.
  case missing(wanted: String)
  /// The file has a different format than expected.
  case otherFormat(HeaderError.OtherFormat)
  /// The first line sets the separator for spreadsheets, such as `sep=,`.
  case separatorLine(String)
  /// The first line is a comment.
  case comment
  /// No column has the name of the pipeline column.
  case noPipeline(found: [String])
  /// No column gives the amount of work of a row.
  case noMeasure(found: [String])
  /// A column that another name was given for is not in the file; one that may be meant.
  case noColumn(String, for: String, found: [String], near: String?)
  /// No column has the time of a row, at which a series has its ETH price.
  case noTime(found: [String])
  /// A column that is read occurs twice; columns are counted from 1.
  case duplicate(String, first: Int, second: Int)
  /// A column that the output adds is already in the file.
  case feeColumn(String, column: Int)
  /// One column of an image's size is present without the other.
  case incompleteSize(String, missing: String)
  /// No column has the name of the one that identifies jobs.
  case noKey(String, found: [String])
  /// No column has the fee of jobs.
  case noFee(found: [String])
  /// No column can be compared: there are neither units nor fees.
  case nothingToCompare(found: [String])
  /// A quote does not close, or is in a wrong place.
  case badQuotes(column: Int)
  /// The columns differ from those of a file that was read before.
  case otherColumns(than: String, missing: [String], added: [String])
}

extension HeaderError: CustomStringConvertible {
  /// One line: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .missing(let wanted): "no header; the first line names the columns: \(wanted)"
    case .otherFormat(let format): "\(format)"
    case .separatorLine(let separator) where separator == ",":
      "the first line sets a spreadsheet's separator; remove it, so that the header is first"
    case .separatorLine:
      "the first line sets a spreadsheet's separator; save the file with commas, without that line"
    case .comment: "the first line is a comment; remove it, so that the header is first"
    case .noPipeline(let found):
      "the header has no column 'pipeline'; it has \(list(found))"
        + renaming(found, to: ["pipeline"])
    case .noMeasure(let found):
      "the header has no measure (\(UsedColumn.measureChoice)); it has \(list(found))"
        + renaming(found, to: UsedColumn.measureNames)
    case .noColumn(let name, let column, let found, let near):
      "the header has no column '\(name)'\(name == column ? "" : " for \(column)"); it has "
        + list(found)
        + (name == column
          ? renaming(found, to: [column]) : near.map { "; did you mean \($0)?" } ?? "")
    case .noTime(let found):
      "the header has no column 'time', at which a series has the ETH price of a row; it has "
        + list(found) + renaming(found, to: ["time"])
    case .duplicate(let column, let first, let second):
      "the header has '\(column)' twice, as columns \(first) and \(second); rename or drop one"
    case .feeColumn(let name, let column):
      "column \(column) is '\(name)', which the output adds; rename or drop it"
    case .incompleteSize(let column, let missing):
      "the header has '\(column)' without '\(missing)'; "
        + "images take width, height and, if there are several, count"
    case .noKey(let name, let found):
      "the header has no column '\(name)' to match jobs by; it has \(list(found)); "
        + (HeaderError.ColumnSuggestion(among: found, for: [name]).map { "\($0), or " } ?? "")
        + "name another column"
    case .noFee(let found):
      "the header has no column 'fee_wei'; it has \(list(found))"
        + renaming(found, to: ["fee_wei"])
    case .nothingToCompare(let found):
      "the header has no column 'fee_wei' and no measure (\(UsedColumn.measureChoice)); it has "
        + list(found) + renaming(found, to: ["fee_wei"] + UsedColumn.measureNames)
    case .badQuotes(let column):
      "column \(column) of the header: quotes go around a whole name, and a quote within is doubled"
    case .otherColumns(let file, let missing, let added):
      "compared with that of \(file.shown(upTo: 200)), the header "
        + [
          missing.isEmpty ? nil : "lacks \(list(missing))",
          added.isEmpty ? nil : "adds \(list(added))",
        ].compactMap(\.self).joined(separator: " and ")
        + "; price the file in a separate run"
    }
  }

  /// Returns a list of names for a message, shortened if it is long.
  private func list(_ names: [String]) -> String {
    let rest = names.count - 20
    return names.prefix(20).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private func renaming(_ names: [String], to columns: [String]) -> String {
    HeaderError.ColumnSuggestion(among: names, for: columns).map { "; \($0)" } ?? ""
  }

  /// The suggestion that the description ends with.
  package var suggestion: HeaderError.ColumnSuggestion? {
    switch self {
    case .noPipeline(let found): HeaderError.ColumnSuggestion(among: found, for: ["pipeline"])
    case .noColumn(let name, let column, let found, _) where name == column:
      HeaderError.ColumnSuggestion(among: found, for: [column])
    case .noTime(let found): HeaderError.ColumnSuggestion(among: found, for: ["time"])
    case .noFee(let found): HeaderError.ColumnSuggestion(among: found, for: ["fee_wei"])
    case .noMeasure(let found):
      HeaderError.ColumnSuggestion(among: found, for: UsedColumn.measureNames)
    case .nothingToCompare(let found):
      HeaderError.ColumnSuggestion(among: found, for: ["fee_wei"] + UsedColumn.measureNames)
    default: nil
    }
  }
}

extension HeaderError {
  /// A column that pricing does not read, although its name resembles one that it reads.
  public struct UnreadColumn: Hashable, Sendable {
    /// The column, counted from 1.
    public let column: Int
    /// The suggested name.
    public let suggestion: HeaderError.ColumnSuggestion
  }
}

extension HeaderError.UnreadColumn: CustomStringConvertible {
  /// One line: the column that passes through unread, and what to do if it should be read.
  public var description: String {
    "column \(column) is not read; to read it, \(suggestion)"
  }
}

/// Returns bytes of unknown content in a form that is safe in a message of one line.
func shown(_ bytes: some Collection<UInt8>) -> String {
  // 41 characters of any script fit into 164 bytes: one more than is shown, which marks the text as
  // cut.
  String(decoding: bytes.prefix(164), as: UTF8.self).shown()
}
