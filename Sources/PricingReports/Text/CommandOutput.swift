package import LivepeerPricing

/// The format in which results are printed.
package enum OutputFormat: String, CaseIterable, Sendable {
  case table, json, csv
}

/// The format in which a report is printed that can be pasted into a pull request.
package enum ReportFormat: String, CaseIterable, Sendable {
  case table, json, csv, markdown
}

/// The results of a command, of which only the requested format is built.
package struct CommandOutput {
  private let tables: () -> [TextTable]
  private let json: () -> JSONValue
  private let csv: () -> [[String]]

  /// Creates the output of a report; nothing is evaluated before a format is requested.
  ///
  /// - Parameters:
  ///   - tables: The tables, printed one below the other with an empty line between them.
  ///   - json: The value to print as JSON.
  ///   - csv: The header and the records.
  package init(
    tables: @escaping @autoclosure () -> [TextTable], json: @escaping @autoclosure () -> JSONValue,
    csv: @escaping @autoclosure () -> [[String]]
  ) {
    self.tables = tables
    self.json = json
    self.csv = csv
  }

  /// Creates the output of a report that has one table.
  package init(
    table: @escaping @autoclosure () -> TextTable, json: @escaping @autoclosure () -> JSONValue,
    csv: @escaping @autoclosure () -> [[String]]
  ) {
    self.init(tables: [table()], json: json(), csv: csv())
  }

  /// Returns the whole text in a format; a table with styles for a terminal if it is shown on one.
  package func text(as format: OutputFormat, isStyled: Bool = false) -> String {
    switch format {
    case .table: tables().map { $0.text(isStyled: isStyled) }.joined(separator: "\n")
    case .json: json().jsonText(.pretty) + "\n"
    case .csv: csv().map(\.csvRecord).joined()
    }
  }

  /// Returns the whole text in a format; a table with styles for a terminal if it is shown on one.
  package func text(in format: ReportFormat, isStyled: Bool = false) -> String {
    OutputFormat(rawValue: format.rawValue).map { text(as: $0, isStyled: isStyled) }
      ?? tables().map(\.markdown).joined(separator: "\n")
  }
}
