public import LivepeerPricing

/// Matches the jobs of two or three files by a key, and reports their exact differences.
///
/// Files may be of any size, and in any order. Their rows are held up to
/// ``Reconciler/Options/mostHeldBytes``. Beyond that, files that are in the order of the bytes of the
/// key, shorter first, are matched as they stream, in constant memory; others are sorted in runs, which
/// the caller keeps and gives back: see ``spill()``. Jobs are returned in the order of the keys.
///
/// ```swift
/// import LivepeerPricing
/// import QuoteStream
///
/// let options = try Reconciler.Options(key: "id")
/// let table = try TariffTable(.documented)
/// var reconciler = Reconciler(table, options: options)
/// var files: [ReconciledJob.LedgerSide: String] = [
///   .quoted: """
///     id,pipeline,units,fee_wei
///     a,audio-to-text,1500,19324216500
///
///     """,
///   .settled: "id,units,fee_wei\na,1000,12882811000\n",
/// ]
/// var runs: [Reconciler.Run: [UInt8]] = [:]
/// while let source = reconciler.wanted {
///   // All of a file or a run, and then no bytes, which end it.
///   switch source {
///   case .file(let side):
///     let text = files.removeValue(forKey: side) ?? ""
///     try reconciler.read([UInt8](text.utf8), from: source)
///   case .run(let run):
///     let bytes = runs.removeValue(forKey: run) ?? []
///     try reconciler.read(bytes, from: source)
///   }
///   while let part = reconciler.spill() {
///     runs[part.run, default: []] += part.bytes
///   }
///   while let job = reconciler.next() {
///     print(job.settlement?.rules?.name ?? "")
///     // whole-seconds
///   }
/// }
/// ```
public struct Reconciler: Sendable {
  /// The options for reading the files.
  public let options: Reconciler.Options
  /// The totals of the jobs that have been returned so far.
  public private(set) var totals = ReconciliationTotals()

  /// What is done with the rows that are read.
  private enum Phase {
    /// They are held until it is known whether they are few, or in order.
    case holding
    /// They are in order, and are matched as they come.
    case streaming
    /// They are sorted in runs.
    case sorting
    /// All are read, and come from the sorters in order.
    case merging
  }

  /// The number of rows that have been read so far.
  public private(set) var rowsRead = 0

  /// The number of a node's events that were passed over, since they are not `create_signed_ticket`.
  public var otherEvents: Int { ledgers.reduce(0) { $0 + $1.reader.rows.otherEvents } }

  private let finder: RuleFinder
  private var phase = Phase.holding
  // One of each for every file: apart, since the queues are looked through for each job.
  private var ledgers: [Ledger]
  private var sorters: [LedgerSorter]
  private var queues: [LedgerQueue]
  private var lastKey: [UInt8] = []

  /// A file, and how far it has been read.
  private struct Ledger: Sendable {
    var reader: LedgerReader
    var order = OrderWatch()
    var byteCount = 0
    var isFinished = false
  }

  /// The most rows that are taken out of a sorter at once.
  private static let mostTaken = 256

  /// Creates a reconciliation at the start of its files.
  ///
  /// - Parameters:
  ///   - table: The prices that the jobs were quoted at, for the rules that start from a price.
  ///   - options: The options for reading the files.
  public init(_ table: TariffTable, options: Reconciler.Options) {
    self.options = options
    finder = RuleFinder(table: table, txCostMultiplier: options.txCostMultiplier)
    let resolver = RowResolver(table, ethPrices: options.ethPrices)
    ledgers = options.files.map { file in
      Ledger(
        reader: LedgerReader(
          file.side, file.format, key: options.key, resolver: resolver,
          names: options.columns[file.side] ?? ColumnNames()))
    }
    let (twice, isTooMuch) = options.mostHeldBytes.multipliedReportingOverflow(by: 2)
    sorters = options.files.map { _ in LedgerSorter(mostBytes: isTooMuch ? .max : twice) }
    queues = options.files.map { LedgerQueue(side: $0.side, sums: options.sums) }
  }

  /// The file or the run whose next bytes are needed before ``next()`` can return another job.
  ///
  /// It is nil if no bytes are needed; once ``next()`` returns no more jobs, all files have ended.
  public var wanted: Source? {
    switch phase {
    case .holding, .sorting:
      for index in sorters.indices {
        if let run = sorters[index].wantedRun { return .run(Run(queues[index].side, run)) }
      }
      return ledgers.filter { !$0.isFinished }.min { $0.byteCount < $1.byteCount }
        .map { .file($0.reader.side) }
    case .streaming:
      let index = queues.indices.first { queues[$0].isEmpty && !ledgers[$0].isFinished }
      return index.map { .file(queues[$0].side) }
    case .merging:
      for index in queues.indices where queues[index].isEmpty {
        if let run = sorters[index].wantedRun { return .run(Run(queues[index].side, run)) }
      }
      return nil
    }
  }

