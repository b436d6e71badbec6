import ExactMath
import LivepeerPricing

@testable import QuoteStream

/// A usage file, what it is compared with, and how it is cut into chunks.
///
/// The input's first line says it: its first byte what to compare with, `c` chunks, `s` the policy
/// that stops, `t` a twin; each other byte is a chunk of up to 64 bytes, `A` for 1, `B` for 2 and
/// so on, and they are taken in turn until the file ends or has been cut often enough.
struct UsageInput {
  /// One for each input: an input that did all of them would take as long as all of them.
  enum Comparison: CaseIterable {
    case chunks, stop, twin
  }

  let file: [UInt8]
  let comparison: Comparison
  private let cuts: [Int]

  /// A cut takes longer than a row.
  private static let mostCuts = 16

  init(_ input: [UInt8]) {
    let end = input.firstIndex(of: 0x0A) ?? input.endIndex
    let first = end > 0 ? input[0] : 0
    comparison = Comparison.allCases[Int(first) % Comparison.allCases.count]
    cuts = input[..<end].dropFirst().map { Int($0 & 0x3F) }.map { $0 == 0 ? 64 : $0 }
    file = Array(input[end...].dropFirst())
  }

  /// The first cut, for those that need but one.
  var firstCut: Int { cuts.first ?? 1 }

  /// The file in pieces.
  var chunks: [[UInt8]] {
    var chunks: [[UInt8]] = []
    var start = 0
    while start < file.count {
      let size = cuts.isEmpty ? 1 : cuts[chunks.count % cuts.count]
      let end = chunks.count < Self.mostCuts ? min(start + size, file.count) : file.count
      chunks.append(Array(file[start..<end]))
      start = end
    }
    return chunks
  }
}

/// What became of a file.
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
      let documented = PipelineCatalogue.documented[pipeline]?.documentation?.entry
      return required("an entry") { () throws(PriceEntry.FieldError) in
        try PriceEntry(
          pipeline: pipeline, modelID: "m", pricePerUnit: documented?.pricePerUnit,
          currency: documented?.currency ?? .wei)
      }
    })

  static let table = required("the prices") { () throws(TariffTable.PreparationError) in
    try TariffTable(sheet, at: ethPrice)
  }

  /// Made once: it takes longer than most files.
  private static let resolver = RowResolver(table)

  /// What blocks of a file come to.
  init(_ file: [UInt8], _ format: RecordFormat, _ onBadRow: StreamOptions.BadRowPolicy) {
    let options = StreamOptions(format: format, onBadRow: onBadRow, fileName: "jobs")
    var splitter = RecordSplitter(format)
    var sums = BatchTotals(of: Self.table)
    do throws(StreamError) {
      let blocks = [try splitter.append(file), try splitter.finish()]
      let quoter = try BlockQuoter(Self.resolver, options: options, header: splitter.header)
      output = quoter.header
      for case let block? in blocks {
        let result = quoter.quote(block)
        output += result.output
        rejects += result.rejects
        rows += result.rows
        required("totals of one table") { () throws(BatchTotals.MismatchError) in
          try sums.merge(result.totals)
        }
        if let failure = result.failure { throw .row(failure) }
      }
    } catch {
      self.error = error
      requireOneLine(error)
    }
    rejected = sums.rejected
    totals = Totals(sums)
  }

  /// What a stream makes of a file in chunks.
  init(_ chunks: [[UInt8]], _ format: RecordFormat) {
    let options = StreamOptions(format: format, onBadRow: .skip, fileName: "jobs")
    var stream = QuoteStream(Self.table, options: options)
    do throws(StreamError) {
      for chunk in chunks { try stream.read(chunk, into: &output) }
      try stream.finish(into: &output)
    } catch {
      self.error = error
    }
    rejects = stream.rejects
    rows = stream.rows
    rejected = stream.totals.rejected
    totals = Totals(stream.totals)
  }
}

/// Prices a file, and compares it with the chunks of the file or with the policy that stops.
///
/// - Returns: What became of it where bad rows are skipped.
func checkRuns(_ input: UsageInput, _ format: RecordFormat) -> UsageRun {
  let run = UsageRun(input.file, format, .skip)
  require(run.totals.rows == run.rows, "\(run.rows) rows and totals of \(run.totals.rows)")
  switch input.comparison {
  case .chunks:
    let pieces = UsageRun(input.chunks, format)
    require(run == pieces, "chunks change the result:\n\(run)\n\(pieces)")
  // Without a bad row there is nothing to stop at.
  case .stop where run.rejected > 0:
    let stopped = UsageRun(input.file, format, .stop)
    require(run.output.starts(with: stopped.output), "bad rows change the rows before them")
    require(stopped.error != nil && stopped.rows <= run.rows, "a bad row that stops nothing")
  case .stop, .twin: break
  }
  return run
}
