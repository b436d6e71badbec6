internal import LivepeerPricing
internal import QuoteStream

/// Two files of jobs, matched in the order of their keys as they stream, and out of order in runs.
///
/// The runs are kept in memory: a disk would be measured otherwise.
let reconcileGroup = Group(reconcileTitle) {
  let table = documentedTable(usdPerETH: "3127.45")
  let ordered = accounts(Array(0..<reconcileRows))
  var random = SplitMix64(state: 5)
  let shuffled = accounts((0..<reconcileRows).shuffled(using: &random))
  return [
    Case(inOrder) { reconciled(ordered, table, streamsSorted: true) },
    Case(inRuns) { reconciled(shuffled, table, streamsSorted: false) },
  ]
}

let reconcileTitle = "two accounts of 100,000 jobs, matched"
let inOrder = "in the order of the key"
let inRuns = "in any order, sorted in runs"

private let reconcileRows = 100_000

/// What was quoted, and what was paid: a wei more for every thousandth job.
private func accounts(_ order: [Int]) -> [ReconciledJob.LedgerSide: [UInt8]] {
  var quoted = "job_id,pipeline,units,fee_wei\n"
  var settled = "job_id,units,fee_wei\n"
  for number in order {
    let job = "job-" + "\(100_000_000 + number)".dropFirst()
    let units = 1 + number * 7_919 % 1_000_000
    let fee = units * 12_882_811
    quoted += "\(job),audio-to-text,\(units),\(fee)\n"
    settled += "\(job),\(units),\(fee + (number % 1_000 == 0 ? 1 : 0))\n"
  }
  return [.quoted: Array(quoted.utf8), .settled: Array(settled.utf8)]
}

private func reconciled(
  _ files: [ReconciledJob.LedgerSide: [UInt8]], _ table: TariffTable, streamsSorted: Bool
) -> String {
  do {
    // A hundredth of what is held by default, for a hundredth of ten million rows: as many runs.
    let options = try Reconciler.Options(
      key: "job_id", mostHeldBytes: 40 << 10, streamsSorted: streamsSorted)
    var reconciler = Reconciler(table, options: options)
    var rest = files.mapValues { $0[...] }
    var runs: [Reconciler.Run: ArraySlice<UInt8>] = [:]
    while let source = reconciler.wanted {
      let chunk: ArraySlice<UInt8>
      switch source {
      case .file(let side):
        chunk = rest[side, default: []].prefix(1 << 18)
        rest[side, default: []].removeFirst(chunk.count)
      case .run(let run):
        chunk = runs[run, default: []].prefix(1 << 16)
        runs[run, default: []].removeFirst(chunk.count)
      }
      try reconciler.read(Array(chunk), from: source)
      while let part = reconciler.spill() { runs[part.run, default: []] += part.bytes }
      while let job = reconciler.next() { blackHole(job) }
    }
    let totals = reconciler.totals
    precondition(totals.jobs == reconcileRows, "every job is matched")
    return "\(totals.matched) of \(totals.jobs), \(totals.settlement.absoluteFeeDelta) wei"
  } catch {
    preconditionFailure("\(error)")
  }
}
