import TestSupport
import Testing

@testable import QuoteStream

@Suite struct RecordSplitterTests {
  /// Random bytes of few kinds, against the definition: a record ends at a line feed with an even
  /// number of quotes before it.
  @Test(arguments: RecordFormat.allCases) func recordsOfRandomFiles(_ format: RecordFormat) throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let quotes = Int.random(in: 0...2, using: &generator)
      let kinds: [UInt8] =
        Array(repeating: 0x61, count: 30) + [0x0A]
        + Array(repeating: 0x22, count: quotes)
      let count = Int.random(in: 0...700, using: &generator)
      let file = (0..<count).map { _ in kinds.randomElement(using: &generator) ?? 0 }
      let expected = Self.records(file, format)
      for size in [1, 3, 64, 130, 1_000] {
        let (header, blocks) = try Self.split(file, format, size)
        #expect(header == (format == .csv ? expected.first ?? [] : nil))
        let rest = format == .csv ? Array(expected.dropFirst()) : expected
        var line = 1 + (format == .csv ? Self.lineFeeds(expected.first ?? []) : 0)
        var bytes: [UInt8] = []
        for block in blocks {
          let own = block.head + block.chunk[block.body]
          #expect(block.firstLine == line)
          #expect(block.lineFeeds == Self.lineFeeds(own))
          line += block.lineFeeds
          bytes += own
          #expect(rest.joined().starts(with: bytes))
        }
        #expect(bytes == Array(rest.joined()))
        for block in blocks.dropLast() {
          #expect(Self.isWhole(block.head + block.chunk[block.body], format))
        }
      }
    }
  }

  private static func lineFeeds(_ bytes: [UInt8]) -> Int { bytes.count { $0 == 0x0A } }

  private static func isWhole(_ bytes: [UInt8], _ format: RecordFormat) -> Bool {
    bytes.last == 0x0A && (format == .ndjson || bytes.count { $0 == 0x22 } % 2 == 0)
  }

  private static func records(_ file: [UInt8], _ format: RecordFormat) -> [[UInt8]] {
    var records: [[UInt8]] = []
    var record: [UInt8] = []
    var isInQuotes = false
    for byte in file {
      record.append(byte)
      if byte == 0x22, format == .csv { isInQuotes.toggle() }
      if byte == 0x0A, !isInQuotes {
        records.append(record)
        record = []
      }
    }
    return record.isEmpty ? records : records + [record]
  }

  private static func split(
    _ file: [UInt8], _ format: RecordFormat, _ size: Int
  ) throws(StreamError) -> (header: [UInt8]?, blocks: [RecordBlock]) {
    var splitter = RecordSplitter(format)
    var blocks: [RecordBlock] = []
    for start in stride(from: 0, to: file.count, by: size) {
      let chunk = Array(file[start..<min(start + size, file.count)])
      if let block = try splitter.append(chunk) { blocks.append(block) }
    }
    if let block = splitter.finish() { blocks.append(block) }
    return (splitter.header, blocks)
  }

  @Test(arguments: [1, 10, 50, 1_000]) func aRecordThatIsTooLong(_ size: Int) throws {
    let long = String(repeating: "x", count: 100)
    let file = Array("a,b\nshort\n\"\n\"\n\(long)\nshort\n".utf8)
    for limit in [100, 101] {
      var splitter = RecordSplitter(.csv, longestRecord: limit)
      var error: StreamError?
      do throws(StreamError) {
        for start in stride(from: 0, to: file.count, by: size) {
          _ = try splitter.append(Array(file[start..<min(start + size, file.count)]))
        }
      } catch let thrown {
        error = thrown
      }
      #expect(error == (limit == 100 ? .recordTooLong(line: 5, limit: 100) : nil))
    }
    var header = RecordSplitter(.csv, longestRecord: 4)
    #expect(throws: StreamError.recordTooLong(line: 1, limit: 4)) {
      _ = try header.append(Array("pipeline".utf8))
    }
  }

  @Test func aFieldOfTenMegabytes() throws {
    let long = Array(repeating: UInt8(ascii: "x"), count: 10_000_000)
    let input =
      Array("pipeline,units,x\naudio-to-text,2,".utf8) + long + Array("\naudio-to-text,".utf8)
      + long + Array(",\n".utf8)
    let run = try StreamRun(input, onBadRow: .skip)
    #expect(run.rows == 1)
    #expect(run.output.count == 10_000_000 + 74)
    #expect(run.rejects.count == 10_000_000 + 129)
    #expect(try StreamRun(input, onBadRow: .skip, chunk: 4_096) == run)
    #expect(
      try StreamRun(input).errorText
        == "3: units '\(String(repeating: "x", count: 40))…': not a number; "
        + "write a whole number in digits alone")
  }

  @Test func sixteenMebibytesAreTheMost() throws {
    let chunk = Array(repeating: UInt8(ascii: "x"), count: 1 << 20)
    var splitter = RecordSplitter(.ndjson)
    for _ in 0..<16 { #expect(try splitter.append(chunk) == nil) }
    #expect(throws: StreamError.recordTooLong(line: 1, limit: 1 << 24)) {
      _ = try splitter.append([0x0A])
    }
  }
}
