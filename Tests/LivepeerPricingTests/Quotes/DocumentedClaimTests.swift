import LivepeerPricing
import Testing
import TestSupport

/// Source of every figure: the table of `domain/pipelines.md`, *Published USD claims are wrong*.
@Suite struct DocumentedClaimTests {
  /// Row by row, the range by both of its ends, and the frame's two amounts each.
  @Test func everyClaimOfThePageIsThere() {
    let rows = DocumentedClaim.all.map { claim in
      "\(claim.pipeline?.name ?? "any") \(claim.price) "
        + (claim.audit.map { "\($0.claim)" } ?? "none")
    }
    #expect(
      rows == [
        "audio-to-text 12882811 wei/ms 0.0000014 USD/s",
        "image-to-text 1192093 wei/px 0.000125 USD/Mpx",
        "text-to-image 4768371 wei/px 0.0005 USD/Mpx",
        "audio-to-text 8000000 wei/ms 0.0008 USD/ms",
        "audio-to-text 15000000 wei/ms 0.0015 USD/ms",
        "text-to-image 0.0005 USD/px 0.0005 USD/Mpx",
        "live-video-to-video 1000000000000000 wei/px 3.6 ETH/h",
        "any 1000 wei/px 2073600 wei/2073600 px",
        "any 1000 wei/px 0.000002 ETH/2073600 px",
        "any 0.02 USD/px none",
        "any 1000 wei/1000000000000 px none",
      ]
    )
  }

  /// The first three claims are "low by about 28×", and none is right.
  ///
  /// The last two name no figure.
  @Test func noneOfThemIsTrueAt3000() throws {
    let price = try ETHPrice("3000")
    let shown = try DocumentedClaim.all.compactMap { documented in
      try documented.audit.map { DecimalFormat(.significant(5)).text(try $0.ratio(at: price)) }
    }
    #expect(
      shown == [
        "27.606", "28.61", "28.61", "0.00003", "0.00003", "1000000", "27648000", "1000",
        "0.0010368",
      ])
  }

  /// The amounts of the column "true at $3,000/ETH", in wei or dollars, for what the claim is for.
  @Test func whatEachComesTo() throws {
    let truths = try DocumentedClaim.all.map { try $0.truth(at: ETHPrice("3000")) }
    let dollars: [Rational] = [
      "0.000038648433", "0.003576279", "0.014305113", "0.000000024", "0.000000045", 500,
    ]
    #expect(truths.prefix(6) == dollars.map { .usd($0) }[...])
    #expect(
      Array(truths.dropFirst(6)) == [
        // 99,532,800 ETH an hour.
        .wei(Rational(.powerOfTen(18)) * 99_532_800), .wei(2_073_600_000), .wei(2_073_600_000),
        // $20,000 a megapixel; 10^-9 wei a pixel.
        .usd(20_000), .wei(Rational(1, .powerOfTen(9))),
      ])
  }

  /// The figures of the explanations, by the library's own arithmetic and by the page.
  @Test func explanationsHaveTheFiguresOfThePage() throws {
    let explained = DocumentedClaim.all.map(\.explanation)
    #expect(explained.prefix(6) == [nil, nil, nil, nil, nil, nil])
    #expect(
      Array(explained.dropFirst(6)) == [
        "the unit is a pixel: 1280x720 video at 30 frames has 27,648,000 a second",
        "a frame of 1920x1080 has 2,073,600 pixels, at 1,000 wei each",
        "2,073,600,000 wei are 0.0000000020736 ETH",
        "$41,472 for a frame of 1920x1080: the divisor is missing",
        "the node charges 0 for what is below 0.001 wei a unit: the work is free",
      ])
    #expect(1_280 * 720 * 30 == 27_648_000)
    #expect(try ImageSize("1920x1080").pixels.count == 2_073_600)
    #expect(try Rational(decimal: "0.02") * 2_073_600 == 41_472)
    #expect(Wei(2_073_600_000).text(in: .ether) == "0.0000000020736")
  }

  /// Dollars of a price in ether need an ETH price; the other claims do not.
  @Test func whatNeedsAnETHPriceSaysSo() {
    let known = DocumentedClaim.all.map { claim in (try? claim.truth(at: nil)) != nil }
    #expect(known == [false, false, false, false, false, true, true, true, true, true, true])
  }

  @Test func thePagesAreNamed() {
    #expect(
      DocumentedClaim.all.map(\.page).dropFirst(6) == [
        "Per-Second Compute", "Pricing Strategy", "Pricing Strategy", "Pricing Strategy",
        "Orchestrator offerings",
      ])
  }
}
