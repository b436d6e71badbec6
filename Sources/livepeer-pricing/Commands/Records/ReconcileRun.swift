internal import PricingReports
internal import QuoteStream
internal import SystemPackage

/// One reading of the files of a reconciliation, with the runs that sorting them needs.
struct ReconcileRun {
  let files: [(side: ReconciledJob.LedgerSide, path: String)]
  let temporaryFolder: String
  private(set) var reconciler: Reconciler
  private var listing: ReconciliationListing
  private var output: ResultOutput
  private let readers: [(side: ReconciledJob.LedgerSide, reader: ChunkReader)]
  private let progress: Progress
  /// Whether the files can be read again, if their first rows misled about their order.
  private let canRestart: Bool
  private var runs: [Reconciler.Run: TemporaryFile] = [:]

  /// The size of the pieces in which a run is read: each of many has one.
  private static let runPiece = 1 << 16

  init(
    _ files: [(side: ReconciledJob.LedgerSide, path: String)], _ reconciler: Reconciler,
    _ listing: ReconciliationListing, temporaryFolder: String
  ) throws {
    self.files = files
    self.temporaryFolder = temporaryFolder
    self.reconciler = reconciler
    self.listing = listing
    readers = try files.map { file in (file.side, try ChunkReader(file.path)) }
    let sizes = readers.compactMap(\.reader.size)
    let totalBytes = sizes.count == files.count ? sizes.reduce(0, +) : nil
    progress = Progress(totalBytes: totalBytes, isApart: !isTerminal(.standardOutput))
    canRestart = totalBytes != nil && !files.contains { $0.path == "-" }
    output = ResultOutput(temporaryFolder: temporaryFolder)
  }

  /// Matches the jobs of all files.
  mutating func read() throws {
    defer {
      for (_, reader) in readers { reader.close() }
      progress.clear()
    }
    while let source = reconciler.wanted {
      switch source {
      case .file(let side):
        guard let reader = readers.first(where: { $0.side == side })?.reader else { continue }
        try read(reader, source)
      case .run(let run):
        let bytes = try runs[run]?.next(atMost: Self.runPiece) ?? []
        if bytes.isEmpty { runs[run] = nil }
        progress.advance(rows: 0, bytes: UInt64(bytes.count))
        try reconciler.read(bytes, from: source)
      }
      while let part = reconciler.spill() {
        let run = try runs[part.run] ?? TemporaryFile(in: temporaryFolder)
        runs[part.run] = run
        try run.append(part.bytes)
        // They are read again.
        progress.expect(bytes: UInt64(part.bytes.count))
      }
      while let job = reconciler.next() {
        listing.add(job)
        if listing.isFull { try print() }
      }
    }
  }

  private mutating func read(
    _ reader: ChunkReader, _ source: Reconciler.Source
  ) throws {
    // What is known is printed before a wait.
    if listing.hasJobs, !reader.isReady { try print() }
    let chunk = try reader.next(atMost: 1 << 18)
    let rows = reconciler.rowsRead
    do throws(Reconciler.FileError) {
      try reconciler.read(chunk, from: source)
    } catch {
      if case .outOfOrder = error, canRestart { throw OutOfOrder() }
      let file = files.first { $0.side == error.side }?.path ?? ""
      throw CommandFailure(error, in: file, key: reconciler.options.key)
    }
    progress.advance(
      rows: UInt64(reconciler.rowsRead - rows), bytes: UInt64(chunk.count))
  }

  /// Prints the jobs that are listed, or holds them back while they may have to be matched again.
  private mutating func print() throws {
    try output.write(listing.takeText(), isCertain: !canRestart || !reconciler.dependsOnOrder)
  }

  /// Prints the jobs that were not printed yet, and the totals.
  mutating func finish(_ report: ReconciliationReport) throws {
    try output.write(listing.finish(report), isCertain: true)
  }

  /// A row out of order in files of which nothing is printed yet, so that they can be read again.
  struct OutOfOrder: Error {}
}

/// Results on standard output, once it is certain that they hold.
private struct ResultOutput {
  let temporaryFolder: String
  /// What is held back: first what is in the file, and then these bytes.
  private var file: TemporaryFile?
  private var bytes: [UInt8] = []

  /// The most bytes that are held back in memory.
  private static let mostHeld = 1 << 20

  init(temporaryFolder: String) { self.temporaryFolder = temporaryFolder }

  mutating func write(_ text: String, isCertain: Bool) throws {
    bytes += text.utf8
    if isCertain {
      while let held = try file?.next(atMost: Self.mostHeld), !held.isEmpty {
        try writeToStandardOutput(held)
      }
      file = nil
      try writeToStandardOutput(bytes)
      bytes = []
    } else if bytes.count >= Self.mostHeld {
      let file = try file ?? TemporaryFile(in: temporaryFolder)
      self.file = file
      try file.append(bytes)
      bytes = []
    }
  }
}
