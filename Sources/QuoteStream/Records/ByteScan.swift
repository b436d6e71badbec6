internal import CSIMD

// Loads of several bytes at once, and searches that use them. Every load is bounds-checked, but for
// those that say that the caller has checked, and each caller says how: `unsafe` marks that bytes are read as an integer or a vector, for which every bit pattern is
// valid. The same applies to `span.bytes` elsewhere, the raw bytes of an array of bytes.

extension RawSpan {
  /// Returns eight bytes, the first in the lowest position.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Returns sixteen bytes.
  @inline(__always)
  func vector(at offset: Int) -> SIMD16<UInt8> {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
  }

  /// Returns sixteen bytes whose place the caller has checked.
  @inline(__always)
  func vector(atChecked offset: Int) -> SIMD16<UInt8> {
    unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
  }

  /// Returns one byte whose place the caller has checked.
  @inline(__always)
  func byte(atChecked offset: Int) -> UInt8 {
    unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  /// Returns one byte.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// Returns the end of the last whole block after `start`, for blocks of a size that is a power of
  /// two.
  @inline(__always)
  func endOfBlocks(of size: Int, from start: Int) -> Int {
    start &+ ((byteCount &- start) & ~(size &- 1))
  }

  /// Returns the offset of the first comma, quote or line feed at or after `start`; the end if
  /// there is none.
  @inline(__always)
  func firstCSVSeparator(from start: Int) -> Int {
    var offset = start
    let vectorsEnd = endOfBlocks(of: 16, from: start)
    while offset < vectorsEnd {
      let bytes = vector(at: offset)
      let found = (bytes .== .comma) .| (bytes .== .quote) .| (bytes .== .lineFeed)
      let index = found.firstIndex
      if index < 16 { return offset &+ index }
      offset &+= 16
    }
    while offset < byteCount {
      let byte = byte(at: offset)
      if byte == .comma || byte == .quote || byte == .lineFeed { break }
      offset &+= 1
    }
    return offset
  }

  /// Returns the offset of the first quote or line feed at or after `start`; the end if there is
  /// none.
  @inline(__always)
  func firstQuoteOrLineFeed(from start: Int) -> Int {
    var offset = start
    let vectorsEnd = endOfBlocks(of: 16, from: start)
    while offset < vectorsEnd {
      let bytes = vector(at: offset)
      let index = ((bytes .== .quote) .| (bytes .== .lineFeed)).firstIndex
      if index < 16 { return offset &+ index }
      offset &+= 16
    }
    while offset < byteCount, byte(at: offset) != .quote, byte(at: offset) != .lineFeed {
      offset &+= 1
    }
    return offset
  }

  /// Returns the number of line feeds from `start` on, and the offset up to which they are counted.
  ///
  /// It counts 64 bytes at a time, up to the first group with a `stop` byte, and stops before a
  /// group that the span does not fill.
  func lineFeeds(from start: Int, before stop: UInt8?) -> (count: Int, end: Int) {
    if let stop {
      countLineFeeds(from: start) { $0 .== SIMD16(repeating: stop) }
    } else {
      countLineFeeds(from: start) { _ in SIMDMask(repeating: false) }
    }
  }

  @inline(__always)
  private func countLineFeeds(
    from start: Int, before stops: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> (count: Int, end: Int) {
    precondition(start >= 0 && start <= byteCount, "a place in the bytes")
    var offset = start
    var count = 0
    let blocksEnd = endOfBlocks(of: 64, from: start)
    while offset < blocksEnd {
      // A lane counts at most four in each step.
      var lanes = SIMD16<UInt8>()
      let limit = Swift.min(blocksEnd, offset &+ 63 &* 64)
      while offset < limit {
        var stopped = SIMDMask<SIMD16<Int8>>(repeating: false)
        var found = SIMD16<UInt8>()
        for part in 0..<4 {
          // Safe: blocks are within the bytes.
          let bytes = vector(atChecked: offset &+ part &* 16)
          stopped = stopped .| stops(bytes)
          // A lane that is set is −1.
          found &-= (bytes .== .lineFeed).lanes
        }
        if stopped.isAnySet { return (count &+ lanes.laneSum, offset) }
        lanes &+= found
        offset &+= 64
      }
      count &+= lanes.laneSum
    }
    return (count, offset)
  }

  /// The number of line feeds.
  var lineFeedCount: Int {
    var (count, offset) = lineFeeds(from: 0, before: nil)
    while offset < byteCount {
      if byte(at: offset) == .lineFeed { count &+= 1 }
      offset &+= 1
    }
    return count
  }

  /// Returns the offset of the last line feed in a range; nil if there is none.
  func lastLineFeed(in range: Range<Int>) -> Int? {
    var offset = range.upperBound
    while offset > range.lowerBound {
      offset &-= 1
      if byte(at: offset) == .lineFeed { return offset }
    }
    return nil
  }

  /// Returns the offset of the first special byte of a JSON string at or after `start`; the end if
  /// there is none.
  ///
  /// The special bytes are quotes, backslashes and control characters.
  @inline(__always)
  func firstJSONStringMark(from start: Int) -> Int {
    var offset = start
    let vectorsEnd = endOfBlocks(of: 16, from: start)
    while offset < vectorsEnd {
      let bytes = vector(at: offset)
      let found = (bytes .== .quote) .| (bytes .== .backslash) .| (bytes .< .space)
      let index = found.firstIndex
      if index < 16 { return offset &+ index }
      offset &+= 16
    }
    while offset < byteCount {
      let byte = byte(at: offset)
      if byte == .quote || byte == .backslash || byte < .space { break }
      offset &+= 1
    }
    return offset
  }

  /// Returns whether `count` bytes at one offset equal those at an offset of another span.
  @inline(__always)
  func equal(at offset: Int, _ other: RawSpan, at otherOffset: Int, count: Int) -> Bool {
    if count >= 16 {
      var done = 0
      // The last sixteen bytes are compared separately, and overlap bytes that are already
      // compared.
      while done &+ 16 < count {
        if (vector(at: offset &+ done) .!= other.vector(at: otherOffset &+ done)).isAnySet {
          return false
        }
        done &+= 16
      }
      let last = count &- 16
      return !(vector(at: offset &+ last) .!= other.vector(at: otherOffset &+ last)).isAnySet
    }
    if count >= 8 {
      let last = count &- 8
      return word(at: offset) == other.word(at: otherOffset)
        && word(at: offset &+ last) == other.word(at: otherOffset &+ last)
    }
    for index in 0..<count
    where byte(at: offset &+ index) != other.byte(at: otherOffset &+ index) {
      return false
    }
    return true
  }
}

extension UInt8 {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  @inline(__always)
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}

extension SIMD16<UInt8> {
  /// Whether every lane is zero.
  @inline(__always)
  var isZero: Bool {
    // Safe: both types are sixteen plain bytes.
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] == 0
  }

  /// The sum of all lanes.
  var laneSum: Int {
    Int(SIMD16<UInt16>(truncatingIfNeeded: self).wrappedSum())
  }

  static var comma: Self { Self(repeating: .comma) }
  static var quote: Self { Self(repeating: .quote) }
  static var backslash: Self { Self(repeating: .backslash) }
  static var space: Self { Self(repeating: .space) }
  static var lineFeed: Self { Self(repeating: .lineFeed) }
}

extension SIMDMask<SIMD16<Int8>> {
  /// The two halves of the mask, with a byte of ones or of zeros for each lane.
  @inline(__always)
  var halves: SIMD2<UInt64> {
    // Safe: both types are sixteen plain bytes.
    unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
  }

  /// The lanes, each with all of its bits or none.
  @inline(__always)
  var lanes: SIMD16<UInt8> {
    // Safe: both types are sixteen plain bytes.
    unsafe unsafeBitCast(self, to: SIMD16<UInt8>.self)
  }

  /// Whether any lane is set.
  @inline(__always)
  var isAnySet: Bool { halves[0] | halves[1] != 0 }

  /// The index of the first lane that is set; sixteen or more if none is.
  @inline(__always)
  var firstIndex: Int {
    let halves = halves
    let low = UInt64(littleEndian: halves[0])
    let high = UInt64(littleEndian: halves[1])
    return low != 0
      ? low.trailingZeroBitCount &>> 3 : 8 &+ high.trailingZeroBitCount &>> 3
  }

  /// A bit for each lane, with the first lane in the lowest bit.
  @inline(__always)
  var bits: UInt64 {
    // Safe: both types are sixteen plain bytes.
    UInt64(csimd_bits_of_lanes(unsafe unsafeBitCast(self, to: SIMD16<Int8>.self)))
  }
}
