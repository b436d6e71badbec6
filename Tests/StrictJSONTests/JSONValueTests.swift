import StrictJSON
import Testing

@Suite struct JSONValueTests {
  @Test(
    arguments: [
      (.null, "null"), (true, "a boolean"), (1, "a number"), ("", "a string"),
      ([], "an array"), ([:], "an object"),
    ] as [(JSONValue, String)]
  )
  func kindNamesTheValue(value: JSONValue, kind: String) {
    #expect(value.kind == kind)
  }

  @Test(
    arguments: [
      (.number("1.0"), .number("1")),
      (.string("\u{E9}"), .string("e\u{301}")),
      (["\u{E9}": 1], ["e\u{301}": 1]),
      (["a": 1, "b": 2], ["b": 2, "a": 1]),
      (["a": 1], ["a": 1, "a": 1]),
      ("1", 1),
      (.null, false),
      ([], [:]),
    ] as [(JSONValue, JSONValue)]
  )
  func textsThatDifferAreUnequal(left: JSONValue, right: JSONValue) {
    #expect(left != right)
  }
}
