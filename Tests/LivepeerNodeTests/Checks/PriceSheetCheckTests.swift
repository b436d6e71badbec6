import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct PriceSheetCheckTests {
  @Test(arguments: [multiPipelineFile, "[\(llmEntry)]", "[]", " [\n] "])
  func documentedFilesHaveNoFindings(file: String) throws {
    let check = PriceSheetCheck(ethPrice: try ETHPrice("3127.45"))
    #expect(check.findings(in: file).map(\.description) == [])
  }

  /// Everything is found, in the order of the file, whatever stands before it.
  @Test func aRefusalHidesNoOther() {
    let file = """
      [{"pipeline": "llm", "model_id": 5, "price_per_unit": "1", "pixels_per_unit": 0.5},
       7,
       {"pipeline": "lmm", "model_id": "m", "price_per_unit": -1, "warm": "yes"}]
      """
    #expect(
      PriceSheetCheck().findings(in: file).map { "\($0.position) \($0.rule.code)" } == [
        "1:34 wrong-type", "1:55 quoted-number", "1:79 bad-pixels-per-unit",
        "2:2 entry-not-an-object", "3:15 unknown-pipeline", "3:57 negative-price",
        "3:69 wrong-type",
      ]
    )
  }

  /// What the node stops at first is what reading the file throws.
  @Test(arguments: RuleCase.reading)
  func readingThrowsTheFirstThatReadingMeets(example: RuleCase) {
    let refusals: Set = [
      "not-json", "not-an-array", "entry-not-an-object", "wrong-type", "quoted-number",
      "negative-price", "bad-pixels-per-unit", "bad-integer", "number-too-long",
      "unknown-currency", "missing-key",
    ]
    let error =
      (thrown { () throws(PriceSheet.ReadingError) in try PriceSheet(json: example.fires) })
    let first = PriceSheetCheck().findings(in: example.fires)
      .filter { refusals.contains($0.rule.code) }
      .map { "\($0.position): \($0.message)" }
    #expect((error == nil) == first.isEmpty)
    if let error { #expect(first.contains(error.description)) }
  }

  @Test func findingsNameTheirEntry() throws {
    let finding = try #require(
      PriceSheetCheck().findings(in: sheetText(#""warm":1"#)).first { $0.rule.code == "wrong-type" }
    )
    #expect(finding.pipeline == "llm")
    #expect(finding.modelID == "m")
    #expect(finding.rule.severity == .error)
  }

  /// Without an ETH price the rules about wei do not see a price in dollars, nor a cap in dollars
  /// on a price in wei, and the report says so.
  @Test func pricesInDollarsAreCounted() throws {
    let file = """
      [\(llmEntry),
       {"pipeline":"llm","model_id":"o/m","price_per_unit":1e-18,"currency":"USD"},
       {"pipeline":"llm","model_id":"o/n","price_per_unit":60000000},
       {"pipeline":"upscale","model_id":"o/n","price_per_unit":4768371}]
      """
    let caps = try GatewayCaps(
      json: #"{"capabilities_prices":[{"pipeline":"llm","price_per_unit":1,"currency":"USD"}]}"#)
    let report = PriceSheetCheck(caps: caps).report(on: Array(file.utf8))
    #expect(report.pricesWithoutETHPrice == 2)
    #expect(report.capsWithoutETHPrice == 1)
    #expect(!report.findings.contains { $0.rule.code == "advertises-as-free" })
    let priced = PriceSheetCheck(ethPrice: try ETHPrice(3_000), caps: caps)
      .report(on: Array(file.utf8))
    #expect(priced.pricesWithoutETHPrice == 0)
    #expect(priced.capsWithoutETHPrice == 0)
    #expect(priced.findings.contains { $0.rule.code == "advertises-as-free" })
    #expect(priced.count(of: .error) == 1)
  }

  /// Documented prices against documented caps: image-to-image is documented at 4768371 and capped
  /// at 1700000, image-to-video at 9536742 and 3390842; the others are at their caps, and the
  /// automatic adjustment lifts them above.
  @Test func documentedPricesUnderDocumentedCaps() {
    let findings = PriceSheetCheck(caps: .documented).findings(in: PriceSheet.documented.json)
    #expect(
      findings.map { "\($0.rule.code) \($0.pipeline)" } == [
        "above-cap-with-auto-adjust audio-to-text", "above-cap-with-auto-adjust text-to-image",
        "above-cap image-to-image", "above-cap image-to-video",
        "above-cap-with-auto-adjust upscale",
      ]
    )
  }

  /// Any byte changed is checked without a trap, and told on plain lines.
  @Test(.tags(.property)) func aFileWithAnyByteChangedIsChecked() {
    let bytes = Array(multiPipelineFile.utf8)
    let check = PriceSheetCheck(
      ethPrice: try? ETHPrice(3_000), caps: .documented, gpuMemoryGB: [24, 8])
    forAll(cases: 2_000) { generator in
      var mutated = bytes
      mutated[Int.random(in: mutated.indices, using: &generator)] = UInt8.random(
        in: 0...255, using: &generator)
      let lines = check.findings(in: mutated).map(\.description)
      return lines.allSatisfy(\.isOnePlainLine)
        ? nil : "\(lines) for \(String(decoding: mutated, as: UTF8.self))"
    }
  }

  /// Remedies of quoted numbers say to write these; no finding about the price comes with them.
  @Test(arguments: [
    "12882811", #"3.9e-8,"currency":"USD""#, #"0.006,"currency":"USD","pixels_per_unit":60000"#,
    #"0.006,"currency":"USD","pixels_per_unit":3600000"#,
  ])
  func aRemedyPassesItsOwnCheck(price: String) {
    let file =
      #"[{"pipeline":"audio-to-text","model_id":"openai/whisper-large-v3","price_per_unit":"#
      + price + "}]"
    #expect(PriceSheetCheck().findings(in: file).map(\.description) == [])
  }

  @Test func theRemedyForAMillionPixelsPassesItsOwnCheck() {
    let file =
      #"[{"pipeline":"text-to-image","model_id":"SG161222/RealVisXL_V4.0_Lightning","#
      + #""price_per_unit":0.5e-3,"currency":"USD","pixels_per_unit":1000000}]"#
    #expect(PriceSheetCheck().findings(in: file).map(\.description) == [])
  }
}
