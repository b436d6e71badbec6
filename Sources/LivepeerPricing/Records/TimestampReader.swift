internal import ExactMath

/// A time of any form, and the offset up to which it was read.
struct TimestampReader {
  private let bytes: [UInt8]
  private let form: TextFormError.Form
  private var offset = 0

  init(_ bytes: [UInt8], as form: TextFormError.Form) {
    self.bytes = bytes
    self.form = form
  }

  private static let example = "a time as in 2026-10-26T14:00:00Z, or a Unix time"

  /// Reads all of the text as a moment.
  mutating func readTime() throws(TextFormError) -> Timestamp {
    guard let first = bytes.first else { throw expected(TimestampReader.example) }
    let isDate = bytes.count > 4 && bytes[4] == UInt8(ascii: "-")
    guard isDate, bytes[..<4].allSatisfy({ $0.decimalDigit != nil }) else {
      guard first.decimalDigit != nil || "+-.".utf8.contains(first) else {
        throw expected(TimestampReader.example)
      }
      return try readUnixTime()
    }
    let year = try readDigits(4, of: "year")
    try require("-", "'-' and the month")
    let month = try readDigits(2, of: "month")
    try require("-", "'-' and the day")
    let day = try readDigits(2, of: "day")
    guard let date = Timestamp.CalendarDay(year: year, month: month, day: day) else {
      throw error(.outOfRange("the calendar has no such day"), at: 0)
    }
    if offset == bytes.count {
      throw error(
        .expected("a time after the date; write \(date)T00:00:00Z if the day begins in UTC"))
    }
    if !skip("T"), !skip("t") { try require(" ", "'T' and the time") }
    return try readClock(of: date)
  }

  /// Reads what follows a date and the separator after it.
  private mutating func readClock(
    of date: Timestamp.CalendarDay
  ) throws(TextFormError) -> Timestamp {
    let start = offset
    let hour = try readDigits(2, of: "hour", below: 24)
    try require(":", "':' and the minute")
    let minute = try readDigits(2, of: "minute", below: 60)
    var second = 0
    var nanoseconds: Int64 = 0
    if skip(":") {
      let place = offset
      second = try readDigits(2, of: "second")
      if second == 60 {
        throw error(
          .outOfRange("Unix time has no 60th second; write the 59th, or the next minute"),
          at: place)
      }
      guard second < 60 else { throw error(.outOfRange("a second is from 00 to 59"), at: place) }
      if skip(".") || skip(",") { nanoseconds = try readFraction() }
    }
    let end = offset
    _ = skip(" ")
    guard let utcOffset = try readOffset() else {
      guard end == bytes.count else {
        throw expected("an offset from UTC: Z or as in +02:00")
      }
      let clock = String(decoding: bytes[start..<end].prefix(40), as: UTF8.self)
      throw error(
        .expected("an offset from UTC; write \(date)T\(clock)Z if it is in UTC, else as +02:00"),
        at: end)
    }
    try requireEnd()
    let seconds =
      date.daysSince1970 * Timestamp.secondsPerDay
      + Int64((hour * 60 + minute - utcOffset.minutes) * 60 + second)
    guard let time = Timestamp(seconds: seconds, nanoseconds: nanoseconds) else {
      throw outOfRange
    }
    return time
  }

  /// Reads an offset from UTC; returns nil if none begins here.
  mutating func readOffset() throws(TextFormError) -> Timestamp.UTCOffset? {
    if skip("Z") || skip("z") { return .zero }
    if ["UTC", "GMT"].contains(where: { bytes[offset...].elementsEqual($0.utf8) }) {
      offset = bytes.count
      return .zero
    }
    let isBehind = skip("-")
    guard isBehind || skip("+") else { return nil }
    var minutes = try readDigits(2, of: "hour", below: 24) * 60
    if skip(":") || offset < bytes.count {
      minutes += try readDigits(2, of: "minute", below: 60)
    }
    return Timestamp.UTCOffset(minutes: isBehind ? -minutes : minutes)
  }

