import StrictJSON
import Testing
import TestSupport

@Suite struct JSONWriterTests {
  @Test(
    arguments: [
      (.null, "null"), (true, "true"), (false, "false"), (-12, "-12"),
      (.number("1E+400"), "1E+400"),
      ([], "[]"), ([:], "{}"), ([1, [2], [:]], "[1,[2],{}]"),
      (["a": 1, "a": ["b": .null]], #"{"a":1,"a":{"b":null}}"#),
      ("é😀/\u{7F}\u{2028}", "\"é😀/\u{7F}\u{2028}\""),
      ("\"\\\u{08}\t\n\u{0C}\r", #""\"\\\b\t\n\f\r""#),
      ("\0\u{01}\u{0B}\u{0E}\u{0F}\u{10}\u{1F}", #""\u0000\u0001\u000b\u000e\u000f\u0010\u001f""#),
    ] as [(JSONValue, String)]
  )
  func compactIsOneLineWithoutWhiteSpace(value: JSONValue, text: String) {
    #expect(value.jsonText(.compact) == text)
    #expect(value.jsonBytes(.compact) == Array(text.utf8))
  }

  @Test func prettyIsIndentedByTwoSpaces() {
    let value: JSONValue = [
      ["pipeline": "llm", "price_per_unit": .number("0.18"), "flags": [:], "ids": [1, 2]], [],
    ]
    let text = """
      [
        {
          "pipeline": "llm",
          "price_per_unit": 0.18,
          "flags": {},
          "ids": [
            1,
            2
          ]
        },
        []
      ]
      """
    #expect(value.jsonText(.pretty) == text)
  }

  @Test(arguments: [JSONStyle.compact, .pretty])
  func aPriceFileIsWrittenAsItWasRead(style: JSONStyle) throws {
    let node = try parse(priceFile)
    #expect(try JSONNode(parsing: node.value.jsonBytes(style)) == node)
  }

  @Test(arguments: [JSONStyle.compact, .pretty])
  func randomValuesAreReadAsTheyWereWritten(style: JSONStyle) throws {
    for seed in UInt64(1)...2_000 {
      var values = RandomJSON(seed: seed)
      let value = values.value(depth: 5)
      let bytes = value.jsonBytes(style)
      let read = try JSONNode(parsing: bytes)
      #expect(read.value == value, "seed \(seed)")
      #expect(read.value.jsonBytes(style) == bytes, "seed \(seed)")
    }
  }

  @Test(arguments: ["", "1_000", "+1", "NaN", "1]"])
  func aNumberThatNoReaderTakesIsAProgrammingError(text: String) async {
    await #expect(processExitsWith: .failure) { [text] in
      _ = JSONValue.number(text).jsonText(.compact)
    }
  }
}

/// A source of values that reach every branch of the grammar.
private struct RandomJSON {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &generator) {
    case 0: .null
    case 1: .bool(Bool.random(using: &generator))
    case 2, 3: .number(number())
    case 4: .string(string())
    case 5, 6: .array(list { JSONNode($0.value(depth: depth - 1)) })
    default: .object(list { JSONMember($0.string(), $0.value(depth: depth - 1)) })
    }
  }

  private mutating func list<Item>(_ item: (inout RandomJSON) -> Item) -> [Item] {
    (0..<Int.random(in: 0...5, using: &generator)).map { _ in item(&self) }
  }

  private mutating func digits() -> String {
    String(UInt64.random(in: 0...UInt64.max, using: &generator) >> one(of: [0, 30, 55, 63]))
  }

  private mutating func number() -> String {
    var text = one(of: ["", "-"]) + digits()
    if Bool.random(using: &generator) { text += "." + one(of: ["", "0", "000"]) + digits() }
    if Bool.random(using: &generator) {
      text += one(of: ["e", "E"]) + one(of: ["", "+", "-", "-0"]) + digits()
    }
    return text
  }

  private mutating func string() -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      let range: ClosedRange<UInt32> = one(of: [
        0...0x1F, 0x20...0x7F, 0x22...0x22, 0x5C...0x5C, 0x80...0x7FF, 0x300...0x36F,
        0x800...0xFFFF, 0x10000...0x10FFFF,
      ])
      // Surrogates are no scalars, and are left out.
      guard let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) else {
        continue
      }
      text.append(scalar)
    }
    return String(text)
  }

  private mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &generator)]
  }
}
