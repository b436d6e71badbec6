import LivepeerPricing
import PricingReports
import Testing

@Suite struct CommandOutputTests {
  /// The forms that were built.
  private final class Builder {
    var built: [OutputFormat] = []

    func build<Form>(_ format: OutputFormat, _ form: Form) -> Form {
      built.append(format)
      return form
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func onlyTheFormThatIsAskedForIsBuilt(format: OutputFormat) {
    let builder = Builder()
    let output = CommandOutput(
      table: builder.build(.table, TextTable(pairs: [])),
      json: builder.build(.json, JSONValue.null), csv: builder.build(.csv, [[String]]()))
    #expect(builder.built == [])
    _ = output.text(as: format)
    #expect(builder.built == [format])
  }

  @Test(arguments: ReportFormat.allCases)
  func onlyTheFormOfAReportThatIsAskedForIsBuilt(format: ReportFormat) {
    let builder = Builder()
    let output = CommandOutput(
      table: builder.build(.table, TextTable(pairs: [])),
      json: builder.build(.json, JSONValue.null), csv: builder.build(.csv, [[String]]()))
    _ = output.text(in: format)
    #expect(builder.built.map(\.rawValue) == [format == .markdown ? "table" : format.rawValue])
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
