import Testing
import TestSupport

@testable import QuoteStream

@Suite struct ByteScanTests {
  /// What is scanned sixteen or 64 bytes at a time; what is after it is scanned byte by byte.
  @Test(arguments: [
    (0, 0, 16, 0), (15, 0, 16, 0), (16, 0, 16, 16), (17, 0, 16, 16), (31, 0, 16, 16),
    (32, 0, 16, 32), (17, 1, 16, 17), (16, 1, 16, 1), (40, 5, 16, 37), (63, 0, 64, 0),
    (64, 0, 64, 64), (65, 0, 64, 64), (65, 1, 64, 65), (200, 7, 64, 199), (9, 9, 16, 9),
  ])
  func wholeBlocks(count: Int, start: Int, size: Int, end: Int) {
    let bytes = Array(repeating: UInt8(0), count: count)
    unsafe #expect(bytes.span.bytes.endOfBlocks(of: size, from: start) == end)
  }

  /// Each of the marks at each place of 70 bytes, from each start, against a plain search.
  @Test func firstMarks() {
    let scans: [(name: String, marks: [UInt8], scan: (RawSpan, Int) -> Int)] = [
      ("separators", Array(",\"\n".utf8), { $0.firstCSVSeparator(from: $1) }),
      ("quotes", Array("\"\n".utf8), { $0.firstQuoteOrLineFeed(from: $1) }),
      ("strings", Array("\"\\\n\0\u{1F}".utf8), { $0.firstJSONStringMark(from: $1) }),
    ]
    // Bytes beside the marks, and such as differ from them in the highest bit.
    let others = Array("a!#+-[]\u{7F} ".utf8) + [0x8A, 0xA2, 0xAC, 0xDC, 0xFF]
    for (name, marks, scan) in scans {
      for count in [0, 1, 15, 16, 17, 31, 32, 48, 70] {
        for place in 0...count {
          var bytes = (0..<count).map { others[$0 % others.count] }
          if place < count { bytes[place] = marks[place % marks.count] }
          // Another one behind it is not found.
          if place + 3 < count { bytes[place + 3] = marks[0] }
          for start in [0, 1, max(0, place - 1), min(place, count), count] where start <= count {
            let expected =
              bytes[start...].firstIndex { marks.contains($0) && (name != "x") } ?? count
            let found = unsafe scan(bytes.span.bytes, start)
            if found != expected {
              Issue.record("\(name): \(found), not \(expected), of \(count) from \(start)")
              return
            }
          }
        }
      }
    }
  }

  /// More line feeds than a lane of eight bits counts, and places where counting stops.
  @Test(arguments: [0, 63, 64, 65, 128, 4_031, 4_032, 4_033, 4_096, 9_000])
  func lineFeeds(count: Int) {
    for kinds in ["\n", "\na", "\n\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a"] {
      let bytes = (0..<count).map { Array(kinds.utf8)[$0 % kinds.utf8.count] }
      let all = bytes.count { $0 == 0x0A }
      unsafe #expect(bytes.span.bytes.lineFeedCount == all)
      for start in [0, 1, 64].filter({ $0 <= count }) {
        let (found, end) = unsafe bytes.span.bytes.lineFeeds(from: start, before: .quote)
        let stop = bytes[start...].firstIndex(of: 0x22).map { start + ($0 - start) / 64 * 64 }
        let blocks = start + (count - start) / 64 * 64
        #expect(end == min(stop ?? blocks, blocks))
        #expect(found == bytes[start..<end].count { $0 == 0x0A })
      }
      unsafe #expect(
        bytes.span.bytes.lastLineFeed(in: 0..<count) == bytes.lastIndex(of: 0x0A))
    }
  }

  /// Every lane of a mask alone, all but it, and random ones.
  @Test func lanesOfMasks() {
    var generator = SeededGenerator(seed: 1)
    let chosen = (0..<16).flatMap { [UInt16(1) << $0, ~(UInt16(1) << $0)] }
    let random = (0..<100).map { _ in UInt16.random(in: .min ... .max, using: &generator) }
    for bits in chosen + random + [0, .max] {
      var mask = SIMDMask<SIMD16<Int8>>(repeating: false)
      for lane in 0..<16 { mask[lane] = bits & 1 << lane != 0 }
      #expect(mask.bits == UInt64(bits))
      #expect(mask.isAnySet == (bits != 0))
      for lane in 0..<16 { #expect(mask.lanes[lane] == (mask[lane] ? 0xFF : 0)) }
    }
  }

  @Test func equality() {
    let bytes = (0..<70).map { UInt8($0) }
    let shifted = [0xFF, 0xFF, 0xFF] + bytes
    for count in 0...67 {
      unsafe #expect(
        bytes.span.bytes.equal(at: 2, shifted.span.bytes, at: 5, count: count))
      for place in 0..<count {
        var other = shifted
        other[5 + place] ^= 0x40
        unsafe #expect(
          !bytes.span.bytes.equal(at: 2, other.span.bytes, at: 5, count: count))
      }
      // What is before and after does not matter.
      var other = shifted
      other[4] ^= 1
      if 5 + count < other.count { other[5 + count] ^= 1 }
      unsafe #expect(bytes.span.bytes.equal(at: 2, other.span.bytes, at: 5, count: count))
    }
  }
}
