/// A merge of sorted runs, whose bytes come in pieces of any size.
///
/// Of records with the same key, those of the run that stands first come first.
struct RunMerge: Sendable {
  /// A run and the part of it that is there.
  fileprivate struct Source: Sendable {
    /// The rest of a run in memory; nil if others keep it.
    var rest: SortedRun?
    var bytes: [UInt8] = []
    /// The first record; nil if bytes of it are missing.
    var record: KeyedRecord?
    /// The start of bytes that are not used.
    var start = 0
  }

  private var sources: [Source]
  /// The sources that have a record, as a heap: none comes before the one that it stands under.
  private var heap: [Int] = []
  /// The source without whose next bytes the merge cannot go on.
  private(set) var wanted: Int?
  /// The sources that have had no bytes yet.
  private var unopened: Int

  /// Creates a merge of runs that others keep, and of one in memory after them.
  init(runs count: Int, and memory: SortedRun? = nil) {
    sources = Array(repeating: Source(), count: count)
    if let memory { sources.append(Source(rest: memory)) }
    unopened = 0
    open()
  }

  /// Whether no record is left.
  var isFinished: Bool { wanted == nil && heap.isEmpty }

  /// Takes the next bytes of the source that is ``wanted``; none end it.
  mutating func feed(_ chunk: [UInt8]) {
    guard let source = wanted else { preconditionFailure("no source is wanted") }
    wanted = nil
    let isOpening = source == unopened
    sources[source].take(chunk)
    if sources[source].record != nil {
      if isOpening { heap.append(source) }
    } else if !chunk.isEmpty {
      wanted = source
      return
    } else {
      precondition(sources[source].isUsedUp, "a run ends with a whole record")
      if !isOpening { removeTop() }
    }
    if isOpening {
      unopened += 1
      open()
    } else {
      siftDown(from: 0)
    }
  }

  /// Uses the first record, and goes on to the next one; returns nil if bytes are ``wanted``, and at
  /// the end.
  @inline(__always)
  mutating func next<Result>(_ use: (RawSpan, KeyedRecord) -> Result) -> Result? {
    guard wanted == nil, let top = heap.first, let record = sources[top].record else { return nil }
    // Safe: every byte of an array is initialized, and the span ends with the call.
    let result = unsafe sources[top].bytes.withUnsafeBytes { unsafe use($0.bytes, record) }
    advance(top)
    return result
  }

  private mutating func advance(_ top: Int) {
    sources[top].advance()
    if sources[top].record != nil { return siftDown(from: 0) }
    guard sources[top].rest != nil else {
      wanted = top
      return
    }
    sources[top].refill()
    if sources[top].record == nil { removeTop() }
    siftDown(from: 0)
  }

  /// Opens the sources that are left until one wants bytes.
  private mutating func open() {
    while unopened < sources.count {
      guard sources[unopened].rest != nil else {
        wanted = unopened
        return
      }
      sources[unopened].refill()
      if sources[unopened].record != nil { heap.append(unopened) }
      unopened += 1
    }
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { siftDown(from: index) }
  }

  private mutating func removeTop() {
    let last = heap.removeLast()
    if !heap.isEmpty { heap[0] = last }
  }

  private mutating func siftDown(from index: Int) {
    guard index < heap.count else { return }
    let moving = heap[index]
    var hole = index
    while true {
      var child = 2 * hole + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, comesBefore(heap[child + 1], heap[child]) { child += 1 }
      guard comesBefore(heap[child], moving) else { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = moving
  }

  private func comesBefore(_ left: Int, _ right: Int) -> Bool {
    guard let leftRecord = sources[left].record, let rightRecord = sources[right].record else {
      preconditionFailure("sources of the heap have a record")
    }
    // Safe: every byte of an array is initialized, and the spans end with the calls.
    let order = unsafe sources[left].bytes.withUnsafeBytes { leftBytes in
      unsafe sources[right].bytes.withUnsafeBytes { rightBytes in
        unsafe leftBytes.bytes.order(
          of: leftRecord.key, beside: rightBytes.bytes, rightRecord.key)
      }
    }
    return order == .before || (order == .same && left < right)
  }
}

extension RunMerge.Source {
  /// The size of the pieces of a run in memory.
  private static let pieceSize = 1 << 16

  /// Whether no bytes are left of those that came.
  var isUsedUp: Bool { start == bytes.count }

  mutating func take(_ chunk: [UInt8]) {
    if isUsedUp { bytes = chunk } else { bytes = Array(bytes[start...]) + chunk }
    start = 0
    read()
  }

  mutating func refill() {
    guard let piece = rest?.piece(ofAbout: Self.pieceSize) else { return }
    take(piece)
  }

  mutating func advance() {
    start = record?.end ?? start
    read()
  }

  private mutating func read() {
    // Safe: every byte of an array is initialized, and the span ends with the call.
    record = unsafe KeyedRecord(at: start, of: bytes.span.bytes)
  }
}
