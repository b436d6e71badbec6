extension JSONReader {
  /// Returns the error for the end of the text at the cursor, inside the innermost construct.
  func endOfTextError() -> JSONError {
    let string = enclosingString.map { (construct: JSONError.Construct.string, began: $0) }
    guard let innermost = string ?? enclosing.last else { return JSONError(.noValue, at: position) }
    return JSONError(
      .unexpectedEnd(inside: innermost.construct, began: innermost.began),
      at: position
    )
  }

  /// Returns the error for the character at the cursor, or for the end of the text.
  func errorAtCursor(_ reason: (Unicode.Scalar) -> JSONError.Reason) -> JSONError {
    guard current != nil else { return endOfTextError() }
    guard case .wellFormed(let length) = utf8Sequence(at: cursor) else {
      return invalidUTF8Error()
    }
    let text = String(decoding: bytes[cursor..<cursor + length], as: UTF8.self)
    return JSONError(reason(text.unicodeScalars[text.startIndex]), at: position)
  }

  /// Returns the error for the bytes at the cursor, which are not a character.
  ///
  /// If the text ends within a character of a string, the error is that of the incomplete string;
  /// its place is the end of the last whole character.
  func invalidUTF8Error() -> JSONError {
    if enclosingString != nil, utf8Sequence(at: cursor) == .cutShort {
      return endOfTextError()
    }
    return JSONError(.invalidUTF8(bytes[cursor]), at: position)
  }

  /// Returns the error for the character at the cursor, which is not what is expected.
  ///
  /// Forms that other formats allow have errors of their own, which say what JSON has instead.
  func unexpectedError(expected: JSONError.Expectation) -> JSONError {
    errorAtCursor { scalar in
      if startsComment(scalar) { return .comment }
      switch expected {
      case .value, .valueOrArrayEnd:
        return switch scalar {
        case "+": .malformedNumber(.plusSign)
        case ".": .malformedNumber(.noDigitBeforePoint)
        case _ where quotesElsewhere(scalar): .wrongQuotationMark(scalar)
        default: .unexpected(scalar, expected: expected)
        }
      case .name where quotesElsewhere(scalar), .nameOrObjectEnd where quotesElsewhere(scalar):
        return .wrongQuotationMark(scalar)
      default:
        return .unexpected(scalar, expected: expected)
      }
    }
  }

  /// Returns the error for the character at the cursor after the only value of the text.
  func trailingTextError() -> JSONError {
    errorAtCursor { startsComment($0) ? .comment : .trailingText }
  }

  /// Returns whether the character at the cursor starts a comment: `//`, `/*` or `#`.
  private func startsComment(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == "/" else { return scalar == "#" }
    let next = bytes[cursor...].dropFirst().first
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "*")
  }

  /// Returns whether the character is a quotation mark in other languages, or one that word
  /// processors insert in place of a straight one.
  private func quotesElsewhere(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "`", "\u{2018}"..."\u{201F}", "\u{AB}", "\u{BB}", "\u{FF02}": true
    default: false
    }
  }
}
