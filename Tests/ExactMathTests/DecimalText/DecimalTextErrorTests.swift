import ExactMath
import Testing

@Suite("DecimalTextError")
struct DecimalTextErrorTests {
  @Test(
    "a line with the place, the fault and the remedy",
    arguments: [
      ("", "at offset 0: nothing to read; expected a number such as 12882811 or 0.5e-3"),
      ("-", "at offset 1: expected a digit from 0 to 9"),
      ("1e", "at offset 1: an exponent needs digits, as in 1e18"),
      ("1_", "at offset 1: underscores only between groups of three digits: write 1"),
      ("1,000,000", "at offset 1: no commas: write 1000000 or 1_000_000"),
      ("1,5", "at offset 1: expected a whole number"),
      ("1,500", "at offset 1: no commas: write 1500"),
      ("1'000", "at offset 1: no apostrophes: write 1000 or 1_000"),
      ("1 000", "at offset 1: no spaces between digits: write 1000 or 1_000"),
      ("1.2.3", "at offset 3: one decimal point at most: write a number as in 1234.5 or 1_234.5"),
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

  /// Source: `design/cli.md`, *Second round*, *Text forms*.
  @Test(
    "a comma is never read",
    arguments: [
      ("3127,45", "no commas: write 3127.45 (a decimal point) or 312745"),
      ("1,234.5", "no commas: write 1234.5 or 1_234.5"), ("0,5", "no commas: write 0.5"),
    ]
  )
  func commas(text: String, advice: String) {
    let error = #expect(throws: DecimalTextError.self) { try Rational(decimal: text) }
    #expect(error?.reason.description == advice)
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

  @Test(
    "code points have four digits at least",
    arguments: [("\0", "U+0000"), ("A", "U+0041"), ("é", "U+00E9"), ("😀", "U+1F600")]
      as [(Unicode.Scalar, String)])
  func codePoint(scalar: Unicode.Scalar, text: String) {
    #expect(scalar.codePoint == text)
  }
}
