/// The rows of one file in the order of their keys, however many there are and in whatever order
/// they come: an external merge sort, whose runs others keep.
///
/// Rows with the same key stay in the file's order.
struct LedgerSorter: Sendable {
  /// A run that others keep, and how many merges it has been through.
  private struct Run: Sendable {
    let number: Int
    let level: Int
  }

  /// Runs that become one, since there are too many to be merged at the end.
  private struct Compaction: Sendable {
    let numbers: [Int]
    let target: Run
    var merge: RunMerge
    var output: [UInt8] = []
  }

  /// The most runs that are merged at once: each has a piece in memory, and a file of its keeper.
  static let mostRuns = 64
  /// The size of the pieces in which runs are kept.
  private static let pieceSize = 1 << 18

  private let mostBytes: Int
  private var builder = RunBuilder()
  /// Runs in memory that are to be kept, each with its number.
  private var sealed: [(number: Int, rows: SortedRun)] = []
  /// The runs that are kept, in the order of their rows in the file.
  private var runs: [Run] = []
  private var nextNumber = 0
  private var compaction: Compaction?
  private var final: (numbers: [Int], merge: RunMerge)?

  /// Creates a sorter that holds about so many bytes.
  init(mostBytes: Int) {
    self.mostBytes = min(mostBytes, RunBuilder.mostBytes)
  }

  /// The memory that the rows take that are held.
  var byteCount: Int { builder.byteCount }

  /// Adds a row to those that are held.
  mutating func add(_ row: LedgerRow) {
    builder.append(key: row.key) { row.write(to: &$0) }
  }

  /// Makes a run of the rows that are held if they take more memory than they may.
  mutating func sealIfFull() {
    guard builder.byteCount > mostBytes, !builder.isEmpty else { return }
    sealed.append((nextNumber, builder.sorted()))
    builder = RunBuilder()
    nextNumber += 1
  }

  /// Returns the next bytes to be kept, at the end of a run; nil if there are none for now.
  mutating func spill() -> (run: Int, bytes: [UInt8])? {
    while compaction == nil, !sealed.isEmpty {
      let piece = sealed[0].rows.piece(ofAbout: Self.pieceSize)
      if !piece.isEmpty { return (sealed[0].number, piece) }
      runs.append(Run(number: sealed.removeFirst().number, level: 0))
      compactIfNeeded()
    }
    guard compaction != nil else { return nil }
    return spillCompacted()
  }

  /// The run whose next bytes are needed; nil if none are.
  var wantedRun: Int? {
    if let compaction { return compaction.merge.wanted.map { compaction.numbers[$0] } }
    return final.flatMap { final in final.merge.wanted.map { final.numbers[$0] } }
  }

  /// Takes the next bytes of the run that is wanted; none end it.
  mutating func feed(_ chunk: [UInt8]) {
    if compaction != nil { compaction?.merge.feed(chunk) } else { final?.merge.feed(chunk) }
  }

  /// Whether all runs are kept, so that the rows can end.
  var isSettled: Bool { sealed.isEmpty && compaction == nil }

  /// Ends the rows: from here on they are returned in order.
  mutating func finish() {
    precondition(isSettled, "runs are kept before the rows end")
    final = (runs.map(\.number), RunMerge(runs: runs.count, and: builder.sorted()))
    builder = RunBuilder()
  }

  /// Returns the next row; nil if a run is wanted, and at the end.
  mutating func next() -> LedgerRow? {
    final?.merge.next { bytes, record in LedgerRow(record, of: bytes) }
  }

  /// Whether every row has been returned.
  var isFinished: Bool { final?.merge.isFinished ?? false }
}

extension LedgerSorter {
  /// Begins to merge the last runs if so many are of one level.
  private mutating func compactIfNeeded() {
    guard let level = runs.last?.level else { return }
    let count = runs.reversed().prefix { $0.level == level }.count
    guard count >= Self.mostRuns else { return }
    compaction = Compaction(
      numbers: runs.suffix(count).map(\.number), target: Run(number: nextNumber, level: level + 1),
      merge: RunMerge(runs: count))
    nextNumber += 1
  }

  private mutating func spillCompacted() -> (run: Int, bytes: [UInt8])? {
    guard var active = compaction.take() else { return nil }
    var output = active.output
    active.output = []
    while output.count < Self.pieceSize {
      let isThere: Void? = active.merge.next { bytes, record in
        output.append(bytes, FieldSlot(start: record.start, end: record.end))
      }
      if isThere == nil { break }
    }
    let isFinished = active.merge.isFinished
    guard output.count >= Self.pieceSize || isFinished else {
      active.output = output
      compaction = active
      return nil
    }
    if isFinished {
      runs.removeLast(active.numbers.count)
      runs.append(active.target)
      compactIfNeeded()
    } else {
      compaction = active
    }
    return (active.target.number, output)
  }
}
