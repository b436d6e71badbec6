/// A position in memory at which output is written, one row at a time.
///
/// Each `put` writes whole words and may write up to 128 bytes past the end of the output.
/// ``rowRoom`` includes room for that, and the creator of the cursor provides it for each row in
/// addition to the record.
@safe
struct OutputCursor {
  /// The position of the next byte to be written.
  private var place: UnsafeMutableRawPointer
  private let end: UnsafeMutableRawPointer

  /// The maximum number of bytes that a row needs in addition to its record.
  ///
  /// It is two numbers of 39 digits, or of 32 with leading zeros, a decimal point, three texts of
  /// up to sixteen bytes, scratch space for a number, and the bytes written past the end.
  static var rowRoom: Int { 320 + copied }
  /// The number of bytes that are copied at once, even if fewer are needed.
  private static var copied: Int { 128 }

  init(_ buffer: UnsafeMutableRawBufferPointer) {
    guard let start = buffer.baseAddress else { preconditionFailure("room to write to") }
    unsafe (place, end) = (start, start + buffer.count)
  }

  /// Returns the number of bytes written since another cursor.
  func distance(from buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    return unsafe place - start
  }

  /// Checks that there is room for the next row: every `put` of the row relies on this.
  @inline(__always)
  func requireRoom(forRecord count: Int) {
    unsafe precondition(end - place >= count &+ OutputCursor.rowRoom, "room for a row")
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    // Safe: within the room of the row.
    unsafe place.storeBytes(of: byte, as: UInt8.self)
    unsafe place += 1
  }

  /// Writes the first `count` of sixteen bytes.
  @inline(__always)
  mutating func put(_ text: ShortText) {
    // Safe: within the room of the row, sixteen bytes at a time.
    unsafe place.storeBytes(of: text.bytes, as: SIMD16<UInt8>.self)
    unsafe place += text.count
  }

  /// Writes bytes of the input.
  @inline(__always)
  mutating func put(_ bytes: RawSpan, from start: Int, to limit: Int) {
    let count = limit &- start
    if count <= OutputCursor.copied, start >= 0, start <= bytes.byteCount &- OutputCursor.copied {
      // As most records are: all of them take the same instructions, whatever their length.
      for part in 0..<OutputCursor.copied / 16 {
        // Safe: the bytes are within the span, and their copies within the room of the row, which
        // has as many after its end.
        unsafe place.storeBytes(
          of: bytes.vector(atChecked: start &+ part &* 16), toByteOffset: part &* 16,
          as: SIMD16<UInt8>.self)
      }
      unsafe place += count
    } else if count >= 16 {
      var done = 0
      // The last sixteen bytes are written separately, and overlap bytes that are already written.
      while done &+ 16 < count {
        // Safe: done + 16 is below the record's count, for which there is room.
        unsafe place.storeBytes(
          of: bytes.vector(at: start &+ done), toByteOffset: done, as: SIMD16<UInt8>.self)
        done &+= 16
      }
      // Safe: count − 16 is not negative.
      unsafe place.storeBytes(
        of: bytes.vector(at: limit &- 16), toByteOffset: count &- 16, as: SIMD16<UInt8>.self)
      unsafe place += count
    } else {
      for offset in start..<limit { put(bytes.byte(at: offset)) }
    }
  }

  /// Writes the end of a record of the input: a line end, and what may be before it.
  @inline(__always)
  mutating func put(endOf bytes: RawSpan, from start: Int, to limit: Int) {
    let count = limit &- start
    if count <= 16, start >= 0, start <= bytes.byteCount &- 16 {
      // Safe: the bytes are within the span, and their copies within the room of the row.
      unsafe place.storeBytes(of: bytes.vector(atChecked: start), as: SIMD16<UInt8>.self)
      unsafe place += count
    } else {
      put(bytes, from: start, to: limit)
    }
  }

  /// Writes eight digits, or fewer, without the first `skipped` of them.
  @inline(__always)
  private mutating func put(digits: UInt64, skipping skipped: Int, of count: Int = 8) {
    // Safe: within the room of the row, eight bytes at a time.
    unsafe place.storeBytes(
      of: (digits &>> UInt64(skipped &* 8)).littleEndian, as: UInt64.self)
    unsafe place += count &- skipped
  }

  /// Writes a whole number.
  @inline(__always)
  mutating func put(_ number: UInt128) {
    guard let small = UInt64(exactly: number) else {
      putWide(number)
      return
    }
    put(small)
  }

  /// Writes a whole number from 2^64 on.
  @inline(never)
  private mutating func putWide(_ number: UInt128) {
    guard let (upper, lower) = number.divided(by: 10_000_000_000_000_000) else {
      putWide(number, decimals: 0)
      return
    }
    put(upper)
    put(digits: eightDigits(lower / 100_000_000), skipping: 0)
    put(digits: eightDigits(lower % 100_000_000), skipping: 0)
  }

  @inline(__always)
  private mutating func put(_ number: UInt64) {
    if number < 100_000_000 {
      put(leading: number)
      return
    }
    var upper = number / 100_000_000
    let lower = number % 100_000_000
    if upper < 100_000_000 {
      put(leading: upper)
    } else {
      put(leading: upper / 100_000_000)
      upper %= 100_000_000
      put(digits: eightDigits(upper), skipping: 0)
    }
    put(digits: eightDigits(lower), skipping: 0)
  }

