/// An invalid usage file.
public enum StreamError: Error, Hashable, Sendable {
  /// A CSV file's header is invalid, or the file is of another format.
  case header(HeaderError)
  /// A record that begins on the given line is longer than the limit.
  case recordTooLong(line: Int, limit: Int)
  /// A row cannot be priced, and the policy is ``StreamOptions/BadRowPolicy/stop``.
  case row(RowError)

  /// The line, counted from 1.
  public var line: Int {
    switch self {
    case .header: 1
    case .recordTooLong(let line, _): line
    case .row(let error): error.line
    }
  }
}

/// A row that cannot be priced, and its place.
public struct RowError: Error, Hashable, Sendable {
  /// The line on which the row begins, counted from 1.
  public let line: Int
  /// The fault of the row.
  public let fault: RowError.Fault
  /// The file's names for the columns of the fault.
  public let names: ColumnNames

  /// Creates the error of a fault on a line.
  init(line: Int, fault: RowError.Fault, names: ColumnNames = ColumnNames()) {
    self.line = line
    self.fault = fault
    self.names = names
  }
}

extension StreamError {
  /// The suggestion that the description ends with: a column under another name.
  package var suggestion: HeaderError.ColumnSuggestion? {
    switch self {
    case .header(let error): error.suggestion
    case .row(let error):
      if case .otherName(let suggestion) = error.fault { suggestion } else { nil }
    case .recordTooLong: nil
    }
  }
}

extension StreamError: CustomStringConvertible {
  /// The fault and its remedy, without the line number.
  public var description: String {
    switch self {
    case .header(let error): "\(error)"
    case .recordTooLong(_, let limit):
      "a record of more than \(limit) bytes begins here; end each record with a line feed, "
        + "and in CSV close each quote"
    case .row(let error): "\(error)"
    }
  }
}

extension RowError: CustomStringConvertible {
  /// The fault and its remedy, with the file's names of columns and without the line number.
  public var description: String { fault.text(names) }
}
