import LivepeerPricing
import QuoteStream

/// Everything that came out of a reconciliation.
struct Reconciled {
  var jobs: [ReconciledJob] = []
  var totals = ReconciliationTotals()
  var error: Reconciler.FileError?
  /// The runs that were kept while files were sorted.
  var runs: Set<Reconciler.Run> = []

  /// Reconciles files, each given in chunks of so many bytes; NDJSON begins with a brace.
  init(
    _ quoted: String, _ settled: String, _ metered: String? = nil, key: String = "job_id",
    chunk size: Int = 1 << 20, mostHeldBytes: Int = 4 << 20, streamsSorted: Bool = true,
    sums: Bool = false, runPiece: Int = 1 << 16,
    at ethPrice: String? = nil, sheet: PriceSheet = .documented, units: String? = nil,
    columns: [ReconciledJob.LedgerSide: ColumnNames] = [:],
    ethPrices: StreamOptions.ETHPrices? = nil
  ) throws {
    func format(_ text: String) -> RecordFormat {
      text.hasPrefix("{") || text.hasPrefix("\u{FEFF}{") ? .ndjson : .csv
    }
    let options = try Reconciler.Options(
      key: key, quoted: format(quoted), settled: format(settled), metered: metered.map(format),
      mostHeldBytes: mostHeldBytes, streamsSorted: streamsSorted, sums: sums,
      columns: columns, ethPrices: ethPrices)
    let table = try TariffTable(
      sheet, at: try ethPrice.map { try ETHPrice($0) },
      catalogue: try units.map { try PipelineCatalogue.documented.choosing($0) } ?? .documented)
    var reconciler = Reconciler(table, options: options)
    var rest: [ReconciledJob.LedgerSide: [UInt8]] = [
      .quoted: Array(quoted.utf8), .settled: Array(settled.utf8),
      .metered: Array((metered ?? "").utf8),
    ]
    var kept: [Reconciler.Run: [UInt8]] = [:]
    do throws(Reconciler.FileError) {
      while let source = reconciler.wanted {
        switch source {
        case .file(let side):
          let chunk = Array(rest[side, default: []].prefix(size))
          rest[side, default: []].removeFirst(chunk.count)
          try reconciler.read(chunk, from: source)
        case .run(let run):
          let chunk = Array(kept[run, default: []].prefix(runPiece))
          kept[run, default: []].removeFirst(chunk.count)
          try reconciler.read(chunk, from: source)
        }
        while let part = reconciler.spill() {
          runs.insert(part.run)
          kept[part.run, default: []] += part.bytes
        }
        while let job = reconciler.next() { jobs.append(job) }
      }
    } catch {
      self.error = error
    }
    totals = reconciler.totals
  }

  /// Each job in one line: its key, and what came of each comparison.
  var lines: [String] {
    jobs.map { job in
      let parts = [job.settlement, job.metering].compactMap(\.self).map { comparison in
        let deltas = [comparison.unitsDelta, comparison.feeDelta]
          .map { $0.map { "\($0)" } ?? "-" }
        return "\(comparison.outcome.rawValue) \(deltas.joined(separator: " "))"
          + (comparison.rules.map { " \($0.name)" } ?? "")
      }
      return ([String(decoding: job.key, as: UTF8.self)] + parts).joined(separator: " | ")
    }
  }

  /// `SIDE:LINE: what is wrong`.
  var errorText: String? {
    error.map {
      switch $0 {
      case .file(let side, let error): "\(side):\(error.line): \(error)"
      case .outOfOrder(let fault): "\(fault.side):\(fault.line): \(fault)"
      }
    }
  }
}
