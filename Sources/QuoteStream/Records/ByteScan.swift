// Loads of several bytes at once, and searches made of them. Every load is bounds-checked: `unsafe`
// marks that bytes are taken for an integer or a vector, of which every pattern is a valid value.
// So does `span.bytes`, elsewhere: raw bytes of an array of bytes.

extension RawSpan {
  /// Eight bytes, the first the lowest.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Sixteen bytes.
  @inline(__always)
  func vector(at offset: Int) -> SIMD16<UInt8> {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
  }

  /// One byte.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// Where the last of the whole blocks of so many bytes, a power of two, from `start` on ends.
  @inline(__always)
  func endOfBlocks(of size: Int, from start: Int) -> Int {
    start &+ ((byteCount &- start) & ~(size &- 1))
  }

  /// Where the first comma, quote or line feed at or after `start` stands; the end where none does.
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

  /// Where the first quote or line feed at or after `start` stands; the end where none does.
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

  /// How many line feeds stand from `start` on, and up to where: 64 bytes at a time, before the
  /// first that have a `stop` byte, and not to the very end.
  func lineFeeds(from start: Int, before stop: UInt8?) -> (count: Int, end: Int) {
    let stops = SIMD16(repeating: stop ?? .lineFeed)
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
          let bytes = vector(at: offset &+ part &* 16)
          stopped = stopped .| (bytes .== stops)
          found &+= SIMD16(repeating: 1).replacing(with: 0, where: bytes .!= .lineFeed)
        }
        if stop != nil, stopped.isAnySet {
          return (count &+ lanes.laneSum, offset)
        }
        lanes &+= found
        offset &+= 64
      }
      count &+= lanes.laneSum
    }
    return (count, offset)
  }

  /// How many line feeds there are.
  var lineFeedCount: Int {
    var (count, offset) = lineFeeds(from: 0, before: nil)
    while offset < byteCount {
      if byte(at: offset) == .lineFeed { count &+= 1 }
      offset &+= 1
    }
    return count
  }

  /// Where the last line feed in a range stands; nil where none does.
  func lastLineFeed(in range: Range<Int>) -> Int? {
    var offset = range.upperBound
    while offset > range.lowerBound {
      offset &-= 1
      if byte(at: offset) == .lineFeed { return offset }
    }
    return nil
  }

  /// Where the first byte at or after `start` stands that does not stand for itself in a JSON
  /// string: a quote, a backslash or a control character; the end where none does.
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

  /// Whether `count` bytes at one offset equal as many at an offset of another span.
  @inline(__always)
  func equal(at offset: Int, _ other: RawSpan, at otherOffset: Int, count: Int) -> Bool {
    if count >= 16 {
      var done = 0
      // The last sixteen bytes are compared on their own, over what is compared already.
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
  /// The two halves of the mask, a byte of ones or of zeros for each lane.
  @inline(__always)
  var halves: SIMD2<UInt64> {
    // Safe: both types are sixteen plain bytes.
    unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
  }

  /// Whether any lane is set.
  @inline(__always)
  var isAnySet: Bool { halves[0] | halves[1] != 0 }

  /// The first lane that is set; sixteen or more where none is.
  @inline(__always)
  var firstIndex: Int {
    let halves = halves
    let low = UInt64(littleEndian: halves[0])
    let high = UInt64(littleEndian: halves[1])
    return low != 0
      ? low.trailingZeroBitCount &>> 3 : 8 &+ high.trailingZeroBitCount &>> 3
  }

  /// A bit for each lane, the first lane the lowest.
  @inline(__always)
  var bits: UInt64 {
    // Of eight bytes that are 0 or 1 the product's top byte holds one bit each, the lowest first.
    let ones = halves & SIMD2(repeating: 0x0101_0101_0101_0101)
    let gathered = (ones &* SIMD2(repeating: 0x0102_0408_1020_4080)) &>> SIMD2(repeating: 56)
    return gathered[0] | gathered[1] &<< 8
  }
}
