import ExactMath
import LivepeerPricing

@testable import QuoteStream

/// Files to reconcile: in chunks against the whole, or sorted and merged, or in runs, against held.
///
/// The input is a ``UsageInput`` whose file is two or three files, parted by 0x1E; one that begins
/// with a brace is NDJSON.
func checkReconciliation(_ bytes: [UInt8]) {
  let input = UsageInput(bytes)
  let files = input.file.split(separator: 0x1E, maxSplits: 2, omittingEmptySubsequences: false)
    .map { Array($0) }
  guard files.count > 1 else { return }
  let whole = Reconciled(files, mostHeldBytes: .max)
  checkSums(whole)
  switch input.comparison {
  case .chunks:
    let pieces = Reconciled(files, chunk: input.firstCut, mostHeldBytes: .max)
    require((whole.error == nil) == (pieces.error == nil), "\(whole)\nin chunks\n\(pieces)")
    // Of two bad files, the chunks decide which is read first.
    guard whole.error == nil else { return }
    require(
      whole.jobs == pieces.jobs && whole.totals == pieces.totals, "\(whole)\nin chunks\n\(pieces)")
  case .stop, .twin:
    let runs = Reconciled(
      files, chunk: input.firstCut, mostHeldBytes: input.firstCut, streamsSorted: false)
    require((whole.error == nil) == (runs.error == nil), "\(whole)\nin runs\n\(runs)")
    guard whole.error == nil else { return }
    require(whole.jobs == runs.jobs && whole.totals == runs.totals, "\(whole)\nin runs\n\(runs)")
    let sorted = files.map { sortedByKey($0) }
    guard let all = sorted.reduce([[UInt8]]?([]), { all, file in file.map { (all ?? []) + [$0] } }),
      all.count == files.count
    else { return }
    let merged = Reconciled(all, chunk: input.firstCut, mostHeldBytes: 0)
    require(
      merged.error == nil && merged.totals == whole.totals
        && merged.jobs.elementsEqual(whole.jobs, by: isSameButForLines),
      "\(whole)\nmerged\n\(merged)")
  }
}

/// Everything that came out of a reconciliation.
private struct Reconciled {
  private(set) var jobs: [ReconciledJob] = []
  private(set) var totals = ReconciliationTotals()
  private(set) var error: Reconciler.FileError?

  init(
    _ files: [[UInt8]], chunk size: Int = .max, mostHeldBytes: Int, streamsSorted: Bool = true
  ) {
    func format(_ file: [UInt8]) -> RecordFormat {
      file.first == UInt8(ascii: "{") ? .ndjson : .csv
    }
    let options = required("options") { () throws(Reconciler.OptionsError) in
      try Reconciler.Options(
        key: "id", quoted: format(files[0]), settled: format(files[1]),
        metered: files.count > 2 ? format(files[2]) : nil, mostHeldBytes: mostHeldBytes,
        streamsSorted: streamsSorted)
    }
    var reconciler = Reconciler(UsageRun.table, options: options)
    var rest = Dictionary(
      uniqueKeysWithValues: zip(ReconciledJob.LedgerSide.allCases, files.map { $0[...] }))
    var kept: [Reconciler.Run: [UInt8]] = [:]
    do throws(Reconciler.FileError) {
      while let source = reconciler.wanted {
        switch source {
        case .file(let side):
          let chunk = rest[side]?.prefix(size) ?? []
          rest[side]?.removeFirst(chunk.count)
          try reconciler.read(Array(chunk), from: source)
        case .run(let run):
          let chunk = kept[run]?.prefix(size) ?? []
          kept[run]?.removeFirst(chunk.count)
          try reconciler.read(Array(chunk), from: source)
        }
        while let part = reconciler.spill() { kept[part.run, default: []] += part.bytes }
        while let job = reconciler.next() { jobs.append(job) }
      }
    } catch {
      self.error = error
      switch error {
      case .file(_, let error): requireOneLine(error)
      case .outOfOrder(let fault): requireOneLine(fault)
      }
    }
    totals = reconciler.totals
  }
}

/// What jobs say is what the totals say, and they come in the order of their keys.
private func checkSums(_ run: Reconciled) {
  let totals = run.totals
  require(
    totals.settlement.total.feeDelta == (totals.settled.fee ?? 0) - (totals.quoted.fee ?? 0),
    "the differences do not add up: \(totals)")
  let deltas = run.jobs.map { $0.settlement?.feeDelta ?? 0 }
  require(
    totals.settlement.absoluteFeeDelta == deltas.reduce(0) { $0 + $1.magnitude },
    "differences of \(deltas): \(totals)")
  let first = run.jobs.filter { $0.repeated == nil }
  require(
    totals.jobs == first.count && totals.repeated == run.jobs.count - first.count
      && totals.matched == first.count { $0.isMatched },
    "\(run.jobs.count) jobs: \(totals)")
  for (job, next) in zip(first, first.dropFirst()) {
    require(job.key.lexicographicallyPrecedes(next.key), "\(job.key) before \(next.key)")
  }
}

/// A CSV file of plain rows, each with its line end, sorted by its first column, the key; nil for
/// any other file.
private func sortedByKey(_ file: [UInt8]) -> [UInt8]? {
  guard file.starts(with: "id,".utf8), file.last == 0x0A,
    !file.contains(UInt8(ascii: "\"")), !file.contains(0x0D)
  else { return nil }
  // Empty lines may end a file, and would sort to its beginning, where they may not be.
  let last = file.lastIndex { $0 != 0x0A } ?? 0
  let lines = file[...last].split(separator: 0x0A, omittingEmptySubsequences: false)
  guard let header = lines.first else { return nil }
  let rows = lines.dropFirst().map { (key: $0.prefix { $0 != UInt8(ascii: ",") }, line: $0) }
  // Swift's sort is stable: the first row of a key stays the first.
  let sorted = rows.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  return ([header] + sorted.map(\.line)).flatMap { $0 + [0x0A] }
}

private func isSameButForLines(_ left: ReconciledJob, _ right: ReconciledJob) -> Bool {
  func isSame(_ left: ReconciledJob.LedgerEntry?, _ right: ReconciledJob.LedgerEntry?) -> Bool {
    (left == nil) == (right == nil) && left?.units == right?.units && left?.fee == right?.fee
  }
  return left.key == right.key && left.repeated == right.repeated
    && left.settlement == right.settlement && left.metering == right.metering
    && isSame(left.quoted, right.quoted) && isSame(left.settled, right.settled)
    && isSame(left.metered, right.metered)
}
