@testable import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

/// Which prices no rule about prices finds anything about.
///
/// Documented are 12,882,811 wei a millisecond of audio, 500 wei a pixel of live video, and 0.18 USD for 1,000,000 tokens.
@Suite struct UsualPricesTests {
  private static func usual(
    _ pipeline: Pipeline, at ethPrice: String? = nil, txCostMultiplier: Rational = 100
  ) throws -> UsualPrices? {
    UsualPrices(
      of: pipeline.definition, at: try ethPrice.map { try ETHPrice($0) },
      charging: UsualPrices.maximumWei(txCostMultiplier: txCostMultiplier))
  }

  @Test(
    arguments: [
      ("1", nil, true), ("0", nil, false), ("499999", nil, true), ("500000", nil, false),
      ("499999", 1, true), ("0.5", nil, false), ("5e2", nil, false), ("5e3", nil, true),
      // A fraction below 1,000 may lose more than a thousandth in lists of whole wei.
      ("999.5", nil, false), ("1000.5", nil, true), ("2000", 2, true), ("1999", 2, false),
      ("499999.5", nil, true), ("1000000", 2, false), ("500000.5", nil, false),
    ] as [(String, BigInt?, Bool)])
  func pricesInWei(price: String, units: BigInt?, isUsual: Bool) throws {
    let entry = try PriceEntry(
      pipeline: .liveVideoToVideo, modelID: "m", pricePerUnit: BigDecimal(decimal: price),
      pixelsPerUnit: units)
    let usual = try #require(try Self.usual(.liveVideoToVideo))
    #expect(usual.contain(priceOf: entry) == isUsual)
  }

  @Test(
    arguments: [
      // 3.8648433e-8 USD are the documented price at 3,000 USD.
      (.audioToText, "3.8648433e-8", .usd, "3000", true),
      (.audioToText, "3.8648433e-8", .usd, nil, false),
      (.audioToText, "3.8648432e-5", .usd, "3000", true),
      (.audioToText, "3.8648433e-5", .usd, "3000", false),
      (.audioToText, "3.8648433e-11", .usd, "3000", false),
      (.audioToText, "3.8648434e-11", .usd, "3000", true),
      (.audioToText, "1e-11", .eth, nil, true), (.audioToText, "1e-7", .eth, nil, false),
      // One dollar or more is said to be of wei, whatever it is at the ETH price.
      (.audioToText, "0.999", .usd, "1000000000000", true),
      (.audioToText, "1", .usd, "1000000000000", false),
      (.llm, "60000000", .wei, "3000", true), (.llm, "60001", .wei, "3000", true),
      (.llm, "60000", .wei, "3000", false), (.llm, "1.8e-7", .usd, "3000", true),
    ] as [(Pipeline, String, PriceEntry.PriceCurrency, String?, Bool)])
  func pricesInCurrencies(
    pipeline: Pipeline, price: String, currency: PriceEntry.PriceCurrency, ethPrice: String?,
    isUsual: Bool
  ) throws {
    let entry = try PriceEntry(
      pipeline: pipeline, modelID: "m", pricePerUnit: BigDecimal(decimal: price),
      currency: currency)
    let usual = try #require(try Self.usual(pipeline, at: ethPrice))
    #expect(usual.contain(priceOf: entry) == isUsual)
  }

  /// With a surcharge of a millionfold, at most 9,223,362,813 wei are charged in full.
  @Test(arguments: [("18446725626", true), ("18446725627", false)])
  func aFractionIsChargedInFull(priceOfTwo: String, isUsual: Bool) throws {
    let entry = try PriceEntry(
      pipeline: .audioToText, modelID: "m", pricePerUnit: BigDecimal(decimal: priceOfTwo),
      pixelsPerUnit: 2)
    let usual = try #require(try Self.usual(.audioToText, txCostMultiplier: "1/1000000"))
    #expect(usual.contain(priceOf: entry) == isUsual)
  }

  @Test func noPriceIsUsualWithoutADocumentedOneInWei() throws {
    let tagger = try Pipeline.Definition("frame-tagger", unit: .request)
    #expect(UsualPrices(of: tagger, at: try ETHPrice(3_000), charging: 5) == nil)
    #expect(try Self.usual(.llm) == nil)
    let entry = try PriceEntry(pipeline: .audioToText, modelID: "m", pricePerUnit: nil)
    #expect(try Self.usual(.audioToText)?.contain(priceOf: entry) == false)
  }

  /// A price with its surcharge is within 9223372036854775.807 wei; figures by Python's fractions.
  @Test(
    arguments: [
      (100, "9132051521638391"), (0, "9223372036854775"), (1, "4611686018427387"),
      ("1/1000000", "9223362813"), ("1/9223372036854775807000", "0"),
    ] as [(Rational, String)])
  func mostWei(txCostMultiplier: Rational, most: String) {
    let maximum = UsualPrices.maximumWei(txCostMultiplier: txCostMultiplier)
    #expect("\(maximum)" == most)
    func isSaturated(_ wei: BigInt) -> Bool {
      NodePrice.AutoAdjusted(base: Rational(wei), txCostMultiplier: txCostMultiplier)
        .charged.isSaturated
    }
    #expect(!isSaturated(maximum))
    #expect(isSaturated(maximum + 1))
  }

  /// The surcharge may end what is usual below the likely prices' own end, and below all of them.
  @Test(
    arguments: [
      (12_882_811_000, 12_883...12_882_810_999), (12_882_810_998, 12_883...12_882_810_998),
      (12_883, 12_883...12_883), (12_882, nil),
    ] as [(BigInt, ClosedRange<BigInt>?)])
  func wholeWei(maximum: BigInt, wei: ClosedRange<BigInt>?) {
    let usual = UsualPrices(of: Pipeline.audioToText.definition, at: nil, charging: maximum)
    #expect(usual?.wholeWei == wei)
  }
}
