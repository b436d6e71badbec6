extension BigInt: LosslessStringConvertible {
  /// The number in decimal: a minus sign where it is negative, then digits alone.
  public var description: String {
    BigDecimal(coefficient: self, exponent: 0).description
  }

  /// The number that a text spells: an optional sign, then decimal digits and nothing else.
  ///
  /// Reads back every ``description`` of up to a million digits, and is nil for all else. For text
  /// from strangers use ``init(decimal:limits:)``: it says what is wrong, and where.
  public init?(_ description: String) {
    let isPlain = description.utf8.enumerated().allSatisfy { index, byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (index == 0 && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")))
    }
    guard isPlain, let number = BigDecimal(description) else { return nil }
    self = number.coefficient
  }

  /// The whole number that a decimal text spells.
  ///
  /// The text may use all of the package's decimal grammar (see ``BigDecimal/init(_:limits:)``), as
  /// long as its value is whole: `1e18` and `2.50e1` are, `0.5` is not.
  ///
  /// - Throws: ``DecimalTextError`` that names the offset and the reason.
  ///
  /// ```swift
  /// import ExactMath
  ///
  /// let oneETH = try BigInt(decimal: "1e18")
  /// ```
  public init(
    decimal text: String, limits: DecimalLimits = .default
  ) throws(DecimalTextError) {
    let number = try BigDecimal(text, limits: limits)
    guard let whole = number.wholeNumber else {
      throw DecimalTextError(.notWhole, at: 0)
    }
    self = whole
  }
}

extension BigInt: Codable {
  /// Reads the number from a decimal string.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = BigInt(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a whole number as a decimal string")
    }
    self = value
  }

  /// Writes the number as a decimal string, so that no reader rounds it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
