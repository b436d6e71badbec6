/// Splits a file into blocks of whole records, independent of how its chunks are split.
///
/// A CSV record ends at a line feed with an even number of quotes before it in the file; any other
/// record ends at every line feed. The remaining bytes at the end of the file are a record without
/// a line end. A block has all whole records that have been read; the remainder is carried over.
/// Only the records at the two ends of a chunk are copied.
///
/// Empty lines at the end of a CSV file are not records: in RFC 4180 each would be a record of one
/// empty field, and no valid file has a single column. Between records they are counted as a fault.
/// A byte order mark at the start of an NDJSON file is skipped; that of a CSV file is part of its
/// header.
///
/// ```swift
/// import QuoteStream
///
/// var splitter = RecordSplitter(.csv)
/// var block = try splitter.append(
///   [UInt8]("pipeline,units\nllm,1\nllm".utf8))
/// let header = splitter.header?.dropLast() ?? []
/// print(String(decoding: header, as: UTF8.self))  // pipeline,units
/// print(block?.count ?? 0)  // 6
/// ```
public struct RecordSplitter: Sendable {
  /// The format of the file's records.
  public let format: RecordFormat
  /// The maximum number of bytes of a record.
  public let longestRecord: Int
  /// A CSV file's first record with its line end, once it has been read.
  public private(set) var header: [UInt8]?
  /// Whether the records that come next are rows.
  var isPastHeader: Bool { format == .ndjson || header != nil }

  /// The file's first bytes until they show its format; nil afterwards.
  private var opening: [UInt8]? = []
  /// The number of empty lines that are not records unless another record follows.
  private var emptyLines = 0
  /// The bytes that are not a whole record yet.
  private var carry: [UInt8] = []
  /// The scanning state; its line feeds are only those of the empty lines and the carry.
  private var seen = Seen(isInQuotes: false, lineFeeds: 0)
  /// The line on which the empty lines begin, or otherwise the carry.
  private var line = 1
  /// The error of a record after those that were returned.
  private var failure: StreamError?

  /// The default maximum number of bytes of a record: 16 MiB.
  public static let longestRecord = 16 << 20

  /// Creates a splitter at the start of a file.
  public init(_ format: RecordFormat, longestRecord: Int = RecordSplitter.longestRecord) {
    precondition(longestRecord > 0, "a record has at least one byte")
    self.format = format
    self.longestRecord = longestRecord
  }

  /// Appends the file's next bytes, in any number.
  ///
  /// - Returns: The records that are complete, without a CSV file's header; nil if there are none.
  /// - Throws: ``StreamError/recordTooLong(line:limit:)`` once the records before it are returned, and
  ///   ``StreamError/header(_:)`` if the file is of another format. Nothing can be read after an
  ///   error.
  /// - Complexity: O(*n*) in bytes, also over the whole file.
  public mutating func append(_ chunk: [UInt8]) throws(StreamError) -> RecordBlock? {
    if let failure { throw failure }
    var chunk = chunk
    var start = 0
    if let opening {
      chunk = opening.isEmpty ? chunk : opening + chunk
      guard chunk.count >= HeaderError.OtherFormat.openingCount else {
        self.opening = chunk
        return nil
      }
      self.opening = nil
      if let other = HeaderError.OtherFormat(opening: chunk) { throw .header(.otherFormat(other)) }
      if format == .ndjson, chunk.starts(with: byteOrderMark) { start = byteOrderMark.count }
    }
    if format == .csv, header == nil {
      guard let end = try completeRecord(chunk, from: start) else { return nil }
      header = takeCarry()
      start = end
      line += seen.lineFeeds
      seen.lineFeeds = 0
    }
    return try takeRecords(chunk, from: start)
  }

  private mutating func takeRecords(
    _ chunk: [UInt8], from first: Int
  ) throws(StreamError) -> RecordBlock? {
    var start = first
    var head: [UInt8] = []
    if !carry.isEmpty {
      guard let end = try completeRecord(chunk, from: start) else { return nil }
      head = takeCarry()
      start = end
    }
    if format == .csv, head.isEmpty || head == [.carriageReturn, .lineFeed] {
      emptyLines += head.isEmpty ? 0 : 1
      head = []
      start = passEmptyLines(chunk, from: start)
    }
    let headLineFeeds = seen.lineFeeds
    let ends = unsafe Self.scan(chunk.span.bytes, from: start, quotes: format == .csv, &seen)
    let end = max(ends.last, start)
    carry = Array(chunk[end...])
    guard !head.isEmpty || end > start else {
      try checkLength(of: carry.count, line: line + emptyLines)
      return nil
    }
    let trailing = emptyLines(atEndOf: chunk, start..<end)
    // Without a record end of its own, the chunk ends at most the record of the head.
    let lineFeeds = (ends.last > 0 ? ends.lineFeedsBeforeLast : headLineFeeds) - trailing.count
    let block = RecordBlock(
      emptyLines: emptyLines, head: head, chunk: chunk, body: start..<trailing.start,
      firstLine: line, lineFeeds: lineFeeds)
    if block.body.count > longestRecord,
      let cut = recordsBeforeTooLong(of: block, firstLine: line + headLineFeeds)
    {
      if cut.count > 0 || cut.emptyLines > 0 { return cut }
      if let failure { throw failure }
    }
    line += lineFeeds
    seen.lineFeeds -= lineFeeds
    emptyLines = trailing.count
    failure = tooLong(carry.count, line: line + emptyLines)
    return block
  }

