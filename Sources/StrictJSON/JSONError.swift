/// An error in JSON text: the reason and the place.
///
/// The description is a line that says what is wrong and what would be right:
///
///     3:24: a comma precedes the closing bracket; remove it
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  public var reason: Reason

  /// The place of the first invalid byte, or of the end of a text that is incomplete.
  public var position: TextPosition

  /// Creates an error of a reason at a place.
  public init(_ reason: Reason, at position: TextPosition) {
    self.reason = reason
    self.position = position
  }

  /// The reason why a text is not JSON.
  public enum Reason: Hashable, Sendable {
    /// The text begins with the bytes EF BB BF.
    ///
    /// RFC 8259 lets a reader ignore them; the network's node refuses the file, and so must a
    /// reader that checks files for the node.
    case byteOrderMark

    /// The file is compressed with gzip.
    case gzip

    /// The sequence that begins with this byte is not UTF-8: stray, overlong, a surrogate, above
    /// U+10FFFF, or incomplete.
    case invalidUTF8(UInt8)

    /// The text is empty, or only white space.
    case noValue

    /// The text ends inside a construct that began at the given place.
    case unexpectedEnd(inside: Construct, began: TextPosition)

    /// The character is not what is expected.
    case unexpected(Unicode.Scalar, expected: Expectation)

    /// The character is a quotation mark, but not that of JSON.
    case wrongQuotationMark(Unicode.Scalar)

    /// A bare word that is not `true`, `false` or `null`; the text is truncated to 40 characters.
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

    /// A backslash before a character that is not an escape.
    case invalidEscape(Unicode.Scalar)

    /// A `\u` escape for one half of a surrogate pair without the other half.
    case loneSurrogate(UInt16)

    /// More arrays and objects are nested than the limit allows.
    case tooDeep(limit: Int)
  }

  /// A part of a text with a beginning and an end.
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

  /// The expected part at a place in a text.
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
    /// A character right after the number: `1_000`, `0x1F`, `1.2.3`, `5wei`.
    case stray(Unicode.Scalar)
  }
}
