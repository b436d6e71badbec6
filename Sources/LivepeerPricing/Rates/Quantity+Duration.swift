internal import ExactMath

extension Quantity where Unit == Millisecond {
  /// Reads a length of time in whole milliseconds; a fraction of one rounds up.
  ///
  /// | text | milliseconds |
  /// |---|---|
  /// | `200000ms`, `200s`, `3m20s`, `00:03:20` | 200000 |
  /// | `1h`, `01:00:00` | 3600000 |
  /// | `1.5s`, `00:00:01.500` | 1500 |
  /// | `1.0001s` | 1001 |
  ///
  /// - Throws: ``TextFormError``, also for a number without a unit.
  public init(duration text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .duration)
    // More digits than the limit are an error either way, and a long text is not searched through.
    let isClock = cursor.bytes.prefix(DecimalLimits.default.digits + 1).contains(UInt8(ascii: ":"))
    let exact =
      isClock
      ? try Self.readClock(&cursor) : try Self.readParts(&cursor)
    try cursor.requireEnd()
    self.init(counted: exact.rounded(.up))
  }

  /// The units of a duration, from large to small, with the milliseconds that each holds.
  private static var parts: [(names: [String], milliseconds: Rational)] {
    [(["h"], 3_600_000), (["m", "min"], 60_000), (["s", "sec"], 1_000), (["ms"], 1)]
  }

  /// `1h3m20.5s`: each unit once at most, from large to small.
  private static func readParts(_ cursor: inout TextCursor) throws(TextFormError) -> Rational {
    var total: Rational = 0
    var remaining = parts[...]
    repeat {
      let start = cursor.offset
      let number = try cursor.readNumber()
      guard !number.coefficient.isNegative else {
        throw cursor.error(.outOfRange("a duration is not negative"), at: start)
      }
      let unitStart = cursor.offset
      let name = cursor.readWord()
      guard !name.isEmpty else {
        throw cursor.error(
          .expected("a unit: h, m, s or ms, as in 3m20s or 00:03:20"), at: unitStart)
      }
      guard let index = remaining.firstIndex(where: { $0.names.contains(name) }) else {
        throw cursor.error(
          .unknown(
            "unit here", name: String(name.prefix(40)),
            allowed: remaining.map { $0.names[0] } + ["00:03:20"]),
          at: unitStart)
      }
      total += number.rational * remaining[index].milliseconds
      remaining = remaining[(index + 1)...]
    } while !cursor.isAtEnd && !remaining.isEmpty
    return total
  }

  /// `00:03:20.500`: hours, two digits of minutes, two of seconds and any fraction.
  private static func readClock(_ cursor: inout TextCursor) throws(TextFormError) -> Rational {
    let form = "hours, minutes and seconds as in 00:03:20 or 00:03:20.500"
    let hours = try cursor.readDigits(form)
    guard cursor.skip(UInt8(ascii: ":")) else { throw cursor.expected(form) }
    let minutes = try cursor.readSixtieths(form)
    guard cursor.skip(UInt8(ascii: ":")) else { throw cursor.expected(form) }
    let seconds = try cursor.readSixtieths(form)
    var total = Rational((hours * 60 + minutes) * 60 + seconds)
    if cursor.skip(UInt8(ascii: ".")) {
      let start = cursor.offset
      let fraction = try cursor.readDigits(form)
      total += Rational(fraction, .powerOfTen(cursor.offset - start))
    }
    return total * 1_000
  }
}

extension TextCursor {
  /// Reads decimal digits and nothing else.
  fileprivate mutating func readDigits(_ form: String) throws(TextFormError) -> BigInt {
    let start = offset
    guard next?.decimalDigit != nil else { throw expected(form) }
    let number = try readNumberWithoutPoint()
    guard bytes[start..<offset].allSatisfy({ $0.decimalDigit != nil }) else {
      throw error(.expected(form), at: start)
    }
    return number
  }

  /// Reads two digits from 00 through 59.
  fileprivate mutating func readSixtieths(_ form: String) throws(TextFormError) -> BigInt {
    let start = offset
    let number = try readDigits(form)
    guard offset - start == 2, number < 60 else { throw error(.expected(form), at: start) }
    return number
  }

  /// Reads the digits before a point, and leaves the point.
  private mutating func readNumberWithoutPoint() throws(TextFormError) -> BigInt {
    // One digit more than the limit is enough for the error.
    let longest = bytes[offset...].prefix(DecimalLimits.default.digits + 1)
    let end = longest.firstIndex { $0.decimalDigit == nil } ?? longest.endIndex
    var digits = TextCursor(String(decoding: bytes[offset..<end], as: UTF8.self), as: form)
    let start = offset
    do {
      let number = try digits.readNumber()
      while offset < end { _ = skip(bytes[offset]) }
      return number.coefficient
    } catch {
      throw self.error(error.reason, at: start + error.offset)
    }
  }
}
