extension BigDecimal {
  /// Creates a number from decimal text, exactly.
  ///
  /// The grammar is the same in all of the package: an optional sign, digits with an optional
  /// decimal point among, before or after them, and an optional exponent. Underscores may separate
  /// groups of three digits, counted from the point. Commas, spaces, digits of other scripts, `NaN`
  /// and hexadecimal are errors.
  ///
  /// | text | value |
  /// |---|---|
  /// | `12882811`, `12_882_811`, `+12882811` | 12882811 |
  /// | `0.5e-3`, `5E-4`, `.0005`, `0.000_5` | 0.0005 |
  /// | `-1.50` | −1.5 |
  /// | `5.` | 5 |
  ///
  /// - Parameters:
  ///   - text: The text, all of which is read.
  ///   - limits: The maximum length of the text and magnitude of the exponent.
  /// - Throws: A ``DecimalTextError`` with the offset of the first fault and the reason.
  /// - Complexity: O(*n* log² *n*) in bytes, whatever the exponent is.
  public init(_ text: String, limits: DecimalLimits) throws(DecimalTextError) {
    self = try text.withUTF8Span { (bytes) throws(DecimalTextError) in
      let (number, end) = try BigDecimal.scan(bytes, from: 0, limits: limits)
      guard end == bytes.count else {
        throw BigDecimal.separatorError(in: bytes, from: 0, at: end)
          ?? BigDecimal.unexpected(in: bytes, at: end)
      }
      return number
    }
  }

  /// Creates a number from decimal text of at most 1,000 digits, exactly; see ``init(_:limits:)``.
  ///
  /// - Throws: A ``DecimalTextError`` with the offset of the first fault and the reason.
  public init(decimal text: String) throws(DecimalTextError) {
    try self.init(text, limits: .default)
  }

  /// Reads the longest number that begins at an offset, and returns it with its end.
  ///
  /// `1e18eth` ends before `eth`, and so does `1eth`.
  package static func scan(
    _ bytes: borrowing Span<UInt8>,
    from start: Int,
    limits: DecimalLimits
  ) throws(DecimalTextError) -> (number: BigDecimal, end: Int) {
    if let short = scanShort(bytes, from: start, limits: limits) { return short }
    guard start < bytes.count else { throw DecimalTextError(.empty, at: start) }
    var position = start
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }

