internal import ExactMath

extension JSONError: CustomStringConvertible {
  /// A line of the form `line:column: what is wrong; what would be right`.
  public var description: String { "\(position): \(reason)" }
}

extension JSONError.Reason: CustomStringConvertible {
  /// A line without the place: `what is wrong; what would be right`.
  public var description: String {
    switch self {
    case .byteOrderMark:
      "the text begins with a byte order mark, which the network's node refuses; "
        + "remove it: save the file as UTF-8 without BOM"
    case .gzip:
      "the file is compressed with gzip; unpack it first, with gunzip"
    case .invalidUTF8(let byte):
      "the byte 0x\(hexadecimal(byte, digits: 2)) does not begin a well-formed UTF-8 character; "
        + "save the file as UTF-8"
    case .noValue:
      "the text is empty or only white space; write one JSON value"
    case .unexpectedEnd(let construct, let began):
      "the text ends, but the \(construct) that began at \(began) \(construct.remedy)"
    case .unexpected(let scalar, let expected):
      "\(quoted(scalar)) is not allowed here; expected \(expected)"
    case .wrongQuotationMark(let scalar):
      "\(quoted(scalar)) is not a quotation mark in JSON; use the straight double quote \""
    case .unknownWord(let word):
      "`\(word)` is not JSON; expected true, false, null, a number, "
        + "or a string in double quotes"
    case .comment:
      "JSON has no comments; remove it"
    case .trailingComma:
      "a comma precedes the closing bracket; remove it"
    case .trailingText:
      "more text follows the value; a text has only one value"
    case .malformedNumber(let fault):
      fault.description
    case .controlCharacter(let byte):
      "the string contains the bare control character \(Unicode.Scalar(byte).codePoint); "
        + "write it as \(escape(for: byte))"
    case .invalidEscape(let scalar):
      "a backslash before \(quoted(scalar)) is not an escape; write \\\\ for a backslash, "
        + "or one of \\\" \\/ \\b \\f \\n \\r \\t \\uXXXX"
    case .loneSurrogate(let unit):
      "\\u\(hexadecimal(unit, digits: 4)) is half a surrogate pair, "
        + "which other readers replace silently; write both halves, or the character itself"
    case .tooDeep(let limit):
      "more than \(limit) arrays and objects are nested; nest them less deeply"
    }
  }
}

extension JSONError.Construct: CustomStringConvertible {
  /// The name of the part: `array`, `string`.
  public var description: String {
    switch self {
    case .array: "array"
    case .object: "object"
    case .string: "string"
    case .number: "number"
    case .word: "word"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .array: "is not closed; expected ] at its end"
    case .object: "is not closed; expected } at its end"
    case .string: "is not closed; expected \" at its end"
    case .number: "is not complete; expected a digit"
    case .word: "is not complete; expected true, false or null"
    }
  }
}

extension JSONError.Expectation: CustomStringConvertible {
  /// The expected part, with its article: `a value or ]`.
  public var description: String {
    switch self {
    case .value: "a value"
    case .valueOrArrayEnd: "a value or ]"
    case .name: "a name in double quotes"
    case .nameOrObjectEnd: "a name in double quotes or }"
    case .colon: "a colon after the name"
    case .commaOrArrayEnd: "a comma or ]"
    case .commaOrObjectEnd: "a comma or }"
    case .hexadecimalDigit: "four hexadecimal digits after \\u"
    }
  }
}

extension JSONError.NumberFault: CustomStringConvertible {
  /// A line of the form `what is wrong; what would be right`.
  public var description: String {
    switch self {
    case .plusSign: "a number begins with a plus sign; remove it"
    case .leadingZero: "a number begins with an unnecessary zero; remove it"
    case .noDigitAfterMinus: "no digit follows the minus sign; expected one, as in -1"
    case .noDigitBeforePoint: "no digit precedes the decimal point; write 0.5, not .5"
    case .noDigitAfterPoint: "no digit follows the decimal point; write 1 or 1.0, not 1."
    case .noDigitInExponent: "no digit follows the exponent sign; expected one, as in 1e13"
    case .stray(let scalar):
      "\(quoted(scalar)) cannot be part of a number; "
        + "expected decimal digits with at most one point and one exponent, as in 0.5e-3"
    }
  }
}

/// Returns the character for a message on one line of any terminal.
///
/// Only visible ASCII is shown as it is. Any other character may be invisible, combine with the one
/// before it, or change the direction of the line, so its code point and name are shown instead.
private func quoted(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "!"..."~": "`\(scalar)`"
  default: [scalar.codePoint, scalar.properties.name].compactMap { $0 }.joined(separator: " ")
  }
}

/// Returns the escape that the writer uses for a control character.
private func escape(for byte: UInt8) -> String {
  let text = JSONValue.string(String(Unicode.Scalar(byte))).jsonText(.compact)
  return String(text.dropFirst().dropLast())
}
