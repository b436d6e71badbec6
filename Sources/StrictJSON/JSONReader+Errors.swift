extension JSONReader {
  /// The text ends at the cursor, inside whatever is open.
  func endOfTextError() -> JSONError {
    guard let innermost = enclosing.last else { return JSONError(.noValue, at: position) }
    return JSONError(
      .unexpectedEnd(inside: innermost.construct, began: innermost.began),
      at: position
    )
  }

  /// The error for the character at the cursor, or for there being none.
  func errorAtCursor(_ reason: (Unicode.Scalar) -> JSONError.Reason) -> JSONError {
    guard current != nil else { return endOfTextError() }
    guard case .wellFormed(let length) = utf8Sequence(at: cursor) else {
      return invalidUTF8Error()
    }
    let text = String(decoding: bytes[cursor..<cursor + length], as: UTF8.self)
    return JSONError(reason(text.unicodeScalars[text.startIndex]), at: position)
  }

  /// The error for the bytes at the cursor, which make no character.
  ///
  /// A character that the end of the text cuts short is no worse than the string cut with it;
  /// the place is then where the last whole character ends.
  func invalidUTF8Error() -> JSONError {
    if enclosing.last?.construct == .string, utf8Sequence(at: cursor) == .cutShort {
      return endOfTextError()
    }
    return JSONError(.invalidUTF8(bytes[cursor]), at: position)
  }

  /// The error for what stands at the cursor in place of what must.
  ///
  /// Forms that other formats allow get an error of their own, which says what JSON has instead.
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

  /// The error for what stands at the cursor after the only value of the text.
  func trailingTextError() -> JSONError {
    errorAtCursor { startsComment($0) ? .comment : .trailingText }
  }

  /// Whether the character at the cursor starts a comment: `//`, `/*` or `#`.
  private func startsComment(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == "/" else { return scalar == "#" }
    let next = bytes[cursor...].dropFirst().first
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "*")
  }

  /// Whether the character quotes text in other languages, or in what a word processor makes of
  /// a straight quotation mark.
  private func quotesElsewhere(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "`", "\u{2018}"..."\u{201F}", "\u{AB}", "\u{BB}", "\u{FF02}": true
    default: false
    }
  }
}
