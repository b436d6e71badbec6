import LivepeerPricing
import Testing
import TestSupport

@Suite struct PriceSheetJSONTests {
  @Test func aSheetIsWrittenAnEntryToALine() throws {
    let sheet = try PriceSheet(json: multiPipelineFile)
    #expect(
      sheet.json == """
        [
          {"pipeline":"text-to-image","model_id":"SG161222/RealVisXL_V4.0_Lightning","price_per_unit":4768371,"warm":true},
          {"pipeline":"audio-to-text","model_id":"openai/whisper-large-v3","price_per_unit":12882811,"pixels_per_unit":1,"warm":true},
          {"pipeline":"image-to-text","model_id":"Salesforce/blip-image-captioning-large","price_per_unit":1192093}
        ]

        """
    )
    #expect(PriceSheet([]).json == "[]\n")
  }

  /// Members, each as it is read and as it is written.
  @Test(
    arguments: [
      (#""price_per_unit":0.5e-3"#, #""price_per_unit":0.0005"#),
      (#""PRICE_PER_UNIT":1E+3,"Warm":false"#, #""price_per_unit":1000"#),
      (#""currency":"usd""#, #""currency":"USD""#),
      (#""currency":"WEI","capacity":1,"gateway":"default""#, ""),
      (#""optimization_flags":{"SFAST":true,"n":"1.50","x":null}"#, nil),
      (#""note":"Préis 😀","x":{"a":[1e5,1.50,{},null]}"#, nil),
      (#""x":1,"x":2,"X":3"#, nil),
      (#""url":"http://x","token":"t\n\"","gateway":"0xabc""#, nil),
    ] as [(String, String?)]
  )
  func membersAreKeptAndWrittenInOneForm(read: String, written: String?) throws {
    let json = try PriceSheet(json: sheetText(read)).json
    let members = written ?? read
    let separator = members.isEmpty ? "" : ","
    #expect(json == "[\n  {\"pipeline\":\"llm\",\"model_id\":\"m\"\(separator)\(members)}\n]\n")
  }

  /// Any entry, and any price from 10^-1000 to 10^1000, is the same after a way through text.
  @Test(.tags(.property)) func writtenSheetsAreReadBack() throws {
    try forAll(cases: 500) { generator in
      let entries = try (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        try generator.priceEntry()
      }
      let read = try PriceSheet(json: PriceSheet(entries).json)
      return difference(read.entries, entries, "the sheet")
        ?? difference(read.json, PriceSheet(entries).json, "the text")
    }
  }

  @Test(arguments: ["1e1000", "1e-1000", "0.1e-1000", "9.99e999"])
  func extremePricesAreReadBack(text: String) throws {
    let sheet = try PriceSheet(json: sheetText("\"price_per_unit\":\(text)"))
    #expect(try PriceSheet(json: sheet.json) == sheet)
  }

  @Test func theDocumentedSheetIsReadBack() throws {
    #expect(try PriceSheet(json: PriceSheet.documented.json) == PriceSheet.documented)
  }
}

extension SeededGenerator {
  fileprivate mutating func priceEntry() throws -> PriceEntry {
    let texts = ["m", "suno/bark", "é\u{0301}\"\\\n\u{1B}\u{2028}", "😀", " ", "null", "a=b,c"]
    let pipelines = PipelineCatalogue.documented.pipelines.map(\.name) + texts
    func pick<Value>(_ values: [Value], _ generator: inout SeededGenerator) -> Value {
      values[Int.random(in: values.indices, using: &generator)]
    }
    return try PriceEntry(
      pipeline: Pipeline(pick(pipelines, &self)),
      modelID: ModelID(pick(texts, &self)),
      pricePerUnit: Bool.random(using: &self) ? nil : decimal(upToBits: 400, exponent: 800),
      pixelsPerUnit: Bool.random(using: &self) ? nil : count(upToBits: 300) + 1,
      currency: pick(PriceEntry.PriceCurrency.allCases, &self),
      isWarm: Bool.random(using: &self),
      capacity: Int.random(in: 1...1_000_000, using: &self),
      url: Bool.random(using: &self) ? nil : pick(texts, &self),
      token: Bool.random(using: &self) ? nil : pick(texts, &self),
      gateway: pick(["default", "0xabc", ""], &self)
    )
  }
}
