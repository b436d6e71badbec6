import StrictJSON
import Testing
import TestSupport

@Suite struct JSONReaderTests {
  @Test(
    arguments: [
      ("null", .null), ("true", true), ("false", false), ("0", 0), ("\"\"", ""), ("[]", []),
      ("{}", [:]), (" \t\r\n[ \n] \n", []), ("{\n}", [:]), ("[null]", [.null]),
      ("[1,2 , 3\t,\r\n4]", [1, 2, 3, 4]), ("[[],[[]]]", [[], [[]]]),
      ("{\"a\":1}", ["a": 1]), (" { \"a\" : 1 , \"\" : { } } ", ["a": 1, "": [:]]),
      ("{\"b\":1,\"a\":2,\"b\":3}", ["b": 1, "a": 2, "b": 3]),
      ("[true,false,null]", [true, false, .null]),
    ] as [(String, JSONValue)]
  )
  func validTextsAreRead(text: String, value: JSONValue) throws {
    #expect(try parse(text).value == value)
  }

  @Test(arguments: [
    InvalidText("", .noValue, 1, 1),
    InvalidText(" \n ", .noValue, 2, 2),
    InvalidText("\u{FEFF}[]", .byteOrderMark, 1, 1),
    InvalidText("[1,]", .trailingComma, 1, 3),
    InvalidText("[1 ,\n]", .trailingComma, 1, 4),
    InvalidText("{\"a\":1,}", .trailingComma, 1, 7),
    InvalidText("[,]", .unexpected(",", expected: .valueOrArrayEnd), 1, 2),
    InvalidText("[,1]", .unexpected(",", expected: .valueOrArrayEnd), 1, 2),
    InvalidText("[1,,2]", .unexpected(",", expected: .value), 1, 4),
    InvalidText("[1 2]", .unexpected("2", expected: .commaOrArrayEnd), 1, 4),
    InvalidText("[\"é\" \"é\"]", .unexpected("\"", expected: .commaOrArrayEnd), 1, 6),
    InvalidText("[1}", .unexpected("}", expected: .commaOrArrayEnd), 1, 3),
    InvalidText("[1:2]", .unexpected(":", expected: .commaOrArrayEnd), 1, 3),
    InvalidText("[}", .unexpected("}", expected: .valueOrArrayEnd), 1, 2),
    InvalidText("]", .unexpected("]", expected: .value), 1, 1),
    InvalidText("{]", .unexpected("]", expected: .nameOrObjectEnd), 1, 2),
    InvalidText("{,}", .unexpected(",", expected: .nameOrObjectEnd), 1, 2),
    InvalidText("{a:1}", .unexpected("a", expected: .nameOrObjectEnd), 1, 2),
    InvalidText("{1:1}", .unexpected("1", expected: .nameOrObjectEnd), 1, 2),
    InvalidText("{\"a\":1,b:2}", .unexpected("b", expected: .name), 1, 8),
    InvalidText("{\"a\":1,,}", .unexpected(",", expected: .name), 1, 8),
    InvalidText("{\"a\"}", .unexpected("}", expected: .colon), 1, 5),
    InvalidText("{\"a\" 1}", .unexpected("1", expected: .colon), 1, 6),
    InvalidText("{\"a\"=1}", .unexpected("=", expected: .colon), 1, 5),
    InvalidText("{\"a\":}", .unexpected("}", expected: .value), 1, 6),
    InvalidText("{\"a\"::1}", .unexpected(":", expected: .value), 1, 6),
    InvalidText("{\"a\":1 \"b\":2}", .unexpected("\"", expected: .commaOrObjectEnd), 1, 8),
    InvalidText("{\"a\":1]", .unexpected("]", expected: .commaOrObjectEnd), 1, 7),
    InvalidText("{\"a\":1;\n}", .unexpected(";", expected: .commaOrObjectEnd), 1, 7),
    InvalidText("[\u{A0}1]", .unexpected("\u{A0}", expected: .valueOrArrayEnd), 1, 2),
    InvalidText("[\u{0C}]", .unexpected("\u{0C}", expected: .valueOrArrayEnd), 1, 2),
    InvalidText("\0", .unexpected("\0", expected: .value), 1, 1),
    InvalidText("[\u{FEFF}]", .unexpected("\u{FEFF}", expected: .valueOrArrayEnd), 1, 2),
    InvalidText("['a']", .wrongQuotationMark("'"), 1, 2),
    InvalidText("{'a':1}", .wrongQuotationMark("'"), 1, 2),
    InvalidText("{\"a\":1,\n “b”:1}", .wrongQuotationMark("“"), 2, 2),
    InvalidText("{\"a\":`b`}", .wrongQuotationMark("`"), 1, 6),
    InvalidText("[1, // one\n2]", .comment, 1, 5),
    InvalidText("/* x */ 1", .comment, 1, 1),
    InvalidText("{\n# x\n}", .comment, 2, 1),
    InvalidText("[1 /* x */]", .comment, 1, 4),
    InvalidText("[] // x", .comment, 1, 4),
    InvalidText("[/]", .unexpected("/", expected: .valueOrArrayEnd), 1, 2),
    InvalidText("/", .unexpected("/", expected: .value), 1, 1),
    InvalidText("{} {}", .trailingText, 1, 4),
    InvalidText("[]\n[]", .trailingText, 2, 1),
    InvalidText("[]]", .trailingText, 1, 3),
    InvalidText("\"a\",", .trailingText, 1, 4),
    InvalidText("1 2", .trailingText, 1, 3),
    InvalidText("null\0", .trailingText, 1, 5),
    InvalidText("é", .unexpected("é", expected: .value), 1, 1),
  ])
  func invalidTextsAreRefusedWithTheirPlace(invalid: InvalidText) throws {
    let error = try #require(parseError(invalid.text))
    #expect(error.reason == invalid.reason)
    #expect((error.position.line, error.position.column) == (invalid.line, invalid.column))
  }

