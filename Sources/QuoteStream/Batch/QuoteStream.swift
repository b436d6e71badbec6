public import LivepeerPricing

/// Prices usage files from their bytes in chunks of any size.
///
/// Rows that a chunk completes are priced with it: nothing waits for more input.
/// ``quote(threads:reading:writing:)`` prices on several threads, to the same bytes.
///
/// ```swift
/// import LivepeerPricing
/// import QuoteStream
///
/// var stream = QuoteStream(
///   try TariffTable(.documented, at: ETHPrice("3127.45")))
/// var output: [UInt8] = []
/// try stream.read([UInt8]("pipeline,units\naudio-".utf8), into: &output)
/// try stream.read([UInt8]("to-text,2\n".utf8), into: &output)
/// try stream.finish(into: &output)
/// let lines = output.split(separator: UInt8(ascii: "\n")).map {
///   String(decoding: $0, as: UTF8.self)
/// }
/// print(lines[0])  // pipeline,units,fee_wei,fee_usd
/// print(lines[1])  // audio-to-text,2,25765622,0.000000080581
/// ```
public struct QuoteStream: Sendable {
  /// The options for reading the current file.
  public private(set) var options: StreamOptions
  /// The totals of the rows so far, with the number of rejected rows.
  public private(set) var totals: BatchTotals
  /// The number of rows priced so far.
  public private(set) var rows = 0
  /// The rejected rows that have not been taken yet, as CSV; see ``BlockQuoter/rejectsHeader``.
  public var rejects: [UInt8] = []

  private let table: TariffTable
  private var splitter: RecordSplitter
  /// The quoter of the current file, once its header is known.
  private var quoter: BlockQuoter?
  /// The quoter of the first file, in whose columns the rows of the others are written.
  private var first: BlockQuoter?

  /// Creates a stream at the start of a file.
  public init(_ table: TariffTable, options: StreamOptions = StreamOptions()) {
    self.options = options
    self.table = table
    totals = BatchTotals(of: table)
    splitter = RecordSplitter(options.format)
  }

  /// Begins another file, whose rows follow those of the files before it in the output.
  ///
  /// A CSV file's header must have the same columns as that of the first file; see
  /// ``BlockQuoter/following(options:header:)``.
  ///
  /// - Parameter options: The options for reading the file; the format and the names of columns must be
  ///   the same as before.
  public mutating func beginFile(options: StreamOptions) {
    precondition(options.format == self.options.format, "files of one format")
    precondition(options.columns == self.options.columns, "files with one name for each column")
    self.options = options
    splitter = RecordSplitter(options.format)
    quoter = nil
  }

  /// Prices the rows that a chunk completes.
  ///
  /// - Parameters:
  ///   - chunk: The file's next bytes; none do not end it.
  ///   - output: The output to which the priced rows are appended, with the header before the
  ///     first.
  /// - Throws: ``StreamError``; all rows before the one at fault are in the output.
  public mutating func read(
    _ chunk: [UInt8], into output: inout [UInt8]
  ) throws(StreamError) {
    if !chunk.isEmpty { try quote(try cut(chunk), into: &output) }
  }

  /// Ends the file, and prices a last row without a line end.
  ///
  /// - Throws: ``StreamError``, also if a CSV file ends before its header.
  public mutating func finish(into output: inout [UInt8]) throws(StreamError) {
    try quote(try cut([]), into: &output)
  }

  private mutating func quote(
    _ pieces: [Piece], into output: inout [UInt8]
  ) throws(StreamError) {
    for piece in pieces {
      let result = piece.quoted()
      if output.isEmpty { output = result.output } else { output += result.output }
      rejects += result.rejects
      try add(result)
    }
  }
}

// MARK: - Pieces

extension QuoteStream {
  /// A part of a file that can be priced on any thread: the first header, or a block of rows.
  struct Piece: Sendable {
    let quoter: BlockQuoter
    let block: RecordBlock?

    /// Returns the priced rows, or the output's header.
    func quoted() -> BlockResult {
      guard let block else {
        var result = BlockResult(totals: BatchTotals(of: quoter.table))
        result.output = quoter.header
        result.unreadColumns = quoter.unreadColumns
        return result
      }
      return quoter.quote(block)
    }
  }

  /// Returns the pieces that a chunk completes; an empty chunk ends the file.
  mutating func cut(_ chunk: [UInt8]) throws(StreamError) -> [Piece] {
    var pieces: [Piece] = []
    let block = chunk.isEmpty ? try splitter.finish() : try splitter.append(chunk)
    if quoter == nil, splitter.isPastHeader {
      let quoter =
        if let first { try first.following(options: options, header: splitter.header) } else {
          try BlockQuoter(table, options: options, header: splitter.header)
        }
      if first == nil, options.format == .csv { pieces.append(Piece(quoter: quoter, block: nil)) }
      self.quoter = quoter
      first = first ?? quoter
    }
    if let block, let quoter { pieces.append(Piece(quoter: quoter, block: block)) }
    return pieces
  }

  /// Counts the rows of a result, which come after those of all results before it.
  mutating func add(_ result: BlockResult) throws(StreamError) {
    totals.merge(ofSameTable: result.totals)
    rows += result.rows
    if let failure = result.failure { throw .row(failure) }
  }
}