    var digits = DigitRun(from: position, limit: limits.digits)
    let beginsWithPoint =
      position + 1 < bytes.count
      && bytes[position] == UInt8(ascii: ".") && bytes[position + 1].decimalDigit != nil
    if !beginsWithPoint { try digits.read(bytes, &position) }
    var exponent = 0
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      let next = position < bytes.count ? bytes[position] : 0
      if next.decimalDigit != nil || next == UInt8(ascii: "_") {
        let wholeCount = digits.count
        try digits.read(bytes, &position, isFraction: true)
        exponent = wholeCount - digits.count
      }
    }
    let mark = position
    exponent += try scanExponent(
      bytes,
      &position,
      limit: Swift.min(limits.exponent, maximumExponent)
    )
    guard exponent.magnitude <= maximumExponent.magnitude else {
      throw DecimalTextError(.exponentTooLarge(limit: maximumExponent), at: mark)
    }
    let magnitude = digits.value(in: bytes)
    return (
      BigDecimal(coefficient: isNegative ? -magnitude : magnitude, exponent: exponent), position
    )
  }

  /// Scans the usual number: a sign, digits with a decimal point between two of them at most.
  ///
  /// It reads the bytes once, copies none, and allocates nothing.
  ///
  /// - Returns: The number and the offset after it; nil if it needs the full grammar or more than
  ///   two registers, or if it is not valid.
  @inline(__always)
  private static func scanShort(
    _ bytes: borrowing Span<UInt8>,
    from start: Int,
    limits: DecimalLimits
  ) -> (number: BigDecimal, end: Int)? {
    guard start < bytes.count else { return nil }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    let first = isNegative ? start + 1 : start
    var position = first
    var high: UInt64 = 0
    var low: UInt64 = 0
    var count = 0
    var point: Int?
    scan: while position < bytes.count {
      let byte = bytes[position]
      if let digit = byte.decimalDigit {
        if count >= 19 {
          if count == 38 { return nil }
          if count == 19 { (high, low) = (low, 0) }
        }
        // Cannot wrap: 19 digits stay below 2^64.
        low = low &* 10 &+ UInt64(digit)
        count += 1
      } else {
        switch byte {
        case UInt8(ascii: ".") where point == nil: point = position
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "e"), UInt8(ascii: "E"): return nil
        default: break scan
        }
      }
      position += 1
    }
    guard count > 0, count <= limits.digits else { return nil }
    let decimals = point.map { position - $0 - 1 } ?? 0
    if let point, point == first || decimals == 0 { return nil }
    var coefficient = Int128(low)
    if count > 19 {
      // Below 10^38, which fits.
      coefficient &+= Int128(high) &* Int128(UInt64.powersOfTen[count - 19])
    }
    let number = BigDecimal(
      coefficient: BigInt(inPlace: isNegative ? 0 &- coefficient : coefficient),
      anyExponent: -decimals)
    return (number, position)
  }

  /// Reads an exponent, `e`, a sign and digits; zero if it is not complete.
  private static func scanExponent(
    _ bytes: borrowing Span<UInt8>,
    _ position: inout Int,
    limit: Int
  ) throws(DecimalTextError) -> Int {
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return 0 }
    var end = position + 1
    let isNegative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
    if isNegative || (end < bytes.count && bytes[end] == UInt8(ascii: "+")) { end += 1 }
    guard end < bytes.count, let first = bytes[end].decimalDigit else { return 0 }
    var exponent = Int(first)
    end += 1
    // No exponent needs more digits; without a bound, any number of zeros would be read.
    let maximumEnd = end + 32
    while end < bytes.count, let digit = bytes[end].decimalDigit {
      exponent = exponent * 10 + Int(digit)
      guard exponent <= limit, end < maximumEnd else {
        exponent = limit + 1
        break
      }
      end += 1
    }
    guard exponent <= limit else {
      throw DecimalTextError(.exponentTooLarge(limit: limit), at: position + 1)
    }
    position = end
    return isNegative ? -exponent : exponent
  }

  /// Returns the error for a byte that cannot be part of the number that ends before it.
  package static func unexpected(
    in bytes: borrowing Span<UInt8>,
    at offset: Int
  ) -> DecimalTextError {
    let byte = bytes[offset]
    // `1eth` and a second exponent are no exponent without digits.
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    if byte | 0x20 == UInt8(ascii: "e"), !next.isLetter, next.decimalDigit == nil {
      return DecimalTextError(.exponentDigitsExpected, at: offset)
    }
    let isSeparator = [",", "_", "'"].contains(bytes.scalar(at: offset))
    return isSeparator
      ? misplacedSeparator(in: bytes, from: offset, at: offset)
      : DecimalTextError(.unexpected(bytes.scalar(at: offset)), at: offset)
  }

  /// Returns the error for a separator after a number, as in `1,234`.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - start: The offset of the number, or of its sign.
  ///   - end: The offset at which ``scan(_:from:limits:)`` ends the number.
  /// - Returns: The error, or nil if the number does not end at a separator.
  package static func separatorError(
    in bytes: borrowing Span<UInt8>,
    from start: Int,
    at end: Int
  ) -> DecimalTextError? {
    guard SeparatedDigits.mayBegin(bytes, at: end),
      let digits = SeparatedDigits(in: bytes, from: start, fault: end)
    else { return nil }
    return DecimalTextError(
      .misplacedSeparator(digits.separator, spellings: digits.spellings), at: end)
  }

  /// Returns the error for a separator before or within the digits that begin at an offset.
  static func misplacedSeparator(
    in bytes: borrowing Span<UInt8>,
    from start: Int,
    at offset: Int
  ) -> DecimalTextError {
    let isNegative = start > 0 && bytes[start - 1] == UInt8(ascii: "-")
    return separatorError(in: bytes, from: isNegative ? start - 1 : start, at: offset)
      ?? DecimalTextError(.misplacedSeparator(bytes.scalar(at: offset), spellings: []), at: offset)
  }
}