  /// Reads the next bytes of a file or of a run, in any number; an empty chunk ends it.
  ///
  /// - Throws: ``Reconciler/FileError`` for a row that cannot be read, and for a file that is out
  ///   of order after the jobs before were matched.
  public mutating func read(
    _ chunk: [UInt8], from source: Source
  ) throws(Reconciler.FileError) {
    guard let index = queues.firstIndex(where: { $0.side == source.side }) else {
      preconditionFailure("a file that the options do not have")
    }
    guard case .file = source else {
      precondition(wanted == source, "a run is read when it is wanted")
      return sorters[index].feed(chunk)
    }
    precondition(!ledgers[index].isFinished, "a file is not read on after its end")
    let rows: [LedgerRow]
    do throws(StreamError) {
      rows = try ledgers[index].reader.read(chunk)
    } catch {
      throw .file(source.side, error)
    }
    rowsRead += rows.count
    ledgers[index].byteCount += chunk.count
    ledgers[index].isFinished = chunk.isEmpty
    if phase != .sorting { ledgers[index].order.add(rows) }
    if phase == .streaming {
      try requireOrder(index)
      queues[index].add(rows)
      refill(index)
    } else {
      sort(rows, index)
    }
  }

  private mutating func sort(_ rows: [LedgerRow], _ index: Int) {
    for row in rows {
      sorters[index].add(row)
      if phase == .sorting { sorters[index].sealIfFull() }
    }
    if phase == .holding, sorters.reduce(0, { $0 + $1.byteCount }) > options.mostHeldBytes {
      if options.streamsSorted, ledgers.allSatisfy({ $0.order.disorder == nil }) {
        return match(.streaming)
      }
      phase = .sorting
      for index in sorters.indices { sorters[index].sealIfFull() }
    }
    mergeIfRead()
  }

  /// Begins to merge the rows if all are read, and all runs are kept.
  private mutating func mergeIfRead() {
    guard ledgers.allSatisfy(\.isFinished), sorters.allSatisfy(\.isSettled) else { return }
    match(.merging)
  }

  /// Begins to match the rows that the sorters have.
  private mutating func match(_ phase: Phase) {
    self.phase = phase
    for index in sorters.indices {
      sorters[index].finish()
      refill(index)
    }
  }

  private func requireOrder(_ index: Int) throws(Reconciler.FileError) {
    guard let place = ledgers[index].order.disorder else { return }
    throw .outOfOrder(
      Reconciler.OrderFault(
        side: queues[index].side, line: place.line, key: shown(place.key),
        previous: shown(place.previous), column: options.key.shown()))
  }

  /// Returns the next bytes of a run, which the caller keeps after those before, and gives back when
  /// the run is ``wanted``; nil if there are none for now.
  ///
  /// It is called until it returns nil after each ``read(_:from:)``.
  public mutating func spill() -> (run: Run, bytes: [UInt8])? {
    guard phase == .sorting else { return nil }
    for index in sorters.indices {
      guard let part = sorters[index].spill() else { continue }
      return (Run(queues[index].side, part.run), part.bytes)
    }
    mergeIfRead()
    return nil
  }

  /// Returns the next job in the order of the keys.
  ///
  /// - Returns: The job; nil if bytes of ``wanted`` have to be read first, and at the end.
  public mutating func next() -> ReconciledJob? {
    guard phase == .streaming || phase == .merging else { return nil }
    for index in queues.indices where queues[index].isEmpty { refill(index) }
    if queues.contains(where: { $0.isEmpty && !$0.isFinished }) { return nil }
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

  /// Takes rows out of a sorter until one of them can be matched, or none are left for now.
  private mutating func refill(_ index: Int) {
    while queues[index].isEmpty, !queues[index].isFinished {
      var rows: [LedgerRow] = []
      while rows.count < Self.mostTaken, let row = sorters[index].next() { rows.append(row) }
      queues[index].add(rows)
      if sorters[index].isFinished, ledgers[index].isFinished { queues[index].finish() }
      if rows.isEmpty { return }
    }
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
    if options.hasMetered {
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
      if options.hasMetered, side != .settled {
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
