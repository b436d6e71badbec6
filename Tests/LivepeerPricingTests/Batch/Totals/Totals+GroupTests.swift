import LivepeerPricing
import Testing
import TestSupport

@Suite struct TotalsGroupTests {
  private static func group(
    pipeline: Pipeline = .llm, modelID: String = "m", unit: WorkUnitKind = .token,
    rows: BigInt = 3, units: BigInt = 500, fee: Wei = 70, feeUSD: USD? = USD(2)
  ) throws -> Totals.Group {
    try Totals.Group(
      pipeline: pipeline, modelID: ModelID(modelID), unit: unit, rows: rows, units: units, fee: fee,
      feeUSD: feeUSD)
  }

  /// Names, counts and amounts: one that differs is enough, whichever it is.
  @Test(
    arguments: try [
      ("pipeline", group(pipeline: .upscale)), ("model", group(modelID: "n")),
      ("unit", group(unit: .pixel)), ("rows", group(rows: 4)), ("units", group(units: 501)),
      ("fee", group(fee: 71)), ("dollars", group(feeUSD: USD(3))),
      ("no dollars", group(feeUSD: nil)),
    ]
  )
  func groupsThatDifferInOnePartAreNotEqual(part: String, other: Totals.Group) throws {
    let group = try Self.group()
    #expect(group != other, "\(part)")
    #expect(other == other, "\(part)")
    #expect(Set([group, other]).count == 2, "\(part)")
  }

  /// Two names are the same when their bytes are; `String` takes these two for one.
  @Test func composedAndCombiningAccentsAreTwoModels() throws {
    #expect("é" == "e\u{301}")
    #expect(try Self.group(modelID: "é") != Self.group(modelID: "e\u{301}"))
  }
}
