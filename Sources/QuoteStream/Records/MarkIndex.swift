/// The bytes at which the parser of a format has to look, such as commas and quotes.
protocol MarkKind {
  /// The number of marks that few parts of 64 bytes exceed.
  static var batch: Int { get }
  /// Returns the marks among sixteen bytes.
  static func marks(in bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  /// Returns whether a byte is a mark.
  static func isMark(_ byte: UInt8) -> Bool
}

/// The places of the marks in a window of bytes, in their order.
///
/// They are found 64 bytes at a time, without a branch for each mark. Where a field ends is what a
/// processor cannot predict, so looking for the end of each field from its start takes several times
/// as long.
struct MarkIndex<Kind: MarkKind> {
  /// The offsets of the marks from the start of the window.
  private var offsets: [UInt32]
  /// The number of marks.
  private(set) var count = 0
  /// The index of the first mark that is not passed yet.
  var next = 0
  private var windowStart = 0

  /// The maximum number of bytes of a window: its marks stay in the first-level cache.
  static var longestWindow: Int { 1 << 13 }
  /// Creates an index without marks, for so many bytes.
  init(forBytes byteCount: Int) {
    let room = min(byteCount, MarkIndex.longestWindow) + Kind.batch
    offsets = Array(repeating: 0, count: room)
  }

  /// The offset of a mark in the bytes, which it is one of.
  ///
  /// - Precondition: `index` is below ``count``.
  @inline(__always)
  subscript(index: Int) -> Int {
    // Safe: there are at least as many offsets as marks. A span asks with every mark whether its
    // memory is aligned.
    windowStart &+ Int(unsafe offsets.withUnsafeBufferPointer { unsafe $0[index] })
  }

  /// Moves to the first mark at or after `start`.
  ///
  /// - Returns: Whether so many marks are known there, after reading a window from there if need be.
  @inline(__always)
  mutating func seek(_ start: Int, marks wanted: Int, in bytes: RawSpan) -> Bool {
    if next &+ wanted <= count, self[next] >= start { return true }
    return readOn(start, marks: wanted, in: bytes)
  }

  @inline(never)
  private mutating func readOn(_ start: Int, marks wanted: Int, in bytes: RawSpan) -> Bool {
    while next < count, self[next] < start { next += 1 }
    if next + wanted <= count { return true }
    readWindow(from: start, of: bytes)
    return wanted <= count
  }

  private mutating func readWindow(from start: Int, of bytes: RawSpan) {
    windowStart = start
    next = 0
    let length = min(bytes.byteCount - start, MarkIndex.longestWindow)
    precondition(start >= 0 && length >= 0, "a window within the bytes")
    precondition(length + Kind.batch <= offsets.count, "room for a mark at every byte")
    count = unsafe offsets.withUnsafeMutableBufferPointer { offsets in
      var count = 0
      var place = 0
      while place &+ 64 <= length {
        // Safe: the window is within the bytes.
        var marks = Kind.marks(in: bytes, atChecked: start &+ place)
        let found = marks.nonzeroBitCount
        let first = UInt32(truncatingIfNeeded: place)
        // Safe, here and below: no more marks than bytes are stored, and a batch has room after them.
        for index in 0..<Kind.batch {
          unsafe offsets[count &+ index] =
            first &+ UInt32(truncatingIfNeeded: marks.trailingZeroBitCount)
          marks &= marks &- 1
        }
        if found > Kind.batch {
          var index = count &+ Kind.batch
          while marks != 0 {
            unsafe offsets[index] = first &+ UInt32(truncatingIfNeeded: marks.trailingZeroBitCount)
            marks &= marks &- 1
            index &+= 1
          }
        }
        count &+= found
        place &+= 64
      }
      while place < length {
        if Kind.isMark(bytes.byte(at: start &+ place)) {
          unsafe offsets[count] = UInt32(truncatingIfNeeded: place)
          count &+= 1
        }
        place &+= 1
      }
      return count
    }
  }
}

extension MarkKind {
  /// Returns a bit for each mark among 64 bytes, the first in the lowest position.
  @inline(__always)
  fileprivate static func marks(in bytes: RawSpan, atChecked offset: Int) -> UInt64 {
    var all: UInt64 = 0
    for part in 0..<4 {
      // Safe: the caller has checked the offset.
      let vector = bytes.vector(atChecked: offset &+ part &* 16)
      all |= marks(in: vector).bits &<< UInt64(part &* 16)
    }
    return all
  }
}
