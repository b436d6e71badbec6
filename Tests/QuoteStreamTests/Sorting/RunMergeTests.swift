import Testing
import TestSupport

@testable import QuoteStream

/// Runs of an external merge sort, and their merge.
@Suite struct RunMergeTests {
  private typealias Record = (key: [UInt8], value: [UInt8])

  private static func run(_ records: [Record]) -> SortedRun {
    var builder = RunBuilder()
    for record in records { builder.append(key: record.key) { $0 += record.value } }
    return builder.sorted()
  }

  /// The records as they come out, run after run where others keep them.
  private static func merged(
    _ kept: [[UInt8]], _ memory: SortedRun?, piece: Int
  ) -> [Record] {
    var rest = kept[...].map { $0[...] }
    var merge = RunMerge(runs: kept.count, and: memory)
    var records: [Record] = []
    while !merge.isFinished {
      if let source = merge.wanted {
        let chunk = rest[source].prefix(piece)
        rest[source] = rest[source].dropFirst(piece)
        merge.feed(Array(chunk))
      }
      while let record = merge.next({ bytes, record in
        (key: bytes.copy(record.key), value: bytes.copy(record.value))
      }) {
        records.append(record)
      }
    }
    return records
  }

  private static func bytes(_ run: SortedRun) -> [UInt8] {
    var run = run
    var bytes: [UInt8] = []
    while case let piece = run.piece(ofAbout: 50), !piece.isEmpty { bytes += piece }
    return bytes
  }

  @Test(
    arguments: [
      [], ["a"], ["b", "a"], ["a", "a", "a"], ["ab", "a", "abc", "a\u{0}", "a\u{0}b", ""],
      ["job-00000010", "job-00000009", "job-0000001", "job-00000010x"],
      ["12345678", "1234567", "123456789", "12345678\u{0}", "123456781"],
      ["é", "z", "\u{10FFFF}", "\u{7F}", "a"],
    ])
  func oneRun(keys: [String]) {
    let records = keys.enumerated().map { (key: Array($1.utf8), value: [UInt8($0)]) }
    let expected = records.sorted { left, right in
      left.key == right.key
        ? left.value[0] < right.value[0] : left.key.lexicographicallyPrecedes(right.key)
    }
    for kept in [true, false] {
      let run = Self.run(records)
      let sorted =
        kept ? Self.merged([Self.bytes(run)], nil, piece: 7) : Self.merged([], run, piece: 7)
      #expect(sorted.map(\.key) == expected.map(\.key))
      #expect(sorted.map(\.value) == expected.map(\.value))
    }
  }

  /// Records of random keys in random runs: as a stable sort has them.
  @Test func randomRuns() {
    var generator = SeededGenerator(seed: 11)
    for round in 0..<200 {
      let prefix = Array("prefix-of-keys".utf8.prefix(Int.random(in: 0...14, using: &generator)))
      let length = Int.random(in: 0...12, using: &generator)
      let letters: ClosedRange<UInt8> = Bool.random(using: &generator) ? 0...1 : 0...255
      func record(_ number: Int) -> Record {
        let rest = (0..<Int.random(in: 0...length, using: &generator)).map { _ in
          UInt8.random(in: letters, using: &generator)
        }
        // The value tells the place, and has any length.
        let value = Array("\(number)".utf8) + Array(repeating: 0, count: number % 40)
        return (prefix + rest, value)
      }
      let records = (0..<Int.random(in: 0...120, using: &generator)).map { record($0) }
      var runs: [[Record]] = [[]]
      for record in records {
        if Int.random(in: 0..<20, using: &generator) == 0 { runs.append([]) }
        runs[runs.count - 1].append(record)
      }
      let memory = Bool.random(using: &generator) ? Self.run(runs.removeLast()) : nil
      let sorted = Self.merged(
        runs.map { Self.bytes(Self.run($0)) }, memory,
        piece: Int.random(in: 1...60, using: &generator))
      let expected = records.enumerated().sorted { left, right in
        left.element.key == right.element.key
          ? left.offset < right.offset
          : left.element.key.lexicographicallyPrecedes(right.element.key)
      }
      #expect(sorted.map(\.key) == expected.map(\.element.key), "round \(round), seed 11")
      #expect(sorted.map(\.value) == expected.map(\.element.value), "round \(round), seed 11")
    }
  }

  @Test func memoryOfRecords() {
    var builder = RunBuilder()
    #expect(builder.isEmpty && builder.byteCount == 0)
    builder.append(key: [1, 2, 3]) { $0 += [4, 5] }
    // Two counts, five bytes, a place, and what sorting adds.
    #expect(!builder.isEmpty && builder.byteCount == 8 + 5 + 4 + 16)
  }
}
