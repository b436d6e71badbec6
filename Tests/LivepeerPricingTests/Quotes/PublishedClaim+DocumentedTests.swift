import ExactMath
import LivepeerPricing
import Testing

@Suite struct PublishedClaimDocumentedTests {
  /// The table of `domain/pipelines.md`, row by row, the range by both of its ends.
  @Test func everyClaimOfThePageIsThere() throws {
    let rows = PublishedClaim.documented.map { documented in
      "\(documented.pipeline) \(documented.claim.price) \(documented.claim.claim)"
    }
    #expect(
      rows == [
        "audio-to-text 12882811 wei/ms 0.0000014 USD/s",
        "image-to-text 1192093 wei/px 0.000125 USD/Mpx",
        "text-to-image 4768371 wei/px 0.0005 USD/Mpx",
        "audio-to-text 8000000 wei/ms 0.0008 USD/ms",
        "audio-to-text 15000000 wei/ms 0.0015 USD/ms",
        "text-to-image 0.0005 USD/px 0.0005 USD/Mpx",
      ]
    )
  }

  /// Every claim but the last two kinds is "low by about 28×"; none is right.
  @Test func noneOfThemIsTrueAt3000() throws {
    let price = try ETHPrice("3000")
    let shown = try PublishedClaim.documented.map { documented in
      DecimalFormat(.significant(4)).text(try documented.claim.ratio(at: price))
    }
    #expect(shown == ["27.61", "28.61", "28.61", "0.00003", "0.00003", "1000000"])
  }
}
