@testable import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

/// Which parts of an entry rules may find something about; documented are 12,882,811 wei a millisecond
/// of audio.
@Suite struct UsualEntryTests {
  private static func doubts(
    _ json: String, _ check: PriceSheetCheck = PriceSheetCheck()
  ) -> [EntryDoubts] {
    let file = PositionedSheet(json: Array(json.utf8))
    return UsualEntries(for: check).doubts(about: file.entries.span)
  }

  private static func audio(
    _ members: String, pipeline: String = "audio-to-text",
    model: String = "openai/whisper-large-v3"
  ) -> String {
    "[{\"pipeline\":\"\(pipeline)\",\"model_id\":\"\(model)\",\(members)}]"
  }

  private static let price = #""price_per_unit":12882811"#

  private static let cases: [(String, EntryDoubts)] = [
    (audio(price), []),
    (audio(price + #","warm":true,"gateway":"0xA1","capacity":1,"currency":"wei""#), []),
    (audio(price + #","pixels_per_unit":1"#), []),
    (audio(price, model: "openai/whisper-large-v2"), .model),
    (audio(price, pipeline: "Audio to text"), .pipeline),
    (audio(price, pipeline: "audio-to-words"), .all),
    (audio(price + #","capacity":0"#), .capacity), (audio(price + #","capacity":-1"#), .capacity),
    (audio(price + #","url":"http://x""#), .container),
    (audio(price + #","optimization_flags":{"SFAST":true}"#), .container),
    (audio(#""warm":true"#), .price), (audio(#""price_per_unit":12882811.5"#), []),
    (audio(price + #","pixels_per_unit":2"#), []),
    (audio(price + #","pixels_per_unit":12884"#), .price),
    (audio(price + #","currency":"USD""#), .price),
    (audio(price + #","currency":"ETH""#), .price),
    // A thousandth of the documented price or less, and 1,000 times the documented price or more.
    (audio(#""price_per_unit":12882"#), .price), (audio(#""price_per_unit":12883"#), []),
    (audio(#""price_per_unit":12882810999"#), []),
    (audio(#""price_per_unit":12882811000"#), .price),
    (audio(#""price_per_unit":0"#), .price),
    (audio(#""price_per_unit":"# + String(repeating: "9", count: 999)), .price),
    // Its documented price is in dollars.
    (#"[{"pipeline":"llm","model_id":"m","price_per_unit":60000000}]"#, [.price, .model]),
    ("[\(llmEntry)]", .price), (multiPipelineFile, []),
  ]

  @Test(arguments: cases)
  func doubts(json: String, doubts: EntryDoubts) {
    let found = Self.doubts(json)
    #expect(!found.isEmpty && found.allSatisfy { $0 == doubts })
  }

  @Test func everyEntryMayBeAboveACap() {
    #expect(Self.doubts(Self.audio(Self.price), PriceSheetCheck(caps: .documented)) == [.cap])
  }

  @Test func thereAreSixDoubts() {
    #expect(EntryDoubts.all.rawValue == 63)
  }

  /// Of dollars the ETH price tells it.
  @Test func dollarsAreUsualAtAnETHPrice() throws {
    let check = PriceSheetCheck(ethPrice: try ETHPrice("3127.45"))
    #expect(Self.doubts("[\(llmEntry)]", check) == [[]])
  }

  /// What is doubtful is all that rules find anything about, whatever the entry.
  @Test(.tags(.property)) func nothingElseIsFoundOfAnEntry() {
    let models = PriceSheet.documented.entries.map(\.modelID.name) + ["m", "suno/bark:1"]
    forAll(cases: 5_000) { generator in
      func one<T>(_ values: [T]) -> T { values[Int.random(in: values.indices, using: &generator)] }
      let documented = one(PriceSheet.documented.entries)
      guard let price = documented.pricePerUnit else { return nil }
      let near = price.coefficient * one([1, 1, 1_000, 1_001])
      let prices = [
        "\(price)", "\(near)", "\(near / 1_000)", "\(near / 1_000 + 1)", "\(near).5", "1", "0",
        "0.5",
        "1e3", "999.5", "1000.5", "0.99", "2.5e-5", "4e-8", "1e-12", "9132051521638391",
        "9132051521638392", "9132051521638391.5", "9223372036854775808",
      ]
      var members = "\"price_per_unit\":\(one(prices))"
      members += one(["", "", #","pixels_per_unit":1"#, #","pixels_per_unit":1000000"#])
      members += one(["", "", "", #","currency":"USD""#, #","currency":"eth""#])
      members += one(["", "", #","warm":true"#, #","capacity":0"#, #","url":"x""#, #","warm":1"#])
      members += one(["", "", #","optimization_flags":{"SFAST":"true","DEEPCACHE":true}"#])
      let pipeline = one([documented.pipeline.name, documented.pipeline.name, "Llm", "text"])
      let model = one([documented.modelID.name, documented.modelID.name, one(models)])
      let check = PriceSheetCheck(
        ethPrice: one([nil, try? ETHPrice(3_000)]), caps: one([nil, .documented]),
        txCostMultiplier: one([100, 100, 0, "1/1000000", "1/1000000000"]),
        basePrice: one([nil, .wei(5)]))
      let file = Self.audio(members, pipeline: pipeline, model: model)
      let sheet = CheckedSheet(PositionedSheet(json: Array(file.utf8)), for: check)
      let whole = CheckedEntry(sheet.file[0], for: check, doubting: .all)
      for rule in PriceSheetCheck.Rule.ofEntries {
        let expected = rule.finding(in: whole, check)
        let isDoubted = sheet.doubts[0].contains(rule.subject)
        let found = isDoubted ? rule.finding(in: sheet[0], check) : nil
        if found?.0 != expected?.0 || found?.1 != expected?.1 { return "\(rule.code) in \(file)" }
      }
      let counts = [whole, sheet[0]].map { [$0.needsETHPrice, $0.needsETHPriceForCap(in: check)] }
      return difference(counts[1], counts[0], file)
    }
  }
}
