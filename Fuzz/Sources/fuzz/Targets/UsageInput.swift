import ExactMath
import LivepeerPricing
import QuoteStream

/// A usage file, and how it is cut into chunks.
///
/// The input's first line holds the cuts: each of its bytes stands for a chunk of up to 64 bytes,
/// `A` for 1, `B` for 2 and so on, and they are taken in turn until the file ends.
struct UsageInput {
  let file: [UInt8]
  private let cuts: [Int]

  init(_ input: [UInt8]) {
    let end = input.firstIndex(of: 0x0A) ?? input.endIndex
    cuts = input[..<end].map { Int($0 & 0x3F) }.map { $0 == 0 ? 64 : $0 }
    file = Array(input[end...].dropFirst())
  }

  /// The file in one piece.
  var whole: [[UInt8]] { [file] }

  /// The file in pieces.
  var chunks: [[UInt8]] {
    var chunks: [[UInt8]] = []
    var start = 0
    while start < file.count {
      let size = cuts.isEmpty ? 1 : cuts[chunks.count % cuts.count]
      chunks.append(Array(file[start..<min(start + size, file.count)]))
      start += size
    }
    return chunks
  }
}

/// What a stream made of a file.
struct UsageRun: Equatable {
  private(set) var output: [UInt8] = []
  private(set) var rejects: [UInt8] = []
  private(set) var rows = 0
  private(set) var rejected = 0
  private(set) var totals = Totals()
  private(set) var error: StreamError?

  /// A price for every kind of measure; more would only take more time.
  static let sheet = PriceSheet(
    [Pipeline.audioToText, .textToSpeech, .upscale, .liveVideoToVideo, .llm].map { pipeline in
      let price = pipeline.documentation.pricePerUnit
      return PriceEntry(
        pipeline: pipeline.rawValue, modelID: "m", pricePerUnit: BigDecimal(price),
        currency: pipeline.documentation.isInUSD ? .usd : .wei)
    })

  private static let table = required("the prices") { () throws(TariffTableError) in
    try TariffTable(sheet, at: ethPrice)
  }

  init(_ chunks: [[UInt8]], _ format: RecordFormat, _ onBadRow: BadRowPolicy) {
    let options = StreamOptions(format: format, onBadRow: onBadRow, fileName: "jobs")
    var stream = QuoteStream(Self.table, options: options)
    do throws(StreamError) {
      for chunk in chunks { try stream.read(chunk, into: &output) }
      try stream.finish(into: &output)
    } catch {
      self.error = error
      requireOneLine(error)
    }
    rejects = stream.rejects
    rows = stream.rows
    rejected = stream.totals.rejected
    totals = Totals(stream.totals, of: Self.table)
  }
}

/// Prices a file whole and in pieces, and with either policy for bad rows.
///
/// - Returns: What became of it where bad rows are skipped.
func checkRuns(_ input: UsageInput, _ format: RecordFormat) -> UsageRun {
  let run = UsageRun(input.whole, format, .skip)
  let pieces = UsageRun(input.chunks, format, .skip)
  require(run == pieces, "chunks change the result:\n\(run)\n\(pieces)")
  require(run.totals.rows == run.rows, "\(run.rows) rows and totals of \(run.totals.rows)")
  // Without a bad row there is nothing to stop at.
  if run.rejected > 0 {
    let stopped = UsageRun(input.whole, format, .stop)
    require(run.output.starts(with: stopped.output), "bad rows change the rows before them")
    require(stopped.error != nil && stopped.rows <= run.rows, "a bad row that stops nothing")
  }
  return run
}
