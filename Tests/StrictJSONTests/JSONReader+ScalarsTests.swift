import StrictJSON
import Testing

@Suite struct JSONReaderScalarsTests {
  @Test(arguments: [
    "0", "-0", "7", "-12882811", "0.5e-3", "1e13", "1E+400", "1e-0400", "0.10", "-0.0E0",
    "1000000000000000000000000000000000000001", "0.1000000000000000055511151231257827",
    "0e00000000", "9.99e+99999999999999999999",
  ])
  func numbersKeepTheirText(text: String) throws {
    #expect(try parse(text).value == .number(text))
    #expect(try parse("[\(text),\(text)]").value == [.number(text), .number(text)])
    #expect(try parse("{\"a\":\(text)}").value == ["a": .number(text)])
  }

  @Test func tenMillionDigitsKeepTheirText() throws {
    let digits = String(repeating: "1234567890", count: 1_000_000)
    #expect(try parse(digits).value == .number(digits))
  }

  @Test(arguments: [
    InvalidText("+1", .malformedNumber(.plusSign), 1, 1),
    InvalidText("[+1]", .malformedNumber(.plusSign), 1, 2),
    InvalidText("[.5]", .malformedNumber(.noDigitBeforePoint), 1, 2),
    InvalidText("[-.5]", .malformedNumber(.noDigitBeforePoint), 1, 3),
    InvalidText("[01]", .malformedNumber(.leadingZero), 1, 2),
    InvalidText("[-007]", .malformedNumber(.leadingZero), 1, 3),
    InvalidText("[00]", .malformedNumber(.leadingZero), 1, 2),
    InvalidText("[1.]", .malformedNumber(.noDigitAfterPoint), 1, 4),
    InvalidText("[1.e5]", .malformedNumber(.noDigitAfterPoint), 1, 4),
    InvalidText("[1e]", .malformedNumber(.noDigitInExponent), 1, 4),
    InvalidText("[1e+]", .malformedNumber(.noDigitInExponent), 1, 5),
    InvalidText("[1e.5]", .malformedNumber(.noDigitInExponent), 1, 4),
    InvalidText("[-]", .malformedNumber(.noDigitAfterMinus), 1, 3),
    InvalidText("[--1]", .malformedNumber(.noDigitAfterMinus), 1, 3),
    InvalidText("[- 1]", .malformedNumber(.noDigitAfterMinus), 1, 3),
    InvalidText("[0x1F]", .malformedNumber(.stray("x")), 1, 3),
    InvalidText("[1_000]", .malformedNumber(.stray("_")), 1, 3),
    InvalidText("[1.2.3]", .malformedNumber(.stray(".")), 1, 5),
    InvalidText("[1e5e5]", .malformedNumber(.stray("e")), 1, 5),
    InvalidText("[1-2]", .malformedNumber(.stray("-")), 1, 3),
    InvalidText("{\"é\":5wei}", .malformedNumber(.stray("w")), 1, 7),
    InvalidText("[1é]", .unexpected("é", expected: .commaOrArrayEnd), 1, 3),
    InvalidText("[-Infinity]", .unknownWord("-Infinity"), 1, 2),
    InvalidText("[Infinity]", .unknownWord("Infinity"), 1, 2),
    InvalidText("[NaN]", .unknownWord("NaN"), 1, 2),
    InvalidText("NaN", .unknownWord("NaN"), 1, 1),
    InvalidText("{\"warm\": True}", .unknownWord("True"), 1, 10),
    InvalidText("[truer]", .unknownWord("truer"), 1, 2),
    InvalidText("[nul]", .unknownWord("nul"), 1, 2),
    InvalidText("nulL", .unknownWord("nulL"), 1, 1),
    InvalidText("[undefined]", .unknownWord("undefined"), 1, 2),
    InvalidText("[llm_v1]", .unknownWord("llm_v1"), 1, 2),
    InvalidText("[true false]", .unexpected("f", expected: .commaOrArrayEnd), 1, 7),
    InvalidText("[true\"a\"]", .unexpected("\"", expected: .commaOrArrayEnd), 1, 6),
  ])
  func invalidScalarsAreRefusedWithTheirPlace(invalid: InvalidText) throws {
    let error = try #require(parseError(invalid.text))
    #expect(error.reason == invalid.reason)
    #expect((error.position.line, error.position.column) == (invalid.line, invalid.column))
  }

  @Test func aLongWordIsCut() {
    let word = String(repeating: "x", count: 1_000_000)
    let cut = String(repeating: "x", count: 40) + "..."
    #expect(parseError(word)?.reason == .unknownWord(cut))
  }
}
