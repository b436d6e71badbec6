import LivepeerPricing
import QuoteStream
import Synchronization
import Testing

@Suite struct QuoteStreamTests {
  static let csv = "pipeline,units,note\n"

  static func rows(_ count: Int, _ format: RecordFormat) -> String {
    let rows = (0..<count).map { number in
      format == .csv
        ? "upscale,\(number),\"a\n\(number)\"\n"
        : "{\"pipeline\":\"upscale\",\"units\":\(number)}\n"
    }
    return (format == .csv ? csv : "") + rows.joined()
  }

  /// What came of a file on several threads, and each result as it was written.
  struct ThreadedRun {
    var results: [String] = []
    var stream: QuoteStream
    var error: (any Error)?

    init(
      _ chunks: [[UInt8]], threads: Int, _ options: StreamOptions = StreamOptions(),
      failsAfter limit: Int = .max
    ) async throws {
      stream = QuoteStream(try TariffTable(.documented), options: options)
      let rest = Mutex(chunks)
      let written = Mutex<[String]>([])
      do {
        try await stream.quote(
          threads: threads,
          reading: { rest.withLock { $0.isEmpty ? [] : $0.removeFirst() } },
          writing: { result in
            let count = written.withLock { written in
              written.append(String(decoding: result.output, as: UTF8.self))
              return written.count
            }
            if count > limit { throw Failure.write }
          })
      } catch {
        self.error = error
      }
      results = written.withLock { $0 }
    }
  }

  enum Failure: Error { case read, write }

  static func chunks(_ file: String, _ size: Int) -> [[UInt8]] {
    let bytes = Array(file.utf8)
    return stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
  }

  /// The bytes and the totals of one thread, whatever the number of threads.
  @Test(arguments: [1, 2, 8], RecordFormat.allCases)
  func threads(_ threads: Int, _ format: RecordFormat) async throws {
    let file = Self.rows(500, format)
    let whole = try StreamRun(file, format, at: nil)
    for size in [7, 1_000, 1 << 20] {
      let run = try await ThreadedRun(
        Self.chunks(file, size), threads: threads, StreamOptions(format: format))
      #expect(run.results.joined() == whole.text && run.error == nil)
      #expect(run.stream.rows == 500 && run.stream.totals.rejected == 0)
    }
  }

  /// No bytes are no end: a read that found nothing changes nothing, wherever it comes.
  @Test func emptyChunks() throws {
    let file = Self.rows(3, .csv)
    let whole = try StreamRun(file)
    for cut in 0...file.utf8.count {
      var stream = QuoteStream(try TariffTable(.documented, at: ETHPrice("3127.45")))
      var output: [UInt8] = []
      let bytes = Array(file.utf8)
      for chunk in [[], Array(bytes[..<cut]), [], [], Array(bytes[cut...]), []] {
        try stream.read(chunk, into: &output)
      }
      try stream.finish(into: &output)
      #expect(String(decoding: output, as: UTF8.self) == whole.text, "\(cut)")
    }
  }

  /// Every row before the one at fault is written, and none after it.
  @Test(arguments: [1, 2, 8])
  func badRow(threads: Int) async throws {
    let file = Self.rows(500, .csv) + "upscale,x,\n" + Self.rows(500, .csv)
    let run = try await ThreadedRun(Self.chunks(file, 100), threads: threads)
    #expect(run.stream.rows == 500)
    #expect((run.error as? StreamError)?.line == 1_002)
    #expect(run.results.joined() == (try StreamRun(file, at: nil).text))
  }

