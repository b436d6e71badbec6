import LivepeerPricing
import QuoteStream

/// What a stream made of a file.
struct StreamRun: Equatable {
  var output: [UInt8] = []
  var rejects: [UInt8] = []
  var rows = 0
  var rejected = 0
  var error: StreamError?
  var totals = Totals()

  /// Runs a file through a stream in chunks of so many bytes.
  init(
    _ input: [UInt8], _ format: RecordFormat = .csv, onBadRow: StreamOptions.BadRowPolicy = .stop,
    at ethPrice: String? = "3127.45", decimals: Int = 12, chunk size: Int = 1 << 20,
    sheet: PriceSheet = .documented, columns: ColumnNames = ColumnNames(),
    ethPrices: StreamOptions.ETHPrices? = nil
  ) throws {
    let table = try TariffTable(
      sheet, at: try ethPrice.map { try ETHPrice($0) }, usdDecimals: decimals)
    let options = StreamOptions(
      format: format, onBadRow: onBadRow, fileName: "jobs", columns: columns,
      ethPrices: ethPrices)
    var stream = QuoteStream(table, options: options)
    do throws(StreamError) {
      for start in stride(from: 0, to: input.count, by: size) {
        try stream.read(Array(input[start..<min(start + size, input.count)]), into: &output)
      }
      try stream.finish(into: &output)
    } catch {
      self.error = error
    }
    rejects = stream.rejects
    rows = stream.rows
    rejected = stream.totals.rejected
    totals = Totals(stream.totals)
  }

  init(
    _ input: String, _ format: RecordFormat = .csv, onBadRow: StreamOptions.BadRowPolicy = .stop,
    at ethPrice: String? = "3127.45", decimals: Int = 12, chunk size: Int = 1 << 20,
    columns: ColumnNames = ColumnNames(), ethPrices: StreamOptions.ETHPrices? = nil
  ) throws {
    try self.init(
      Array(input.utf8), format, onBadRow: onBadRow, at: ethPrice, decimals: decimals, chunk: size,
      columns: columns, ethPrices: ethPrices)
  }

  var text: String { String(decoding: output, as: UTF8.self) }
  var rejectText: String { String(decoding: rejects, as: UTF8.self) }

  /// `LINE: what is wrong`.
  var errorText: String? { error.map { "\($0.line): \($0)" } }
}

/// Chunk sizes that cut everywhere.
let chunkSizes = [1, 2, 3, 7, 4_096]
