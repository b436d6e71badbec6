@testable import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

/// How a price far from the documented one is said; figures by Python's fractions, cases m2 to m8.
@Suite struct PriceMagnitudeTests {
  @Test(
    arguments: [
      // 0.006 USD a millisecond; 12,882,811 wei at 3,000 USD per ETH is $0.1391343588 an hour.
      (
        .usd("6/1000"), .audioToText, "3000", "$21600.00 an hour",
        "155000 times the documented price",
        "$0.139 an hour"
      ),
      (
        .usd("2/100"), .textToImage, "3000", "$20000.00 a megapixel",
        "1400000 times the documented price", "$0.0143 a megapixel"
      ),
      (
        .wei(12_882_811_000), .audioToText, nil, "46378119600000000 wei an hour",
        "1000 times the documented price", "46378119600000 wei an hour"
      ),
      (
        .wei(1_000), .audioToText, nil, "3600000000 wei an hour", "1/12900 of the documented price",
        "46378119600000 wei an hour"
      ),
      (
        .usd("6/1000"), .audioToText, nil, "$21600.00 an hour",
        "at least 4660 times the documented price",
        "46378119600000 wei an hour, at any ETH price from $100 to $100000"
      ),
      (
        .wei(1_000), .llm, nil, "1000000000 wei a million tokens",
        "at most 1/1800 of the documented price",
        "$0.18 a million tokens, at any ETH price from $100 to $100000"
      ),
      // 500 wei a pixel are 49,766,400,000,000 wei for an hour of 27,648,000 pixels a second.
      (
        .wei(1_000_000), .liveVideoToVideo, nil, "99532800000000000 wei an hour of 720p video",
        "2000 times the documented price", "49766400000000 wei an hour of 720p video"
      ),
      (.wei(12_882_810_999), .audioToText, nil, nil, nil, nil),
      (
        .usd("1/10000"), .audioToText, "3000", "$360.00 an hour", "2590 times the documented price",
        "$0.139 an hour"
      ),
    ] as [(UnitPrice.Amount, Pipeline, String?, String?, String?, String?)])
  func words(
    price: UnitPrice.Amount, pipeline: Pipeline, ethPrice: String?, shown: String?, ratio: String?,
    documented: String?
  ) throws {
    let magnitude = PriceMagnitude(
      price, of: pipeline.definition, at: try ethPrice.map { try ETHPrice($0) })
    #expect(magnitude?.shownPrice == shown)
    #expect(magnitude?.shownRatio == ratio)
    #expect(magnitude?.shownDocumented == documented)
  }

  /// Prices so large or so small that digits would fill a line have an exponent.
  @Test(
    arguments: [
      (.usd(Rational(.powerOfTen(15))), "$1000000000000000000000 a megapixel"),
      (.usd(Rational(1, .powerOfTen(22))), "$0.0000000000000001 a megapixel"),
      (.usd(Rational(1, .powerOfTen(60))), "$1e-54 a megapixel"),
      (.usd(0), "$0.00 a megapixel"), (.wei(0), "0 wei a megapixel"),
    ] as [(UnitPrice.Amount, String)])
  func extremes(price: UnitPrice.Amount, shown: String) {
    #expect(price.shown(for: Pipeline.upscale.definition, at: nil) == shown)
  }

  /// Whole wei above a thousandth of the documented price, and below 1,000 times it.
  @Test(
    arguments: [
      (.wei(12_882_811), 12_883...12_882_810_999), (.wei(1_000), 2...999_999),
      (.wei("1/1000"), nil), (.wei("1001/1000"), 1...1_000), (.wei("3/2000"), 1...1),
      (.usd(5), nil),
      (.wei(0), nil),
    ] as [(UnitPrice.Amount, ClosedRange<BigInt>?)])
  func likelyWholeWei(documented: UnitPrice.Amount, wei: ClosedRange<BigInt>?) {
    let likely = PriceMagnitude.LikelyPrices(documented)
    #expect(likely?.wholeWei == wei)
    guard let likely, let wei else { return }
    for end in [wei.lowerBound, wei.upperBound] { #expect(likely.contains(.wei(Rational(end)))) }
    for beyond in [wei.lowerBound - 1, wei.upperBound + 1] {
      #expect(!likely.contains(.wei(Rational(beyond))))
    }
  }

  @Test(arguments: [
    (
      Pipeline.audioToText, "millisecond",
      "1000 for a second, 60000 for a minute, 3600000 for an hour"
    ),
    (.llm, "token", "1000000 for a million tokens"), (.upscale, "pixel", "1000000 for a megapixel"),
    (.textToSpeech, "character", "1000000 for a million characters"),
    (.liveVideoToVideo, "pixel", "99532800000 for an hour of 720p video"),
  ])
  func divisors(pipeline: Pipeline, unit: String, divisors: String) {
    #expect(
      pipeline.definition.divisorQuestion
        == "if it pays for more than one \(unit), say so with \"pixels_per_unit\": \(divisors)")
  }
}
