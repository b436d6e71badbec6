/// The sizes that bound the memory of work on pieces of an input.
struct WorkLimits: Hashable, Sendable {
  /// The maximum number of pieces in progress.
  let width: Int
  /// The maximum number of bytes in flight, unless a single piece has more.
  let byteCount: Int
  /// The maximum number of bytes to read at once.
  let chunkSize: Int

  /// Creates the limits for a number of pieces in progress.
  ///
  /// As many pieces as are in progress can wait before and after it. Priced rows have about three
  /// times the bytes of their input: for 64 threads, all of it stays below 32 MiB.
  init(width: Int) {
    precondition(width > 0, "at least one thread prices")
    self.width = width
    byteCount = 4 << 20 + width << 16
    // Larger chunks are no faster, and a bad row's reason can have a hundred times its bytes.
    chunkSize = min(byteCount / (2 * (width + 2)), 128 << 10)
  }

  /// The number of bytes that a piece counts for at least, so that small pieces have a bound too.
  var minimumSize: Int { chunkSize / 2 }
}

/// The state of work on pieces of an input, several at a time, whose results are taken in the order
/// of the pieces.
///
/// It starts nothing itself, and bounds the bytes in flight: those of a piece from when it is added
/// until its result, and those of a result until it is released.
struct OrderedWork<Piece: Sendable, Result: Sendable>: Sendable {
  let limits: WorkLimits
  /// The number of bytes of each piece or result in flight, in order.
  private var sizes: [Int] = []
  /// The number of the first piece in flight.
  private var first = 0
  private var waiting: [Piece] = []
  private var (started, inProgress) = (0, 0)
  private var results: [Int: Result] = [:]

  init(_ limits: WorkLimits) { self.limits = limits }

  /// The number of bytes in flight.
  var byteCount: Int { sizes.reduce(0, +) }

  /// Whether there is room for a chunk of the input.
  var hasRoom: Bool { sizes.isEmpty || byteCount + limits.chunkSize <= limits.byteCount }

  /// Adds the next piece of the input.
  mutating func add(_ piece: Piece, byteCount: Int) {
    waiting.append(piece)
    sizes.append(max(byteCount, limits.minimumSize))
  }

  /// Returns a piece to begin with; nil if there is none, or enough are in progress.
  mutating func start() -> (number: Int, piece: Piece)? {
    guard inProgress < limits.width, !waiting.isEmpty else { return nil }
    defer { (started, inProgress) = (started + 1, inProgress + 1) }
    return (started, waiting.removeFirst())
  }

  /// Adds the result of a piece.
  mutating func finish(_ number: Int, _ result: Result, byteCount: Int) {
    inProgress -= 1
    results[number] = result
    sizes[number - first] = max(byteCount, limits.minimumSize)
  }

  /// Returns the next result in the order of the pieces, once it is there.
  mutating func take() -> Result? { results.removeValue(forKey: first) }

  /// Ends the time in flight of the result that was taken, so that the next one can be.
  mutating func release() {
    sizes.removeFirst()
    first += 1
  }
}
