import Testing

@testable import QuoteStream

/// What each step takes of a line, and where it leaves the cursor; nil if it takes nothing.
@Suite struct JSONCursorTests {
  private func end(
    _ text: String, _ step: (inout JSONCursor, RawSpan) -> Bool
  ) -> Int? {
    let bytes = Array(text.utf8)
    var cursor = JSONCursor(offset: 0)
    return unsafe step(&cursor, bytes.span.bytes) ? cursor.offset : nil
  }

  @Test(
    arguments: [
      ("true", 4), ("true,", 4), ("false", 5), ("null]", 4), ("nul", nil), ("tru", nil),
      ("fals}", nil), ("nuLl", nil), ("", nil), ("1", nil), ("undefined", nil),
    ] as [(String, Int?)])
  func words(text: String, end: Int?) {
    #expect(self.end(text) { $0.skipWord($1) } == end)
  }

  /// RFC 8259, section 6.
  @Test(
    arguments: [
      ("0", 1), ("-0", 2), ("10", 2), ("1.5", 3), ("0.5", 3), ("1e5", 3), ("1E+5", 4), ("1e-5,", 4),
      ("-1.25e+10 ", 9), ("01", nil), ("-", nil), ("+1", nil), (".5", nil), ("5.", nil),
      ("1.", nil),
      ("1e", nil), ("1e+", nil), ("-01", nil), ("", nil), ("e5", nil), ("1e+-5", nil),
    ] as [(String, Int?)])
  func numbers(text: String, end: Int?) {
    #expect(self.end(text) { $0.skipNumber($1) } == end)
  }

  /// RFC 8259, section 7.
  @Test(
    arguments: [
      (#""""#, 2), (#""a"b"#, 3), (#""\"""#, 4), (#""\\""#, 4), (#""\/\b\f\n\r\t""#, 14),
      (#""\u00e9""#, 8), (#""\uD834\udd1E""#, 14), (#""\u00e""#, nil), (#""\u00eg""#, nil),
      (#""\x""#, nil), (#""a"#, nil), (#""a\"#, nil), ("\"\n\"", nil), ("\"\u{1F}\"", nil),
      ("\"\u{7F}\"", 3), ("a", nil), ("", nil), ("\"aaaaaaaaaaaaaaaaaaaaaaaa\"", 26),
      ("\"aaaaaaaaaaaaaaaa\\u12", nil),
    ] as [(String, Int?)])
  func strings(text: String, end: Int?) {
    #expect(self.end(text) { $0.readString($1) != nil } == end)
  }

  /// Only a string with a backslash has to be decoded.
  @Test func escapes() {
    for (text, hasEscapes) in [
      (#""""#, false), (#""a/b é""#, false), (#""a\/b""#, true),
      (#""0123456789abcdef0123456789""#, false), (#""0123456789abcdef\n""#, true),
    ] {
      var cursor = JSONCursor(offset: 0)
      let bytes = Array(text.utf8)
      let token = unsafe cursor.readString(bytes.span.bytes)
      #expect(token?.hasEscapes == hasEscapes)
      #expect(token?.content.start == 1 && token?.content.end == bytes.count - 1)
    }
  }

  /// Arrays and objects as deep as is allowed, and one deeper.
  @Test(
    arguments: [
      ("[]", 0, nil), ("[]", 1, 2), ("{}", 1, 2), ("[[]]", 1, nil), ("[[]]", 2, 4),
      (#"{"a":[{}]}"#, 2, nil), (#"{"a":[{}]}"#, 3, 10), ("1", 0, 1),
      (#"{"a" : 1 , "b":[2 ]}"#, 2, 20),
      ("[1,]", 1, nil), ("[,1]", 1, nil), ("[1 2]", 1, nil), (#"{"a"}"#, 1, nil), ("{1:2}", 1, nil),
      (#"{"a":}"#, 1, nil), ("[", 1, nil), (#"{"a":1"#, 1, nil), ("[1}", 1, nil),
    ] as [(String, Int, Int?)])
  func values(text: String, depth: Int, end: Int?) {
    #expect(self.end(text) { $0.skipValue($1, depth: depth) } == end)
  }
}
