public import LivepeerPricing

/// Prices blocks of whole records.
///
/// A block's result depends only on the block: several threads can price blocks in any order, and
/// their outputs are then written in the order of the file.
///
/// ```swift
/// import LivepeerPricing
/// import QuoteStream
///
/// var splitter = RecordSplitter(.csv)
/// let rows = try splitter.append(
///   [UInt8]("pipeline,units\naudio-to-text,2\n".utf8))
/// let table = try TariffTable(.documented, at: ETHPrice("3127.45"))
/// let quoter = try BlockQuoter(table, header: splitter.header)
/// let header = String(decoding: quoter.header.dropLast(), as: UTF8.self)
/// print(header)  // pipeline,units,fee_wei,fee_usd
/// if let rows {
///   let result = quoter.quote(rows)
///   let fee = String(
///     decoding: result.output.dropFirst(16).dropLast(), as: UTF8.self)
///   print(fee)  // 25765622,0.000000080581
/// }
/// ```
public struct BlockQuoter: Sendable {
  /// The options for reading the file.
  public let options: StreamOptions
  /// The part of the output before the rows: a CSV header with the added columns, if no other
  /// file's comes before it.
  public let header: [UInt8]
  /// The header of the rejects, written once for all files.
  public static let rejectsHeader = Array("file,line,reason,row\n".utf8)

  let resolver: RowResolver
  let parser: RecordParser
  let marks: FeeMarks
  /// The order of the columns in the output; nil if it is the same as in the file.
  let order: ColumnOrder?

  var table: TariffTable { resolver.table }

  /// The columns of a CSV file that pass through unread, although their names resemble those of
  /// columns that would change the price of rows.
  public var unreadColumns: [HeaderError.UnreadColumn] { parser.header?.unreadColumns ?? [] }

  /// Creates a quoter of a file's blocks.
  ///
  /// - Parameters:
  ///   - table: The prices.
  ///   - options: The options for reading the file.
  ///   - record: A CSV file's first record: ``RecordSplitter/header``.
  /// - Throws: ``StreamError/header(_:)`` if a CSV file's header is invalid.
  public init(
    _ table: TariffTable, options: StreamOptions = StreamOptions(), header record: [UInt8]? = nil
  ) throws(StreamError) {
    try self.init(
      RowResolver(table, ethPrices: options.ethPrices), options: options, header: record)
  }

  /// Creates a quoter for another file, whose rows follow those of this one in the output.
  ///
  /// A CSV file's header must have the same columns. Its line end, byte order mark, quotes, and
  /// column order may differ: fields are written in the order of this file's header, byte for byte.
  ///
  /// - Parameters:
  ///   - options: The options for reading the file; its format and its names of columns must be those
  ///     of this file.
  ///   - record: A CSV file's first record: ``RecordSplitter/header``.
  /// - Returns: The quoter, with an empty ``header``.
  /// - Throws: ``StreamError/header(_:)`` if a CSV file's header is invalid or has other columns.
  public func following(
    options: StreamOptions, header record: [UInt8]? = nil
  ) throws(StreamError) -> BlockQuoter {
    precondition(options.format == self.options.format, "files of one format")
    precondition(options.columns == self.options.columns, "files with one name for each column")
    return try BlockQuoter(resolver, options: options, header: record, following: self)
  }

  /// Creates a quoter with a resolver that several files can share.
  init(
    _ resolver: RowResolver, options: StreamOptions, header record: [UInt8]?,
    following first: BlockQuoter? = nil
  ) throws(StreamError) {
    self.options = options
    self.resolver = resolver
    let columns = ColumnMap(names: options.columns, readsTime: resolver.ethPrices != nil)
    switch options.format {
    case .ndjson:
      parser = .ndjson(NDJSONRowParser(columns))
      order = nil
      marks = .ndjson
      header = []
    case .csv:
      let csvHeader: CSVHeader
      do throws(HeaderError) {
        csvHeader = try CSVHeader(pricing: record ?? [], columns)
        order = try first.flatMap { first throws(HeaderError) in
          try first.parser.header.flatMap { header throws(HeaderError) in
            try ColumnOrder(of: csvHeader.names, in: header.names, file: first.options.fileName)
          }
        }
      } catch {
        throw .header(error)
      }
      parser = .csv(CSVRowParser(header: csvHeader))
      let hasUSD =
        resolver.table.ethPrice != nil || resolver.ethPrices != nil || csvHeader.hasETHPrice
      marks = .csv(hasUSD: hasUSD)
      let added = hasUSD ? ",fee_wei,fee_usd" : ",fee_wei"
      header = first == nil ? csvHeader.record + added.utf8 + csvHeader.lineEnd : []
    }
  }

  /// Prices a block's records.
  ///
  /// - Parameters:
  ///   - block: The records.
  ///   - storage: An output that is no longer needed, so that its memory can be reused.
  /// - Returns: The output, the rejects and the totals.
  /// - Complexity: O(*n*) in bytes; a row of up to sixteen digits of units allocates nothing.
  public func quote(
    _ block: RecordBlock, reusing storage: consuming [UInt8] = []
  ) -> BlockResult {
    var run = BlockRun(self, block, storage)
    parser.walk(block, &run)
    return run.arrangedResult
  }
}
