/// Why a text is not a decimal number, and where.
public struct DecimalTextError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// There is no text at all.
    case empty
    /// A digit has to stand here.
    case digitExpected
    /// The exponent mark has no digits after it.
    case exponentDigitsExpected
    /// An underscore that does not stand between two digits.
    case misplacedUnderscore
    /// A character that no number has at this place.
    case unexpected(Unicode.Scalar)
    /// More digits than the limit.
    case tooManyDigits(limit: Int)
    /// An exponent whose magnitude is above the limit.
    case exponentTooLarge(limit: Int)
    /// A fraction where a whole number has to stand.
    case notWhole
  }

  /// What is wrong.
  public let reason: Reason

  /// How many UTF-8 bytes of the text come before the fault.
  public let offset: Int

  /// An error of that reason at that many UTF-8 bytes into the text.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension DecimalTextError: CustomStringConvertible {
  /// One line: where, what, and what would be right.
  public var description: String {
    "at offset \(offset): \(reason)"
  }
}

extension DecimalTextError.Reason: CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .empty: "nothing to read; expected a number such as 12882811 or 0.5e-3"
    case .digitExpected: "expected a digit from 0 to 9 (write 0.5, not .5 or 5.)"
    case .exponentDigitsExpected: "an exponent needs digits, as in 1e18"
    case .misplacedUnderscore: "an underscore has to stand between two digits, as in 1_000"
    case .unexpected(","): "unexpected ','; group digits with underscores: 1_000, not 1,000"
    case .unexpected(let scalar): "unexpected \(scalar.quoted)"
    case .tooManyDigits(let limit): "more than \(limit) digits"
    case .exponentTooLarge(let limit): "an exponent beyond \(limit)"
    case .notWhole: "expected a whole number"
    }
  }
}

extension Unicode.Scalar {
  /// The character in quotes with its code point where it cannot be seen: `'x'`, `U+0000`.
  package var quoted: String {
    let isPlain =
      properties.generalCategory != .control && properties.generalCategory != .format
      && !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
    let code = String(value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    return self == " " ? "a space" : !isPlain ? name : isASCII ? "'\(self)'" : "'\(self)' (\(name))"
  }
}
