/// Whole records of one file, in its order.
public struct RecordBlock: Sendable {
  /// The record that the last chunk began, where there was one, whole.
  let head: [UInt8]
  /// The chunk that ends it, of which `body` has the other records.
  let chunk: [UInt8]
  let body: Range<Int>
  /// The line on which the first record begins; the file's first line is 1.
  public let firstLine: Int
  /// How many line feeds the records hold.
  public let lineFeeds: Int

  /// How many bytes the records have.
  public var count: Int { head.count + body.count }
}

/// Cuts a file into blocks of whole records, wherever its chunks were cut.
///
/// A CSV record ends at a line feed with an even number of quotes before it in the file; any other
/// record ends at every line feed. Whatever comes last is a record without an end of its own.
/// A block holds as many whole records as have come; the rest is carried on. Of a chunk only the
/// records at its two ends are copied.
///
/// ```swift
/// import QuoteStream
///
/// var splitter = RecordSplitter(.csv)
/// var block = try splitter.append([UInt8]("pipeline,units\nllm,1\nllm".utf8))
/// print(String(decoding: splitter.header?.dropLast() ?? [], as: UTF8.self))  // pipeline,units
/// print(block?.count ?? 0)  // 6
/// ```
public struct RecordSplitter: Sendable {
  /// Where the records' ends are looked for.
  public let format: RecordFormat
  /// How many bytes a record may have.
  public let longestRecord: Int
  /// A CSV file's first record with its line end, once it has come.
  public private(set) var header: [UInt8]?

  /// Bytes without a whole record yet.
  private var carry: [UInt8] = []
  /// What has been seen of the file; line feeds of the carry alone.
  private var seen = Seen(isInQuotes: false, lineFeeds: 0)
  /// The line on which the carry begins.
  private var line = 1

  /// 16 MiB.
  public static let longestRecord = 16 << 20

  /// A splitter at the start of a file.
  public init(_ format: RecordFormat, longestRecord: Int = RecordSplitter.longestRecord) {
    precondition(longestRecord > 0, "a record has at least one byte")
    self.format = format
    self.longestRecord = longestRecord
  }

  /// Takes the file's next bytes, however many.
  ///
  /// - Returns: The records that have come whole, without a CSV file's header; nil where none has.
  /// - Throws: ``StreamError/recordTooLong(line:limit:)``. Nothing can be read after it.
  /// - Complexity: O(*n*) in bytes, over the whole file too.
  public mutating func append(_ chunk: [UInt8]) throws(StreamError) -> RecordBlock? {
    var start = 0
    if format == .csv, header == nil {
      guard let end = try completeRecord(chunk, from: start) else { return nil }
      header = takeCarry()
      start = end
      line += seen.lineFeeds
      seen.lineFeeds = 0
    }
    var head: [UInt8] = []
    if !carry.isEmpty {
      guard let end = try completeRecord(chunk, from: start) else { return nil }
      head = takeCarry()
      start = end
    }
    let ends = unsafe Self.scan(
      chunk.span.bytes, from: start, quotes: format == .csv, &seen)
    let end = max(ends.last, start)
    // Without a record end of its own the chunk ends at most the record of the head.
    let lineFeeds = ends.last > 0 ? ends.lineFeedsBeforeLast : seen.lineFeeds - ends.lineFeeds
    let firstLine = line
    line += lineFeeds
    seen.lineFeeds -= lineFeeds
    if end - start > longestRecord { try checkRecords(chunk, start..<end, firstLine) }
    carry = Array(chunk[end...])
    try checkLength(of: carry.count, line: line)
    guard !head.isEmpty || end > start else { return nil }
    return RecordBlock(
      head: head, chunk: chunk, body: start..<end, firstLine: firstLine, lineFeeds: lineFeeds)
  }

  /// Ends the file.
  ///
  /// - Returns: The last record, where it has no line end; nil where there is none. A CSV file's
  ///   only record is its ``header`` instead.
  public mutating func finish() -> RecordBlock? {
    let last = takeCarry()
    if format == .csv, header == nil {
      header = last
      return nil
    }
    guard !last.isEmpty else { return nil }
    return RecordBlock(
      head: last, chunk: [], body: 0..<0, firstLine: line, lineFeeds: seen.lineFeeds)
  }

  private mutating func takeCarry() -> [UInt8] {
    let record = carry
    carry = []
    return record
  }

  /// Adds to the carry what the chunk has of its record.
  ///
  /// - Returns: Where the record ends in the chunk; nil where it goes on.
  private mutating func completeRecord(
    _ chunk: [UInt8], from start: Int
  ) throws(StreamError) -> Int? {
    let end = unsafe Self.firstEnd(
      chunk.span.bytes, from: start, quotes: format == .csv, &seen)
    let part = chunk[start..<(end ?? chunk.count)]
    try checkLength(of: carry.count + part.count, line: line)
    carry += part
    return end
  }

  private func checkLength(of count: Int, line: Int) throws(StreamError) {
    guard count <= longestRecord else {
      throw .recordTooLong(line: line, limit: longestRecord)
    }
  }

  /// Looks at each of many records, one of which could be longer than a record may be.
  private func checkRecords(
    _ chunk: [UInt8], _ range: Range<Int>, _ firstLine: Int
  ) throws(StreamError) {
    let bytes = unsafe chunk.span.bytes
    var here = Seen(isInQuotes: false, lineFeeds: 0)
    var start = range.lowerBound
    while start < range.upperBound {
      let startLine = firstLine + here.lineFeeds
      let next =
        Self.firstEnd(bytes, from: start, quotes: format == .csv, &here) ?? bytes.byteCount
      try checkLength(of: next - start, line: startLine)
      start = next
    }
  }
}
