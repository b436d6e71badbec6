import ExactMath
import Testing

@Suite("DecimalTextError")
struct DecimalTextErrorTests {
  @Test(
    "one line: where, what, and what would be right",
    arguments: [
      ("", "at offset 0: nothing to read; expected a number such as 12882811 or 0.5e-3"),
      ("5.", "at offset 2: expected a digit from 0 to 9 (write 0.5, not .5 or 5.)"),
      ("1e", "at offset 1: an exponent needs digits, as in 1e18"),
      ("1_", "at offset 1: an underscore has to stand between two digits, as in 1_000"),
      ("1,000", "at offset 1: unexpected ','; group digits with underscores: 1_000, not 1,000"),
      ("1x", "at offset 1: unexpected 'x'"), ("1 ", "at offset 1: unexpected a space"),
      ("1\u{0}", "at offset 1: unexpected U+0000"), ("1\u{200B}", "at offset 1: unexpected U+200B"),
      ("−1", "at offset 0: unexpected '−' (U+2212)"),
      ("1😀", "at offset 1: unexpected '😀' (U+1F600)"),
      ("1e1001", "at offset 2: an exponent beyond 1000"),
      ("0.5", "at offset 0: expected a whole number"),
      (String(repeating: "1", count: 1_001), "at offset 1000: more than 1000 digits"),
    ]
  )
  func description(text: String, line: String) {
    let error = #expect(throws: DecimalTextError.self) { try BigInt(decimal: text) }
    #expect(error?.description == line)
  }

  @Test("equal by reason and offset")
  func equality() {
    let error = DecimalTextError(.unexpected("x"), at: 3)
    #expect(error == DecimalTextError(.unexpected("x"), at: 3))
    #expect(error != DecimalTextError(.unexpected("y"), at: 3))
    #expect(error != DecimalTextError(.unexpected("x"), at: 4))
    #expect(Set([error, error, DecimalTextError(.empty, at: 0)]).count == 2)
  }

  @Test(
    "characters that can be seen are shown, others named",
    arguments: [
      ("a", "'a'"), ("~", "'~'"), (" ", "a space"), ("\t", "U+0009"), ("\u{7F}", "U+007F"),
      ("\u{A0}", "U+00A0"), ("\u{FEFF}", "U+FEFF"), ("é", "'é' (U+00E9)"), ("\u{202E}", "U+202E"),
      ("\u{E0001}", "U+E0001"),
    ] as [(Unicode.Scalar, String)]
  )
  func quoted(scalar: Unicode.Scalar, text: String) {
    #expect(scalar.quoted == text)
  }
}
