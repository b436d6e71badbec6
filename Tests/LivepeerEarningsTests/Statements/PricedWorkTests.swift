import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite struct PricedWorkTests {
  private func work(
    _ modelID: ModelID?, pipeline: Pipeline = .llm, unit: WorkUnitKind = .token,
    price: UnitPrice.Amount = .wei(5), jobs: Int = 3
  ) throws -> PricedWork {
    try PricedWork(
      pipeline, modelID: modelID, price: UnitPrice(price, per: unit),
      workload: Workload(jobsPerDay: Rational(jobs), unitsPerJob: 2, of: unit))
  }

  /// A composed é and an e with an accent look the same, and are two models to the node.
  @Test func modelIDsAreComparedByteForByte() throws {
    let (composed, accented) = (try work("\u{E9}"), try work("e\u{301}"))
    #expect(composed != accented)
    #expect(try composed == work("\u{E9}"))
    #expect(Set([composed, accented, try work("\u{E9}")]).count == 2)
  }

  /// What was possible once, and wrong: a price per pixel for a count of milliseconds.
  @Test func aPriceOfAnotherUnitThanTheWorkIsRefused() throws {
    let workload = try Workload(jobsPerDay: 3, each: Quantity<Millisecond>(2))
    #expect(throws: EarningsError.unitMismatch(priced: .pixel, counted: .millisecond)) {
      try PricedWork(.audioToText, price: .wei(5, per: .pixel), workload: workload)
    }
    #expect(throws: EarningsError.unitMismatch(priced: .token, counted: .request)) {
      try PricedWork(
        .llm, price: .usd(5, per: .token),
        workload: Workload(unitsPerSecond: 1, of: .request, utilization: .whole))
    }
  }

  @Test func everyMemberCounts() throws {
    let all = [
      try work("m"), try work(nil), try work("m", pipeline: .upscale),
      try work("m", unit: .pixel), try work("m", price: .usd(5)), try work("m", jobs: 4),
      try PricedWork(
        .llm, modelID: "m", price: .wei(5, per: .token),
        workload: Workload(jobsPerDay: 3, unitsPerJob: 2, of: .token), shareOfTime: Share("50%")),
    ]
    for (index, one) in all.enumerated() {
      for (other, another) in all.enumerated() { #expect((one == another) == (index == other)) }
    }
    #expect(Set(all).count == all.count)
  }
}

@Suite("Costs of a unit")
struct WorkloadCostTests {
  /// Rented by the hour, a machine costs as long as it works: 3,600,000 ms of 2,000 tokens a second
  /// are 7,200,000 tokens.
  @Test func perTime() throws {
    let tokens = try Workload(unitsPerSecond: 2_000, of: .token, utilization: Share("10%"))
    let hour = UnitPrice(try StatedRate("$0.72/h"))
    #expect(try tokens.costPerUnit(hour) == .usd("1/10000000"))
    #expect(try tokens.costPerUnit(.wei(6, per: .millisecond)) == .wei(3))
    #expect(try tokens.costPerUnit(.wei(6, per: .token)) == .wei(6))
    let audio = try Workload(jobsPerDay: 1, unitsPerJob: 2, of: .millisecond)
    #expect(try audio.costPerUnit(hour) == .usd("72/360000000"))
  }

  @Test func otherUnits() throws {
    let jobs = try Workload(jobsPerDay: 1, unitsPerJob: 2, of: .token)
    let idle = try Workload(unitsPerSecond: 0, of: .token, utilization: .whole)
    for workload in [jobs, idle] {
      #expect(throws: EarningsError.costUnitMismatch(cost: .millisecond, counted: .token)) {
        try workload.costPerUnit(.wei(6, per: .millisecond))
      }
    }
    #expect(throws: EarningsError.negative(.costPerUnit, -1)) {
      try PricedWork(.llm, price: .wei(1, per: .token), workload: jobs, costPerUnit: .wei(-1))
    }
  }
}
