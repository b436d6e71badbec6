extension BigDecimal: LosslessStringConvertible {
  /// All digits in plain notation: no exponent, no grouping, no zeros at the end of a fraction.
  public var description: String {
    text(minimumDecimals: 0, grouping: .none)
  }

  /// The number that a text spells, or nil; reads up to a million digits.
  public init?(_ description: String) {
    try? self.init(description, limits: .lossless)
  }

  /// The digits in plain notation, with zeros up to at least that many after the point.
  func text(minimumDecimals: Int, grouping: DigitGrouping) -> String {
    unsafe coefficient.withDecimalDigits { digits in
      // Safe: the pointer is used before it goes.
      unsafe PlainDecimal(
        // Zero is one digit, whatever its exponent.
        digits: digits,
        exponent: coefficient.isZero ? 0 : exponent,
        minimumDecimals: minimumDecimals
      ).text(isNegative: coefficient.isNegative, grouping: grouping)
    }
  }
}

/// How the digits before the point are set apart.
public enum DigitGrouping: Hashable, Sendable {
  /// Not at all: `12882811`.
  case none
  /// By underscores, which this package reads back: `12_882_811`.
  case underscores
  /// By commas, for people alone: `12,882,811`.
  case commas

  var separator: UInt8? {
    switch self {
    case .none: nil
    case .underscores: UInt8(ascii: "_")
    case .commas: UInt8(ascii: ",")
    }
  }
}

/// Decimal digits and the power of ten of the last one.
///
/// Safe: the digits are read through one function, which keeps inside them; the value stays in the
/// closure that the digits were lent to.
@safe
private struct PlainDecimal {
  /// ASCII digits, most significant first, at least one.
  private let digits: UnsafeBufferPointer<UInt8>
  private let exponent: Int
  /// How many digits are written after the point: no zeros at the end beyond those asked for.
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

  /// The digit that stands for so many times 10^`place`; zeros go on forever on both sides.
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
      func put(_ byte: UInt8) {
        unsafe text.initializeElement(at: end, to: byte)
        end += 1
      }
      if isNegative { put(UInt8(ascii: "-")) }
      for place in stride(from: wholeDigits - 1, through: -decimals, by: -1) {
        if place == -1 { put(UInt8(ascii: ".")) }
        unsafe put(PlainDecimal.digit(digits, exponent, atPlace: place))
        if let separator = grouping.separator, place > 0, place % 3 == 0 { put(separator) }
      }
      return end
    }
  }
}
