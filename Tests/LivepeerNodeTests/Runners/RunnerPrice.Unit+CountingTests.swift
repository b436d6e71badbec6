import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Counting sessions of live runners")
struct RunnerUnitCountingTests {
  @Test(arguments: VectorCase.all(of: "live-units"))
  func vectors(vector: VectorCase) throws {
    let unit = try #require(RunnerPrice.Unit(name: vector.input.text("unit")))
    let nanoseconds = try #require(Int64(vector.input.text("nanoseconds")))
    let debit = unit.debited(nanoseconds: nanoseconds)
    #expect(
      vector.output == [
        "signer": "\(unit.billed(nanoseconds: nanoseconds))", "orchestrator": "\(debit.units)",
        "carried_nanoseconds": "\(debit.carriedNanoseconds)",
      ])
  }

  /// live-network.md 2: 10 seconds, 60 seconds of video, one request.
  @Test func firstPayments() {
    #expect(RunnerPrice.Unit.all.map(\.firstPayment) == [10, 1_658_880_000, 1])
    #expect(RunnerPrice.Unit.all.map { $0.billed(nanoseconds: 0) } == [10, 1_658_880_000, 1])
  }

  /// `remote_signer.go`: ceil of the seconds in float64, and pixels of `LiveVideoTickTests`.
  @Test(
    arguments: [
      (1, 1, 0), (999_999_999, 1, 27_647_999), (1_000_000_000, 1, 27_648_000),
      (1_000_000_001, 2, 27_648_000), (5_100_000_000, 6, 141_004_800),
      (9_000_000, 1, 248_831), (10_000_000_000, 10, 276_480_000),
      // Python: 9007199254 + 999999999/1e9 is 9007199255.0.
      (9_007_199_254_999_999_999, 9_007_199_255, 249_031_045_002_240_000),
    ] as [(Int64, BigInt, BigInt)])
  func payments(nanoseconds: Int64, seconds: BigInt, pixels: BigInt) {
    #expect(RunnerPrice.Unit.hour.billed(nanoseconds: nanoseconds) == seconds)
    #expect(RunnerPrice.Unit.video720p.billed(nanoseconds: nanoseconds) == pixels)
    #expect(RunnerPrice.Unit.fixed.billed(nanoseconds: nanoseconds) == 1)
  }

  /// `live_payment_processor.go`: whole units, and what was cut off is carried.
  @Test(
    arguments: [
      (0, 0, 0), (999_999_999, 0, 999_999_999), (5_000_000_000, 5, 0),
      (5_900_000_000, 5, 900_000_000),
    ] as [(Int64, BigInt, Int64)])
  func debits(nanoseconds: Int64, seconds: BigInt, carried: Int64) {
    #expect(RunnerPrice.Unit.hour.debited(nanoseconds: nanoseconds) == (seconds, carried))
    let tick = LiveVideoTick(nanoseconds: nanoseconds)
    #expect(
      RunnerPrice.Unit.video720p.debited(nanoseconds: nanoseconds)
        == (BigInt(tick.pixels), tick.carriedNanoseconds))
    #expect(RunnerPrice.Unit.fixed.debited(nanoseconds: nanoseconds) == (1, 0))
  }

  /// Whole sessions: payments at their start and every 10 s, debits every 5 s; milliseconds.
  @Test(
    arguments: [
      (0, 10, 0), (4_900, 10, 0), (5_000, 10, 5), (9_999, 10, 5), (10_000, 10, 10),
      (10_001, 20, 10), (61_000, 70, 60), (600_000, 600, 600), (604_999, 610, 600),
    ] as [(Quantity<Millisecond>, BigInt, BigInt)])
  func sessions(length: Quantity<Millisecond>, billed: BigInt, debited: BigInt) {
    #expect(RunnerPrice.Unit.hour.billed(over: length) == billed)
    #expect(RunnerPrice.Unit.hour.debited(over: length) == debited)
    // 60 s of video first in place of 10.
    let video = RunnerPrice.Unit.video720p
    #expect(video.billed(over: length) == (billed + 50) * 27_648_000)
    #expect(video.debited(over: length) == debited * 27_648_000)
    #expect(RunnerPrice.Unit.fixed.billed(over: length) == 1)
    #expect(RunnerPrice.Unit.fixed.debited(over: length) == 1)
  }

  /// What is debited never loses time: the units and the carried time together are the time.
  @Test(.tags(.property)) func nothingIsLost() {
    forAll(cases: 10_000) { generator in
      var (carried, seconds, total) = (Int64(0), BigInt(0), Int64(0))
      for _ in 0..<3 {
        let elapsed = Int64.random(in: 5_000_000_000...7_000_000_000, using: &generator)
        total += elapsed
        let debit = RunnerPrice.Unit.hour.debited(nanoseconds: elapsed + carried)
        carried = debit.carriedNanoseconds
        seconds += debit.units
      }
      return difference(
        seconds * 1_000_000_000 + BigInt(carried), BigInt(total), "three debits of \(total) ns")
        ?? difference(seconds, BigInt(total / 1_000_000_000), "the seconds of \(total) ns")
    }
  }
}
