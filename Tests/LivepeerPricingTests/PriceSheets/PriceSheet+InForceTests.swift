import LivepeerPricing
import TestSupport
import Testing

/// Of several entries for one pipeline, model and gateway the last one's price holds
/// (live-network.md 6), and everything that reads a sheet follows.
@Suite struct PriceSheetInForceTests {
  /// An entry of a table here, whose names and numbers are valid.
  private static func entry(
    _ wei: Int, _ model: String = "m", pipeline: String = "llm", gateway: String = "default"
  ) -> PriceEntry {
    guard
      let entry = try? PriceEntry(
        pipeline: Pipeline(pipeline), modelID: ModelID(model),
        pricePerUnit: BigDecimal(coefficient: BigInt(wei), exponent: 0),
        gateway: GatewayAddress(gateway))
    else { preconditionFailure("an entry of the tables here is valid") }
    return entry
  }

  /// Each entry's price is its place.
  @Test(arguments: VectorCase.all(of: "entries-in-force"))
  func vectors(vector: VectorCase) {
    let entries = vector.input.objects("entries").enumerated().map { place, entry in
      Self.entry(
        place, entry.text("model"), pipeline: entry.text("pipeline"),
        gateway: entry.has("gateway") ? entry.text("gateway") : "default")
    }
    let inForce = PriceSheet(entries).entriesInForce.compactMap { $0.pricePerUnit?.rational }
    #expect(inForce == vector.output.numbers("in_force"))
  }

  /// The entries, the prices in force, the price of the first model, and that of the tariff.
  @Test(
    arguments: [
      ([entry(1), entry(2)], [2], 2), ([entry(1), entry(2), entry(1)], [1], 1),
      ([entry(1), entry(5, "n"), entry(2)], [5, 2], 2),
      ([entry(1, gateway: "0xAB"), entry(2), entry(3, gateway: "0xab")], [2, 3], 2),
      (
        [entry(1, gateway: "0xAB"), entry(2, gateway: "0xCD"), entry(3, gateway: "0xab")], [2, 3], 3
      ),
      ([entry(1), entry(2, gateway: "0xAB")], [1, 2], 1),
      (
        [entry(1, gateway: "0xAB"), entry(2, gateway: "DEFAULT"), entry(3, gateway: "")], [1, 3], 3
      ),
      ([entry(1), entry(2, pipeline: "Llm")], [2], 2), ([entry(1), entry(2, "M")], [1, 2], 1),
      ([entry(1, "\u{E9}"), entry(2, "e\u{301}")], [1, 2], 1),
    ] as [([PriceEntry], [BigInt], BigInt)])
  func theLastEntryHolds(entries: [PriceEntry], inForce: [BigInt], price: BigInt) throws {
    let sheet = PriceSheet(entries)
    #expect(sheet.entriesInForce.map(\.pricePerUnit?.wholeNumber) == inForce)
    #expect(try sheet.price(of: .llm).rate.weiPerUnit == Rational(price))
    let table = try TariffTable(sheet)
    #expect(try table.quote(units: 1, tariff: table.index(of: "llm")).fee == Wei(price))
    #expect(PriceSheet.Difference(from: sheet, to: sheet).unchangedCount == inForce.count)
    #expect(
      PriceSheet.Difference(from: sheet, to: sheet).replacedInNew.count
        == entries.count - inForce.count)
  }

  @Test func impliedETHPricesAreOfEntriesInForce() throws {
    let dollars = try [100, 300].map {
      try PriceEntry(
        pipeline: "llm", modelID: "m",
        pricePerUnit: BigDecimal(coefficient: BigInt($0), exponent: -18), currency: .usd)
    }
    let implied = PriceSheet([Self.entry(3), Self.entry(1)])
      .impliedETHPrices(by: PriceSheet(dollars))
    #expect(implied.map(\.index) == [1])
    #expect(implied.first?.ethPrice.usdPerETH == 300)
  }

  @Test(arguments: [
    ("", true), ("default", true), ("Default", true), ("DEFAULT", true), ("default ", false),
    ("0xdefault", false),
  ])
  func gatewaysForAll(name: String, isForAll: Bool) {
    #expect(Self.entry(1, gateway: name).isForEveryGateway == isForAll)
  }
}
