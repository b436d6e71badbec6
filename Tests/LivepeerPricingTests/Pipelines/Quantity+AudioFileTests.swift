import LivepeerPricing
import Testing
import TestSupport

@Suite struct QuantityAudioFileTests {
  /// 44,100 samples are 1,000 ms, and one more is part of another.
  @Test(arguments: [(44_100, 1_000), (44_101, 1_001), (1, 1), (200, 5)])
  func lengthsAreRoundedUp(samples: Int, milliseconds: Int) throws {
    let file = try audioFile(samples)
    #expect(Quantity(file).count == BigInt(milliseconds))
    let job = Job(.audioToText, .audio(file))
    #expect(try job.units(pricedPer: .millisecond) == BigInt(milliseconds))
    #expect(
      try Job(.liveVideoToVideo, .audio(file)).units(pricedPer: .pixel)
        == BigInt(milliseconds * 27_648))
  }

  @Test func itIsMeasuredAsADuration() throws {
    let job = Job(.llm, .audio(try audioFile(200)))
    #expect(job.measure.kind == .duration)
    let error = thrown { () throws(Job.MeasureError) in try job.units(pricedPer: .token) }
    #expect(error?.reason == .notPricedBy)
  }

  /// A file is written as its length.
  @Test func itIsReadBackAsADuration() throws {
    let (job, json) = try recoded(Job(.audioToText, .audio(try audioFile(200))))
    #expect(json.contains(#""duration_ms":"5""#))
    #expect(job == Job(.audioToText, .duration(5)))
  }
}
