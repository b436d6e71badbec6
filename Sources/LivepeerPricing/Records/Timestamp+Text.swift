internal import ExactMath

extension Timestamp {
  /// Creates a moment from text: a time by ISO 8601 with its offset from UTC, or a Unix time.
  ///
  /// | text | moment |
  /// |---|---|
  /// | `2026-10-26T14:00:00Z`, `2026-10-26 14:00:00 UTC`, `2026-10-26T14:00Z` | itself |
  /// | `2026-10-26T16:00:00+02:00`, `…+0200`, `…+02` | the same |
  /// | `1793023200`, `1793023200.0`, `1.7930232e9` | the same: Unix seconds |
  /// | `1793023200000`, `1793023200000.0` | the same: Unix milliseconds |
  /// | `2026-10-26T14:00:00` | none: it has no offset, and is another moment in each place |
  /// | `2026-10-26` | none, for the same reason, and because a day is no moment |
  ///
  /// A number is a Unix time in the unit that puts it from 1973-03-03 on: from 10^8 below 10^11 in
  /// seconds, below 10^14 in milliseconds, below 10^17 in microseconds, and from there on in
  /// nanoseconds. One below 10^8 is refused, as it may be a date such as 20261026.
  ///
  /// A fraction may have any number of digits; what is below a nanosecond is cut off, towards the
  /// past. A 60th second is refused: Unix time has none.
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason.
  /// - Complexity: O(*n*) in bytes; a Unix time has at most as many digits as any other number.
  public init(_ text: String) throws(TextFormError) {
    self = try Array(text.utf8).span.bytesOfTime()
  }

  /// Creates a moment from the bytes of its text; see ``init(_:)``.
  package init(_ bytes: RawSpan) throws(TextFormError) {
    if let plain = Timestamp(plain: bytes) {
      self = plain
    } else {
      var reader = TimestampReader(
        unsafe bytes.withUnsafeBytes { unsafe Array($0) }, as: .time)
      self = try reader.readTime()
    }
  }

  /// Creates a moment from a text of the forms that nearly all records have; returns nil for any
  /// other.
  ///
  /// These are a date and a time with seconds, perhaps with a fraction of up to nine digits, with
  /// `T` between and `Z` at the end; and ten or thirteen digits.
  package init?(plain bytes: RawSpan) {
    let count = bytes.byteCount
    if count == 10 || count == 13 {
      guard let number = bytes.digits(in: 0..<count), number >= 100_000_000 else { return nil }
      // Below 10^10 seconds or 10^13 milliseconds, of which not all fit.
      let scale = count == 10 ? Timestamp.perSecond : 1_000_000
      let (nanoseconds, overflow) = number.multipliedReportingOverflow(by: scale)
      // Thirteen digits below 10^11 milliseconds are a number with zeros before it.
      guard !overflow, count == 10 || number >= 100_000_000_000 else { return nil }
      self.nanoseconds = nanoseconds
      return
    }
    guard count >= 20, count <= 30, bytes.byte(10) | 0x20 == UInt8(ascii: "t"),
      bytes.byte(count &- 1) | 0x20 == UInt8(ascii: "z"),
      let century = bytes.digits(in: 0..<2),
      let date = PairsOfDigits(bytes, at: 2, separator: UInt8(ascii: "-")),
      let clock = PairsOfDigits(bytes, at: 11, separator: UInt8(ascii: ":")),
      (1...12).contains(date.second), clock.first < 24, clock.second < 60, clock.third < 60
    else { return nil }
    let year = century &* 100 &+ date.first
    let lastDay = CalendarDay.count(ofMonth: Int(date.second), year: Int(year))
    guard (1...Int64(lastDay)).contains(date.third) else { return nil }
    var fraction: Int64 = 0
    if count > 20 {
      guard bytes.byte(19) == UInt8(ascii: "."), count > 21,
        let digits = bytes.digits(in: 20..<count &- 1)
      else { return nil }
      fraction = digits
      // Cannot wrap: there are at most nine digits in all.
      for _ in count..<30 { fraction &*= 10 }
    }
    // Cannot wrap: four digits of a year are below 2^39 seconds.
    let day = CalendarDay.daysSince1970(year, date.second, date.third)
    let ofDay = (clock.first &* 60 &+ clock.second) &* 60 &+ clock.third
    guard
      let moment = Timestamp(
        seconds: day &* Timestamp.secondsPerDay &+ ofDay, nanoseconds: fraction)
    else { return nil }
    self = moment
  }
}

/// Three pairs of digits with separators between, such as `26-10-26` and `14:00:00`.
private struct PairsOfDigits {
  let first: Int64
  let second: Int64
  let third: Int64

  /// Creates the pairs of eight bytes; returns nil for other bytes.
  @inline(__always)
  init?(_ bytes: RawSpan, at offset: Int, separator: UInt8) {
    guard offset >= 0, offset <= bytes.byteCount &- 8 else { return nil }
    // Safe: the eight bytes lie within the span, and every word is a number.
    let loaded = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: UInt64.self)
    let zeros: UInt64 = 0x3030_0030_3000_3030
    let separators = UInt64(separator) &* 0x0000_0100_0001_0000
    // Digits are 0 through 9 now, and separators zero.
    let word = UInt64(littleEndian: loaded) ^ (zeros | separators)
    // Sets the top bit of a digit of ten or more, and of a separator of one or more. What wraps
    // into the next byte comes from one whose own top bit is set.
    let sums = word &+ 0x7676_7F76_767F_7676
    guard (word | sums) & 0x8080_8080_8080_8080 == 0 else { return nil }
    // Cannot wrap: each byte is at most 99.
    let pairs = word &* 10 &+ word >> 8
    first = Int64(pairs & 0xFF)
    second = Int64(pairs >> 24 & 0xFF)
    third = Int64(pairs >> 48 & 0xFF)
  }
}

extension RawSpan {
  @inline(__always)
  fileprivate func byte(_ offset: Int) -> UInt8 {
    // Safe: every byte is a number, and the load is bounds-checked.
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// Returns the number of up to 18 digits; nil if one of the bytes is none, or there are none.
  @inline(__always)
  fileprivate func digits(in range: Range<Int>) -> Int64? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var number: Int64 = 0
    for offset in range {
      let digit = byte(offset) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      // Cannot wrap: 18 digits stay below 2^60.
      number = number &* 10 &+ Int64(digit)
    }
    return number
  }
}

extension Span<UInt8> {
  fileprivate func bytesOfTime() throws(TextFormError) -> Timestamp {
    // Safe: every byte of a span is initialized.
    try Timestamp(unsafe bytes)
  }
}
