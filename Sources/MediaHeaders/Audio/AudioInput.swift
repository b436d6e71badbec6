/// A window on the bytes of a file, which moves forward only.
///
/// It does not depend on the source of the bytes. A source that fails ends there.
struct AudioInput {
  private let read: (_ offset: Int, _ count: Int) -> [UInt8]
  private var window: [UInt8] = []
  private var start = 0
  /// The number of bytes of the file, once it is known.
  private var byteCount: Int?
  /// Whether bytes may be skipped without being read.
  private let canSkip: Bool
  private var readLength = Self.minimumRead

  private static let minimumRead = 1 << 12
  static let maximumRead = 1 << 18
  /// More bytes than a frame of sound has in a format of frames.
  private static let maximumFrame = 1 << 13

  /// Creates a window at the beginning of a file.
  init(byteCount: Int?, reading read: @escaping (_ offset: Int, _ count: Int) -> [UInt8]) {
    self.byteCount = byteCount.map { max(0, $0) }
    canSkip = byteCount != nil
    self.read = read
  }

  private var end: Int { start + window.count }

  /// Returns how many bytes there are at an offset, at most the given count; they can be accessed
  /// until the next call.
  ///
  /// - Precondition: The offset is not before that of the previous call.
  @inline(__always)
  mutating func available(_ count: Int, at offset: Int) -> Int {
    let (wanted, overflow) = offset.addingReportingOverflow(count)
    if !overflow, wanted <= end { return count }
    return load(overflow ? .max : wanted, from: offset)
  }

  /// Accesses a byte that is available.
  subscript(offset: Int) -> UInt8 {
    @inline(__always) get { window[offset &- start] }
  }

  /// Returns bytes that are available.
  func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
    window[range.lowerBound - start..<range.upperBound - start]
  }

  /// The end of the bytes that are available.
  var windowEnd: Int { end }

  /// Returns the offset of a byte among those available from an offset; nil if there is none.
  func firstOffset(of byte: UInt8, from offset: Int) -> Int? {
    var index = offset - start
    let count = window.count
    while index < count {
      if window[index] == byte { return index + start }
      index += 1
    }
    return nil
  }

  /// Returns whether the bytes at an offset are those of a text, one byte a character.
  mutating func has(_ text: String, at offset: Int) -> Bool {
    let bytes = text.utf8
    return available(bytes.count, at: offset) == bytes.count
      && self.bytes(offset..<offset + bytes.count).elementsEqual(bytes)
  }

  /// Returns the unsigned number in up to eight available bytes, most significant first.
  func bigEndian(_ count: Int, at offset: Int) -> UInt64 {
    bytes(offset..<offset + count).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Returns the unsigned number in up to eight available bytes, least significant first.
  func littleEndian(_ count: Int, at offset: Int) -> UInt64 {
    bytes(offset..<offset + count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Requires bytes that a header says are there.
  mutating func require(
    _ count: Int, at offset: Int, of format: AudioFile.Format
  ) throws(AudioFile.ReadingError) {
    guard available(count, at: offset) < count else { return }
    throw AudioFile.ReadingError(
      .truncated(format, needed: offset.advanced(bySaturating: UInt64(count))),
      at: min(offset, wholeByteCount()))
  }

  /// Passes over bytes, and returns how many of them there are.
  mutating func byteCount(from start: Int, to end: Int) -> Int {
    guard end > start else { return 0 }
    return available(1, at: end - 1) == 1 ? end - start : max(0, wholeByteCount() - start)
  }

  /// Returns the number of bytes of the file, all of which are read if it is not known.
  mutating func wholeByteCount() -> Int {
    if let byteCount { return byteCount }
    skip(to: .max)
    return byteCount ?? end
  }

  private mutating func load(_ wanted: Int, from offset: Int) -> Int {
    precondition(offset >= start, "an input only moves forward")
    // At the end nothing is moved, so that looking past it again and again costs nothing.
    if let byteCount, end >= byteCount, offset <= end { return min(wanted, end) - offset }
    if offset > end {
      skip(to: offset)
    } else {
      window.removeFirst(offset - start)
      start = offset
    }
    while end < wanted {
      let count = min(max(readLength, wanted - end), (byteCount ?? .max) - end)
      guard count > 0 else { break }
      let bytes = next(count, at: end)
      if window.isEmpty { window = bytes } else { window += bytes }
      readLength = min(readLength * 2, Self.maximumRead)
      guard bytes.count == count else { break }
    }
    return max(0, min(wanted, end) - offset)
  }

  /// Moves the window beyond the bytes that were read.
  private mutating func skip(to offset: Int) {
    if !canSkip {
      var position = end
      while position < offset, byteCount == nil {
        position += next(min(offset - position, Self.maximumRead), at: position).count
      }
    }
    // The next header may be all that is wanted there, unless frames follow one another.
    if offset - end >= Self.maximumFrame { readLength = Self.minimumRead }
    window = []
    start = min(offset, byteCount ?? .max)
  }

  private mutating func next(_ count: Int, at offset: Int) -> [UInt8] {
    let bytes = read(offset, count)
    precondition(bytes.count <= count, "the source gave more bytes than it was asked for")
    if bytes.count < count { byteCount = offset + bytes.count }
    return bytes
  }
}

extension Int {
  /// Returns the offset after a number of bytes, or the maximum if it is beyond that.
  func advanced(bySaturating count: UInt64) -> Int {
    let (sum, overflow) = addingReportingOverflow(Int(clamping: count))
    return overflow ? .max : sum
  }
}
