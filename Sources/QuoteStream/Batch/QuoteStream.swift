public import LivepeerPricing

/// Prices one usage file on one thread, from its bytes in chunks of any sizes.
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
  /// How the file is read.
  public let options: StreamOptions
  /// What the rows so far add up to, and how many were rejected.
  public private(set) var totals: BatchTotals
  /// How many rows were priced so far.
  public private(set) var rows = 0
  /// Rows that were rejected and are yet to be taken, as CSV; see ``BlockQuoter/rejectsHeader``.
  public var rejects: [UInt8] = []

  private let table: TariffTable
  private var splitter: RecordSplitter
  private var quoter: BlockQuoter?

  /// A stream at the start of a file.
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
  ///   - output: What they are appended to, with the header before the first.
  /// - Throws: ``StreamError``; all rows before the one it names are in the output.
  public mutating func read(
    _ chunk: [UInt8], into output: inout [UInt8]
  ) throws(StreamError) {
    try quote(try splitter.append(chunk), into: &output)
  }

  /// Ends the file, and prices a last row without a line end.
  ///
  /// - Throws: ``StreamError``, also where a CSV file ends before its header.
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
