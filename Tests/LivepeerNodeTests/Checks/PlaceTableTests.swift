@testable import LivepeerNode
import Testing
import TestSupport

@Suite struct PlaceTableTests {
  /// Whatever the hashes are, and if all of them are equal, a key is found where it was first put.
  @Test(.tags(.property)) func firstPlacesAreThoseOfADictionary() {
    forAll(cases: 500) { generator in
      let keys = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Int.random(in: -20...20, using: &generator)
      }
      let divisor = Int.random(in: 1...50, using: &generator)
      var table = PlaceTable(for: keys.count)
      var firstPlaces: [Int: Int] = [:]
      for (place, key) in keys.enumerated() {
        let first = table.first(place, hash: key / divisor) { keys[$0] == key }
        let expected = firstPlaces[key] ?? place
        firstPlaces[key] = expected
        if first != expected { return "\(first), not \(expected), for \(place) of \(keys)" }
      }
      return nil
    }
  }

  /// Keys are compared only if their hashes are equal.
  @Test func keysOfOtherHashesAreNotCompared() {
    var table = PlaceTable(for: 2)
    #expect(table.first(0, hash: 1) { _ in true } == 0)
    #expect(table.first(1, hash: 5) { _ in true } == 1)
    #expect(table.first(2, hash: 5) { _ in true } == 1)
  }

  @Test(arguments: [(0, 2), (1, 2), (2, 4), (3, 8), (4, 8), (5, 16)])
  func halfOfTheSlotsStayFree(count: Int, slots: Int) {
    #expect(PlaceTable(for: count).slots.count == slots)
  }
}
