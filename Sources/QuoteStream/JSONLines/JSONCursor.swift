/// A position in a line of JSON.
///
/// Each `skip…` and `read…` begins at the first byte of its item, leaves the cursor after the last
/// one, and returns false or nil if something else is there. None leaves the line: a line feed does
/// not count as white space.
struct JSONCursor {
  var offset: Int

  /// The bytes of a string between its quotes.
  struct StringToken {
    var content: FieldSlot
    var hasEscapes: Bool
  }

  @inline(__always)
  func next(_ bytes: RawSpan) -> UInt8? {
    offset < bytes.byteCount ? bytes.byte(at: offset) : nil
  }

  @inline(__always)
  mutating func skip(_ byte: UInt8, _ bytes: RawSpan) -> Bool {
    guard offset < bytes.byteCount, bytes.byte(at: offset) == byte else { return false }
    offset &+= 1
    return true
  }

  @inline(__always)
  mutating func skipSpace(_ bytes: RawSpan) {
    while offset < bytes.byteCount {
      let byte = bytes.byte(at: offset)
      guard byte == .space || byte == .tab || byte == .carriageReturn else { return }
      offset &+= 1
    }
  }

  @inline(__always)
  func isAtLineEnd(_ bytes: RawSpan) -> Bool {
    offset == bytes.byteCount || bytes.byte(at: offset) == .lineFeed
  }

  /// Moves to the next line feed, or to the end, and returns the offset of the line after it.
  mutating func nextLine(_ bytes: RawSpan) -> Int {
    while offset < bytes.byteCount, bytes.byte(at: offset) != .lineFeed { offset &+= 1 }
    return min(offset &+ 1, bytes.byteCount)
  }

  @inline(__always)
  mutating func readString(_ bytes: RawSpan) -> StringToken? {
    guard skip(.quote, bytes) else { return nil }
    let start = offset
    let mark = bytes.firstJSONStringMark(from: start)
    if mark < bytes.byteCount, bytes.byte(at: mark) == .quote {
      offset = mark &+ 1
      return StringToken(content: FieldSlot(start: start, end: mark), hasEscapes: false)
    }
    return readEscapedString(bytes, from: start, mark: mark)
  }

  /// Continues to read a string after its first special byte that is not its end.
  @inline(never)
  private mutating func readEscapedString(
    _ bytes: RawSpan, from start: Int, mark firstMark: Int
  ) -> StringToken? {
    var mark = firstMark
    while mark < bytes.byteCount {
      switch bytes.byte(at: mark) {
      case .quote:
        offset = mark &+ 1
        return StringToken(content: FieldSlot(start: start, end: mark), hasEscapes: true)
      case .backslash:
        guard let length = JSONCursor.escapeLength(bytes, at: mark) else { return nil }
        mark = bytes.firstJSONStringMark(from: mark &+ length)
      default: return nil
      }
    }
    return nil
  }

  /// Returns the length of the escape at a backslash; nil if it is not an escape.
  static func escapeLength(_ bytes: RawSpan, at backslash: Int) -> Int? {
    guard backslash + 1 < bytes.byteCount else { return nil }
    switch bytes.byte(at: backslash + 1) {
    case .quote, .backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"):
      guard backslash + 6 <= bytes.byteCount else { return nil }
      for place in backslash + 2..<backslash + 6 {
        let byte = bytes.byte(at: place)
        guard byte.isDigit || (byte | 0x20) &- UInt8(ascii: "a") < 6 else { return nil }
      }
      return 6
    default: return nil
    }
  }

  /// Skips a number of JSON's grammar: no leading zeros, no plus sign, digits around a decimal
  /// point.
  @inline(__always)
  mutating func skipNumber(_ bytes: RawSpan) -> Bool {
    _ = skip(UInt8(ascii: "-"), bytes)
    let isZero = next(bytes) == UInt8(ascii: "0")
    let start = offset
    guard skipDigits(bytes), !isZero || offset == start &+ 1 else { return false }
    if skip(UInt8(ascii: "."), bytes), !skipDigits(bytes) { return false }
    if let byte = next(bytes), byte | 0x20 == UInt8(ascii: "e") {
      offset &+= 1
      if !skip(UInt8(ascii: "-"), bytes) { _ = skip(UInt8(ascii: "+"), bytes) }
      return skipDigits(bytes)
    }
    return true
  }

  @inline(__always)
  private mutating func skipDigits(_ bytes: RawSpan) -> Bool {
    let start = offset
    while offset < bytes.byteCount, bytes.byte(at: offset).isDigit { offset &+= 1 }
    return offset > start
  }

  /// Skips `true`, `false` or `null`.
  mutating func skipWord(_ bytes: RawSpan) -> Bool {
    for word in ["true", "false", "null"] as [StaticString] where word.matches(bytes, at: offset) {
      offset &+= word.utf8CodeUnitCount
      return true
    }
    return false
  }

  /// Skips any value, with arrays and objects nested at most to a depth.
  mutating func skipValue(_ bytes: RawSpan, depth: Int) -> Bool {
    switch next(bytes) {
    case .quote: readString(bytes) != nil
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth > 0 && skipNested(bytes, depth: depth - 1)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): skipWord(bytes)
    default: skipNumber(bytes)
    }
  }

  /// Skips an array or an object.
  private mutating func skipNested(_ bytes: RawSpan, depth: Int) -> Bool {
    let isObject = next(bytes) == UInt8(ascii: "{")
    let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    offset &+= 1
    skipSpace(bytes)
    if skip(close, bytes) { return true }
    while true {
      if isObject {
        guard readString(bytes) != nil else { return false }
        skipSpace(bytes)
        guard skip(UInt8(ascii: ":"), bytes) else { return false }
        skipSpace(bytes)
      }
      guard skipValue(bytes, depth: depth) else { return false }
      skipSpace(bytes)
      if skip(close, bytes) { return true }
      guard skip(.comma, bytes) else { return false }
      skipSpace(bytes)
    }
  }
}

extension StaticString {
  /// Returns whether the bytes at `offset` begin with the text.
  fileprivate func matches(_ bytes: RawSpan, at offset: Int) -> Bool {
    guard offset + utf8CodeUnitCount <= bytes.byteCount else { return false }
    for index in 0..<utf8CodeUnitCount {
      // Safe: the index is below the text's count.
      guard unsafe utf8Start[index] == bytes.byte(at: offset + index) else { return false }
    }
    return true
  }
}
