extension JSONReader {
  /// Reads a string or a name, from quotation mark to quotation mark.
  mutating func readString() throws(JSONError) -> String {
    enclosingString = position
    cursor += 1
    var runStart = cursor
    try skipUnescaped()
    // Nearly every string is a single run without escapes, and is copied once.
    var decoded: [UInt8] = []
    while bytes[cursor] == UInt8(ascii: "\\") {
      decoded += bytes[runStart..<cursor]
      decoded += try readEscape().utf8
      runStart = cursor
      try skipUnescaped()
    }
    let lastRun = bytes[runStart..<cursor]
    cursor += 1
    enclosingString = nil
    return decoded.isEmpty
      ? String(decoding: lastRun, as: UTF8.self)
      : String(decoding: decoded + lastRun, as: UTF8.self)
  }

  /// Skips unescaped characters, up to a quotation mark or a backslash.
  private mutating func skipUnescaped() throws(JSONError) {
    while true {
      cursor = endOfPlainText(from: cursor)
      guard cursor < bytes.count else { throw endOfTextError() }
      switch bytes[cursor] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        return
      case 0x80...:
        guard case .wellFormed(let length) = utf8Sequence(at: cursor) else {
          throw invalidUTF8Error()
        }
        cursor += length
        continuationBytesInLine += length - 1
      case let control:
        throw JSONError(.controlCharacter(control), at: position)
      }
    }
  }

  /// Returns the first offset at which a string has anything but visible ASCII and spaces.
  private func endOfPlainText(from start: Int) -> Int {
    let bytes = bytes.span
    var offset = start
    while offset < bytes.count, case let byte = bytes[offset],
      0x20..<0x80 ~= byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\")
    {
      offset += 1
    }
    return offset
  }

  /// Reads an escape, whose backslash is at the cursor, or the two escapes of a surrogate pair.
  private mutating func readEscape() throws(JSONError) -> Unicode.Scalar {
    let backslash = position
    cursor += 1
    let scalar: Unicode.Scalar
    switch current {
    case UInt8(ascii: "\""): scalar = "\""
    case UInt8(ascii: "\\"): scalar = "\\"
    case UInt8(ascii: "/"): scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{08}"
    case UInt8(ascii: "f"): scalar = "\u{0C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): return try readUnicodeEscape(from: backslash)
    default:
      var error = errorAtCursor { .invalidEscape($0) }
      if case .invalidEscape = error.reason { error.position = backslash }
      throw error
    }
    cursor += 1
    return scalar
  }

  /// Reads `uXXXX`, and the `\uXXXX` after it if the two are a surrogate pair.
  private mutating func readUnicodeEscape(
    from backslash: TextPosition
  ) throws(JSONError) -> Unicode.Scalar {
    let first = try readCodeUnit()
    var codePoint = UInt32(first)
    if UTF16.isLeadSurrogate(first) {
      let following = bytes[cursor...].prefix(2)
      if following.elementsEqual("\\u".utf8) {
        cursor += 1
        let second = try readCodeUnit()
        if UTF16.isTrailSurrogate(second) {
          codePoint = 0x10000 + ((UInt32(first) & 0x3FF) << 10 | UInt32(second) & 0x3FF)
        }
      } else if "\\u".utf8.starts(with: following) {
        cursor += following.count
        throw endOfTextError()
      }
    }
    // Of the code points up to U+10FFFF, only surrogates are not scalars. Most readers silently
    // replace them by U+FFFD, which changes a name that has to match exactly.
    guard let scalar = Unicode.Scalar(codePoint) else {
      throw JSONError(.loneSurrogate(first), at: backslash)
    }
    return scalar
  }

  /// Reads the letter `u` and four hexadecimal digits.
  private mutating func readCodeUnit() throws(JSONError) -> UInt16 {
    cursor += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap(hexadecimalDigit) else {
        throw errorAtCursor { .unexpected($0, expected: .hexadecimalDigit) }
      }
      unit = unit << 4 | digit
      cursor += 1
    }
    return unit
  }

  private func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
