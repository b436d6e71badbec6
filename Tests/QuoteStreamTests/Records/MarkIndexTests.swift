import Testing
import TestSupport

@testable import QuoteStream

@Suite struct MarkIndexTests {
  /// All marks after a place, as far as windows of any start reach, are those that a loop over the
  /// bytes finds.
  @Test(arguments: [0.01, 0.06, 0.3, 1.0])
  func marksOfRandomBytes(share: Double) {
    forAll(cases: 60) { generator in
      let count = Int.random(in: 0...20_000, using: &generator)
      let bytes = (0..<count).map { _ in
        Double.random(in: 0..<1, using: &generator) < share
          ? [UInt8.comma, .quote, .lineFeed].randomElement(using: &generator) ?? 0
          : UInt8.random(in: 0x2D...0xFF, using: &generator)
      }
      let expected = bytes.indices.filter { bytes[$0] < 0x2D }
      var index = MarkIndex<CSVMarks>(forBytes: count)
      var start = 0
      for _ in 0..<40 where start < count {
        let wanted = Int.random(in: 1...200, using: &generator)
        let marks: ArraySlice<Int> = expected.drop { $0 < start }
        let isThere = unsafe index.seek(start, marks: wanted, in: bytes.span.bytes)
        // A window has 8 KiB, and what fits in it is found.
        let inReach = marks.prefix { $0 < start + 8_192 }.count
        guard isThere || inReach < wanted, !isThere || marks.count >= wanted else {
          return "\(wanted) marks from \(start) are there: \(isThere)"
        }
        guard isThere else {
          start += Int.random(in: 1...9_000, using: &generator)
          continue
        }
        let found = (index.next..<index.next + wanted).map { index[$0] }
        guard found == Array(marks.prefix(wanted)) else { return "other marks from \(start)" }
        // The next record begins after some of them, or somewhere.
        let passed = Int.random(in: 1...wanted, using: &generator)
        start = found[passed - 1] + 1
        if Bool.random(using: &generator) { index.next += passed }
      }
      return nil
    }
  }

  /// JSON's marks are quotes, backslashes and all control characters.
  @Test func kinds() {
    for byte in UInt8.min...UInt8.max {
      let vector = SIMD16(repeating: byte)
      #expect(JSONMarks.marks(in: vector).isAnySet == JSONMarks.isMark(byte))
      #expect(CSVMarks.marks(in: vector).isAnySet == CSVMarks.isMark(byte))
      #expect(JSONMarks.isMark(byte) == (byte < 0x20 || byte == 0x22 || byte == 0x5C))
      #expect(CSVMarks.isMark(byte) == [0x0A, 0x22, 0x2C].contains(byte))
    }
  }
}
