/// What is wrong with a JSON text, and where.
///
/// The description is one line that says what is wrong and what would be right:
///
///     3:24: a comma stands before the closing bracket; remove it
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  public var reason: Reason

  /// Where it is wrong: the first byte that cannot stay, or the end of a text that is cut short.
  public var position: TextPosition

  /// The given fault at the given place.
  public init(_ reason: Reason, at position: TextPosition) {
    self.reason = reason
    self.position = position
  }

  /// The ways in which a text is not JSON.
  public enum Reason: Hashable, Sendable {
    /// The text begins with the bytes EF BB BF.
    ///
    /// RFC 8259 lets a reader skip them; the network's node refuses the file, and so must a
    /// reader that checks a file for it.
    case byteOrderMark

    /// The bytes are those of a file that gzip compressed.
    case gzip

    /// The sequence that begins with this byte is not UTF-8: stray, overlong, a surrogate, above
    /// U+10FFFF, or cut short.
    case invalidUTF8(UInt8)

    /// The text is empty, or holds white space only.
    case noValue

    /// The text ends inside something that began at the given place.
    case unexpectedEnd(inside: Construct, began: TextPosition)

    /// The character cannot stand where something else is expected.
    case unexpected(Unicode.Scalar, expected: Expectation)

    /// The character is a quotation mark, but not the one that JSON has.
    case wrongQuotationMark(Unicode.Scalar)

    /// A bare word that is not `true`, `false` or `null`; the text is cut after 40 characters.
    case unknownWord(String)

    /// A comment, which other formats allow.
    case comment

    /// A comma between the last element and the closing bracket.
    case trailingComma

    /// Something other than white space follows the value.
    case trailingText

    /// A number that breaks JSON's grammar.
    case malformedNumber(NumberFault)

    /// A bare control character, 0 to 0x1F, inside a string.
    case controlCharacter(UInt8)

    /// A backslash before a character that makes no escape.
    case invalidEscape(Unicode.Scalar)

    /// A `\u` escape for one half of a surrogate pair without the other half.
    case loneSurrogate(UInt16)

    /// One array or object more is open than the limit allows.
    case tooDeep(limit: Int)
  }

  /// A part of a text that has a beginning and an end.
  public enum Construct: Hashable, Sendable {
    /// An array.
    case array
    /// An object.
    case object
    /// A string or the name of a member.
    case string
    /// A number.
    case number
    /// The word `true`, `false` or `null`.
    case word
  }

  /// What a place in a text calls for.
  public enum Expectation: Hashable, Sendable {
    /// A value.
    case value
    /// The first element of an array, or `]`.
    case valueOrArrayEnd
    /// The name of a member.
    case name
    /// The name of the first member of an object, or `}`.
    case nameOrObjectEnd
    /// The colon after a name.
    case colon
    /// The comma after an element, or `]`.
    case commaOrArrayEnd
    /// The comma after a member, or `}`.
    case commaOrObjectEnd
    /// One of the four hexadecimal digits after `\u`.
    case hexadecimalDigit
  }

  /// A way in which a number breaks JSON's grammar.
  public enum NumberFault: Hashable, Sendable {
    /// `+1`.
    case plusSign
    /// `01`.
    case leadingZero
    /// `-` without a digit.
    case noDigitAfterMinus
    /// `.5`.
    case noDigitBeforePoint
    /// `1.`.
    case noDigitAfterPoint
    /// `1e`.
    case noDigitInExponent
    /// A character glued to the end: `1_000`, `0x1F`, `1.2.3`, `5wei`.
    case stray(Unicode.Scalar)
  }
}
