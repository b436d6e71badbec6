import LivepeerPricing
import Testing
import TestSupport

/// A job at the documented prices: `domain/pipelines.md` and the examples of `design/cli.md`.
///
/// Dollars by exact arithmetic.
private struct DocumentedFee: Sendable, CustomTestStringConvertible {
  let pipeline: Pipeline
  let measure: Measure
  let ethUSD: String
  let fee: Wei
  let feeUSD: String

  init(_ pipeline: Pipeline, _ measure: Measure, _ ethUSD: String, _ fee: Wei, _ feeUSD: String) {
    self.pipeline = pipeline
    self.measure = measure
    self.ethUSD = ethUSD
    self.fee = fee
    self.feeUSD = feeUSD
  }

  var testDescription: String { "\(pipeline), \(measure)" }

  static let fullHD: Measure = {
    guard let size = try? ImageSize("1920x1080") else { preconditionFailure("a size") }
    return .images(size, count: 1)
  }()

  static let page = [
    DocumentedFee(
      .audioToText,
      .duration(200_000),
      "3127.45",
      2_576_562_200_000,
      "0.00805806945239"
    ),
    DocumentedFee(
      .audioToText,
      .duration(60_000),
      "3205.48",
      772_968_660_000,
      "0.0024777355802568"
    ),
    DocumentedFee(.audioToText, .duration(3_600_000), "3000", 46_378_119_600_000, "0.1391343588"),
    DocumentedFee(.textToSpeech, .characters(1_000_000), "3000", 5_960_465_000_000, "0.017881395"),
    DocumentedFee(.textToSpeech, .text("Hello"), "3000", 29_802_325, "0.000000089406975"),
    DocumentedFee(.llm, .unspecified, "3000", 15_360_000_000, "0.00004608"),
    DocumentedFee(.llm, .units(1_000_000), "3000", 60_000_000_000_000, "0.18"),
    DocumentedFee(.liveVideoToVideo, .duration(1_000), "3000", 13_824_000_000, "0.000041472"),
    DocumentedFee(.segmentAnything2, fullHD, "3000", 9_887_694_105_600, "0.0296630823168"),
    DocumentedFee(.imageToVideo, fullHD, "3000", 494_384_705_280_000, "1.48315411584"),
  ]
}

@Suite struct QuoteTests {
  @Test(arguments: VectorCase.all(of: "quote"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    let rate = try AnyRate(weiPerUnit: input.number("wei_per_unit"), unit: .token)
    let eth = input.has("eth_usd") ? try ETHPrice(input.text("eth_usd")) : nil
    let quote = try Quote(Job(.llm, .units(input.integer("units"))), at: rate, ethPrice: eth)
    let output: VectorMembers = [
      "exact_fee_wei": "\(quote.exactFee)", "fee_wei": "\(quote.fee.count)",
    ]
    #expect(
      vector.output == output.with("fee_usd", quote.feeUSD.map { "\($0.dollars)" }))
    #expect(quote.units == input.integer("units"))
  }

  @Test(arguments: DocumentedFee.page)
  private func documentedPricesGiveTheirFees(vector: DocumentedFee) throws {
    let price = try ETHPrice(vector.ethUSD)
    let rate = try PriceSheet.documented.price(of: vector.pipeline, at: price).rate
    let job = Job(vector.pipeline, vector.measure)
    let quote = try Quote(job, at: rate, ethPrice: price)
    #expect(quote.fee == vector.fee)
    #expect(quote.feeUSD?.text(.all) == vector.feeUSD)
    #expect(quote.job == job)
  }

  /// At an ETH price that no decimal holds, the fee covers the exact price by less than a wei.
  @Test func aQuoteIsRoundedUpOnce() throws {
    let price = try ETHPrice("2345.67890123")
    let rate = try PriceSheet.documented.price(of: .llm, at: price).rate
    let quote = try Quote(Job(.llm, .units(1_000_000_000_000)), at: rate, ethPrice: price)
    // 18 · 10^30 / 234567890123 = 76736845740315812082.9…
    #expect(quote.exactFee == "18000000000000000000000000000000/234567890123")
    #expect(quote.fee == 76_736_845_740_315_812_083)
  }

  @Test func aMeasureOfAnotherUnitIsRefused() throws {
    let rate = try AnyRate("1wei/token")
    let error = thrown { () throws(Job.MeasureError) in try Quote(Job(.llm, .duration(5)), at: rate)
    }
    #expect(error?.reason == .notPricedBy)
  }

  /// A rate with its unit in the type quotes as the same one without; of another unit it is
  /// refused.
  @Test func aTypedRateQuotesToo() throws {
    let job = Job(.audioToText, .duration(200_000))
    let rate = try Rate<Millisecond>("12882811wei/ms")
    #expect(try Quote(job, at: rate) == Quote(job, at: rate.erased))
    let pixels = try Rate<Pixel>("1wei/px")
    let error = thrown { () throws(Job.MeasureError) in try Quote(job, at: pixels) }
    #expect(error?.reason == .impossibleUnit)
  }
}
