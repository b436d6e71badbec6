extension Rational: LosslessStringConvertible {
  /// The fraction: `7/2`, or the whole number alone: `4`.
  ///
  /// - Complexity: O(*n* log² *n*) in digits.
  public var description: String {
    denominator == 1 ? numerator.description : "\(numerator)/\(denominator)"
  }

  /// The number that a text spells: a fraction of two whole numbers, or a decimal; nil otherwise.
  ///
  /// Reads back every ``description`` whose parts have up to a million digits. A decimal has as
  /// many digits, and an exponent within ±1,000.
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

  /// The number that a decimal text spells, exactly; the grammar is ``BigDecimal/init(_:limits:)``'s.
  ///
  /// - Throws: ``DecimalTextError`` that names the offset and the reason.
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
  /// Reads the number from a string: a fraction or a decimal; see ``init(_:)-(String)``.
  ///
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
  /// A decimal if the digits end, or else a fraction; exact both ways.
  ///
  /// Of more than a million decimals the fraction is taken: it is shorter, and may be read back.
  package var shortestText: String { shortestDecimal?.description ?? description }

  /// The text of ``shortestText`` if it is read back.
  package var losslessText: String? {
    if let shortestDecimal { return shortestDecimal.description }
    return numerator.isLossless && denominator.isLossless ? description : nil
  }

  /// The number as a decimal that is read back.
  package var shortestDecimal: BigDecimal? {
    guard let decimal = BigDecimal(exactly: self),
      decimal.hasPlainDigits(atMost: DecimalLimits.lossless.digits)
    else { return nil }
    return decimal
  }
}
