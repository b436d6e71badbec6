import ExactMath
import Testing

@Suite("Text as bytes")
struct TextBytesTests {
  @Test("ten bytes of 256 are digits")
  func decimalDigit() {
    for byte in UInt8.min ... .max {
      #expect(byte.decimalDigit == (48...57 ~= byte ? byte - 48 : nil), "\(byte)")
    }
  }

  @Test(
    "passes on the text's UTF-8",
    arguments: ["", "1", "fifteen bytes ok", "é😀\u{0}", "a longer text, not in place"]
  )
  func span(text: String) {
    let copy = text.withUTF8Span { bytes in bytes.indices.map { bytes[$0] } }
    #expect(copy == Array(text.utf8))
  }

  @Test("passes on what the closure throws")
  func passesOn() {
    #expect(throws: ArithmeticError.divisionByZero) {
      try "1".withUTF8Span { (_) throws(ArithmeticError) in throw .divisionByZero }
    }
  }

  @Test(
    "the character at an offset",
    arguments: [
      ("abc", 0, "a"), ("abc", 2, "c"), ("aé", 1, "é"), ("a😀b", 1, "😀"), ("a😀b", 5, "b"),
      ("1\u{301}", 1, "\u{301}"), ("a\u{0}", 1, "\u{0}"), ("a😀", 2, "\u{FFFD}"), ("१", 0, "१"),
    ] as [(String, Int, Unicode.Scalar)]
  )
  func scalar(text: String, offset: Int, expected: Unicode.Scalar) {
    #expect(text.withUTF8Span { bytes in bytes.scalar(at: offset) } == expected)
  }
}
