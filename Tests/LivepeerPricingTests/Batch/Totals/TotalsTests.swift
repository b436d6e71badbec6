import LivepeerPricing
import Testing
import TestSupport

extension SeededGenerator {
  /// Totals of a few groups whose names often meet, some without dollars.
  fileprivate mutating func totals() throws -> Totals {
    let groups = try (0..<Int.random(in: 0...5, using: &self)).map { _ in
      try Totals.Group(
        pipeline: [.audioToText, .llm, .upscale].randomElement(using: &self) ?? .llm,
        modelID: ["", "m", "M", "é", "e\u{301}"].randomElement(using: &self) ?? "",
        unit: [.token, .pixel].randomElement(using: &self) ?? .token,
        rows: count(upToBits: 70), units: count(upToBits: 200), fee: Wei(count(upToBits: 200)),
        feeUSD: Int.random(in: 0..<4, using: &self) == 0
          ? nil : USD(fraction(upToBits: 60)))
    }
    return try Totals(groups, rejected: count(upToBits: 70))
  }
}

@Suite struct TotalsTests {
  /// In the order of the rows, in reverse, and as the sum of two parts.
  @Test(arguments: VectorCase.all(of: "totals"))
  func vectors(vector: VectorCase) throws {
    let rows = try vector.input.objects("rows").map { row in
      let unit = try #require(WorkUnitKind(rawValue: row.text("unit")))
      let rate = try AnyRate(weiPerUnit: row.number("wei_per_unit"), unit: unit)
      let fee = try rate.fee(forUnits: row.integer("units"))
      let eth = row.has("eth_usd") ? try ETHPrice(row.text("eth_usd")) : nil
      return try Totals.Group(
        pipeline: Pipeline(row.text("pipeline")), modelID: ModelID(row.text("model")), unit: unit,
        rows: 1, units: row.integer("units"), fee: fee, feeUSD: eth.map { fee.usd(at: $0) })
    }
    let half = rows.count / 2
    for totals in [
      Totals(rows), Totals(rows.reversed()),
      merged(Totals(rows[half...] + []), Totals(rows[..<half] + [])),
    ] {
      #expect(vector.output == totals.vectorOutput)
    }
  }

  private func merged(_ parts: Totals...) -> Totals {
    parts.reduce(into: Totals()) { $0.merge($1) }
  }

  @Test(.tags(.property))
  func mergingIsAssociativeAndCommutativeWithAnIdentity() throws {
    try forAll(cases: 2_000) { generator in
      let (a, b, c) = (try generator.totals(), try generator.totals(), try generator.totals())
      return difference(merged(a, b).json, merged(b, a).json, "a + b")
        ?? difference(merged(merged(a, b), c), merged(a, merged(b, c)), "(a + b) + c")
        ?? difference(merged(a, Totals()), a, "a + nothing")
        ?? difference(merged(Totals(), a).json, a.json, "nothing + a")
    }
  }

  @Test(.tags(.property))
  func textAndCodingGiveTheSameTotalsBack() throws {
    try forAll(cases: 300) { generator in
      let totals = try generator.totals()
      return try difference(Totals(json: totals.json), totals, "from its text")
        ?? difference(Totals(json: totals.json).json, totals.json, "the text again")
        ?? difference(recoded(totals).value, totals, "coded")
    }
  }

