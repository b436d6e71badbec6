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
  public var totals: ReconciliationTotals { matcher.totals }

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

  /// Whether the jobs that are returned hold on condition that the rows to come are in order.
  ///
  /// If one is not, ``read(_:from:)`` throws ``FileError/outOfOrder(_:)``.
  public var dependsOnOrder: Bool {
    phase == .streaming && !ledgers.allSatisfy(\.isFinished)
  }

  /// The number of a node's events that were passed over, since they are not `create_signed_ticket`.
  public var otherEvents: Int { ledgers.reduce(0) { $0 + $1.reader.rows.otherEvents } }

  private var phase = Phase.holding
  // One of each for every file.
  private var ledgers: [Ledger]
  private var sorters: [LedgerSorter]
  private var matcher: JobMatcher

  /// A file, and how far it has been read.
  private struct Ledger: Sendable {
    var reader: LedgerReader
    var order = OrderWatch()
    var byteCount = 0
    var isFinished = false
  }

  private var sides: [ReconciledJob.LedgerSide] { options.files.map(\.side) }

  /// The most rows that are taken out of a sorter at once.
  private static let mostTaken = 256

  /// Creates a reconciliation at the start of its files.
  ///
  /// - Parameters:
  ///   - table: The prices that the jobs were quoted at, for the rules that start from a price.
  ///   - options: The options for reading the files.
  public init(_ table: TariffTable, options: Reconciler.Options) {
    self.options = options
    let resolver = RowResolver(table, ethPrices: options.ethPrices)
    ledgers = options.files.map { file in
      Ledger(
        reader: LedgerReader(
          file.side, file.format, key: options.key, resolver: resolver,
          names: options.columns[file.side] ?? ColumnNames()))
    }
    let (times4, isTooMuch) = options.mostHeldBytes.multipliedReportingOverflow(by: 4)
    sorters = options.files.map { _ in LedgerSorter(mostBytes: isTooMuch ? .max : times4) }
    matcher = JobMatcher(
      queues: options.files.map { LedgerQueue(side: $0.side, sums: options.sums) },
      finder: RuleFinder(table: table, txCostMultiplier: options.txCostMultiplier))
  }

  /// The file or the run whose next bytes are needed before ``next()`` can return another job.
  ///
  /// It is nil if no bytes are needed; once ``next()`` returns no more jobs, all files have ended.
  public var wanted: Source? {
    switch phase {
    case .holding, .sorting:
      for index in sorters.indices {
        if let run = sorters[index].wantedRun { return .run(Run(sides[index], run)) }
      }
      return ledgers.filter { !$0.isFinished }.min { $0.byteCount < $1.byteCount }
        .map { .file($0.reader.side) }
    case .streaming:
      let index = matcher.queues.indices.first {
        matcher.queues[$0].isEmpty && !ledgers[$0].isFinished
      }
      return index.map { .file(sides[$0]) }
    case .merging:
      for index in matcher.queues.indices where matcher.queues[index].isEmpty {
        if let run = sorters[index].wantedRun { return .run(Run(sides[index], run)) }
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
    guard let index = sides.firstIndex(of: source.side) else {
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
      matcher.queues[index].add(rows)
      refill(index)
    } else {
      sort(rows, index)
    }
  }

  private mutating func sort(_ rows: [LedgerRow], _ index: Int) {
    for row in rows {
      sorters[index].add(row)
      // No run has room for more rows than that, whatever may be held.
      if phase == .holding, sorters[index].byteCount > RunBuilder.mostBytes / 2 { sortInRuns() }
      if phase == .sorting { sorters[index].sealIfFull() }
    }
    if phase == .holding, sorters.reduce(0, { $0 + $1.byteCount }) > options.mostHeldBytes {
      if options.streamsSorted, ledgers.allSatisfy({ $0.order.disorder == nil }) {
        return match(.streaming)
      }
      sortInRuns()
    }
    mergeIfRead()
  }

  private mutating func sortInRuns() {
    phase = .sorting
    for index in sorters.indices { sorters[index].sealIfFull() }
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
        side: sides[index], line: place.line, key: shown(place.key),
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
      return (Run(sides[index], part.run), part.bytes)
    }
    mergeIfRead()
    return nil
  }

  /// Returns the next job in the order of the keys.
  ///
  /// - Returns: The job; nil if bytes of ``wanted`` have to be read first, and at the end.
  public mutating func next() -> ReconciledJob? {
    guard phase == .streaming || phase == .merging else { return nil }
    for index in matcher.queues.indices where matcher.queues[index].isEmpty { refill(index) }
    if matcher.queues.contains(where: { $0.isEmpty && !$0.isFinished }) { return nil }
    return matcher.next()
  }

  /// Takes rows out of a sorter until one of them can be matched, or none are left for now.
  private mutating func refill(_ index: Int) {
    while matcher.queues[index].isEmpty, !matcher.queues[index].isFinished {
      var rows: [LedgerRow] = []
      while rows.count < Self.mostTaken, let row = sorters[index].next() { rows.append(row) }
      matcher.queues[index].add(rows)
      if sorters[index].isFinished, ledgers[index].isFinished { matcher.queues[index].finish() }
      if rows.isEmpty { return }
    }
  }
}
