import ExactMath
import StrictJSON
import Testing

@Suite struct JSONErrorTests {
  /// The text of each message.
  @Test(arguments: [
    (
      "\u{FEFF}[]",
      "1:1: the text begins with a byte order mark, which the network's node refuses; "
        + "remove it: save the file as UTF-8 without BOM"
    ),
    ("", "1:1: the text is empty or only white space; write one JSON value"),
    (
      "[\n  {\"a\": \"b",
      "2:11: the text ends, but the string that began at 2:9 is not closed; expected \" at its end"
    ),
    (
      "[\n  {\"a\": ",
      "2:9: the text ends, but the object that began at 2:3 is not closed; expected } at its end"
    ),
    (
      "[",
      "1:2: the text ends, but the array that began at 1:1 is not closed; expected ] at its end"
    ),
    (
      "1.",
      "1:3: the text ends, but the number that began at 1:1 is not complete; expected a digit"
    ),
    (
      "tru",
      "1:4: the text ends, but the word that began at 1:1 is not complete; "
        + "expected true, false or null"
    ),
    ("[1}", "1:3: `}` is not allowed here; expected a comma or ]"),
    ("[\u{202E}]", "1:2: U+202E RIGHT-TO-LEFT OVERRIDE is not allowed here; expected a value or ]"),
    ("[\u{07}]", "1:2: U+0007 is not allowed here; expected a value or ]"),
    ("[1,,]", "1:4: `,` is not allowed here; expected a value"),
    ("{a:1}", "1:2: `a` is not allowed here; expected a name in double quotes or }"),
    ("{\"a\":1,b:1}", "1:8: `b` is not allowed here; expected a name in double quotes"),
    ("{\"a\" 1}", "1:6: `1` is not allowed here; expected a colon after the name"),
    ("{\"a\":1:2}", "1:7: `:` is not allowed here; expected a comma or }"),
    ("\"\\u12x4\"", "1:6: `x` is not allowed here; expected four hexadecimal digits after \\u"),
    (
      "“a”",
      "1:1: U+201C LEFT DOUBLE QUOTATION MARK is not a quotation mark in JSON; "
        + "use the straight double quote \""
    ),
    (
      "[NaN]",
      "1:2: `NaN` is not JSON; expected true, false, null, a number, or a string in double quotes"
    ),
    ("[1] // one", "1:5: JSON has no comments; remove it"),
    ("[1,]", "1:3: a comma precedes the closing bracket; remove it"),
    ("[1] 2", "1:5: more text follows the value; a text has only one value"),
    ("+1", "1:1: a number begins with a plus sign; remove it"),
    ("01", "1:1: a number begins with an unnecessary zero; remove it"),
    ("[-]", "1:3: no digit follows the minus sign; expected one, as in -1"),
    (".5", "1:1: no digit precedes the decimal point; write 0.5, not .5"),
    ("[1.]", "1:4: no digit follows the decimal point; write 1 or 1.0, not 1."),
    ("[1e]", "1:4: no digit follows the exponent sign; expected one, as in 1e13"),
    (
      "1_000",
      "1:2: `_` cannot be part of a number; "
        + "expected decimal digits with at most one point and one exponent, as in 0.5e-3"
    ),
    ("\"\n\"", "1:2: the string contains the bare control character U+000A; write it as \\n"),
    (
      "\"\u{1B}\"",
      "1:2: the string contains the bare control character U+001B; write it as \\u001b"
    ),
    (
      "\"C:\\models\"",
      "1:4: a backslash before `m` is not an escape; write \\\\ for a backslash, "
        + "or one of \\\" \\/ \\b \\f \\n \\r \\t \\uXXXX"
    ),
    (
      "\"\\ud800\"",
      "1:2: \\uD800 is half a surrogate pair, which other readers replace silently; "
        + "write both halves, or the character itself"
    ),
  ])
  func descriptionSaysWhatIsWrongAndWhatIsRight(text: String, description: String) throws {
    #expect(try #require(parseError(text)).description == description)
  }

  @Test func descriptionOfBytesAndDepth() {
    #expect(
      parseError([0x22, 0xC0, 0x80, 0x22])?.description
        == "1:2: the byte 0xC0 does not begin a well-formed UTF-8 character; save the file as UTF-8"
    )
    #expect(
      parseError(String(repeating: "[", count: 65))?.description
        == "1:65: more than 64 arrays and objects are nested; nest them less deeply"
    )
  }

  @Test func aReasonDescribesItselfWithoutAPlace() {
    #expect(
      JSONError.Reason.trailingComma.description
        == "a comma precedes the closing bracket; remove it"
    )
  }
}
