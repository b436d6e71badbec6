@testable import LivepeerNode
import LivepeerPricing
import Testing

@Suite struct WarmPlacementTests {
  /// GPUs go to containers one after the other, in the order of both (live-network.md 6).
  @Test(
    arguments: [
      ([1, 1], [24, 8], [0..<1, 1..<2], [false, false]),
      ([0, 2, 1], [24, 24], [0..<0, 0..<2, 2..<2], [false, false, true]),
      ([3], [24, 24], [0..<2], [true]), ([1, 0], [], [0..<0, 0..<0], [true, false]),
      ([.max, .max, 1], [8], [0..<1, 1..<1, 1..<1], [true, true, true]), ([], [8], [], []),
    ] as [([Int], [Int], [Range<Int>], [Bool])])
  func inOrder(containers: [Int], gpus: [Int], shares: [Range<Int>], isShort: [Bool]) {
    let placement = WarmPlacement(containers, on: gpus)
    #expect(placement.shares.map(\.gpus) == shares)
    #expect(placement.shares.map(\.isShort) == isShort)
  }

  @Test func loadedCountsAllContainersSoFar() {
    #expect(WarmPlacement([1, 0, 2], on: [8]).shares.map(\.loaded) == [1, 1, 3])
    #expect(WarmPlacement([.max, 1], on: [8]).shares.map(\.loaded) == [.max, .max])
  }
}
