import Testing

@testable import QuoteStream

@Suite struct QuotedFieldTests {
  /// Of two quotes one is left, and what is around the field does not change.
  @Test(
    arguments: [
      (#"a""b"#, #"a"b"#), (#""""#, #"""#), ("\"\"\"\"\"\"x", "\"\"\"x"),
      ("a\"\"\n\"\"b\r\n", "a\"\n\"b\r\n"),
      ("", ""),
      ("no quote, of more than a vector of bytes", "no quote, of more than a vector of bytes"),
      (#"é""\u{301}""#, #"é"\u{301}""#),
      (#"x""y""z, of more than a vector"#, #"x"y"z, of more than a vector"#),
      // What no parser gives it: a quote alone at the end.
      (#"a""#, #"a""#),
    ])
  func decodes(text: String, decoded: String) {
    let around = Array("\"before\"".utf8)
    var bytes = around + Array(text.utf8) + around
    let field = FieldSlot(start: around.count, end: around.count + text.utf8.count)
    let end = QuotedField.decode(field, of: &bytes)
    #expect(String(decoding: bytes[field.start..<end], as: UTF8.self) == decoded)
    #expect(Array(bytes.prefix(around.count)) == around)
    #expect(Array(bytes.suffix(around.count)) == around)
  }
}
