import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct MeteringComparisonTests {
  /// 200 letters: paid as 200 units, debited as 200,000 (`domain/pipelines.md`).
  @Test func aSentenceIsDebitedAThousandfold() throws {
    let job = Job(.textToSpeech, .text(String(repeating: "a", count: 200)))
    let comparison = try Metering.Comparison(
      job, at: AnyRate("5960465wei/char"), ethPrice: ETHPrice("3000"))
    #expect(comparison.documented.units == 200)
    #expect(try comparison.gateway.get().units == 200)
    #expect(try comparison.orchestrator.get().fee == 1_192_093_000_000)
    #expect(try comparison[.orchestrator].get().feeUSD?.text(.all) == "0.003576279")
    let gap = try #require(comparison.difference(from: .gateway, to: .orchestrator))
    #expect(gap.units == 199_800)
    #expect(gap.fee == 1_190_900_907_000)
    #expect(gap.ratio == 1_000)
    #expect(!comparison.agrees)
  }

  /// Where a side refuses there is no difference; where it counts nothing there is no ratio.
  @Test func aRefusalIsKept() throws {
    let comparison = try Metering.Comparison(
      Job(.audioToText, .duration(999)), at: AnyRate("1wei/ms"))
    #expect(comparison.documented.fee == 999)
    #expect(!comparison.differsDirectly)
    for side in [Metering.gateway, .orchestrator, .orchestratorDirectly] {
      #expect(throws: Metering.CountingError.self) { try comparison[side].get() }
      #expect(comparison.difference(from: .documented, to: side) == nil)
    }
    #expect(!comparison.agrees)
    let none = try Metering.Comparison(Job(.textToSpeech, .text("")), at: AnyRate("1wei/char"))
    #expect(none.agrees)
    #expect(none.difference(from: .gateway, to: .orchestrator)?.ratio == nil)
  }

  /// `domain/pipelines.md`: the gateway writes 256 tokens and at least one image into the request.
  @Test(
    arguments: [
      (.llm, .unspecified, "1wei/token", true, 256, nil),
      (.textToImage, MeteringTests.images(640, 480, count: 0), "1wei/px", false, 307_200, 0),
      (.imageToImage, MeteringTests.images(640, 480, count: 1), "1wei/px", true, 307_200, 307_200),
      (.textToSpeech, .text("hello"), "1wei/char", false, 5_000, 5_000),
    ] as [(Pipeline, Measure, String, Bool, BigInt, BigInt?)])
  func aJobWithoutAGateway(
    pipeline: Pipeline, measure: Measure, rate: String, agrees: Bool, behind: BigInt,
    directly: BigInt?
  ) throws {
    let comparison = try Metering.Comparison(Job(pipeline, measure), at: AnyRate(rate))
    #expect(comparison.agrees == agrees)
    #expect(try comparison.orchestrator.get().units == behind)
    #expect((try? comparison[.orchestratorDirectly].get())?.units == directly)
    #expect(comparison.differsDirectly == (behind != directly))
  }

  @Test func whatTheDocumentationDoesNotPriceIsAnError() throws {
    let rate = try AnyRate("1wei/px")
    let error = thrown { () throws(Job.MeasureError) in
      try Metering.Comparison(Job(.textToImage, .unspecified), at: rate)
    }
    #expect(error?.reason == .missing)
  }

  @Test func aQuoteIsComparedAtItsOwnPrice() throws {
    let quote = try Quote(
      Job(.audioToText, .duration(1_999)), at: AnyRate("2wei/ms"), ethPrice: ETHPrice("3000"),
      metering: .gateway)
    let comparison = try quote.comparison()
    #expect(comparison.documented.fee == 3_998)
    #expect(comparison.gateway == .success(quote))
    #expect(comparison.difference(from: .documented, to: .gateway)?.units == -999)
  }
}
