import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// The figures are those of `QuoteCommandTests`.
@Suite struct MeteringReportTests {
  private static func report(
    _ pipeline: Pipeline, _ measure: Measure, at rate: String
  ) throws -> QuoteReport {
    let quote = try Quote(Job(pipeline, measure), at: StatedRate(rate).rate(at: nil))
    return QuoteReport(
      quote: quote, metering: .all, modelID: nil, comparison: try quote.comparison(), charged: nil)
  }

  @Test func textOfTwoBytes() throws {
    let report = try Self.report(.textToSpeech, .text("h\u{E9}llo"), at: "5960465wei/char")
    #expect(
      try compact(report.output.text(as: .json)).contains(
        #""metering":{"documented":{"units":"5","fee_wei":"29802325"},"#
          + #""gateway":{"units":"6","fee_wei":"35762790"},"#
          + #""orchestrator":{"units":"5000","fee_wei":"29802325000"},"#
          + #""orchestrator_directly":{"units":"5000","fee_wei":"29802325000"}}"#))
    #expect(
      report.output.text(as: .csv).hasSuffix(
        ",5,29802325,6,35762790,5000,29802325000,5000,29802325000\n"))
    let table = report.output.text(as: .table)
    #expect(table.contains("\ncounted by    units   fee in wei\n"))
    #expect(table.contains("\ngateway           6     35762790  "))
    #expect(!table.contains("directly"))
    #expect(report.warnings.count == 1)
    #expect(report.warnings[0].hasPrefix("units are not counted alike: documented 5 ("))
    #expect(
      report.warnings[0].hasSuffix(
        "; the orchestrator debits 29766562210 wei more than the gateway pays"))
  }

  @Test func aRefusal() throws {
    let report = try Self.report(
      .audioToText, .duration(Quantity<Millisecond>(999)), at: "12882811wei/ms")
    #expect(report.output.text(as: .csv).hasSuffix(",999,12869928189,,,,,,\n"))
    #expect(
      report.output.text(as: .table).contains(
        "\ngateway           ?            ?  whole seconds\n"))
    #expect(report.warnings.allSatisfy { $0.contains("refuses audio-to-text of less than") })
  }
}
