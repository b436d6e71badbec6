public import LivepeerPricing

/// Matches the jobs of two or three files by a key, and reports their exact differences.
///
/// Files of up to ``Reconciler/Options/mostHeldRows`` rows and ``Reconciler/Options/mostHeldBytes``
/// bytes in total may be in any order. Larger files are merged as they stream, in constant memory,
/// and must be sorted by the bytes of the key, shorter first. Jobs are returned in that order in
/// both cases.
///
/// ```swift
/// import LivepeerPricing
/// import QuoteStream
///
/// let options = try Reconciler.Options(key: "job_id")
/// var reconciler = Reconciler(
///   try TariffTable(.documented), options: options)
/// var files: [ReconciledJob.LedgerSide: String] = [
///   .quoted:
///     "job_id,pipeline,units,fee_wei\na,audio-to-text,1500,19324216500\n",
///   .settled: "job_id,units,fee_wei\na,1000,12882811000\n",
/// ]
/// while let side = reconciler.wanted {
///   // All of a file, and then no bytes, which end it.
///   try reconciler.read(
///     [UInt8]((files.removeValue(forKey: side) ?? "").utf8), of: side)
///   while let job = reconciler.next() {
///     print(job.settlement?.rules?.name ?? "")  // whole-seconds
///   }
/// }
/// ```
public struct Reconciler: Sendable {
  /// The options for reading the files.
  public let options: Reconciler.Options
  /// The totals of the jobs that have been returned so far.
  public private(set) var totals = ReconciliationTotals()

  private let finder: RuleFinder
  /// The reader of each queue: apart, since the queues are looked through for each job.
  private var readers: [LedgerReader]
  private var queues: [LedgerQueue]
  private var isHolding = true
  private var lastKey: [UInt8] = []

  /// Creates a reconciliation at the start of its files.
  ///
  /// - Parameters:
  ///   - table: The prices that the jobs were quoted at, for the rules that start from a price.
  ///   - options: The options for reading the files.
  public init(_ table: TariffTable, options: Reconciler.Options) {
    self.options = options
    finder = RuleFinder(table: table, txCostMultiplier: options.txCostMultiplier)
    let resolver = RowResolver(table, ethPrices: options.ethPrices)
    readers = options.files.map { file in
      LedgerReader(
        file.side, file.format, key: options.key, resolver: resolver,
        names: options.columns[file.side] ?? ColumnNames())
    }
    queues = options.files.map { LedgerQueue(side: $0.side) }
  }

  /// The file whose next bytes are needed before ``next()`` can return another job.
  ///
  /// It is nil if no bytes are needed; once ``next()`` returns no more jobs, all files have ended.
  public var wanted: ReconciledJob.LedgerSide? {
    let open = queues.filter { !$0.isFinished }
    return isHolding
      ? open.min { $0.byteCount < $1.byteCount }?.side : open.first(where: \.isEmpty)?.side
  }

  /// Reads the next bytes of a file, in any number; an empty chunk ends the file.
  ///
  /// - Throws: ``Reconciler/FileError`` for a row that cannot be read, and for a file that is out
  ///   of order and too large to sort in memory.
  public mutating func read(
    _ chunk: [UInt8], of side: ReconciledJob.LedgerSide
  ) throws(Reconciler.FileError) {
    guard let index = queues.firstIndex(where: { $0.side == side }) else {
      preconditionFailure("a file that the options do not have")
    }
    precondition(!queues[index].isFinished, "a file is not read on after its end")
    do throws(StreamError) {
      queues[index].add(try readers[index].read(chunk), byteCount: chunk.count)
    } catch {
      throw .file(side, error)
    }
    guard isHolding else { return try requireOrder() }
    if queues.allSatisfy(\.isFinished) {
      for index in queues.indices { queues[index].sort() }
      isHolding = false
    } else if queues.reduce(0, { $0 + $1.rowCount }) > options.mostHeldRows
      || queues.reduce(0, { $0 + $1.byteCount }) > options.mostHeldBytes
    {
      try requireOrder()
      isHolding = false
    }
  }

  private func requireOrder() throws(Reconciler.FileError) {
    for queue in queues {
      guard let place = queue.disorder else { continue }
      throw .outOfOrder(
        Reconciler.OrderFault(
          side: queue.side, line: place.line, key: shown(place.key),
          previous: shown(place.previous), column: options.key.shown(),
          mostHeldRows: options.mostHeldRows, mostHeldBytes: options.mostHeldBytes))
    }
  }

  /// Returns the next job in the order of the keys.
  ///
  /// - Returns: The job; nil if bytes of ``wanted`` have to be read first, and at the end.
  public mutating func next() -> ReconciledJob? {
    guard !isHolding, !queues.contains(where: { $0.isEmpty && !$0.isFinished }) else { return nil }
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

/// The rows of a file that have been read but not matched yet.
private struct LedgerQueue: Sendable {
  let side: ReconciledJob.LedgerSide
  /// The number of bytes read.
  private(set) var byteCount = 0
  private(set) var isFinished = false
  /// The first row whose key sorts before that of the preceding row.
  private(set) var disorder: (line: Int, key: [UInt8], previous: [UInt8])?

  private var rows: [LedgerRow] = []
  private var head = 0
  private var last: [UInt8] = []

  init(side: ReconciledJob.LedgerSide) { self.side = side }

  var rowCount: Int { rows.count - head }
  var isEmpty: Bool { head == rows.count }
  var first: LedgerRow? { isEmpty ? nil : rows[head] }

  /// Adds the rows that a chunk of so many bytes completes; one of none ends the file.
  mutating func add(_ added: [LedgerRow], byteCount count: Int) {
    rows.removeFirst(head)
    head = 0
    byteCount += count
    isFinished = count == 0
    for row in added {
      if disorder == nil, row.key.sortsBefore(last) {
        disorder = (row.entry.line, row.key, last)
      }
      last = row.key
    }
    if rows.isEmpty { rows = added } else { rows += added }
  }

  mutating func removeFirst() -> LedgerRow {
    defer { head += 1 }
    return rows[head]
  }

  /// Sorts the rows by their keys; rows with the same key stay in the file's order.
  mutating func sort() {
    guard disorder != nil else { return }
    rows.sort { left, right in
      left.key == right.key
        ? left.entry.line < right.entry.line : left.key.sortsBefore(right.key)
    }
  }
}