  /// A record that cannot be cut: the rows before it are written first.
  @Test(arguments: [1, 2, 8])
  func rowsBeforeALongRecord(threads: Int) async throws {
    let long = String(repeating: "x", count: RecordSplitter.longestRecord + 1)
    let chunks = Self.chunks(Self.rows(300, .csv), 100) + Self.chunks(long, 1 << 20)
    let run = try await ThreadedRun(chunks, threads: threads)
    #expect(run.stream.rows == 300)
    #expect(
      run.error as? StreamError
        == .recordTooLong(line: 602, limit: RecordSplitter.longestRecord))
  }

  @Test(arguments: [1, 2, 8])
  func nothingIsWrittenAfterAnError(threads: Int) async throws {
    let chunks = Self.chunks(Self.rows(500, .csv), 100)
    let run = try await ThreadedRun(chunks, threads: threads, failsAfter: 3)
    #expect(run.error as? Failure == .write && run.results.count == 4)
  }

  /// The next chunk comes only when the rows of the one before it were written.
  @Test(arguments: [1, 2, 8], RecordFormat.allCases)
  func rowsDoNotWaitForInput(_ threads: Int, _ format: RecordFormat) async throws {
    let lines =
      format == .csv
      ? ["pipeline,units\n"] + (1..<50).map { "upscale,\($0)\n" }
      : (0..<50).map { "{\"pipeline\":\"upscale\",\"units\":\($0)}\n" }
    let rows = lines.map { Array($0.utf8) }
    let (answers, answer) = AsyncStream<Void>.makeStream()
    let requests = Mutex((rest: rows, isFirst: true))
    var stream = QuoteStream(try TariffTable(.documented), options: StreamOptions(format: format))
    let output = Mutex("")
    try await stream.quote(
      threads: threads,
      reading: {
        let isFirst = requests.withLock { requests in
          defer { requests.isFirst = false }
          return requests.isFirst
        }
        if !isFirst { for await _ in answers { break } }
        return requests.withLock { $0.rest.isEmpty ? [] : $0.rest.removeFirst() }
      },
      writing: { result in
        if !result.output.isEmpty { answer.yield() }
        output.withLock { $0 += String(decoding: result.output, as: UTF8.self) }
      })
    #expect(output.withLock { $0.split(separator: "\n").count } == rows.count)
  }

  /// Reading is told to stop if writing fails, so that nothing waits for input that may never come.
  @Test func readingIsCancelled() async throws {
    let chunks = Mutex([Array("pipeline,units\nupscale,1\n".utf8)])
    var stream = QuoteStream(try TariffTable(.documented))
    await #expect(throws: Failure.write) {
      try await stream.quote(
        threads: 2,
        reading: {
          if let chunk = chunks.withLock({ $0.popLast() }) { return chunk }
          try await Task.sleep(for: .seconds(3_600))
          return []
        },
        writing: { _ in throw Failure.write })
    }
  }

  /// Rows that were read are written before an error of reading is thrown.
  @Test(arguments: [1, 2])
  func rowsBeforeAReadError(threads: Int) async throws {
    let chunks = Mutex([Array("pipeline,units\nupscale,1\n".utf8)])
    let output = Mutex("")
    var stream = QuoteStream(try TariffTable(.documented))
    await #expect(throws: Failure.read) {
      try await stream.quote(
        threads: threads,
        reading: {
          guard let chunk = chunks.withLock({ $0.popLast() }) else { throw Failure.read }
          return chunk
        },
        writing: { result in
          output.withLock { $0 += String(decoding: result.output, as: UTF8.self) }
        })
    }
    #expect(output.withLock { $0 } == "pipeline,units,fee_wei\nupscale,1,4768371\n")
  }

  /// Further files come out in the columns of the first.
  @Test func severalFiles() async throws {
    var stream = QuoteStream(try TariffTable(.documented))
    var output: [UInt8] = []
    try stream.read(Array("pipeline,units,n\nupscale,1,a".utf8), into: &output)
    try stream.finish(into: &output)
    stream.beginFile(options: StreamOptions(fileName: "b"))
    try stream.read(Array("n,units,pipeline\nb,2,upscale\n".utf8), into: &output)
    try stream.finish(into: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == "pipeline,units,n,fee_wei\nupscale,1,a,4768371\nupscale,2,b,9536742\n")
    #expect(stream.rows == 2 && stream.options.fileName == "b")
    stream.beginFile(options: StreamOptions())
    #expect(throws: StreamError.self) { try stream.finish(into: &output) }
  }
}
