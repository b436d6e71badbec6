import StrictJSON
import Testing

@Suite struct JSONReaderStringsTests {
  @Test(arguments: [
    (#""""#, ""),
    (#""a""#, "a"),
    (#""é😀\#u{7F}\#u{2028}""#, "é😀\u{7F}\u{2028}"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{08}\u{0C}\n\r\t"),
    (#""\u0000""#, "\0"),
    (#""\u0041\u00e9\u20AC\uFfFf""#, "A\u{E9}\u{20AC}\u{FFFF}"),
    (#""\ud83d\ude00""#, "😀"),
    (#""\uD800\uDC00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"),
    (#""a\nb\\c""#, "a\nb\\c"),
    (#""\\u0041""#, #"\u0041"#),
    (#""// ' # /*""#, "// ' # /*"),
  ])
  func escapesAreDecoded(text: String, decoded: String) throws {
    // Compared as JSON values, code point by code point.
    #expect(try parse(text).value == .string(decoded))
    #expect(try parse("{\(text):0}").value == .object([JSONMember(decoded, 0)]))
  }

  @Test(arguments: [
    InvalidText("\"a\nb\"", .controlCharacter(0x0A), 1, 3),
    InvalidText("[\n\"é\tb\"]", .controlCharacter(0x09), 2, 3),
    InvalidText("\"\0\"", .controlCharacter(0), 1, 2),
    InvalidText("\"\u{1F}\"", .controlCharacter(0x1F), 1, 2),
    InvalidText("{\"a\u{1B}\":1}", .controlCharacter(0x1B), 1, 4),
    InvalidText(#""\x41""#, .invalidEscape("x"), 1, 2),
    InvalidText(#""é\'""#, .invalidEscape("'"), 1, 3),
    InvalidText(#""\U0041""#, .invalidEscape("U"), 1, 2),
    InvalidText(#""\0""#, .invalidEscape("0"), 1, 2),
    InvalidText(#""\é""#, .invalidEscape("é"), 1, 2),
    InvalidText("\"\\\n\"", .invalidEscape("\n"), 1, 2),
    InvalidText(#""\u12G4""#, .unexpected("G", expected: .hexadecimalDigit), 1, 6),
    InvalidText(#""\u""#, .unexpected("\"", expected: .hexadecimalDigit), 1, 4),
    InvalidText(#""\u+123""#, .unexpected("+", expected: .hexadecimalDigit), 1, 4),
    InvalidText(#""\u{41}""#, .unexpected("{", expected: .hexadecimalDigit), 1, 4),
    InvalidText(#""\u12é""#, .unexpected("é", expected: .hexadecimalDigit), 1, 6),
    InvalidText(#""a\ud800""#, .loneSurrogate(0xD800), 1, 3),
    InvalidText(#""\ud800x""#, .loneSurrogate(0xD800), 1, 2),
    InvalidText(#""\ud800\n""#, .loneSurrogate(0xD800), 1, 2),
    InvalidText(#""\ud800\u0041""#, .loneSurrogate(0xD800), 1, 2),
    InvalidText(#""\uDBFF\ud800""#, .loneSurrogate(0xDBFF), 1, 2),
    InvalidText(#""\udc00""#, .loneSurrogate(0xDC00), 1, 2),
    InvalidText(#""\ud83d\ude00\ude00""#, .loneSurrogate(0xDE00), 1, 14),
    InvalidText(#"{"\ud800":1}"#, .loneSurrogate(0xD800), 1, 3),
  ])
  func invalidStringsAreRefusedWithTheirPlace(invalid: InvalidText) throws {
    let error = try #require(parseError(invalid.text))
    #expect(error.reason == invalid.reason)
    #expect((error.position.line, error.position.column) == (invalid.line, invalid.column))
  }

  @Test func everyCodeUnitEscapeIsDecodedOrALoneSurrogate() throws {
    for unit in UInt16.min...UInt16.max {
      let digits = String(unit, radix: 16)
      let text = #""\u"# + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "\""
      if let scalar = Unicode.Scalar(unit) {
        guard try parse(text).value != .string(String(scalar)) else { continue }
        Issue.record("\(text) is misread")
      } else if parseError(text)?.reason != .loneSurrogate(unit) {
        Issue.record("\(text) is not refused")
      }
    }
  }
}
