package import LivepeerPricing

/// The formats in which a command's results can be printed.
package protocol ResultFormat: RawRepresentable<String>, CaseIterable, Sendable {
  /// The format for people.
  static var table: Self { get }
}

/// The formats of results that are read by people and by programs.
package enum OutputFormat: String, ResultFormat {
  case table, json, csv
}

/// The formats of results that can also be pasted into a pull request.
package enum ReportFormat: String, ResultFormat {
  case table, json, csv, markdown
}

/// The formats of results that can also be a page of their own.
package enum PageFormat: String, ResultFormat {
  case table, json, csv, markdown, html
}

/// The results of a command, of which only the requested format is built.
package struct CommandOutput {
  private let tables: () -> [TextTable]
  private let json: () -> JSONValue
  private let csv: () -> [[String]]
  private let title: String
  private let chart: () -> String?

  /// Creates the output of a report; nothing is evaluated before a format is requested.
  ///
  /// - Parameters:
  ///   - tables: The tables, printed one below the other with an empty line between them.
  ///   - json: The value to print as JSON.
  ///   - csv: The header and the records.
  ///   - title: The title of a page.
  ///   - chart: The picture of a page, as SVG.
  package init(
    tables: @escaping @autoclosure () -> [TextTable], json: @escaping @autoclosure () -> JSONValue,
    csv: @escaping @autoclosure () -> [[String]], title: String = "",
    chart: @escaping @autoclosure () -> String? = nil
  ) {
    self.tables = tables
    self.json = json
    self.csv = csv
    self.title = title
    self.chart = chart
  }

  /// Creates the output of a report that has one table.
  package init(
    table: @escaping @autoclosure () -> TextTable, json: @escaping @autoclosure () -> JSONValue,
    csv: @escaping @autoclosure () -> [[String]], title: String = "",
    chart: @escaping @autoclosure () -> String? = nil
  ) {
    self.init(tables: [table()], json: json(), csv: csv(), title: title, chart: chart())
  }

  /// Returns the whole text in a format; a table with styles for a terminal if it is shown on one.
  package func text(as format: PageFormat, isStyled: Bool = false) -> String {
    switch format {
    case .table: tables().map { $0.text(isStyled: isStyled) }.joined(separator: "\n")
    case .json: json().jsonText(.pretty) + "\n"
    case .csv: csv().map(\.csvRecord).joined()
    case .markdown: tables().map(\.markdown).joined(separator: "\n")
    case .html: HTMLPage(title: title, chart: chart(), tables: tables()).text
    }
  }

  /// Returns the whole text in a format of those that a command takes.
  package func text(as format: some ResultFormat, isStyled: Bool = false) -> String {
    guard let format = PageFormat(rawValue: format.rawValue) else {
      preconditionFailure("a page has every format")
    }
    return text(as: format, isStyled: isStyled)
  }
}
