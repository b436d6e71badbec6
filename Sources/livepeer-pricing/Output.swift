internal import LivepeerPricing

/// How results are printed.
enum OutputFormat: String, CaseIterable {
  case table, json, csv
}

/// What a command prints, in each of the forms.
struct CommandOutput {
  /// Printed one under the other, an empty line between them.
  let tables: [TextTable]
  let json: JSONValue
  let csv: [[String]]

  init(tables: [TextTable], json: JSONValue, csv: [[String]]) {
    self.tables = tables
    self.json = json
    self.csv = csv
  }

  init(table: TextTable, json: JSONValue, csv: [[String]]) {
    self.init(tables: [table], json: json, csv: csv)
  }

  func print(as format: OutputFormat) throws(CommandFailure) {
    switch format {
    case .table: try writeToStandardOutput(tables.map(\.text).joined(separator: "\n"))
    case .json: try writeToStandardOutput(json.jsonText(.pretty) + "\n")
    case .csv: try writeToStandardOutput(csv.map { $0.csvRecord }.joined())
    }
  }
}

extension [String] {
  /// One record of RFC 4180, line end included.
  var csvRecord: String {
    map { field in
      let needsQuotes = field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      guard needsQuotes else { return field }
      return "\""
        + field.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }.joined(separator: ",") + "\n"
  }
}

extension Rational {
  /// An object of two strings, `numerator` and `denominator`.
  var fractionJSON: JSONValue {
    ["numerator": .string("\(numerator)"), "denominator": .string("\(denominator)")]
  }

  /// A decimal string where the digits end; otherwise the fraction, and 18 digits of it.
  var decimalJSON: JSONValue {
    let (text, isExact) = decimalText
    return isExact
      ? .string(text)
      : [
        "numerator": .string("\(numerator)"), "denominator": .string("\(denominator)"),
        "decimal": .string(text),
      ]
  }

  /// All digits, or 18 significant ones where they never end; and which of the two it is.
  var decimalText: (text: String, isExact: Bool) {
    (DecimalFormat.all.text(self), BigDecimal(exactly: self) != nil)
  }
}

extension ETHPrice {
  /// The price in plain decimal.
  var text: String { usdPerETH.decimalText.text }
}

extension DecimalFormat {
  /// The number as text, with `~` where digits are left out.
  func markedText(_ value: Rational, signed: Bool = false) -> String {
    (rounded(value).rational == value ? "" : "~")
      + (signed && value > 0 ? "+" : "") + text(value)
  }
}
