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
    (audio(#""warm":true"#), .price), (audio(#""price_per_unit":12882811.5"#), .price),
    (audio(price + #","pixels_per_unit":2"#), .price),
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

  /// A price with its surcharge is within 9223372036854775.807 wei; figures by Python's fractions.
  @Test(
    arguments: [
      (100, "9132051521638391"), (0, "9223372036854775"), (1, "4611686018427387"),
      ("1/1000000", "9223362813"), ("1/9223372036854775807000", "0"),
    ] as [(Rational, String)])
  func mostWei(txCostMultiplier: Rational, most: String) {
    let maximum = UsualEntries.maximumWei(txCostMultiplier: txCostMultiplier)
    #expect("\(maximum)" == most)
    func isSaturated(_ wei: BigInt) -> Bool {
      NodePrice.AutoAdjusted(base: Rational(wei), txCostMultiplier: txCostMultiplier)
        .charged.isSaturated
    }
    #expect(!isSaturated(maximum))
    #expect(isSaturated(maximum + 1))
  }

  /// The surcharge may end what is usual below the likely prices' own end, and below all of them.
  @Test(
    arguments: [
      ("1/1000000", 12_883, "9223362813"), (100, 12_883, "12882810999"),
      ("1/1000000000000", 12_883, nil),
    ] as [(Rational, Int, String?)])
  func usualWei(txCostMultiplier: Rational, least: Int, most: String?) throws {
    let audio = try #require(NodePipeline.all.first { $0.definition.pipeline == .audioToText })
    let maximum = UsualEntries.maximumWei(txCostMultiplier: txCostMultiplier)
    let wei = UsualEntry(of: audio, charging: maximum).wei
    #expect(wei.map { "\($0.upperBound)" } == most)
    if let wei { #expect(wei.lowerBound == BigInt(least)) }
  }

  @Test func oneUsualPriceIsARange() throws {
    let audio = try #require(NodePipeline.all.first { $0.definition.pipeline == .audioToText })
    #expect(UsualEntry(of: audio, charging: 12_883).wei == 12_883...12_883)
    #expect(UsualEntry(of: audio, charging: 12_882).wei == nil)
  }

  /// No rule finds anything about what is not doubtful, whatever the entry.
  @Test(.tags(.property)) func aRuleFindsNothingWithoutItsDoubt() {
    let rules = PriceSheetCheck.Rule.ofEntries
    let models = PriceSheet.documented.entries.map(\.modelID.name) + ["m", "suno/bark:1"]
    forAll(cases: 5_000) { generator in
      func one<T>(_ values: [T]) -> T { values[Int.random(in: values.indices, using: &generator)] }
      let documented = one(PriceSheet.documented.entries)
      guard let price = documented.pricePerUnit else { return nil }
      let near = price.coefficient * one([1, 1, 1_000, 1_001])
      let prices = [
        "\(price)", "\(near)", "\(near / 1_000)", "\(near / 1_000 + 1)", "1", "0", "0.5", "1e3",
        "9132051521638391", "9132051521638392", "9223372036854775808",
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
      let entry = sheet[0]
      for rule in rules where !sheet.doubts[0].contains(rule.subject) {
        if rule.finding(in: entry, check) != nil { return "\(rule.code) in \(file)" }
      }
      return entry.needsETHPrice && !sheet.doubts[0].contains(.price) ? file : nil
    }
  }
}
