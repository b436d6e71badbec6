public import LivepeerPricing

/// Prices one usage file on one thread, from its bytes in chunks of any size.
///
/// ```swift
/// import LivepeerPricing
/// import QuoteStream
///
/// var stream = QuoteStream(try TariffTable(.documented, at: ETHPrice("3127.45")))
/// var output: [UInt8] = []
/// try stream.read([UInt8]("pipeline,units\naudio-".utf8), into: &output)
/// try stream.read([UInt8]("to-text,2\n".utf8), into: &output)
/// try stream.finish(into: &output)
/// let lines = output.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
/// print(lines[0])  // pipeline,units,fee_wei,fee_usd
/// print(lines[1])  // audio-to-text,2,25765622,0.000000080581
/// ```
public struct QuoteStream: Sendable {
  /// The options for reading the file.
  public let options: StreamOptions
  /// The totals of the rows so far, with the number of rejected rows.
  public private(set) var totals: BatchTotals
  /// The number of rows priced so far.
  public private(set) var rows = 0
  /// The rejected rows that have not been taken yet, as CSV; see ``BlockQuoter/rejectsHeader``.
  public var rejects: [UInt8] = []

  private let table: TariffTable
  private var splitter: RecordSplitter
  private var quoter: BlockQuoter?

  /// Creates a stream at the start of a file.
  public init(_ table: TariffTable, options: StreamOptions = StreamOptions()) {
    self.options = options
    self.table = table
    totals = BatchTotals(of: table)
    splitter = RecordSplitter(options.format)
  }

  /// Prices the rows that a chunk completes.
  ///
  /// - Parameters:
  ///   - chunk: The file's next bytes.
  ///   - output: The output to which the priced rows are appended, with the header before the
  ///     first.
  /// - Throws: ``StreamError``; all rows before the one at fault are in the output.
  public mutating func read(
    _ chunk: [UInt8], into output: inout [UInt8]
  ) throws(StreamError) {
    try quote(try splitter.append(chunk), into: &output)
  }

  /// Ends the file, and prices a last row without a line end.
  ///
  /// - Throws: ``StreamError``, also if a CSV file ends before its header.
  public mutating func finish(into output: inout [UInt8]) throws(StreamError) {
    try quote(splitter.finish(), into: &output)
  }

  private mutating func quote(
    _ block: RecordBlock?, into output: inout [UInt8]
  ) throws(StreamError) {
    if quoter == nil, options.format == .ndjson || splitter.header != nil {
      let quoter = try BlockQuoter(table, options: options, header: splitter.header)
      output += quoter.header
      self.quoter = quoter
    }
    guard let block, let result = quoter?.quote(block) else { return }
    if output.isEmpty { output = result.output } else { output += result.output }
    rejects += result.rejects
    totals.merge(ofSameTable: result.totals)
    rows += result.rows
    if let failure = result.failure { throw .row(failure) }
  }
}
