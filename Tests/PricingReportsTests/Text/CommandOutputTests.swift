import LivepeerPricing
import PricingReports
import Testing

@Suite struct CommandOutputTests {
  /// The forms that were built.
  private final class Builder {
    var built: [PageFormat] = []

    func build<Form>(_ format: PageFormat, _ form: Form) -> Form {
      built.append(format)
      return form
    }
  }

  /// Markdown and a page are made of the tables.
  @Test(arguments: PageFormat.allCases)
  func onlyTheFormThatIsAskedForIsBuilt(format: PageFormat) {
    let builder = Builder()
    let output = CommandOutput(
      table: builder.build(.table, TextTable(pairs: [])),
      json: builder.build(.json, JSONValue.null), csv: builder.build(.csv, [[String]]()),
      chart: builder.build(.html, nil))
    #expect(builder.built == [])
    _ = output.text(as: format)
    let expected: [PageFormat] =
      switch format {
      case .markdown: [.table]
      case .html: [.html, .table]
      default: [format]
      }
    #expect(builder.built == expected)
  }

  /// Every format of fewer is one of a page, with the same text.
  @Test func formatsOfFewer() {
    let output = CommandOutput(
      table: TextTable(pairs: [("a", "b")]), json: .array([]), csv: [["x"]])
    for format in OutputFormat.allCases {
      #expect(
        ReportFormat(rawValue: format.rawValue).map { output.text(as: $0) }
          == output.text(as: format))
    }
    #expect(output.text(as: ReportFormat.markdown) == output.text(as: PageFormat.markdown))
  }

  /// RFC 4180, 2.7: a quote within a field is preceded by another, also one that shares a character with
  /// an accent or a mark before it.
  @Test(arguments: [
    ("q\"\u{0301},d", "\"q\"\"\u{0301},d\"\n"), ("\u{0D4E}\"", "\"\u{0D4E}\"\"\"\n"),
    ("\u{0600}\"", "\"\u{0600}\"\"\"\n"), ("\"", "\"\"\"\"\n"), ("a\r\nb", "\"a\r\nb\"\n"),
  ])
  func quotes(field: String, record: String) {
    let text = CommandOutput(tables: [], json: .null, csv: [[field]]).text(as: OutputFormat.csv)
    // Of bytes, since strings that look the same are equal.
    #expect(Array(text.utf8) == Array(record.utf8))
  }

  static let texts: [(format: OutputFormat, text: String)] = [
    (.table, "a  b\n\n1\n"), (.json, "[]\n"), (.csv, "x,y\n\"a \"\"b\"\"\",\"1,2\"\n"),
  ]

  @Test(arguments: texts)
  func text(format: OutputFormat, text: String) {
    let output = CommandOutput(
      tables: [TextTable(pairs: [("a", "b")]), TextTable([.left], rows: [.cells(["1"])])],
      json: .array([]), csv: [["x", "y"], ["a \"b\"", "1,2"]])
    #expect(output.text(as: format) == text)
  }
}
