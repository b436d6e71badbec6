extension QuoteStream {
  /// The number of bytes to read at once for a number of threads, so that those in flight stay
  /// within bounds; see ``quote(threads:reading:writing:)``.
  public static func chunkSize(threads: Int) -> Int {
    WorkLimits(width: threads).chunkSize
  }

  /// Prices the current file on several threads, and ends it.
  ///
  /// The next bytes are read while rows are priced and written, and rows are written as soon as they
  /// and those before them are priced, whether or not more bytes come. One call of `read` and one of
  /// `write` are in progress at most. A function that waits for a file does that on a thread of its
  /// own: those of Swift's tasks are few, and the rows are priced on them.
  ///
  /// - Parameters:
  ///   - threads: The maximum number of blocks that are priced at the same time.
  ///   - read: Returns the file's next bytes, as soon as there are any, at most
  ///     ``chunkSize(threads:)``; none at its end. If an error ends the run, the task is cancelled.
  ///   - write: Writes the output and the rejects of a result; called in the order of the file.
  /// - Throws: ``StreamError``, or an error of `read` after all rows before it were written; an error
  ///   of `write`.
  /// - Complexity: O(*n*) in bytes. Up to 4 MiB of chunks and results are in memory, and 64 KiB for
  ///   each thread; or a single longer record, its parts and its result.
  public mutating func quote(
    threads: Int, reading read: @escaping @Sendable () async throws -> [UInt8],
    writing write: @escaping @Sendable (BlockResult) async throws -> Void
  ) async throws {
    if threads == 1 { return try await quoteInTurn(read, write) }
    var run = ThreadedRun(WorkLimits(width: threads))
    await withTaskGroup(of: ThreadedRun.Event.self) { group in
      while true {
        run.start(in: &group, read, write)
        guard let event = await group.next() else { break }
        do {
          try take(event, &run)
        } catch {
          run.stop(error)
          group.cancelAll()
        }
      }
    }
    if let failure = run.failure { throw failure }
  }

  /// Prices a file on one thread, one step after another: bytes stay in the cache of one processor.
  private mutating func quoteInTurn(
    _ read: @Sendable () async throws -> [UInt8],
    _ write: @Sendable (BlockResult) async throws -> Void
  ) async throws {
    var isAtEnd = false
    while !isAtEnd {
      let chunk = try await read()
      isAtEnd = chunk.isEmpty
      for piece in try cut(chunk) {
        let result = piece.quoted()
        try await write(result)
        try add(result)
      }
    }
  }

  private mutating func take(_ event: ThreadedRun.Event, _ run: inout ThreadedRun) throws {
    switch event {
    case .read(let chunk):
      run.isReading = false
      do {
        let chunk = try chunk.get()
        run.isAtEnd = chunk.isEmpty
        for piece in try cut(chunk) { run.work.add(piece, byteCount: piece.block?.count ?? 0) }
      } catch {
        // The rows before it are written first, and one of them may have an error of its own.
        run.failure = run.failure ?? error
        run.isAtEnd = true
      }
    case .quoted(let number, let result):
      run.work.finish(number, result, byteCount: result.output.count + result.rejects.count)
    case .written(let result, let outcome):
      run.isWriting = false
      run.work.release()
      if run.isStopped { return }
      try outcome.get()
      try add(result)
    }
  }
}

/// The state of pricing a file on several threads.
private struct ThreadedRun {
  /// What a task came to.
  enum Event: Sendable {
    case read(Result<[UInt8], any Error>)
    case quoted(Int, BlockResult)
    case written(BlockResult, Result<Void, any Error>)
  }

  var work: OrderedWork<QuoteStream.Piece, BlockResult>
  var isReading = false
  var isWriting = false
  var isAtEnd = false
  private(set) var isStopped = false
  var failure: (any Error)?

  init(_ limits: WorkLimits) { work = OrderedWork(limits) }

  /// Starts whatever can be started.
  mutating func start(
    in group: inout TaskGroup<Event>, _ read: @escaping @Sendable () async throws -> [UInt8],
    _ write: @escaping @Sendable (BlockResult) async throws -> Void
  ) {
    if isStopped { return }
    if !isWriting, let result = work.take() {
      isWriting = true
      group.addTask { .written(result, await outcome { try await write(result) }) }
    }
    if !isReading, !isAtEnd, work.hasRoom {
      isReading = true
      group.addTask { .read(await outcome(of: read)) }
    }
    while let (number, piece) = work.start() {
      group.addTask { .quoted(number, piece.quoted()) }
    }
  }

  /// Starts nothing more: what is in progress comes to nothing.
  mutating func stop(_ error: any Error) {
    isStopped = true
    failure = error
  }
}

private func outcome<Value: Sendable>(
  of body: @Sendable () async throws -> Value
) async -> Result<Value, any Error> {
  do { return .success(try await body()) } catch { return .failure(error) }
}
