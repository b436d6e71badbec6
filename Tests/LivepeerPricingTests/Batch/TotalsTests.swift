import ExactMath
import LivepeerPricing
import TestSupport
import Testing

extension SeededGenerator {
  /// Totals of a few groups whose names often meet, some without dollars.
  fileprivate mutating func totals() -> Totals {
    let groups = (0..<Int.random(in: 0...5, using: &self)).map { _ in
      Totals.Group(
        pipeline: [.audioToText, .llm, .upscale].randomElement(using: &self) ?? .llm,
        modelID: ["", "m", "M", "é", "e\u{301}"].randomElement(using: &self) ?? "",
        unit: [.token, .pixel].randomElement(using: &self) ?? .token,
        rows: count(upToBits: 70), units: count(upToBits: 200), fee: Wei(count(upToBits: 200)),
        feeUSD: Int.random(in: 0..<4, using: &self) == 0
          ? nil : USD(fraction(upToBits: 60)))
    }
    return Totals(groups, rejected: count(upToBits: 70))
  }
}

@Suite struct TotalsTests {
  private func merged(_ parts: Totals...) -> Totals {
    parts.reduce(into: Totals()) { $0.merge($1) }
  }

  @Test(.tags(.property))
  func mergingIsAssociativeAndCommutativeWithAnIdentity() {
    forAll(cases: 2_000) { generator in
      let (a, b, c) = (generator.totals(), generator.totals(), generator.totals())
      return difference(merged(a, b).json, merged(b, a).json, "a + b")
        ?? difference(merged(merged(a, b), c), merged(a, merged(b, c)), "(a + b) + c")
        ?? difference(merged(a, Totals()), a, "a + nothing")
        ?? difference(merged(Totals(), a).json, a.json, "nothing + a")
    }
  }

  @Test(.tags(.property))
  func textAndCodingGiveTheSameTotalsBack() throws {
    try forAll(cases: 300) { generator in
      let totals = generator.totals()
      return try difference(Totals(json: totals.json), totals, "from its text")
        ?? difference(Totals(json: totals.json).json, totals.json, "the text again")
        ?? difference(recoded(totals).value, totals, "coded")
    }
  }

  @Test func groupsStandInTheOrderOfTheirBytes() {
    func group(_ pipeline: Pipeline, _ model: String, _ unit: WorkUnitKind) -> Totals.Group {
      Totals.Group(
        pipeline: pipeline, modelID: model, unit: unit, rows: 1, units: 2, fee: 3, feeUSD: nil)
    }
    let sorted = [
      group(.audioToText, "z", .millisecond), group(.textToSpeech, "", .character),
      group(.textToSpeech, "B", .millisecond), group(.textToSpeech, "a", .character),
      group(.textToSpeech, "a", .millisecond), group(.textToSpeech, "e\u{301}", .character),
      // U+FB00 is EF AC 80 and U+10000 is F0 90 80 80; UTF-16 would turn them around.
      group(.textToSpeech, "\u{FB00}", .character), group(.textToSpeech, "\u{10000}", .character),
    ]
    #expect(Totals(sorted.reversed()).groups == sorted)
    let twice = Totals(sorted + sorted)
    #expect(twice.groups.count == sorted.count)
    #expect(twice.groups.allSatisfy { $0.rows == 2 && $0.units == 4 && $0.fee == 6 })
  }

  @Test func dollarsAreUnknownWhereARowsAre() {
    func group(_ model: String, _ usd: USD?) -> Totals {
      Totals([
        Totals.Group(
          pipeline: .llm, modelID: model, unit: .token, rows: 1, units: 1, fee: 1, feeUSD: usd)
      ])
    }
    let (one, two, none) = (USD(1), USD(2), nil as USD?)
    #expect(merged(group("a", one), group("a", two)).feeUSD == USD(3))
    #expect(merged(group("a", one), group("b", two)).feeUSD == USD(3))
    #expect(merged(group("a", one), group("a", none)).feeUSD == nil)
    #expect(merged(group("a", one), group("b", none)).feeUSD == nil)
    #expect(merged(group("a", one), group("b", none)).groups[0].feeUSD == one)
    #expect(Totals().feeUSD == nil)
  }

  @Test func codedTotalsHaveToAddUp() throws {
    let text = #"{"rows":"2","rejected":"0","fee_wei":"0","groups":[]}"#
    #expect(try decodingRefusal(of: text, as: Totals.self)?.contains("add up") == true)
    let negative = #"{"rows":"0","rejected":"-1","fee_wei":"0","groups":[]}"#
    #expect(try decodingRefusal(of: negative, as: Totals.self)?.contains("negative") == true)
  }
}
