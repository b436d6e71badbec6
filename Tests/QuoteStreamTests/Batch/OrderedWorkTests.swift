import Testing
import TestSupport

@testable import QuoteStream

@Suite struct OrderedWorkTests {
  /// Pieces that end in any order, against the order in which they were added.
  @Test(arguments: [1, 2, 8])
  func resultsComeInOrder(width: Int) {
    var generator = SeededGenerator(seed: 3)
    var work = OrderedWork<Int, Int>(WorkLimits(width: width))
    var inProgress: [(number: Int, piece: Int)] = []
    var (added, taken) = (0, [Int]())
    while taken.count < 200 {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0 where added < 200 && work.hasRoom:
        work.add(added, byteCount: 1)
        added += 1
      case 1: if let started = work.start() { inProgress.append(started) }
      case 2 where !inProgress.isEmpty:
        let (number, piece) = inProgress.remove(
          at: Int.random(in: 0..<inProgress.count, using: &generator))
        work.finish(number, piece * piece, byteCount: 1)
      case 3:
        guard let result = work.take() else { continue }
        taken.append(result)
        work.release()
      default: continue
      }
      #expect(inProgress.count <= width)
    }
    #expect(taken == (0..<200).map { $0 * $0 })
  }

  /// Bytes are in flight from when a piece is added until its result is released.
  @Test func bytesInFlight() {
    let limits = WorkLimits(width: 1)
    var work = OrderedWork<String, String>(limits)
    #expect(work.hasRoom && work.byteCount == 0)
    work.add("a", byteCount: limits.byteCount * 2)
    work.add("b", byteCount: 0)
    #expect(!work.hasRoom && work.byteCount == limits.byteCount * 2 + limits.minimumSize)
    let (first, second) = (work.start(), work.start())
    #expect(first?.number == 0 && first?.piece == "a" && second == nil)
    work.finish(0, "A", byteCount: limits.byteCount)
    #expect(!work.hasRoom && work.byteCount == limits.byteCount + limits.minimumSize)
    let (result, next) = (work.take(), work.take())
    #expect(result == "A" && next == nil && !work.hasRoom)
    work.release()
    #expect(work.hasRoom && work.byteCount == limits.minimumSize)
  }

  /// What is in flight stays far below 64 MiB, and every thread can have a piece.
  @Test(arguments: [1, 2, 3, 8, 16, 64, 256])
  func limits(width: Int) {
    let limits = WorkLimits(width: width)
    #expect(limits.byteCount <= 20 << 20 && (width > 64 || limits.byteCount <= 8 << 20))
    #expect(limits.chunkSize * (width + 2) <= limits.byteCount)
    #expect(limits.chunkSize >= 32 << 10 && limits.minimumSize > 0)
  }
}
