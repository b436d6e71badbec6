import LivepeerPricing
import Testing
import TestSupport

/// A sheet of entries given as pipeline, model, gateway and price.
private func sheet(_ entries: [(String, String, String, Int)]) throws -> PriceSheet {
  PriceSheet(
    try entries.map { pipeline, model, gateway, price in
      try PriceEntry(
        pipeline: Pipeline(pipeline), modelID: ModelID(model),
        pricePerUnit: BigDecimal(coefficient: BigInt(price), exponent: 0),
        gateway: GatewayAddress(gateway))
    })
}

@Suite struct PriceSheetDifferenceTests {
  @Test func entriesAreMatchedByPipelineModelAndGateway() throws {
    let old = try sheet([
      ("llm", "a", "default", 1), ("llm", "b", "default", 2), ("upscale", "a", "default", 3),
      ("llm", "a", "0xabc", 4), ("image-to-text", "z", "default", 5),
    ])
    let new = try sheet([
      ("upscale", "c", "default", 9), ("llm", "a", "0xABC", 8), ("llm", "a", "0xDEF", 4),
      ("llm", "b", "default", 2), ("upscale", "a", "default", 6), ("llm", "a", "default", 1),
    ])
    let difference = PriceSheet.Difference(from: old, to: new)
    #expect(difference.added == [new.entries[0], new.entries[2]])
    #expect(difference.removed == [old.entries[4]])
    #expect(difference.changed.map(\.new) == [new.entries[1], new.entries[4]])
    #expect(difference.changed.map(\.old) == [old.entries[3], old.entries[2]])
    #expect(difference.changed.map(\.move) == [.percent(100), .percent(100)])
    #expect(difference.unchangedCount == 2)
    #expect(difference.replacedInOld.isEmpty && difference.replacedInNew.isEmpty)
  }

  /// Swift's strings are equal where they look the same; the node compares bytes.
  @Test func namesAreComparedByTheirBytes() throws {
    let old = try sheet([("llm", "caf\u{E9}", "default", 1)])
    let new = try sheet([("llm", "cafe\u{301}", "default", 1)])
    let difference = PriceSheet.Difference(from: old, to: new)
    #expect(difference.added.count == 1 && difference.removed.count == 1)
    #expect(difference.unchangedCount == 0)
  }

  /// To the node a gateway without a name is every gateway.
  @Test func anEmptyGatewayIsTheDefaultOne() throws {
    let old = try sheet([("llm", "a", "", 1), ("llm", "b", "default", 2)])
    let new = try sheet([("llm", "a", "default", 1), ("llm", "b", "", 3)])
    let difference = PriceSheet.Difference(from: old, to: new)
    #expect(difference.added.isEmpty && difference.removed.isEmpty)
    #expect(difference.unchangedCount == 1)
    #expect(difference.changed.map(\.move) == [.percent(50)])
  }

  @Test func theLastOfSeveralEqualNamesHolds() throws {
    let old = try sheet([("llm", "a", "default", 1), ("llm", "a", "default", 4)])
    let new = try sheet([
      ("llm", "a", "default", 9), ("upscale", "a", "default", 7), ("llm", "a", "default", 5),
      ("upscale", "a", "default", 7),
    ])
    let difference = PriceSheet.Difference(from: old, to: new)
    #expect(difference.changed.map(\.move) == [.percent(25)])
    #expect(difference.added == [new.entries[3]])
    #expect(difference.replacedInOld == [old.entries[0]])
    #expect(difference.replacedInNew == [new.entries[0], new.entries[1]])
  }

  @Test func emptySheets() throws {
    let documented = PriceSheet.documented
    let count = documented.entries.count
    #expect(PriceSheet.Difference(from: PriceSheet([]), to: documented).added.count == count)
    #expect(PriceSheet.Difference(from: documented, to: PriceSheet([])).removed.count == count)
    let same = PriceSheet.Difference(from: documented, to: documented)
    #expect(same.unchangedCount == count)
    #expect(same.added.isEmpty && same.removed.isEmpty && same.changed.isEmpty)
  }

  /// Every entry of either sheet is told of once, whatever the order.
  @Test(.tags(.property)) func nothingIsLost() throws {
    try forAll(cases: 100) { generator in
      func random() throws -> PriceSheet {
        try sheet(
          (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            (
              ["llm", "upscale"].randomElement(using: &generator) ?? "",
              ["a", "b", "c"].randomElement(using: &generator) ?? "",
              ["default", "0xabc"].randomElement(using: &generator) ?? "",
              Int.random(in: 0...3, using: &generator)
            )
          })
      }
      let (old, new) = (try random(), try random())
      let there = PriceSheet.Difference(from: old, to: new)
      let back = PriceSheet.Difference(from: new, to: old)
      let common = there.changed.count + there.unchangedCount
      return difference(there.added, back.removed, "added of \(old) \(new)")
        ?? difference(there.unchangedCount, back.unchangedCount, "unchanged of \(old) \(new)")
        ?? difference(
          there.removed.count + common + there.replacedInOld.count, old.entries.count, "old \(old)")
        ?? difference(
          there.added.count + common + there.replacedInNew.count, new.entries.count, "new \(new)")
    }
  }
}
