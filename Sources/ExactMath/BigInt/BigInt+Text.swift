extension BigInt: LosslessStringConvertible {
  /// The decimal digits, after a minus sign if the number is negative.
  ///
  /// - Complexity: O(*n* log² *n*) in digits.
  public var description: String {
    unsafe withDecimalDigits { digits in
      // Safe: the capacity is that of a sign and the digits.
      unsafe String(unsafeUninitializedCapacity: digits.count + 1) { text in
        let start = isNegative ? 1 : 0
        unsafe text.initializeElement(at: 0, to: UInt8(ascii: "-"))
        _ = unsafe text[start...].initialize(from: digits)
        return start + digits.count
      }
    }
  }

  /// Creates a number from an optional sign and decimal digits; nil if the text is anything else.
  ///
  /// It reads every ``description`` of up to a million digits. For text from users prefer
  /// ``init(decimal:limits:)``, whose errors say what is wrong at which offset.
  ///
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init?(_ description: String) {
    let value: BigInt? = description.withUTF8Span { bytes in
      guard !bytes.isEmpty else { return nil }
      let first = bytes[0]
      let start = first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? 1 : 0
      let count = bytes.count - start
      guard count > 0, count <= DecimalLimits.lossless.digits else { return nil }
      let digits = bytes.extracting(start..<bytes.count)
      var isAllDigits = true
      // The loop does not end at the first fault, so that it can be vectorized.
      for index in digits.indices {
        let isDigit = digits[index].decimalDigit != nil
        isAllDigits = isDigit ? isAllDigits : false
      }
      guard isAllDigits else { return nil }
      let magnitude = DigitRun(from: start, count: count).value(in: bytes)
      return first == UInt8(ascii: "-") ? -magnitude : magnitude
    }
    guard let value else { return nil }
    self = value
  }

  /// Creates a whole number from decimal text.
  ///
  /// The text may use all of the package's decimal grammar (see ``BigDecimal/init(_:limits:)``) if
  /// its value is whole: `1e18` and `2.50e1` are, `0.5` is not.
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
  /// let oneETH = try BigInt(decimal: "1e18")
  /// print(oneETH)  // 1000000000000000000
  /// ```
  public init(
    decimal text: String,
    limits: DecimalLimits = .default
  ) throws(DecimalTextError) {
    let number: BigDecimal
    do throws(DecimalTextError) {
      number = try BigDecimal(text, limits: limits)
    } catch {
      throw error.ofWholeNumber
    }
    guard let whole = number.wholeNumber else {
      throw DecimalTextError(.notWhole, at: 0)
    }
    self = whole
  }
}

extension BigInt: Codable {
  /// Creates a number from a decimal string of up to a million digits.
  ///
  /// - Throws: `DecodingError` if there is no string, or if it is not a whole number.
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = BigInt(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected a whole number as a decimal string"
      )
    }
    self = value
  }

  /// Writes the number as a decimal string, so that no reader rounds it.
  ///
  /// - Throws: `EncodingError` for more than a million digits, which are not read back.
  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(lossless: isLossless ? description : nil, of: self)
  }

  /// Whether the number has few enough digits to be read back.
  var isLossless: Bool { hasDigits(atMost: DecimalLimits.lossless.digits) }

  /// Returns whether the magnitude has at most the given number of decimal digits.
  package func hasDigits(atMost limit: Int) -> Bool {
    BigDecimal(coefficient: self, exponent: 0).hasPlainDigits(atMost: limit)
  }
}

extension Encoder {
  /// Writes the text of a number, or throws if there is no text that would be read back.
  package func encode(lossless text: String?, of number: any Encodable) throws {
    guard let text else {
      throw EncodingError.invalidValue(
        number,
        EncodingError.Context(
          codingPath: codingPath,
          debugDescription:
            "more than \(DecimalLimits.lossless.digits) digits, which would not be read back"
        )
      )
    }
    var container = singleValueContainer()
    try container.encode(text)
  }
}
