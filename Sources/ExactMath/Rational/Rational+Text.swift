extension Rational: LosslessStringConvertible {
  /// The numerator and denominator, `7/2`, or the whole number alone, `4`.
  ///
  /// - Complexity: O(*n* log² *n*) in digits.
  public var description: String {
    denominator == 1 ? numerator.description : "\(numerator)/\(denominator)"
  }

  /// Creates a number from a fraction of two whole numbers, or a decimal; nil if the text is
  /// neither.
  ///
  /// It reads every ``description`` whose parts have up to a million digits. A decimal has up to a
  /// million digits, and an exponent within ±1,000.
  ///
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init?(_ description: String) {
    guard let slash = description.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      guard let number = BigDecimal(description) else { return nil }
      self = number.rational
      return
    }
    guard let numerator = BigInt(String(description[..<slash])),
      let denominator = BigInt(String(description[description.utf8.index(after: slash)...])),
      !denominator.isZero
    else { return nil }
    self.init(numerator, denominator)
  }

  /// Creates a number from decimal text, exactly; the grammar is ``BigDecimal/init(_:limits:)``'s.
  ///
  /// - Parameters:
  ///   - text: The text, all of which is read.
  ///   - limits: The maximum length of the text and magnitude of the exponent.
  /// - Throws: A ``DecimalTextError`` with the offset and the reason.
  /// - Complexity: O(*n* log² *n*) in bytes plus the exponent, both within the limits.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// let price = try Rational(decimal: "3127.45")
  /// print(price)  // 62549/20
  /// ```
  public init(
    decimal text: String,
    limits: DecimalLimits = .default
  ) throws(DecimalTextError) {
    self = try BigDecimal(text, limits: limits).rational
  }
}

extension Rational: Codable {
  /// Creates a number from a string, a fraction or a decimal; see ``init(_:)-(String)``.
  ///
  /// - Throws: `DecodingError` if there is no string, or if it is not a number.
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = Rational(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected a number as a string, such as 1/3 or 0.25"
      )
    }
    self = value
  }

  /// Writes the number as a string, so that no reader rounds it.
  ///
  /// - Throws: `EncodingError` if a part has more than a million digits, which are not read back.
  public func encode(to encoder: any Encoder) throws {
    let isLossless = numerator.isLossless && denominator.isLossless
    try encoder.encode(lossless: isLossless ? description : nil, of: self)
  }
}

extension Rational {
  /// The number as a decimal if its expansion terminates, else as a fraction; exact either way.
  ///
  /// A number of more than a million decimals is a fraction: it is shorter, and may be read back.
  package var shortestText: String { shortestDecimal?.description ?? description }

  /// The value of ``shortestText`` if it would be read back.
  package var losslessText: String? {
    if let shortestDecimal { return shortestDecimal.description }
    return numerator.isLossless && denominator.isLossless ? description : nil
  }

  /// The number as a decimal, if its text would be read back.
  package var shortestDecimal: BigDecimal? {
    guard let decimal = BigDecimal(exactly: self),
      decimal.hasPlainDigits(atMost: DecimalLimits.lossless.digits)
    else { return nil }
    return decimal
  }
}

extension Rational {
  /// Returns the numerator and the denominator, with text between and two texts after them, in one
  /// allocation.
  package func fractionText(between: String, after: String, _ last: String) -> String {
    if let numerator = numerator.inPlaceValue, let denominator = denominator.inPlaceValue {
      return Rational.shortFractionText(numerator, between, denominator.magnitude, after, last)
    }
    let sign = numerator.isNegative ? 1 : 0
    return unsafe numerator.withDecimalDigits { numerator in
      unsafe denominator.withDecimalDigits { denominator in
        let count =
          sign + numerator.count + between.utf8.count + denominator.count + after.utf8.count
          + last.utf8.count
        // Safe: the pieces have as many bytes in all, which are UTF-8, and each is written after the
        // last.
        return unsafe String(unsafeUninitializedCapacity: count) { text in
          if sign == 1 { unsafe text.initializeElement(at: 0, to: UInt8(ascii: "-")) }
          var end = unsafe text[sign...].initialize(from: numerator).index
          end = unsafe text[end...].initialize(from: between.utf8).index
          end = unsafe text[end...].initialize(from: denominator).index
          end = unsafe text[end...].initialize(from: after.utf8).index
          return unsafe text[end...].initialize(from: last.utf8).index
        }
      }
    }
  }

  /// Returns the text of a fraction whose parts are registers, written from its end to its beginning.
  private static func shortFractionText(
    _ numerator: Int128, _ between: String, _ denominator: UInt128, _ after: String, _ last: String
  ) -> String {
    let capacity =
      1 + 2 * UInt128.digitCapacity + between.utf8.count + after.utf8.count + last.utf8.count
    // Safe: the buffer has room for all of the pieces, of which each is written before the last one.
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { text in
      var end = capacity
      unsafe write(last, into: text, endingAt: &end)
      unsafe write(after, into: text, endingAt: &end)
      unsafe denominator.writeDecimalDigits(into: text, endingAt: &end)
      unsafe write(between, into: text, endingAt: &end)
      unsafe numerator.magnitude.writeDecimalDigits(into: text, endingAt: &end)
      if numerator < 0 { unsafe write("-", into: text, endingAt: &end) }
      return unsafe String(
        decoding: UnsafeBufferPointer(rebasing: text[end..<capacity]), as: UTF8.self)
    }
  }

  /// Writes a short text before `end`, and moves `end` to its beginning.
  private static func write(
    _ piece: String, into text: UnsafeMutableBufferPointer<UInt8>, endingAt end: inout Int
  ) {
    let start = end - piece.utf8.count
    end = start
    // Safe: the caller's buffer has room for the piece before `end`.
    for (offset, byte) in piece.utf8.enumerated() {
      unsafe text.initializeElement(at: start + offset, to: byte)
    }
  }
}
