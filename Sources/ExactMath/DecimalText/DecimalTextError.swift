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
    /// A character that sets digits apart in a way that the grammar does not have: a comma, an
    /// apostrophe, a space, a second point, or an underscore that is not between groups of three.
    ///
    /// `spellings` are ways to write the number, each of which is read; there is none if it is not
    /// clear what was meant.
    case misplacedSeparator(Unicode.Scalar, spellings: [String])
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

extension DecimalTextError {
  /// The same error if the number has to be whole: without proposals to write a fraction.
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

  /// The text as a shell takes it: it would read a `$` as a variable, and a space as an end.
  private static func shown(_ spelling: String) -> String {
    spelling.utf8.contains { [UInt8(ascii: "$"), UInt8(ascii: " ")].contains($0) }
      ? "'\(spelling)'" : spelling
  }
}

extension Unicode.Scalar {
  /// What is wrong with it as a separator of digits.
  fileprivate var fault: String {
    switch self {
    case ",": "no commas"
    case ".": "one decimal point at most"
    case "_": "underscores only between groups of three digits"
    case "'", "\u{2019}": "no apostrophes"
    default: "no spaces between digits"
    }
  }

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
