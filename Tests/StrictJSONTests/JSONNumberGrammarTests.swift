import StrictJSON
import Testing

@Suite struct JSONNumberGrammarTests {
  @Test(arguments: [
    ("0", true), ("-0", true), ("10", true), ("1.5", true), ("0.5e-3", true), ("1E+400", true),
    ("", false), ("-", false), ("+1", false), ("01", false), ("1.", false), (".5", false),
    ("1e", false), ("1_000", false), (" 1", false), ("1 ", false), ("1,2", false), ("0x1", false),
    ("NaN", false), ("-Infinity", false), ("½", false), ("١", false), ("1\u{301}", false),
  ])
  func acceptsWholeNumbersOnly(text: String, isNumber: Bool) {
    #expect(JSONValue.isNumberText(text) == isNumber)
  }
}
