/// Matches the rows of two or three files, each in the order of their keys.
struct JobMatcher: Sendable {
  /// The rows of each file that have come.
  var queues: [LedgerQueue]
  /// The totals of the jobs so far.
  private(set) var totals = ReconciliationTotals()

  private let finder: RuleFinder
  private var lastKey: [UInt8] = []

  init(queues: [LedgerQueue], finder: RuleFinder) {
    self.queues = queues
    self.finder = finder
  }

  private var hasMetered: Bool { queues.count == 3 }

  /// Returns the next job in the order of the keys; nil if no queue has a row.
  mutating func next() -> ReconciledJob? {
    var least: [UInt8]?
    for queue in queues {
      guard let key = queue.first?.key else { continue }
      if least.map({ key.sortsBefore($0) }) ?? true { least = key }
    }
    guard let key = least else { return nil }
    let job = key == lastKey ? repeated(key) : first(key)
    lastKey = key
    totals.add(job)
    return job
  }

  /// Returns the first account of a job in each file.
  private mutating func first(_ key: [UInt8]) -> ReconciledJob {
    let quoted = take(key, .quoted)
    let settled = take(key, .settled)?.entry
    let metered = take(key, .metered)?.entry
    var job = ReconciledJob(
      key: key, quoted: quoted?.entry, settled: settled, metered: metered, repeated: nil)
    job.settlement = ReconciledJob.Comparison(
      quoted: quoted, other: settled, metered: metered, countsFees: true, finder: finder)
    if hasMetered {
      job.metering = ReconciledJob.Comparison(
        quoted: quoted, other: metered, metered: metered, countsFees: false, finder: finder)
    }
    let isUnexplained = [job.settlement, job.metering].contains {
      $0?.outcome == .differs && $0?.rules == nil
    }
    if isUnexplained, let quoted, quoted.namesPipeline, !finder.isPriced(quoted) {
      totals.quotedAtOtherPrices += 1
    }
    return job
  }

  /// Returns a row of a job that the same file already contained.
  private mutating func repeated(_ key: [UInt8]) -> ReconciledJob {
    for side in ReconciledJob.LedgerSide.allCases {
      guard let entry = take(key, side)?.entry else { continue }
      var job = ReconciledJob(
        key: key, quoted: side == .quoted ? entry : nil, settled: side == .settled ? entry : nil,
        metered: side == .metered ? entry : nil, repeated: side)
      let isQuoted = side == .quoted
      if side != .metered {
        job.settlement = ReconciledJob.Comparison(
          repeated: entry, isQuoted: isQuoted, countsFees: true)
      }
      if hasMetered, side != .settled {
        job.metering = ReconciledJob.Comparison(
          repeated: entry, isQuoted: isQuoted, countsFees: false)
      }
      return job
    }
    preconditionFailure("the least key stands first in a file")
  }

  private mutating func take(_ key: [UInt8], _ side: ReconciledJob.LedgerSide) -> LedgerRow? {
    guard let index = queues.firstIndex(where: { $0.side == side }),
      queues[index].first?.key == key
    else { return nil }
    return queues[index].removeFirst()
  }
}