  /// Ends the file.
  ///
  /// - Returns: The last record, if it has no line end; nil if there is none. A CSV file's only
  ///   record is its ``header`` instead.
  /// - Throws: ``StreamError/recordTooLong(line:limit:)``, if it is not thrown yet.
  public mutating func finish() throws(StreamError) -> RecordBlock? {
    if let failure { throw failure }
    if let opening { return finish(shortFile: opening) }
    let last = takeCarry()
    if format == .csv, header == nil {
      header = last
      return nil
    }
    guard !last.isEmpty, format == .ndjson || last != [.carriageReturn] else { return nil }
    return RecordBlock(
      emptyLines: emptyLines, head: last, chunk: [], body: 0..<0, firstLine: line,
      lineFeeds: seen.lineFeeds)
  }

  /// Ends a file that is too short to show its format; no row that can be priced is as short.
  private mutating func finish(shortFile bytes: [UInt8]) -> RecordBlock? {
    opening = nil
    if format == .csv {
      let end = bytes.firstIndex(of: .lineFeed).map { $0 + 1 }
      header = Array(bytes[..<(end ?? bytes.count)])
      return nil
    }
    guard !bytes.isEmpty, bytes != byteOrderMark else { return nil }
    return RecordBlock(
      emptyLines: 0, head: bytes, chunk: [], body: 0..<0, firstLine: line,
      lineFeeds: bytes.count { $0 == .lineFeed })
  }

  private mutating func takeCarry() -> [UInt8] {
    let record = carry
    carry = []
    return record
  }

  /// Adds the chunk's part of the carried record to the carry.
  ///
  /// - Returns: The end of the record in the chunk; nil if the record continues after it.
  private mutating func completeRecord(
    _ chunk: [UInt8], from start: Int
  ) throws(StreamError) -> Int? {
    let end = unsafe Self.firstEnd(
      chunk.span.bytes, from: start, quotes: format == .csv, &seen)
    let part = chunk[start..<(end ?? chunk.count)]
    if format == .csv, header == nil, carry.count + part.count > longestRecord,
      HeaderError.OtherFormat.hasCarriageReturnEnds(carry + part)
    {
      throw .header(.otherFormat(.carriageReturns))
    }
    try checkLength(of: carry.count + part.count, line: line + emptyLines)
    carry += part
    return end
  }

  private func checkLength(of count: Int, line: Int) throws(StreamError) {
    if let error = tooLong(count, line: line) { throw error }
  }

  /// Returns the error of a record of so many bytes; nil if they are not too many.
  private func tooLong(_ count: Int, line: Int) -> StreamError? {
    count > longestRecord ? .recordTooLong(line: line, limit: longestRecord) : nil
  }

  /// Returns the records of a block before the first that is too long, whose error comes next; nil if
  /// none is.
  private mutating func recordsBeforeTooLong(
    of block: RecordBlock, firstLine: Int
  ) -> RecordBlock? {
    let bytes = unsafe block.chunk.span.bytes
    var here = Seen(isInQuotes: false, lineFeeds: 0)
    var start = block.body.lowerBound
    while start < block.body.upperBound {
      let lineFeeds = here.lineFeeds
      let next =
        Self.firstEnd(bytes, from: start, quotes: format == .csv, &here) ?? bytes.byteCount
      failure = tooLong(next - start, line: firstLine + lineFeeds)
      if failure != nil {
        return RecordBlock(
          emptyLines: block.emptyLines, head: block.head, chunk: block.chunk,
          body: block.body.lowerBound..<start, firstLine: block.firstLine,
          lineFeeds: firstLine + lineFeeds - block.firstLine)
      }
      start = next
    }
    return nil
  }
}

// MARK: - Empty lines

extension RecordSplitter {
  /// Counts the empty lines that come next.
  ///
  /// - Returns: The start of the first record, or the end of the chunk.
  private mutating func passEmptyLines(_ chunk: [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < chunk.count {
      var end = offset
      if chunk[end] == .carriageReturn { end += 1 }
      guard end < chunk.count, chunk[end] == .lineFeed else { break }
      offset = end + 1
      emptyLines += 1
      seen.lineFeeds += 1
    }
    return offset
  }

  /// Returns the number of empty lines at the end of whole records, and the start of the first.
  private func emptyLines(
    atEndOf chunk: [UInt8], _ records: Range<Int>
  ) -> (count: Int, start: Int) {
    var count = 0
    var start = records.upperBound
    guard format == .csv else { return (count, start) }
    while start > records.lowerBound {
      // There is a line feed at this place. No quote is between it and a line feed directly before
      // it: both end records.
      var begin = start - 1
      if begin > records.lowerBound, chunk[begin - 1] == .carriageReturn { begin -= 1 }
      guard begin == records.lowerBound || chunk[begin - 1] == .lineFeed else { break }
      start = begin
      count += 1
    }
    return (count, start)
  }
}

/// The byte order mark: U+FEFF in UTF-8.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
