internal import LivepeerPricing
internal import PricingReports
internal import QuoteStream

/// One run over usage files: they are read and written in order, each on a thread of its own.
struct BatchRun {
  private let table: TariffTable
  /// The options for reading the files; each has its own name and format.
  private let options: StreamOptions
  private let threads: Int
  private let output: OutputFile
  private let rejects: OutputFile?
  private let totalsFile: OutputFile?
  private let progress: Progress
  private let start = ContinuousClock.now

  /// Opens what is written.
  init(
    table: TariffTable, options: StreamOptions, threads: Int, output: String, rejects: String?,
    totals: String?, inputs: [UsageFile]
  ) throws(CommandFailure) {
    self.table = table
    self.options = options
    self.threads = threads
    // From here on there is something to tidy up.
    Interruption.watch()
    var opened: [OutputFile] = []
    do throws(CommandFailure) {
      self.output = try OutputFile(output, mayReplaceInput: true)
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
  func price(_ inputs: [UsageFile]) async throws(CommandFailure) {
    var stream = QuoteStream(table, options: options(of: inputs[0]))
    let sums: Totals
    do throws(CommandFailure) {
      try rejects?.write(BlockQuoter.rejectsHeader)
      for input in inputs { try await price(input, &stream) }
      progress.clear()
      sums = Totals(stream.totals)
      try totalsFile?.write(Array(sums.json.utf8))
      for file in [rejects, output, totalsFile] { try file?.finish() }
    } catch {
      progress.clear()
      for file in [output, rejects, totalsFile] { file?.discard() }
      guard error.status.isInterruption else { throw error }
      let rows = counted(stream.rows, "row")
      throw CommandFailure(error.status, "interrupted after \(rows); no file was written")
    }
    let summary = BatchSummary(
      totals: sums, ethPrice: table.ethPrice, series: options.ethPrices?.name,
      rejectsAdvice: rejects == nil ? "--rejects FILE keeps them" : nil,
      output: output.path == "-" ? "standard output" : output.path,
      elapsed: ContinuousClock.now - start)
    writeToStandardError("note: \(summary)")
  }

  private func options(of file: UsageFile) -> StreamOptions {
    var options = options
    options.format = file.format
    options.fileName = file.name
    return options
  }

  private func price(
    _ file: UsageFile, _ stream: inout QuoteStream
  ) async throws(CommandFailure) {
    let reader = try ChunkReader(file.name, opened: file.opened)
    defer { reader.close() }
    stream.beginFile(options: options(of: file))
    // Regular files keep nobody waiting, and one thread has nothing else to do.
    let reading = BlockingThread(isNeeded: threads > 1 && file.size == nil)
    let mayWait = output.mayWait || rejects?.mayWait ?? false
    let writing = BlockingThread(isNeeded: threads > 1 && mayWait)
    do {
      try await stream.quote(
        threads: threads,
        reading: {
          try await withTaskCancellationHandler {
            try await reading.run { () throws(CommandFailure) in
              let chunk = try reader.next(
                atMost: QuoteStream.chunkSize(threads: threads), fills: threads > 1)
              try Interruption.check()
              return chunk
            }
          } onCancel: {
            reader.stop()
          }
        },
        writing: { result in
          try await writing.run { () throws(CommandFailure) in
            for column in result.unreadColumns {
              writeToStandardError(
                "\(file.name):1: note: \(column)\(column.suggestion.optionRemedy)")
            }
            try output.write(result.output)
            if !result.rejects.isEmpty { try rejects?.write(result.rejects) }
            progress.advance(rows: UInt64(result.rows), bytes: UInt64(result.byteCount))
          }
        })
    } catch let error as StreamError {
      throw CommandFailure(error, in: file.name)
    } catch {
      throw error as? CommandFailure ?? CommandFailure(.internalError, "\(error)")
    }
  }
}