  /// Writes a number below 10^8 without leading zeros.
  @inline(__always)
  private mutating func put(leading number: UInt64) {
    let digits = eightDigits(number)
    let zeros = (digits ^ eightZeros).trailingZeroBitCount &>> 3
    put(digits: digits, skipping: min(zeros, 7))
  }

  /// Writes a number of units of 10^−decimals as a decimal with all of its places.
  @inline(__always)
  mutating func put(_ number: UInt128, _ scale: DecimalScale) {
    guard scale.isInWords else {
      putWide(number, decimals: scale.decimals)
      return
    }
    let fraction: UInt64
    if number < scale.one {
      // Most jobs cost less than a dollar.
      fraction = UInt64(truncatingIfNeeded: number)
      put(UInt8(ascii: "0"))
    } else {
      guard let (whole, rest) = number.divided(by: scale.one) else {
        putWide(number, decimals: scale.decimals)
        return
      }
      fraction = rest
      put(whole)
    }
    put(UInt8(ascii: "."))
    if scale.decimals > 12 {
      put(digits: eightDigits(fraction / 100_000_000), skipping: 16 &- scale.decimals)
      put(digits: eightDigits(fraction % 100_000_000), skipping: 0)
    } else if scale.decimals > 8 {
      // As most have.
      put(digits: fourDigits(fraction / 100_000_000), skipping: 12 &- scale.decimals, of: 4)
      put(digits: eightDigits(fraction % 100_000_000), skipping: 0)
    } else {
      put(digits: eightDigits(fraction), skipping: 8 &- scale.decimals)
    }
  }

  /// Writes any number with any number of decimals, digit by digit.
  @inline(never)
  private mutating func putWide(_ number: UInt128, decimals: Int) {
    // Digits are written backward from the end of the scratch space: 39 of them, or one more than
    // decimals. The output written from here on ends well below them.
    let start = unsafe place
    let scratch = 192
    var first = scratch
    var rest = number
    while rest != 0 || scratch &- first <= decimals {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      first &-= 1
      // Safe: within the room of the row; there are at most 39 digits.
      unsafe start.storeBytes(
        of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit), toByteOffset: first,
        as: UInt8.self)
      rest = quotient
    }
    for offset in first..<scratch {
      if decimals > 0, offset == scratch &- decimals { put(UInt8(ascii: ".")) }
      // Safe: the digit was stored there above.
      put(unsafe start.load(fromByteOffset: offset, as: UInt8.self))
    }
  }
}

extension UInt128 {
  /// Returns the quotient and the remainder by a number above zero; nil if the quotient exceeds 64
  /// bits.
  @inline(__always)
  fileprivate func divided(by divisor: UInt64) -> (quotient: UInt64, remainder: UInt64)? {
    let high = UInt64(truncatingIfNeeded: self &>> 64)
    let low = UInt64(truncatingIfNeeded: self)
    guard high != 0 else { return low.quotientAndRemainder(dividingBy: divisor) }
    guard high < divisor else { return nil }
    return divisor.dividingFullWidth((high, low))
  }
}

private let eightZeros: UInt64 = 0x3030_3030_3030_3030

/// Returns the digits of a number below 10^8, the first in the lowest byte.
///
/// The number is split into halves, then quarters, then single digits, all lanes of a step at once:
/// in each lane the quotient by 100 or by 10 is a multiplication and a shift, exact for the lane's
/// range (below 10^4: · 5243 >> 19; below 100: · 103 >> 10).
@inline(__always)
private func eightDigits(_ number: UInt64) -> UInt64 {
  let halves = number / 10_000 | (number % 10_000) &<< 32
  let hundreds = ((halves &* 5_243) &>> 19) & 0x0000_007F_0000_007F
  let pairs = hundreds | (halves &- hundreds &* 100) &<< 16
  let tens = ((pairs &* 103) &>> 10) & 0x000F_000F_000F_000F
  return eightZeros | tens | (pairs &- tens &* 10) &<< 8
}

/// Returns the digits of a number below 10^4, the first in the lowest byte, as ``eightDigits(_:)`` does.
@inline(__always)
private func fourDigits(_ number: UInt64) -> UInt64 {
  let hundreds = (number &* 5_243) &>> 19
  let pairs = hundreds | (number &- hundreds &* 100) &<< 16
  let tens = ((pairs &* 103) &>> 10) & 0x000F_000F
  return 0x3030_3030 | tens | (pairs &- tens &* 10) &<< 8
}

/// A number of decimals, and the corresponding power of ten.
struct DecimalScale: BitwiseCopyable {
  let decimals: Int
  let one: UInt64
  /// Whether the digits after the decimal point fill one or two words of eight.
  let isInWords: Bool

  init(decimals: Int) {
    self.decimals = decimals
    isInWords = decimals > 0 && decimals <= 16
    var one: UInt64 = 1
    for _ in 0..<min(decimals, 19) { one *= 10 }
    self.one = one
  }
}

/// A text of up to sixteen bytes.
struct ShortText: BitwiseCopyable {
  private(set) var bytes = SIMD16<UInt8>()
  let count: Int

  init(_ text: StaticString) {
    let text = Array("\(text)".utf8)
    precondition(text.count <= 16, "at most sixteen bytes")
    count = text.count
    for (index, byte) in text.enumerated() { bytes[index] = byte }
  }
}
