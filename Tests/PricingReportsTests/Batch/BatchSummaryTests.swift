import LivepeerPricing
import PricingReports
import Testing

/// The texts are those of `BatchCommandTests`.
@Suite struct BatchSummaryTests {
  private static func summary(
    at ethPrice: ETHPrice?, advice: String? = nil, rejected: Int = 0
  ) throws -> String {
    let table = try TariffTable(.documented, at: ethPrice)
    var totals = BatchTotals(of: table)
    totals.rejected += rejected
    return BatchSummary(
      totals: Totals(totals), ethPrice: ethPrice, rejectsAdvice: advice, output: "standard output",
      elapsed: .milliseconds(1_250)
    ).description
  }

  @Test func emptyRuns() throws {
    #expect(
      try Self.summary(at: ETHPrice("3000"))
        == "0 rows priced, 0 rejected: 0 wei with ETH at $3000; 1.2 s; written to standard output")
    #expect(
      try Self.summary(at: nil, advice: "keep them", rejected: 1_234)
        == "0 rows priced, 1,234 rejected (keep them): 0 wei; 1.2 s; written to standard output")
  }

  /// Sizes that a file may claim: 7 EiB for some seconds, and all of 64 bits.
  @Test func progressOfAnySize() {
    var line = ProgressLine(totalBytes: 7 << 60)
    line.advance(rows: 1_234_567, bytes: 1 << 33)
    // 3 · (7 · 2^60 - 2^33) / 2^33 seconds.
    #expect(line.text(after: .seconds(3)) == "1,234,567 rows, 8192 MiB, 0 %, 2818572285 s left")
    line.expect(bytes: .max)
    #expect(line.text(after: .seconds(1 << 40)).hasSuffix(" 0 %, \(UInt64.max) s left"))
    line.advance(rows: 0, bytes: .max - (1 << 33))
    #expect(line.text(after: .seconds(3)).hasSuffix(" 100 %, 0 s left"))
  }

  @Test(
    arguments: [
      (nil, 0, "1 row, 0 MiB"), (nil, 3_145_728, "1 row, 3 MiB"),
      (12_582_912, 3_145_728, "1 row, 3 MiB, 25 %, 6 s left"),
      (0, 3_145_728, "1 row, 3 MiB"),
    ] as [(UInt64?, UInt64, String)])
  func progress(total: UInt64?, bytes: UInt64, text: String) {
    var line = ProgressLine(totalBytes: total)
    line.advance(rows: 1, bytes: bytes)
    #expect(line.text(after: .seconds(2)) == text)
  }
}
