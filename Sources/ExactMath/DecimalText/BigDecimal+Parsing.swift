extension BigDecimal {
  /// Reads a decimal number, exactly.
  ///
  /// The grammar, the same in all of the package: an optional sign, digits, then optionally a
  /// point with digits and an exponent with digits. An underscore may stand between two digits.
  /// Spaces, other scripts' digits, `NaN`, hexadecimal and a bare `.5` or `5.` are errors.
  ///
  /// | text | value |
  /// |---|---|
  /// | `12882811`, `12_882_811`, `+12882811` | 12882811 |
  /// | `0.5e-3`, `5E-4` | 0.0005 |
  /// | `-1.50` | −1.5 |
  ///
  /// - Parameters:
  ///   - text: All of it is read.
  ///   - limits: The longest text and the largest exponent to take.
  /// - Throws: ``DecimalTextError`` that names the offset and the reason, found in one pass that
  ///   ends at the first fault.
  public init(_ text: String, limits: DecimalLimits) throws(DecimalTextError) {
    self = try text.withUTF8Span { (bytes) throws(DecimalTextError) in
      let (number, end) = try BigDecimal.scan(bytes, from: 0, limits: limits)
      guard end == bytes.count else {
        throw BigDecimal.unexpected(in: bytes, at: end)
      }
      return number
    }
  }

  /// Reads a decimal number of at most 1,000 digits, exactly; see ``init(_:limits:)``.
  public init(decimal text: String) throws(DecimalTextError) {
    try self.init(text, limits: .default)
  }

  /// Reads the number that begins at an offset, and tells where it ends.
  ///
  /// The longest number is taken: `1e18eth` ends before `eth`, `1eth` before `eth` as well.
  package static func scan(
    _ bytes: borrowing Span<UInt8>, from start: Int, limits: DecimalLimits
  ) throws(DecimalTextError) -> (number: BigDecimal, end: Int) {
    guard start < bytes.count else { throw DecimalTextError(.empty, at: start) }
    var position = start
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }

    var digits = DigitAccumulator(limit: limits.digits)
    try digits.read(bytes, &position)
    var exponent = 0
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      let wholeCount = digits.count
      try digits.read(bytes, &position)
      exponent = wholeCount - digits.count
    }
    exponent += try scanExponent(bytes, &position, limit: limits.exponent)
    let magnitude = digits.value
    return (
      BigDecimal(coefficient: isNegative ? -magnitude : magnitude, exponent: exponent), position
    )
  }

  /// Reads `e`, a sign and digits where all that is needed of it stands; zero elsewhere.
  private static func scanExponent(
    _ bytes: borrowing Span<UInt8>, _ position: inout Int, limit: Int
  ) throws(DecimalTextError) -> Int {
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return 0 }
    var end = position + 1
    let isNegative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
    if isNegative || (end < bytes.count && bytes[end] == UInt8(ascii: "+")) { end += 1 }
    guard end < bytes.count, let first = bytes[end].decimalDigit else { return 0 }
    var exponent = Int(first)
    end += 1
    while end < bytes.count, let digit = bytes[end].decimalDigit {
      exponent = exponent * 10 + Int(digit)
      guard exponent <= limit else { break }
      end += 1
    }
    guard exponent <= limit else {
      throw DecimalTextError(.exponentTooLarge(limit: limit), at: position + 1)
    }
    position = end
    return isNegative ? -exponent : exponent
  }

  /// The error for a byte that cannot be part of the number that ends before it.
  package static func unexpected(
    in bytes: borrowing Span<UInt8>, at offset: Int
  ) -> DecimalTextError {
    let byte = bytes[offset]
    if byte | 0x20 == UInt8(ascii: "e") {
      return DecimalTextError(.exponentDigitsExpected, at: offset)
    }
    if byte == UInt8(ascii: "_") { return DecimalTextError(.misplacedUnderscore, at: offset) }
    return DecimalTextError(.unexpected(bytes.scalar(at: offset)), at: offset)
  }
}

/// Decimal digits as they are read: two registers hold the first 38, bytes hold more.
private struct DigitAccumulator {
  let limit: Int
  private(set) var count = 0
  /// The digits through the 19th, and those from the 20th through the 38th.
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  /// All digits, kept from the 39th on.
  private var bytes: [UInt8] = []

  init(limit: Int) {
    self.limit = limit
  }

  /// Reads one digit or more, single underscores between them.
  mutating func read(
    _ text: borrowing Span<UInt8>, _ position: inout Int
  ) throws(DecimalTextError) {
    let start = position
    while position < text.count {
      if let digit = text[position].decimalDigit {
        guard count < limit else {
          throw DecimalTextError(.tooManyDigits(limit: limit), at: position)
        }
        append(digit)
        position += 1
      } else if text[position] == UInt8(ascii: "_") {
        guard position > start, position + 1 < text.count, text[position + 1].decimalDigit != nil
        else { throw DecimalTextError(.misplacedUnderscore, at: position) }
        position += 1
      } else {
        break
      }
    }
    guard position > start else {
      guard position < text.count else { throw DecimalTextError(.digitExpected, at: position) }
      let error = BigDecimal.unexpected(in: text, at: position)
      let mayHaveMeantDigit = [".", "e", "E"].contains(text.scalar(at: position))
      throw mayHaveMeantDigit ? DecimalTextError(.digitExpected, at: position) : error
    }
  }

  private mutating func append(_ digit: UInt8) {
    // Neither register wraps: 19 digits stay below 2^64.
    switch count {
    case ..<19: first = first &* 10 &+ UInt64(digit)
    case ..<38: second = second &* 10 &+ UInt64(digit)
    default:
      if bytes.isEmpty { bytes = registerDigits }
      bytes.append(digit)
    }
    count += 1
  }

  /// The 38 digits of the full registers, most significant first.
  private var registerDigits: [UInt8] {
    [first, second].flatMap { register in
      (0..<19).map { UInt8(register / UInt64.powersOfTen[18 - $0] % 10) }
    }
  }

  var value: BigInt {
    switch count {
    case ...19: BigInt(inPlace: Int128(first))
    case ...38:
      // Below 10^38, which fits.
      BigInt(inPlace: Int128(first) &* Int128(UInt64.powersOfTen[count - 19]) &+ Int128(second))
    default: BigInt(digits: bytes)
    }
  }
}
