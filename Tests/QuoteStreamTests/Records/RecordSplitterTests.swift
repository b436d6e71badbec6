import Foundation
import Testing
import TestSupport

@testable import QuoteStream

@Suite struct RecordSplitterTests {
  /// Random bytes of few kinds, against the definition: a record ends at a line feed with an even
  /// number of quotes before it, and empty lines at the end of a CSV file are none.
  @Test(arguments: RecordFormat.allCases) func recordsOfRandomFiles(_ format: RecordFormat) throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let quotes = Int.random(in: 0...2, using: &generator)
      let letters = [1, 30].randomElement(using: &generator) ?? 0
      let kinds: [UInt8] =
        Array(repeating: 0x61, count: letters) + [0x0A, 0x0A, 0x0D]
        + Array(repeating: 0x22, count: quotes)
      let count = Int.random(in: 4...700, using: &generator)
      let file = (0..<count).map { _ in kinds.randomElement(using: &generator) ?? 0 }
      let expected = Self.records(file, format)
      for size in [1, 3, 64, 130, 1_000] {
        let (header, blocks) = try Self.split(file, format, size)
        #expect(header == (format == .csv ? expected.first ?? [] : nil))
        let rest = format == .csv ? Array(expected.dropFirst()) : expected
        var line = 1 + (format == .csv ? Self.lineFeeds(expected.first ?? []) : 0)
        var bytes: [UInt8] = []
        for block in blocks {
          let emptyLines = Array(repeating: UInt8(ascii: "\n"), count: block.emptyLines)
          let own = emptyLines + block.head + block.chunk[block.body]
          #expect(block.firstLine == line)
          #expect(block.count == block.head.count + block.chunk[block.body].count)
          #expect(block.lineFeeds == Self.lineFeeds(own))
          line += block.lineFeeds
          bytes += own
          #expect(Self.withoutReturns(rest.joined()).starts(with: Self.withoutReturns(bytes)))
        }
        #expect(Self.withoutReturns(bytes) == Self.withoutReturns(rest.joined()))
        for block in blocks.dropLast() {
          #expect(Self.isWhole(block.head + block.chunk[block.body], format))
        }
      }
    }
  }

  /// Empty lines are counted, and do not keep their line ends.
  private static func withoutReturns(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    String(decoding: Array(bytes), as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
      .utf8.map { $0 }
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
    if !record.isEmpty { records.append(record) }
    // Empty lines at the end are no records, those before the header are one.
    while format == .csv, records.count > 1, let last = records.last,
      ["\n", "\r\n", "\r"].contains(String(decoding: last, as: UTF8.self))
    {
      records.removeLast()
    }
    return records
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
    if let block = try splitter.finish() { blocks.append(block) }
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
        _ = try splitter.finish()
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

  /// Empty lines at the end are no rows; between rows each is one, on its line.
  ///
  /// cases/blank_end.csv is the first.
  @Test(
    arguments: [
      ("pipeline,units\naudio-to-text,1000\n\n", 1, []),
      ("pipeline,units\r\naudio-to-text,1\r\n\r\n", 1, []),
      ("pipeline,units\naudio-to-text,1\n\r\n\n\r\n\n\n\n", 1, []),
      ("pipeline,units\naudio-to-text,1\n\r", 1, []), ("pipeline,units\n\n\n", 0, []),
      ("pipeline,units\r\n\r\n\r", 0, []),
      ("pipeline,units\naudio-to-text,1\n\nupscale,1\n", 2, [3]),
      ("pipeline,units\n\n\r\nupscale,1\n\n\nupscale,1\n\n", 2, [2, 3, 5, 6]),
      ("pipeline,units,x\nupscale,1,\"\n\n\"\n\n\nupscale,1,\n\r\nupscale,1,", 3, [5, 6, 8]),
      // Neither a space nor an empty field in quotes is an empty line.
      ("pipeline,units\nupscale,1\n \n", 1, [3]), ("pipeline,units\nupscale,1\n\"\"\n\n", 1, [3]),
    ] as [(String, Int, [Int])])
  func emptyLines(file: String, rows: Int, rejects: [Int]) throws {
    for size in chunkSizes {
      let run = try StreamRun(file, onBadRow: .skip, chunk: size)
      #expect(run.rows == rows && run.rejected == rejects.count && run.error == nil)
      let lines = run.rejectText.split(separator: "\n").map { $0.split(separator: ",")[1] }
      #expect(lines.map(String.init) == rejects.map(String.init))
      let stopped = try StreamRun(file, chunk: size)
      #expect(stopped.error?.line == rejects.first)
      if stopped.error?.description.contains("empty line") == true {
        #expect(stopped.errorText == "\(rejects[0]): an empty line between rows; remove it")
        #expect(
          run.rejectText.contains("jobs,\(rejects[0]),an empty line between rows; remove it,\"\"\n")
        )
      }
    }
  }

  /// Empty lines need no room for rows.
  @Test func roomForRows() throws {
    var splitter = RecordSplitter(.csv)
    #expect(try splitter.append(Array("a,b\n\n\n\n\n".utf8)) == nil)
    let block = try splitter.append(Array("1,2\n3,4\n\n\n".utf8))
    #expect(block?.emptyLines == 4 && block?.lineFeeds == 6 && block?.maximumRowCount == 3)
  }

  /// A million of them take no memory that grows.
  @Test func manyEmptyLines() throws {
    let lines = Array(repeating: UInt8(ascii: "\n"), count: 1 << 20)
    let file = Array("pipeline,units\nupscale,1\n".utf8) + lines
    let run = try StreamRun(file, onBadRow: .skip, chunk: 4_096)
    #expect(run.rows == 1 && run.rejected == 0)
    let stopped = try StreamRun(file + Array("upscale,1\n".utf8), chunk: 4_096)
    #expect(stopped.rows == 1 && stopped.error?.line == 3)
  }

  /// However a file is cut, the records before one that is too long come first.
  @Test(arguments: [
    ("a,b\n1,2\n3,4\n0123456789AB\n5,6\n", RecordFormat.csv),
    ("a,b\n1,2\n3,4\n0123456789AB", .csv), ("a,b\n\"1\",2\n3,4\n\n0123456789AB\n", .csv),
    ("[1,2]\n[3,4]\n0123456789AB\n1\n", .ndjson), ("[1,2]\n[3,4]\n0123456789AB", .ndjson),
    ("a,b\n0123456789AB\n1,2\n", .csv),
  ])
  func recordsBeforeALongOne(file: String, format: RecordFormat) throws {
    let file = Array(file.utf8)
    let expected = file.prefix { $0 != UInt8(ascii: "0") }.filter { $0 != UInt8(ascii: "\n") }
    for size in 1...file.count + 1 {
      var splitter = RecordSplitter(format, longestRecord: 11)
      var records: [UInt8] = []
      var error: StreamError?
      do throws(StreamError) {
        for start in stride(from: 0, to: file.count, by: size) {
          let block = try splitter.append(Array(file[start..<min(start + size, file.count)]))
          if let block { records += block.head + block.chunk[block.body] }
        }
        if let block = try splitter.finish() { records += block.head }
      } catch let thrown {
        error = thrown
      }
      let header = format == .csv ? Array("a,b".utf8) : []
      #expect(header + records.filter { $0 != UInt8(ascii: "\n") } == Array(expected), "\(size)")
      let line = 1 + file.prefix { $0 != UInt8(ascii: "0") }.count { $0 == UInt8(ascii: "\n") }
      #expect(error == .recordTooLong(line: line, limit: 11), "\(size)")
    }
  }

  /// The line of a record that is too long, after the end of another and among several.
  @Test func lineOfALongRecord() throws {
    var splitter = RecordSplitter(.csv, longestRecord: 12)
    // A record on lines 2 to 4, one on line 5, an empty line.
    let head = try splitter.append(Array("a,b\n\"\n".utf8))
    #expect(head == nil)
    let block = try splitter.append(Array("\n\"\nshort\n\n0123456789AB\nshort\n".utf8))
    #expect(block?.head == Array("\"\n\n\"\n".utf8) && block?.body.count == 7)
    #expect(throws: StreamError.recordTooLong(line: 7, limit: 12)) {
      _ = try splitter.append(Array("x\n".utf8))
    }
  }

  /// The same after empty lines, wherever the record is cut.
  @Test(arguments: [1, 3, 9, 100]) func lineOfALongRecordAfterEmptyLines(size: Int) throws {
    for end in ["", "\n"] {
      let file = Array("a,b\n1,2\n\n\r\n\n0123456789AB\(end)".utf8)
      var splitter = RecordSplitter(.csv, longestRecord: 11)
      var error: StreamError?
      do throws(StreamError) {
        for start in stride(from: 0, to: file.count, by: size) {
          _ = try splitter.append(Array(file[start..<min(start + size, file.count)]))
        }
        _ = try splitter.finish()
      } catch let thrown {
        error = thrown
      }
      #expect(error == .recordTooLong(line: 6, limit: 11))
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
    #expect(run.rejects.count == 10_000_000 + 128)
    #expect(try StreamRun(input, onBadRow: .skip, chunk: 4_096) == run)
    #expect(
      try StreamRun(input).errorText
        == "3: units '\(String(repeating: "x", count: 40))…': not a number; "
        + "write a whole number in digits only")
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
