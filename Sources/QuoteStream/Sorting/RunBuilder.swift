/// Keyed records in memory, as they come: a run of an external merge sort before it is sorted.
struct RunBuilder: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = []
  /// The number of bytes that all keys begin with.
  private var common: Int?

  /// The most bytes of a run: its places have 32 bits, and so have the counts of its records.
  static let mostBytes = 1 << 30

  /// The memory that the records take, with what it takes to sort them.
  var byteCount: Int { bytes.count + starts.count * (4 + MemoryLayout<SortEntry>.stride) }

  var isEmpty: Bool { starts.isEmpty }

  /// Appends a record.
  ///
  /// - Parameters:
  ///   - key: Its key.
  ///   - write: Appends its value to the bytes that it is given.
  mutating func append(key: [UInt8], value write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    precondition(start <= RunBuilder.mostBytes, "a run is sorted before it is too long")
    starts.append(UInt32(start))
    bytes.append(littleEndian: UInt32(key.count))
    bytes.append(littleEndian: 0)
    bytes += key
    let valueStart = bytes.count
    write(&bytes)
    let valueCount = UInt32(bytes.count - valueStart)
    for index in 0..<4 {
      bytes[start + 4 + index] = UInt8(truncatingIfNeeded: valueCount &>> (8 * UInt32(index)))
    }
    guard let common else { return self.common = key.count }
    var same = 0
    while same < min(common, key.count), bytes[KeyedRecord.headerCount + same] == key[same] {
      same += 1
    }
    self.common = same
  }

  /// Returns the records in the order of their keys; those with the same key stay in theirs.
  ///
  /// - Complexity: O(*n* log *n*) in records.
  consuming func sorted() -> SortedRun {
    var entries: [SortEntry] = []
    entries.reserveCapacity(starts.count)
    let common = common ?? 0
    // Safe: every byte of an array is initialized, and the span ends with the scope.
    let span = unsafe bytes.span.bytes
    for start in starts {
      let key = span.key(at: start, after: common)
      entries.append(SortEntry(prefix: span.keyPrefix(key), start: start))
    }
    // Safe: the bytes outlive the closures, and every one of them is initialized.
    unsafe bytes.withUnsafeBytes { buffer in
      entries.sort { left, right in
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        let span = unsafe buffer.bytes
        switch span.order(
          of: span.key(at: left.start, after: common), beside: span,
          span.key(at: right.start, after: common))
        {
        case .before: return true
        case .same: return left.start < right.start
        case .after: return false
        }
      }
    }
    return SortedRun(bytes: bytes, starts: entries.map(\.start))
  }
}

/// The beginning of a key after what all keys share, and the place of its record.
private struct SortEntry: BitwiseCopyable {
  let prefix: UInt64
  let start: UInt32
}

extension RawSpan {
  /// Returns the place of a record's key without the bytes that all keys begin with.
  @inline(__always)
  fileprivate func key(at start: UInt32, after common: Int) -> FieldSlot {
    let keyStart = Int(start) &+ KeyedRecord.headerCount
    let count = Int(word(at: Int(start)) & 0xFFFF_FFFF)
    return FieldSlot(start: keyStart &+ Swift.min(common, count), end: keyStart &+ count)
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian number: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      append(UInt8(truncatingIfNeeded: number &>> shift))
    }
  }
}

/// The records of a run in the order of their keys, given out in pieces.
struct SortedRun: Sendable {
  private let bytes: [UInt8]
  private let starts: [UInt32]
  private var next = 0

  fileprivate init(bytes: [UInt8], starts: [UInt32]) {
    self.bytes = bytes
    self.starts = starts
  }

  /// Returns the next whole records, of about so many bytes; none at the end.
  mutating func piece(ofAbout size: Int) -> [UInt8] {
    let (piece, end) = records(from: next, ofAbout: size)
    next = end
    return piece
  }

  private func records(from first: Int, ofAbout size: Int) -> (bytes: [UInt8], end: Int) {
    var piece: [UInt8] = []
    guard first < starts.count else { return (piece, first) }
    piece.reserveCapacity(min(size + 256, bytes.count))
    // Safe: every byte of an array is initialized, and the span ends with the call.
    let span = unsafe bytes.span.bytes
    var index = first
    while index < starts.count, piece.count < size {
      guard let record = KeyedRecord(at: Int(starts[index]), of: span) else {
        preconditionFailure("a run has whole records")
      }
      piece.append(span, FieldSlot(start: record.start, end: record.end))
      index += 1
    }
    return (piece, index)
  }
}