  /// The innermost open construct, and the one-based column of its beginning.
  @Test(
    arguments: [
      ("[", .array, 1), ("[1", .array, 1), ("[1,", .array, 1), ("[[1]", .array, 1),
      ("[[1],[", .array, 6), ("{", .object, 1), ("{\"a\"", .object, 1), ("{\"a\":", .object, 1),
      ("{\"a\":1", .object, 1), ("{\"a\":1,", .object, 1), ("[{}, {", .object, 6),
      ("\"", .string, 1), ("[\"abc", .string, 2), ("{\"a", .string, 2), ("[1,\"\\", .string, 4),
      ("\"\\u", .string, 1), ("\"\\u12", .string, 1), ("\"\\ud83d", .string, 1),
      ("\"\\ud83d\\", .string, 1), ("\"\\ud83d\\u", .string, 1), ("\"\\ud83d\\ude0", .string, 1),
      ("-", .number, 1), ("[1.", .number, 2), ("1e", .number, 1), ("1e-", .number, 1),
      ("t", .word, 1), ("[fals", .word, 2), ("nul", .word, 1),
    ] as [(String, JSONError.Construct, Int)]
  )
  func aTextCutShortSaysWhatIsOpen(text: String, inside: JSONError.Construct, column: Int) {
    let end = TextPosition.column(text.utf8.count + 1)
    let reason = JSONError.Reason.unexpectedEnd(inside: inside, began: .column(column))
    #expect(parseError(text) == JSONError(reason, at: end))
  }

  @Test func everyPrefixOfAPriceFileIsCutShort() throws {
    let bytes = Array(priceFile.utf8)
    _ = try JSONNode(parsing: bytes)
    #expect(parseError([])?.reason == .noValue)
    for count in 1..<bytes.count {
      let error = try #require(parseError(Array(bytes.prefix(count))), "\(count) bytes")
      guard case .unexpectedEnd(_, let began) = error.reason else {
        Issue.record("\(count) bytes: \(error)")
        continue
      }
      #expect(began.offset < count)
      // Three bytes of an emoji may hang over the last whole character.
      #expect((count - 3...count).contains(error.position.offset))
    }
  }

  @Test func anyByteChangedIsReadOrRefusedAndNeverTraps() {
    var generator = SeededGenerator(seed: 20_250_801)
    let bytes = Array(priceFile.utf8)
    for _ in 0..<3_000 {
      var mutated = bytes
      let index = Int.random(in: mutated.indices, using: &generator)
      mutated[index] = UInt8.random(in: 0...255, using: &generator)
      guard let error = parseError(mutated) else { continue }
      #expect((0...mutated.count).contains(error.position.offset))
      #expect(!error.description.contains("\n"))
    }
  }

  @Test func aMegabyteOfEntriesIsRead() throws {
    let entry = #"{"pipeline": "llm", "price_per_unit": 0.18, "warm": true, "note": "é\n"}"#
    let count = 1_000_000 / entry.utf8.count
    let text = "[" + repeatElement(entry, count: count).joined(separator: ",\n") + "]"
    guard case .array(let elements) = try parse(text).value else {
      Issue.record("not an array")
      return
    }
    #expect(elements.count == count)
    #expect(elements.last?.position.line == count)
  }
}
