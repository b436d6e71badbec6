internal import ExactMath

/// Whole numbers written only in digits.
enum WholeNumber {
  /// The maximum number of digits of a number, leading zeros included.
  static let mostDigits = DecimalLimits.default.digits

  /// Returns the number of one to nineteen digits in a field; nil for any other text.
  @inline(__always)
  static func short(_ bytes: RawSpan, _ field: FieldSlot) -> UInt64? {
    let count = field.count
    guard count > 0, count <= 19 else { return nil }
    // This is rare: a field at the very start.
    guard field.end >= 24 else { return byteByByte(bytes, field) }
    if count <= 8 {
      return eightDigits(bytes.word(at: field.end &- 8), last: count)
    }
    guard let low = eightDigits(bytes.word(at: field.end &- 8), last: 8),
      let middle = eightDigits(bytes.word(at: field.end &- 16), last: min(count &- 8, 8)),
      let high = count <= 16 ? 0 : eightDigits(bytes.word(at: field.end &- 24), last: count &- 16)
    else { return nil }
    // This cannot overflow: 19 digits stay below 2^64.
    return (high &* 100_000_000 &+ middle) &* 100_000_000 &+ low
  }

  /// Returns the number that the last `count` of eight bytes spell, with a count of 1 through 8.
  @inline(__always)
  static func eightDigits(_ word: UInt64, last count: Int) -> UInt64? {
    let digits = zeroPadded(word, last: count)
    guard areDigits(digits) else { return nil }
    // Each step combines neighbors: ten times each digit plus the next, then a hundred times each
    // pair plus the next, and so on.
    let pairs = ((digits & 0x0F0F_0F0F_0F0F_0F0F) &* 2_561) &>> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
    return ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32
  }

  /// Returns the number of one to eight digits between two offsets, of which the second is eight or
  /// more; nil for any other text.
  @inline(__always)
  static func upToEight(_ bytes: RawSpan, _ start: Int, _ end: Int) -> UInt64? {
    guard end > start, end &- start <= 8 else { return nil }
    return eightDigits(bytes.word(at: end &- 8), last: end &- start)
  }

  /// Returns whether the last `count` of eight bytes are digits, with a count of 1 through 8.
  @inline(__always)
  static func areDigits(_ word: UInt64, last count: Int) -> Bool {
    areDigits(zeroPadded(word, last: count))
  }

  @inline(__always)
  private static func areDigits(_ word: UInt64) -> Bool {
    // A digit has 3 in its upper half, and still has it with 6 added.
    let upper = word & 0xF0F0_F0F0_F0F0_F0F0
    let above = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    return upper | above &>> 4 == 0x3333_3333_3333_3333
  }

  /// Returns the last `count` of eight bytes, with the digit zero in place of those before them.
  @inline(__always)
  private static func zeroPadded(_ word: UInt64, last count: Int) -> UInt64 {
    // The first byte is the lowest.
    let before = (UInt64(1) &<< UInt64(64 &- count &* 8)) &- 1
    return (word & ~before) | (0x3030_3030_3030_3030 & before)
  }

  @inline(never)
  private static func byteByByte(_ bytes: RawSpan, _ field: FieldSlot) -> UInt64? {
    // This cannot overflow: 19 digits stay below 2^64.
    var number: UInt64 = 0
    for offset in field.start..<field.end {
      let byte = bytes.byte(at: offset)
      guard byte.isDigit else { return nil }
      number = number &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
    }
    return number
  }

  /// Returns the number in a field, of any size.
  static func exact(
    _ bytes: RawSpan, _ field: FieldSlot, of column: UsedColumn
  ) throws(RowError.Fault) -> BigInt {
    do throws(RowError.WholeNumberFault) {
      return try exact(bytes, field)
    } catch {
      throw .notWhole(column, excerpt: shown(bytes.copy(field, upTo: 164)), error)
    }
  }

  /// Returns the number in a field, of any size.
  static func exact(_ bytes: RawSpan, _ field: FieldSlot) throws(RowError.WholeNumberFault)
    -> BigInt
  {
    if let short = short(bytes, field) { return BigInt(short) }
    for offset in field.start..<field.end where !bytes.byte(at: offset).isDigit {
      throw fault(bytes.byte(at: offset))
    }
    guard field.count <= mostDigits, let number = BigInt(bytes.string(field)) else {
      throw .tooLong(field.count)
    }
    return number
  }

  private static func fault(_ byte: UInt8) -> RowError.WholeNumberFault {
    switch byte {
    case UInt8(ascii: "-"): .negative
    case UInt8(ascii: "+"): .plusSign
    case UInt8(ascii: "."): .fraction
    case UInt8(ascii: "e"), UInt8(ascii: "E"): .exponent
    case UInt8(ascii: "_"): .underscore
    case .space, .tab, .carriageReturn, .lineFeed: .space
    default: .notADigit
    }
  }
}

extension RawSpan {
  /// Returns a field's bytes, or the first of them.
  func copy(_ field: FieldSlot, upTo limit: Int = .max) -> [UInt8] {
    let count = Swift.min(field.count, limit)
    let part = extracting(field.start..<field.start + count)
    return unsafe part.withUnsafeBytes { source in
      // Safe: the buffer has room for `count` bytes, and the part has that many.
      unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, copied in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
        copied = count
      }
    }
  }

  /// Returns a field's text, with U+FFFD for bytes that are not UTF-8.
  func string(_ field: FieldSlot) -> String {
    String(decoding: copy(field), as: UTF8.self)
  }
}
