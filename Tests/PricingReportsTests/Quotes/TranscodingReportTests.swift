import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

@Suite struct TranscodingReportTests {
  private static func report(
    _ renditions: [String], _ duration: Quantity<Millisecond>, segment: Quantity<Millisecond>
  ) throws -> QuoteReport {
    let ladder = TranscodingLadder(try renditions.map { try TranscodingLadder.Rendition($0) })
    let transcoding = try TranscodingReport(ladder, over: duration, inSegmentsOf: segment)
    return QuoteReport(
      quote: try Quote(Job("transcoding", transcoding.measure), at: AnyRate("1000wei/px")),
      metering: .documented, modelID: nil, comparison: nil, charged: nil, transcoding: transcoding)
  }

  /// An hour of 720p at 30 in segments of 2 s: 1,800 segments of 55,296,000 pixels, with the float
  /// 1.02 of `vectors/transcoding-estimate.json`.
  @Test func anHour() throws {
    let report = try Self.report(["1280x720@30"], 3_600_000, segment: 2_000)
    #expect(
      report.output.text(as: .table).hasSuffix(
        """

        counted by         pixels       fee in wei
        gateway       99532800000  101523456000001  ahead for 1800 segments, times 1.02
        orchestrator  99532800000   99532800000000  pixels encoded

        """))
    #expect(
      report.output.text(as: .csv).hasSuffix(
        ",1800,99532800000,101523456000000.0017680577002465724945068359375\n"))
    #expect(report.notes.isEmpty)
    #expect(report.output.text(as: .json).contains("\"segments\": \"1800\","))
  }

  @Test func oneSegment() throws {
    let text = try Self.report(["1280x720@30"], 2_000, segment: 2_000).output.text(as: .table)
    #expect(text.contains("  ahead for 1 segment, times 1.02\n"), "\(text)")
  }

  /// 3.001 s in segments of 2 s: the gateway estimates 2 s twice, of 60 frames a second that it does
  /// not know; 181 frames are encoded.
  @Test func theLastSegment() throws {
    let report = try Self.report(["10x10"], 3_001, segment: 2_000)
    #expect(
      report.output.text(as: .table).contains(
        "gateway        24000    24480001  ahead for 2 segments, times 1.02\n"
          + "orchestrator   18100    18100000  pixels encoded\n"))
    #expect(
      report.notes == [
        "a rendition passes frames through: 60 a second are assumed, as the gateway does"
      ])
  }

  /// Past 64 bits of pixels in one segment the node's sum wraps.
  @Test func overflow() throws {
    let ladder = TranscodingLadder([try TranscodingLadder.Rendition("1000000x1000000@30")])
    #expect(throws: NodePrice.Overflow.self) {
      try TranscodingReport(ladder, over: 1_000_000_000, inSegmentsOf: 1_000_000_000)
    }
  }
}