  /// Reads the digits after a decimal point: nanoseconds, and what is below is cut off.
  private mutating func readFraction() throws(TextFormError) -> Int64 {
    let start = offset
    var nanoseconds: Int64 = 0
    while offset < bytes.count, let digit = bytes[offset].decimalDigit {
      if offset - start < 9 { nanoseconds = nanoseconds * 10 + Int64(digit) }
      offset += 1
    }
    guard offset > start else { throw expected("a digit") }
    for _ in min(offset - start, 9)..<9 { nanoseconds *= 10 }
    return nanoseconds
  }

  /// Reads seconds, or smaller units, since 1970.
  private func readUnixTime() throws(TextFormError) -> Timestamp {
    let number: BigDecimal
    do throws(DecimalTextError) {
      let (read, end) = try BigDecimal.scan(bytes.span, from: 0, limits: .default)
      guard end == bytes.count else {
        throw DecimalTextError(.unexpected(bytes.span.scalar(at: end)), at: end)
      }
      number = read
    } catch {
      throw self.error(.expected(TimestampReader.example), at: error.offset)
    }
    guard let whole = number.wholeNumberRoundedDown(timesTenTo: 0) else { throw outOfRange }
    guard whole >= 100_000_000 else {
      throw error(
        .outOfRange(
          "a Unix time is from 100000000 on (1973-03-03); write a date as in 2026-10-26T14:00:00Z"),
        at: 0)
    }
    // The unit is the largest that puts the time from 1973-03-03 on.
    let scale =
      whole < 100_000_000_000
      ? 9 : whole < 100_000_000_000_000 ? 6 : whole < 100_000_000_000_000_000 ? 3 : 0
    guard let rounded = number.wholeNumberRoundedDown(timesTenTo: scale),
      let nanoseconds = Int64(exactly: rounded)
    else { throw outOfRange }
    return Timestamp(nanoseconds: nanoseconds)
  }

  private var outOfRange: TextFormError {
    error(.outOfRange("a time is from 1678 to 2261"), at: 0)
  }
}

extension TimestampReader {
  private func error(_ reason: TextFormError.Reason, at place: Int? = nil) -> TextFormError {
    TextFormError(form, in: bytes, at: place ?? offset, reason)
  }

  func expected(_ what: String) -> TextFormError {
    guard offset < bytes.count else { return error(.expected("\(what), and the text ends")) }
    return error(.expected("\(what), found \(bytes.span.scalar(at: offset).quoted)"))
  }

  func requireEnd() throws(TextFormError) {
    guard offset == bytes.count else { throw expected("the text to end here") }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func require(
    _ character: Unicode.Scalar, _ what: String
  ) throws(TextFormError) {
    guard skip(character) else { throw expected(what) }
  }

  /// Reads so many digits.
  private mutating func readDigits(
    _ count: Int, of what: String, below limit: Int = .max
  ) throws(TextFormError) -> Int {
    let start = offset
    var number = 0
    for _ in 0..<count {
      guard offset < bytes.count, let digit = bytes[offset].decimalDigit else {
        throw expected("\(count) digits of the \(what)")
      }
      number = number * 10 + Int(digit)
      offset += 1
    }
    guard number < limit else {
      throw error(
        .outOfRange("the \(what) is from 00 to \(limit - 1)"), at: start)
    }
    return number
  }
}

extension BigDecimal {
  /// Returns the number times a power of ten, rounded down; nil if it is beyond all times.
  fileprivate func wholeNumberRoundedDown(timesTenTo power: Int) -> BigInt? {
    let exponent = exponent + power
    if exponent >= 0 {
      guard exponent <= 30 else { return coefficient.isZero ? 0 : nil }
      return coefficient * .powerOfTen(exponent)
    }
    return Rational(coefficient, .powerOfTen(-exponent)).rounded(.down)
  }
}
