/// An error in decimal text: the reason and the offset.
public struct DecimalTextError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The text is empty.
    case empty
    /// A digit is missing.
    case digitExpected
    /// The exponent has no digits.
    case exponentDigitsExpected
    /// A separator that the grammar does not allow: a comma, an apostrophe, a space, a second
    /// point, or an underscore that is not between groups of three digits.
    ///
    /// `spellings` are the valid ways to write the number; empty if it is not clear what was meant.
    case misplacedSeparator(Unicode.Scalar, spellings: [String])
    /// A character that is not part of a number.
    case unexpected(Unicode.Scalar)
    /// The number has more digits than the limit.
    case tooManyDigits(limit: Int)
    /// The exponent's magnitude is above the limit.
    case exponentTooLarge(limit: Int)
    /// The number has a fraction, and a whole number is expected.
    case notWhole
  }

  /// What is wrong.
  public let reason: Reason

  /// The offset of the fault in UTF-8 bytes.
  public let offset: Int

  /// Creates an error of a reason at an offset in UTF-8 bytes.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension DecimalTextError {
  /// The error for a number that has to be whole: without proposals to write a fraction.
  package var ofWholeNumber: DecimalTextError {
    guard case .misplacedSeparator(let separator, let spellings) = reason, !spellings.isEmpty else {
      return self
    }
    let whole = spellings.filter { !$0.utf8.contains(UInt8(ascii: ".")) }
    return whole.isEmpty
      ? DecimalTextError(.notWhole, at: offset)
      : DecimalTextError(.misplacedSeparator(separator, spellings: whole), at: offset)
  }
}

extension DecimalTextError: CustomStringConvertible {
  /// A line with the place, the fault and the remedy.
  public var description: String {
    "at offset \(offset): \(reason)"
  }
}

extension DecimalTextError.Reason: CustomStringConvertible {
  /// The fault and the remedy.
  public var description: String {
    switch self {
    case .empty: "nothing to read; expected a number such as 12882811 or 0.5e-3"
    case .digitExpected: "expected a digit from 0 to 9"
    case .exponentDigitsExpected: "an exponent needs digits, as in 1e18"
    case .misplacedSeparator(let separator, let spellings):
      "\(separator.fault): \(DecimalTextError.Reason.advice(spellings))"
    case .unexpected(let scalar): "unexpected \(scalar.quoted)"
    case .tooManyDigits(let limit): "more than \(limit) digits"
    case .exponentTooLarge(let limit): "an exponent beyond \(limit)"
    case .notWhole: "expected a whole number"
    }
  }
}

extension DecimalTextError.Reason {
  private static func advice(_ spellings: [String]) -> String {
    guard let first = spellings.first else { return "write a number as in 1234.5 or 1_234.5" }
    guard let second = spellings.dropFirst().first else { return "write \(shown(first))" }
    let isDecimal = first.utf8.contains(UInt8(ascii: "."))
    let note = isDecimal && !second.utf8.contains(UInt8(ascii: ".")) ? " (a decimal point)" : ""
    return "write \(shown(first))\(note) or \(shown(second))"
  }

  /// Returns the text quoted for a shell, if it has a `$` or a space.
  private static func shown(_ spelling: String) -> String {
    spelling.utf8.contains { [UInt8(ascii: "$"), UInt8(ascii: " ")].contains($0) }
      ? "'\(spelling)'" : spelling
  }
}

extension Unicode.Scalar {
  /// The fault of the character as a separator of digits.
  fileprivate var fault: String {
    switch self {
    case ",": "no commas"
    case ".": "one decimal point at most"
    case "_": "underscores only between groups of three digits"
    case "'", "\u{2019}": "no apostrophes"
    default: "no spaces between digits"
    }
  }

  /// The character in quotes, or its code point if it is not visible: `'x'`, `U+0000`.
  package var quoted: String {
    let isPlain =
      properties.generalCategory != .control && properties.generalCategory != .format
      && !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
    let code = String(value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    return self == " " ? "a space" : !isPlain ? name : isASCII ? "'\(self)'" : "'\(self)' (\(name))"
  }
}
