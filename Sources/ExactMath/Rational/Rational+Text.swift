extension Rational: LosslessStringConvertible {
  /// The fraction: `7/2`, or the whole number alone: `4`.
  public var description: String {
    denominator == 1 ? numerator.description : "\(numerator)/\(denominator)"
  }

  /// The number that a text spells: a fraction of two whole numbers, or a decimal; nil otherwise.
  ///
  /// Reads back every ``description`` whose parts have up to a million digits.
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
  /// Reads the number from a string: a fraction or a decimal.
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
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
