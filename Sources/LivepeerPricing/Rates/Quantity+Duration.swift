internal import ExactMath

extension Quantity where Unit == Millisecond {
  /// Creates a number of milliseconds from a length of time; a fraction of one is rounded up.
  ///
  /// | text | milliseconds |
  /// |---|---|
  /// | `200000ms`, `200s`, `3m20s`, `3 min 20 s`, `00:03:20` | 200000 |
  /// | `1h`, `01:00:00` | 3600000 |
  /// | `1.5s`, `00:00:01.500` | 1500 |
  /// | `1.0001s` | 1001 |
  ///
  /// - Parameter text: The text, all of which is read.
  /// - Throws: A ``TextFormError`` with the offset of the first fault and the reason; also for a
  ///   number without a unit.
  public init(duration text: String) throws(TextFormError) {
    var cursor = TextCursor(text, as: .duration)
    // More digits than the limit are an error in both forms; a long text is not searched to its
    // end.
    let isClock = cursor.bytes.prefix(DecimalLimits.default.digits + 1).contains(UInt8(ascii: ":"))
    let exact =
      isClock
      ? try Self.readClock(&cursor) : try Self.readParts(&cursor)
    try cursor.requireEnd()
    self.init(counted: exact.rounded(.up))
  }

  /// Creates a number of milliseconds from a length of time; a fraction of one is rounded up.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let audio = try Quantity(Duration.seconds(200) + .microseconds(1))
  /// print(audio)  // 200001 ms
  /// print(Duration(audio)!)  // 200.001 seconds
  /// ```
  ///
  /// - Throws: ``QuantityError`` for a negative length, also if less than a millisecond is missing
  ///   to zero.
  public init(_ duration: Duration) throws(QuantityError) {
    let exact = Rational(BigInt(duration.attoseconds), .powerOfTen(18))
    // A negative fraction of a millisecond would be rounded up to none.
    try self.init((exact * 1_000).rounded(exact.isNegative ? .awayFromZero : .up))
  }

  /// Reads `1h3m20.5s` or `1 h 3 min 20.5 s`: each unit at most once, from large to small.
  private static func readParts(_ cursor: inout TextCursor) throws(TextFormError) -> Rational {
    var total: Rational = 0
    var smallest: BigInt?
    repeat {
      let start = cursor.offset
      let number = try cursor.readNumber()
      guard !number.coefficient.isNegative else {
        throw cursor.error(.outOfRange("a duration is not negative"), at: start)
      }
      cursor.skipSpaces()
      let unitStart = cursor.offset
      let name = cursor.readWord()
      guard !name.isEmpty else {
        throw cursor.error(
          .expected("a unit: h, m, s or ms, as in 3m20s or 00:03:20"), at: unitStart)
      }
      // In a duration `m` can only be a minute.
      let scale = name == "m" ? .minute : AnyScale(name: name)
      guard let scale, scale.unit == .millisecond, smallest.map({ scale.units < $0 }) ?? true else {
        throw cursor.error(
          .unknown(
            "unit here", name: String(name.prefix(40)), allowed: unitNames(below: smallest)),
          at: unitStart)
      }
      total += number.rational * Rational(scale.units)
      smallest = scale.units
      if smallest != 1, cursor.isBeforeNumber { cursor.skipSpaces() }
    } while !cursor.isAtEnd && smallest != 1
    return total
  }

  /// Returns the units that may follow in a duration, and the other form.
  private static func unitNames(below units: BigInt?) -> [String] {
    let smaller = AnyScale.all(of: .millisecond).reversed().filter { scale in
      units.map { scale.units < $0 } ?? (scale.units <= AnyScale.hour.units)
    }
    return smaller.map { $0 == .minute ? "m" : $0.symbol } + ["00:03:20"]
  }

  /// Reads `00:03:20.500`: hours, two digits of minutes, two of seconds and any fraction.
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
  /// Whether a digit follows any spaces that are next.
  fileprivate var isBeforeNumber: Bool {
    var copy = self
    copy.skipSpaces()
    return copy.next?.decimalDigit != nil
  }

  /// Reads decimal digits, without a sign, a decimal point or an exponent.
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

  /// Reads the digits before a decimal point, and leaves the point.
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

extension Duration {
  /// Creates the length of time of a number of milliseconds; nil if it has more seconds than
  /// `Int64`.
  public init?(_ quantity: Quantity<Millisecond>) {
    let (seconds, milliseconds) = quantity.count.quotientAndRemainder(dividingBy: 1_000)
    guard let seconds = Int64(exactly: seconds), let milliseconds = Int64(exactly: milliseconds)
    else { return nil }
    self = .seconds(seconds) + .milliseconds(milliseconds)
  }
}
