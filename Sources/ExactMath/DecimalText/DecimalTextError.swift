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
  /// The error for a number that has to be whole: without proposals to write a fraction, or to join
  /// the digits of one.
  package var ofWholeNumber: DecimalTextError {
    guard case .misplacedSeparator(let separator, let spellings) = reason,
      let first = spellings.first
    else { return self }
    let (joined, decimals) = (spellings.filter { !$0.hasPoint }, spellings.filter(\.hasPoint))
    // `1,5` and `3127,450` are fractions, `1,500` may be a group, and `_` separates no decimals.
    let isJoined = !joined.isEmpty && (separator != "," || decimals.isEmpty || first.isOneGroup)
    let whole =
      isJoined ? joined : decimals.filter { (try? BigDecimal(decimal: $0))?.wholeNumber != nil }
    return whole.isEmpty
      ? DecimalTextError(.notWhole, at: offset)
      : DecimalTextError(.misplacedSeparator(separator, spellings: whole), at: offset)
  }
}

extension String {
  fileprivate var hasPoint: Bool { utf8.contains(UInt8(ascii: ".")) }

  /// Whether the point of a number may separate a group of three digits: one to three precede it.
  fileprivate var isOneGroup: Bool {
    let parts = utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let counts = parts.map { $0.drop { $0 == UInt8(ascii: "-") }.prefix { $0.decimalDigit != nil } }
      .map(\.count)
    return (1...3).contains(counts[0]) && counts[1] == 3
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
    let note = first.hasPoint && !second.hasPoint ? " (a decimal point)" : ""
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
    return self == " "
      ? "a space" : !isPlain ? codePoint : isASCII ? "'\(self)'" : "'\(self)' (\(codePoint))"
  }

  /// The code point: `U+0041`.
  package var codePoint: String { "U+" + hexadecimal(value, digits: 4) }
}
