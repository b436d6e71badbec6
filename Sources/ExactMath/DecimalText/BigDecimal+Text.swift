extension BigDecimal: LosslessStringConvertible {
  /// All digits in plain notation: no exponent, no grouping, no trailing zeros of a fraction.
  ///
  /// - Complexity: O(*n* log² *n*) in the digits of the text, including zeros.
  public var description: String {
    text(minimumDecimals: 0, grouping: .ungrouped)
  }

  /// Creates a number from decimal text, or nil if it is not valid.
  ///
  /// It reads up to a million digits and exponents within ±1,000, and so every ``description`` of
  /// up to a million digits.
  ///
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init?(_ description: String) {
    try? self.init(description, limits: .lossless)
  }

  /// Returns the digits in plain notation, with trailing zeros up to a minimum number of decimals.
  func text(minimumDecimals: Int, grouping: DigitGrouping) -> String {
    unsafe coefficient.withDecimalDigits { digits in
      // Safe: the pointer does not escape the closure.
      unsafe PlainDecimal(
        // Zero is one digit, whatever its exponent.
        digits: digits,
        exponent: coefficient.isZero ? 0 : exponent,
        minimumDecimals: minimumDecimals
      ).text(isNegative: coefficient.isNegative, grouping: grouping)
    }
  }
}

extension BigDecimal: Codable {
  /// Creates a number from a decimal string; see ``init(_:)``.
  ///
  /// A JSON number is refused, because a decoder may round it.
  ///
  /// - Throws: `DecodingError` if there is no string, or if it is not a decimal number.
  /// - Complexity: O(*n* log² *n*) in bytes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = BigDecimal(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected a decimal number as a string, such as 0.25"
      )
    }
    self = value
  }

  /// Writes all digits of the number as a string, so that no reader rounds it.
  ///
  /// - Throws: `EncodingError` for more than a million digits, which are not read back.
  public func encode(to encoder: any Encoder) throws {
    try encoder.encode(lossless: isLossless ? description : nil, of: self)
  }

  /// Whether the number's text is short enough to be read back.
  package var isLossless: Bool { hasPlainDigits(atMost: DecimalLimits.lossless.digits) }
}

/// How the digits before the point are grouped.
public enum DigitGrouping: Hashable, Sendable {
  /// No grouping: `12882811`.
  case ungrouped
  /// Underscores, which this package reads: `12_882_811`.
  case underscores
  /// Commas, which this package does not read: `12,882,811`.
  case commas

  var separator: UInt8? {
    switch self {
    case .ungrouped: nil
    case .underscores: UInt8(ascii: "_")
    case .commas: UInt8(ascii: ",")
    }
  }
}

/// Decimal digits and the power of ten of the last one.
///
/// Safe: the digits are read through one function, which checks the index; the value does not
/// escape the closure that the digits are passed to.
@safe
private struct PlainDecimal {
  /// ASCII digits, most significant first, at least one.
  private let digits: UnsafeBufferPointer<UInt8>
  private let exponent: Int
  /// The number of digits after the point: no trailing zeros beyond the minimum.
  private let decimals: Int

  init(digits: UnsafeBufferPointer<UInt8>, exponent: Int, minimumDecimals: Int) {
    unsafe self.digits = digits
    self.exponent = exponent
    var decimals = max(-exponent, minimumDecimals)
    while unsafe decimals > minimumDecimals
      && PlainDecimal.digit(digits, exponent, atPlace: -decimals) == UInt8(ascii: "0")
    {
      decimals -= 1
    }
    self.decimals = decimals
  }

  /// Returns the digit of 10^`place`; zero on both sides of the digits.
  private static func digit(
    _ digits: UnsafeBufferPointer<UInt8>,
    _ exponent: Int,
    atPlace place: Int
  ) -> UInt8 {
    let index = digits.count - 1 - (place - exponent)
    // Safe: the index was compared with both ends.
    return unsafe digits.indices.contains(index) ? digits[index] : UInt8(ascii: "0")
  }

  func text(isNegative: Bool, grouping: DigitGrouping) -> String {
    let wholeDigits = unsafe max(digits.count + exponent, 1)
    let separators = grouping.separator == nil ? 0 : (wholeDigits - 1) / 3
    let fraction = decimals > 0 ? decimals + 1 : 0
    let length = (isNegative ? 1 : 0) + wholeDigits + separators + fraction
    // Safe: exactly `length` bytes are written, one after another, all of them ASCII.
    return unsafe String(unsafeUninitializedCapacity: length) { text in
      var end = 0
      if isNegative { unsafe PlainDecimal.put(UInt8(ascii: "-"), text, &end) }
      if let separator = grouping.separator {
        var place = wholeDigits - 1
        while place > 2 {
          unsafe write(from: place, through: place / 3 * 3, text, &end)
          unsafe PlainDecimal.put(separator, text, &end)
          place = place / 3 * 3 - 1
        }
        unsafe write(from: place, through: 0, text, &end)
      } else {
        unsafe write(from: wholeDigits - 1, through: 0, text, &end)
      }
      if decimals > 0 {
        unsafe PlainDecimal.put(UInt8(ascii: "."), text, &end)
        unsafe write(from: -1, through: -decimals, text, &end)
      }
      return end
    }
  }

  private static func put(
    _ byte: UInt8,
    _ text: UnsafeMutableBufferPointer<UInt8>,
    _ end: inout Int
  ) {
    unsafe text.initializeElement(at: end, to: byte)
    end += 1
  }

  /// Writes the digits of the places from `high` down to `low`: zeros, digits, zeros.
  private func write(
    from high: Int,
    through low: Int,
    _ text: UnsafeMutableBufferPointer<UInt8>,
    _ end: inout Int
  ) {
    // The indices of these two places among the digits, or beyond them.
    var index = unsafe digits.count - 1 - (high - exponent)
    let last = unsafe digits.count - 1 - (low - exponent)
    while index <= min(last, -1) {
      unsafe PlainDecimal.put(UInt8(ascii: "0"), text, &end)
      index += 1
    }
    let count = unsafe min(last + 1, digits.count) - index
    if count > 0, let from = unsafe digits.baseAddress, let to = text.baseAddress {
      // Safe: the range was clamped to that of the digits.
      unsafe (to + end).initialize(from: from + index, count: count)
      end += count
      index += count
    }
    while index <= last {
      unsafe PlainDecimal.put(UInt8(ascii: "0"), text, &end)
      index += 1
    }
  }
}
