internal import ExactMath

extension JSONReader {
  /// Reads a value that is neither an array nor an object.
  mutating func readScalar(expected: JSONError.Expectation) throws(JSONError) -> JSONValue {
    guard let current else { throw endOfTextError() }
    switch current {
    case UInt8(ascii: "\""):
      return .string(try readString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .number(try readNumber())
    case let byte where byte.isLetter:
      return try readWord()
    default:
      throw unexpectedError(expected: expected)
    }
  }

  /// Reads a number, and returns its text.
  mutating func readNumber() throws(JSONError) -> String {
    let began = position
    let number = JSONNumberGrammar(scanning: bytes, from: cursor)
    guard let fault = number.fault else {
      cursor = number.cursor
      return String(decoding: bytes[began.offset..<cursor], as: UTF8.self)
    }
    switch fault {
    case .word:
      throw JSONError(.unknownWord("-" + wordText(from: number.cursor)), at: began)
    case .cutShort:
      cursor = number.cursor
      throw JSONError(.unexpectedEnd(inside: .number, began: began), at: position)
    case .malformed(let fault):
      cursor = number.cursor
      throw JSONError(.malformedNumber(fault), at: position)
    }
  }

  /// Reads `true`, `false` or `null`.
  mutating func readWord() throws(JSONError) -> JSONValue {
    let began = position
    let end = endOfWord(from: cursor)
    let word = bytes[cursor..<end]
    let value: JSONValue
    if word.elementsEqual("true".utf8) {
      value = .bool(true)
    } else if word.elementsEqual("false".utf8) {
      value = .bool(false)
    } else if word.elementsEqual("null".utf8) {
      value = .null
    } else if end == bytes.count,
      ["true", "false", "null"].contains(where: { $0.utf8.starts(with: word) })
    {
      cursor = end
      throw JSONError(.unexpectedEnd(inside: .word, began: began), at: position)
    } else {
      throw JSONError(.unknownWord(wordText(from: cursor)), at: began)
    }
    cursor = end
    return value
  }

  private func wordText(from start: Int) -> String {
    let maximumLength = 40
    let end = endOfWord(from: start)
    let text = String(decoding: bytes[start..<min(end, start + maximumLength)], as: UTF8.self)
    return end - start > maximumLength ? text + "..." : text
  }

  /// Returns the end of the letters, digits and underscores from `start`.
  private func endOfWord(from start: Int) -> Int {
    var end = start
    while end < bytes.count,
      bytes[end].isLetter || bytes[end].decimalDigit != nil || bytes[end] == UInt8(ascii: "_")
    {
      end += 1
    }
    return end
  }
}
