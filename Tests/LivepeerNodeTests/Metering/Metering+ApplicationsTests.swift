import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

/// live-network.md 1, 2 and 4: runners are paid in steps of ten seconds and debited every five, at
/// whole wei; capabilities of BYOC are counted in seconds, rounded up.
@Suite("Counting applications")
struct MeteringApplicationsTests {
  private static func comparison(
    _ pipeline: Pipeline, _ measure: Measure, _ price: String
  ) throws -> Metering.Comparison {
    let eth = try ETHPrice("3000")
    return try Metering.Comparison(
      Job(pipeline, measure), at: StatedRate(price).rate(at: eth), ethPrice: eth)
  }

  /// A slash before an accent is one all the same: an application of a live runner.
  @Test func namesByTheirBytes() throws {
    let name: Pipeline = "live-video-to-video/\u{301}scope"
    guard case .runner(.hour) = ApplicationSale(of: name, pricedPer: .millisecond) else {
      Issue.record("not sold by a runner")
      return
    }
    #expect(PipelineCatalogue.documented.measuring(name)?.pipeline == .liveVideoToVideo)
  }

  /// 324074074074 wei a second, 11721 a pixel, 1050000000000 a request.
  @Test(
    arguments: [
      (
        "live-video-to-video/scope", .duration(600_000), "$3.50/h", 600_000, 600_000, 600_000,
        194_444_444_444_445, 194_444_444_444_400, 194_444_444_444_400
      ),
      (
        "live-video-to-video/scope", .units(604_900), "$3.50/h", 604_900, 610_000, 600_000,
        196_032_407_407_408, 197_685_185_185_140, 194_444_444_444_400
      ),
      (
        "live-video-to-video/scope", .duration(4_900), "$3.50/720p-h", 135_475_200, 1_658_880_000,
        0, 1_587_962_962_963, 19_443_732_480_000, 0
      ),
      (
        "live-video-to-video/scope", .units(7), "$3.50/720p-h", 7, 7, 7, 82_051, 82_047, 82_047
      ),
      (
        "any/app", .requests(200), "$0.00315/request", 200, 200, 200, 210_000_000_000_000,
        210_000_000_000_000, 210_000_000_000_000
      ),
      ("app", .requests(2), "1.9wei/request", 2, 2, 2, 4, 2, 2),
      ("text-reversal", .duration(20_500), "1.9wei/s", 20_500, 21_000, 21_000, 39, 21, 21),
      ("text-reversal", .duration(0), "5wei/s", 0, 0, 0, 0, 0, 0),
    ] as [(Pipeline, Measure, String, BigInt, BigInt, BigInt, Wei, Wei, Wei)])
  func applications(
    pipeline: Pipeline, measure: Measure, price: String, documented: BigInt, gateway: BigInt,
    orchestrator: BigInt, fee: Wei, paid: Wei, debited: Wei
  ) throws {
    let comparison = try Self.comparison(pipeline, measure, price)
    #expect(comparison.documented.units == documented)
    #expect(comparison.documented.fee == fee)
    #expect(try comparison.gateway.get().units == gateway)
    #expect(try comparison.gateway.get().fee == paid)
    #expect(try comparison.orchestrator.get().units == orchestrator)
    #expect(try comparison.orchestrator.get().fee == debited)
    #expect(comparison.orchestratorDirectly == comparison.orchestrator)
  }

  /// A price that is not offered has no count, and says so in the node's words.
  @Test(
    arguments: [
      (
        "a/b", "0.9wei/s", "the runner is not offered: converted live runner price must be at least"
      ),
      ("a/b", "1e19wei/request", "the runner is not offered: price cannot be converted to int64"),
      (
        "b", "1e19wei/s", "a price in whole wei of 10000000000000000000 is beyond the node's 64-bit"
      ),
    ])
  func notAdvertised(pipeline: String, price: String, message: String) throws {
    let comparison = try Self.comparison(Pipeline(pipeline), .units(1_000), price)
    for side in [Metering.gateway, .orchestrator, .orchestratorDirectly] {
      guard case .failure(let error) = comparison[side] else {
        Issue.record("\(side) counts it")
        continue
      }
      #expect("\(error)".hasPrefix(message))
      #expect(error.text(naming: { _ in "" }) == "\(error)")
    }
  }

  @Test func waysOfCounting() {
    let app: Pipeline = "a/b"
    let ways = [
      (
        Metering.gateway.wayOfCounting(app, pricedPer: .millisecond),
        "seconds, paid every 10 s in advance"
      ),
      (Metering.orchestrator.wayOfCounting(app, pricedPer: .millisecond), "seconds, every 5 s"),
      (
        Metering.gateway.wayOfCounting(app, pricedPer: .pixel),
        "pixels of video time, 60 s and then every 10 s"
      ),
      (
        Metering.orchestrator.wayOfCounting(app, pricedPer: .pixel),
        "pixels of video time, every 5 s"
      ),
      (Metering.gateway.wayOfCounting(app, pricedPer: .request), "requests"),
      (Metering.gateway.wayOfCounting("b", pricedPer: .millisecond), "seconds, rounded up"),
      (Metering.documented.wayOfCounting(app, pricedPer: .millisecond), "milliseconds"),
      (Metering.gateway.wayOfCounting(app, pricedPer: .token), "tokens"),
    ]
    for (found, expected) in ways { #expect(found == expected) }
  }
}
