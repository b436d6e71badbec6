internal import LivepeerPricing
internal import PricingReports
internal import QuoteStream

/// One run over usage files: blocks are read in order, priced side by side, and written in order.
struct BatchRun {
  private let table: TariffTable
  private let policy: BadRowPolicy
  private let threads: Int
  private let output: OutputFile
  private let rejects: OutputFile?
  private let totalsFile: OutputFile?
  private var progress: Progress

  private var totals: BatchTotals
  private var rows = 0
  /// The quoter of the first file, in whose columns the rows of the others come out.
  private var first: BlockQuoter?
  private let start = ContinuousClock.now

  /// Opens what is written.
  init(
    table: TariffTable, policy: BadRowPolicy, threads: Int, output: String, rejects: String?,
    totals: String?, inputs: [UsageFile]
  ) throws(CommandFailure) {
    self.table = table
    self.policy = policy
    self.threads = threads
    self.totals = BatchTotals(of: table)
    // From here on there is something to tidy up.
    Interruption.watch()
    var opened: [OutputFile] = []
    do throws(CommandFailure) {
      self.output = try OutputFile(output)
      opened.append(self.output)
      self.rejects = try rejects.map { path throws(CommandFailure) in try OutputFile(path) }
      if let file = self.rejects { opened.append(file) }
      totalsFile = try totals.map { path throws(CommandFailure) in try OutputFile(path) }
      if let file = totalsFile { opened.append(file) }
      for (index, file) in opened.enumerated()
      where opened[..<index].contains(where: file.isSame) {
        throw CommandFailure(.usage, "--output, --rejects and --totals go to different places")
      }
    } catch {
      for file in opened { file.discard() }
      throw error
    }
    progress = Progress(
      totalBytes: UsageFile.totalSize(of: inputs),
      isApart: !opened.contains { $0.isOnTerminal })
  }

  /// Prices the files, one after another; what it writes appears when all of it is there.
  mutating func price(_ inputs: [UsageFile]) async throws(CommandFailure) {
    let sums: Totals
    do throws(CommandFailure) {
      try rejects?.write(BlockQuoter.rejectsHeader)
      for input in inputs { try await price(input) }
      progress.clear()
      sums = Totals(totals)
      try totalsFile?.write(Array(sums.json.utf8))
      for file in [rejects, output, totalsFile] { try file?.finish() }
    } catch {
      progress.clear()
      for file in [output, rejects, totalsFile] { file?.discard() }
      guard error.status.isInterruption else { throw error }
      throw CommandFailure(
        error.status, "interrupted after \(counted(rows, "row")); no file was written")
    }
    let summary = BatchSummary(
      totals: sums, ethPrice: table.ethPrice,
      rejectsAdvice: rejects == nil ? "--rejects FILE keeps them" : nil,
      output: output.path == "-" ? "standard output" : output.path,
      elapsed: ContinuousClock.now - start)
    writeToStandardError("note: \(summary)")
  }

  private mutating func price(_ input: UsageFile) async throws(CommandFailure) {
    var reader = try BlockReader(input)
    defer { reader.close() }
    let options = StreamOptions(format: input.format, onBadRow: policy, fileName: input.name)
    let block = try Self.nextBlock(&reader)
    let quoter: BlockQuoter
    do throws(StreamError) {
      quoter =
        if let first { try first.following(options: options, header: reader.header) } else {
          try BlockQuoter(table, options: options, header: reader.header)
        }
    } catch {
      throw CommandFailure(error, in: input.name)
    }
    if first == nil {
      first = quoter
      for column in quoter.unreadColumns {
        writeToStandardError("\(input.name):1: note: \(column)")
      }
    }
    try output.write(quoter.header)
    guard let block else { return }
    try await OrderedWork.run(
      from: block, width: threads,
      next: { () throws(CommandFailure) in try Self.nextBlock(&reader) },
      work: { (byteCount: $0.count, result: quoter.quote($0)) },
      take: { (block) throws(CommandFailure) in
        try take(block.result, of: block.byteCount, quoter)
      })
  }

  private static func nextBlock(
    _ reader: inout BlockReader
  ) throws(CommandFailure) -> RecordBlock? {
    let block = try reader.next()
    try Interruption.check()
    return block
  }

  /// Writes a block's rows and counts them.
  private mutating func take(
    _ result: BlockResult, of byteCount: Int, _ quoter: BlockQuoter
  ) throws(CommandFailure) {
    try output.write(result.output)
    if let rejects, !result.rejects.isEmpty { try rejects.write(result.rejects) }
    totals.merge(ofSameTable: result.totals)
    rows += result.rows
    progress.advance(rows: UInt64(result.rows), bytes: UInt64(byteCount))
    if let failure = result.failure {
      throw CommandFailure(.row(failure), in: quoter.options.fileName)
    }
  }
}
