import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite struct PricedWorkTests {
  private func work(
    _ modelID: String?, pipeline: Pipeline = .llm, unit: WorkUnitKind = .token,
    price: UnitPrice = .wei(5), jobs: Int = 3
  ) throws -> PricedWork {
    try PricedWork(
      pipeline, modelID: modelID, unit: unit, price: price,
      workload: Workload(jobsPerDay: Rational(jobs), unitsPerJob: 2))
  }

  /// A composed é and an e with an accent look the same, and are two models to the node.
  @Test func modelIDsAreComparedByteForByte() throws {
    let (composed, accented) = (try work("\u{E9}"), try work("e\u{301}"))
    #expect(composed != accented)
    #expect(try composed == work("\u{E9}"))
    #expect(Set([composed, accented, try work("\u{E9}")]).count == 2)
  }

  @Test func everyMemberCounts() throws {
    let all = [
      try work("m"), try work(nil), try work("m", pipeline: .upscale),
      try work("m", unit: .pixel), try work("m", price: .usd(5)), try work("m", jobs: 4),
      try PricedWork(
        .llm, modelID: "m", unit: .token, price: .wei(5),
        workload: Workload(jobsPerDay: 3, unitsPerJob: 2), shareOfTime: Share("50%")),
    ]
    for (index, one) in all.enumerated() {
      for (other, another) in all.enumerated() { #expect((one == another) == (index == other)) }
    }
    #expect(Set(all).count == all.count)
  }
}