  @Test func groupsStandInTheOrderOfTheirBytes() throws {
    func group(_ pipeline: Pipeline, _ model: String, _ unit: WorkUnitKind) throws -> Totals.Group {
      try Totals.Group(
        pipeline: pipeline, modelID: ModelID(model), unit: unit, rows: 1, units: 2, fee: 3,
        feeUSD: nil)
    }
    let sorted = try [
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

  @Test func dollarsAreUnknownWhereARowsAre() throws {
    func group(_ model: String, _ usd: USD?) throws -> Totals {
      Totals([
        try Totals.Group(
          pipeline: .llm, modelID: ModelID(model), unit: .token, rows: 1, units: 1, fee: 1,
          feeUSD: usd)
      ])
    }
    let (one, two, none) = (USD(1), USD(2), nil as USD?)
    #expect(try merged(group("a", one), group("a", two)).feeUSD == USD(3))
    #expect(try merged(group("a", one), group("b", two)).feeUSD == USD(3))
    #expect(try merged(group("a", one), group("a", none)).feeUSD == nil)
    #expect(try merged(group("a", one), group("b", none)).feeUSD == nil)
    #expect(try merged(group("a", one), group("b", none)).groups[0].feeUSD == one)
    #expect(Totals().feeUSD == nil)
  }

  @Test func codedTotalsHaveToAddUp() throws {
    let text = #"{"rows":"2","rejected":"0","fee_wei":"0","groups":[]}"#
    #expect(try decodingRefusal(of: text, as: Totals.self)?.contains("add up") == true)
    let negative = #"{"rows":"0","rejected":"-1","fee_wei":"0","groups":[]}"#
    #expect(try decodingRefusal(of: negative, as: Totals.self)?.contains("negative") == true)
  }

  /// Dollars are a decimal and its exact fraction, or a decimal alone.
  @Test(
    arguments: [
      (#""fee_usd":"0.25""#, nil),
      (#""fee_usd":"0.25","fee_usd_exact":{"numerator":"1","denominator":"4"}"#, nil),
      (#""fee_usd":"1/3""#, "its fraction is fee_usd_exact"),
      (#""fee_usd":"0.3","fee_usd_exact":{"numerator":"1","denominator":"3"}"#, "not the digits"),
      (#""fee_usd":"0","fee_usd_exact":{"numerator":"0","denominator":"0"}"#, "above zero"),
      (#""fee_usd_exact":{"numerator":"1","denominator":"4"}"#, "fee_usd"),
    ] as [(String, String?)])
  func codedDollars(dollars: String, refusal: String?) throws {
    let text =
      #"{"rows":"1","rejected":"0","fee_wei":"1",\#(dollars),"groups":[{"pipeline":"llm","#
      + #""model":"m","unit":"token","rows":"1","units":"1","fee_wei":"1",\#(dollars)}]}"#
    let found = try decodingRefusal(of: text, as: Totals.self)
    #expect((found == nil) == (refusal == nil))
    if let refusal { #expect(found?.contains(refusal) == true, "\(found ?? "")") }
  }

  @Test(arguments: ["rows", "units", "fee_wei", "fee_usd", "rejected"])
  func negativeNumbersAreRefused(name: String) throws {
    func totals(_ sign: BigInt) throws -> Totals {
      func number(_ key: String) -> BigInt { key == name ? sign : 1 }
      let group = try Totals.Group(
        pipeline: .llm, modelID: "m", unit: .token, rows: number("rows"), units: number("units"),
        fee: Wei(number("fee_wei")), feeUSD: USD(Rational(number("fee_usd"))))
      return try Totals([group], rejected: number("rejected"))
    }
    let error = #expect(throws: Totals.NegativeTotalError.self) { try totals(-1) }
    #expect(error?.description == "\(name) of totals is not negative")
    #expect(try Totals(json: totals(0).json) == totals(0))
  }

  /// Groups of one name are added up however many there are, also where dollars have nothing in
  /// common.
  @Test func manyGroupsOfOneName() throws {
    let groups = try (1...60).map { index in
      try Totals.Group(
        pipeline: .llm, modelID: index % 3 == 0 ? "b" : "a", unit: .token, rows: 1,
        units: BigInt(index), fee: 1, feeUSD: USD(Rational(1, BigInt(index))))
    }
    let totals = Totals(groups)
    #expect(totals.groups.map(\.rows) == [40, 20])
    #expect(totals.groups.map(\.units) == [1_200, 630])
    let sum = (1...60).reduce(Rational.zero) { $0 + Rational(1, BigInt($1)) }
    #expect(totals.feeUSD?.dollars == sum)
    #expect(
      totals.groups[1].feeUSD?.dollars == (1...20).reduce(0) { $0 + Rational(1, BigInt(3 * $1)) })
  }
}

extension Totals {
  /// The totals as `Vectors/totals.json` has them.
  fileprivate var vectorOutput: VectorMembers {
    let groups = groups.map { group in
      let members: VectorMembers = [
        "pipeline": .text(group.pipeline.name), "model": .text(group.modelID.name),
        "unit": .text(group.unit.rawValue), "units": "\(group.units)", "rows": "\(group.rows)",
        "fee_wei": "\(group.fee.count)",
      ]
      return VectorValue.object(members.with("fee_usd", group.feeUSD.map { "\($0.dollars)" }))
    }
    let members: VectorMembers = [
      "rows": "\(rows)", "fee_wei": "\(fee.count)", "groups": .list(groups),
    ]
    return members.with("fee_usd", feeUSD.map { "\($0.dollars)" })
  }
}
