import Testing

@testable import QuoteStream

@Suite struct RecordWalkTests {
  /// What a visitor saw: the lines of records with their pipelines, and of refusals.
  private struct Log: RecordVisitor {
    var seen: [String] = []
    var stopsAtRefusal = false
    private(set) var isFinished = false

    mutating func visit(
      _ fields: RawSpan, _ slots: borrowing MutableSpan<FieldSlot>, filled: UInt32,
      _ place: RowPlace, of bytes: RawSpan, line: Int
    ) throws(RowError.Fault) {
      let pipeline = fields.string(slots[UsedColumn.pipeline.slot])
      for slot in slots.indices where slot != UsedColumn.unusedSlot {
        #expect(slots[slot].isEmpty == (filled & 1 << slot == 0), "slot \(slot)")
      }
      if pipeline.isEmpty { throw .noPipeline }
      seen.append("\(line) \(pipeline) of \(bytes.content(of: place).count)")
    }

    mutating func refuse(_ error: RowError, _ place: RowPlace, of bytes: RawSpan) {
      seen.append("\(error.line) refused, of \(bytes.content(of: place).count)")
      isFinished = stopsAtRefusal
    }

    mutating func leave(_ bytes: RawSpan) {}
  }

  private func walk(
    _ file: String, _ format: RecordFormat, chunk size: Int, stops: Bool
  ) throws -> [String] {
    var log = Log(stopsAtRefusal: stops)
    var splitter = RecordSplitter(format)
    let bytes = Array(file.utf8)
    var blocks: [RecordBlock?] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      blocks.append(try splitter.append(Array(bytes[start..<min(start + size, bytes.count)])))
    }
    blocks.append(try splitter.finish())
    let parser: RecordParser =
      format == .csv
      ? .csv(CSVRowParser(header: try CSVHeader(splitter.header ?? [], .pricing, wanted: "")))
      : .ndjson(NDJSONRowParser())
    for case let block? in blocks where !log.isFinished { parser.walk(block, &log) }
    return log.seen
  }

  private static let files: [(format: RecordFormat, file: String, seen: [String])] = [
    (
      .csv,
      "pipeline,note\na,\n\n\"b\"\"\",\"x\ny\"\r\nc\n\"d\n,\n\",\ne,",
      [
        "2 a of 2", "3 refused, of 0", "4 b\" of 11", "6 refused, of 1", "7 d\n,\n of 7",
        "10 e of 2",
      ]
    ),
    (
      .ndjson, "{\"pipeline\":\"a\"}\n\n{\"pipeline\":\"\\u0062\"} \n[]\n{}\n{\"pipeline\":\"c\"}",
      ["1 a of 16", "3 b of 22", "4 refused, of 2", "5 refused, of 2", "6 c of 16"]
    ),
  ]

  /// Each record once, in the file's order, with its line and its own bytes, wherever it is cut.
  @Test(arguments: files)
  func records(format: RecordFormat, file: String, seen: [String]) throws {
    for size in chunkSizes {
      #expect(try walk(file, format, chunk: size, stops: false) == seen)
      let end = try #require(seen.firstIndex { $0.contains("refused") })
      #expect(try walk(file, format, chunk: size, stops: true) == Array(seen[...end]))
    }
  }
}
