import LivepeerPricing
import Testing
import TestSupport

@Suite struct TariffTableTests {
  private let one = BigDecimal(coefficient: 1, exponent: 0)

  @Test func everyDocumentedPipelineHasATariff() throws {
    let table = try TariffTable(.documented, at: ETHPrice("3127.45"))
    #expect(table.tariffs.map(\.pipeline) == PipelineCatalogue.documented.pipelines)
    for (index, tariff) in table.tariffs.enumerated() {
      let price = try PriceSheet.documented.price(of: tariff.pipeline, at: ETHPrice("3127.45"))
      #expect(try tariff.price.get() == price.rate)
      #expect(tariff.unit == price.rate.unit)
      #expect(tariff.width == .twoRegisters)
      #expect(try table.index(of: tariff.pipeline) == index)
      #expect(
        try table.index(of: tariff.pipeline, modelID: tariff.modelID) == index)
    }
  }

  /// One tariff a model, by the entry in force: the last for every gateway, else the last for the
  /// gateway that is named first.
  @Test(arguments: ["default", ""]) func theEntryForEveryGatewayIsTaken(every: String) throws {
    func entry(_ model: String, _ price: BigInt, _ gateway: String) throws -> PriceEntry {
      try PriceEntry(
        pipeline: "upscale", modelID: ModelID(model),
        pricePerUnit: BigDecimal(coefficient: price, exponent: 0), gateway: GatewayAddress(gateway))
    }
    let sheet = try PriceSheet([
      entry("a", 1, "0x1"), entry("b", 2, "0x1"), entry("a", 3, every), entry("b", 4, "0x2"),
      entry("a", 5, "default"), entry("a", 6, "0x1"), entry("b", 7, "0X1"),
      PriceEntry(pipeline: "telepathy", modelID: "a", pricePerUnit: nil),
    ])
    let table = try TariffTable(sheet)
    #expect(table.tariffs.map(\.modelID) == ["a", "b"])
    #expect(try table.tariffs.map { try $0.price.get().weiPerUnit } == [5, 7])
    for tariff in table.tariffs {
      #expect(
        try tariff.price.get() == sheet.price(of: .upscale, modelID: tariff.modelID).rate)
    }
  }

  @Test func namesAreComparedByTheirBytes() throws {
    let composed = "caf\u{E9}"
    let table = try TariffTable(
      PriceSheet([
        PriceEntry(pipeline: "llm", modelID: ModelID(composed), pricePerUnit: one),
        PriceEntry(pipeline: "llm", modelID: "cafe\u{301}", pricePerUnit: one),
      ]))
    #expect(try table.index(of: "llm", modelID: ModelID(composed)) == 0)
    #expect(try table.index(of: "llm", modelID: "cafe\u{301}") == 1)
  }

  @Test func whatIsNotPricedIsNamedWithWhatIs() throws {
    let table = try TariffTable(
      PriceSheet([PriceEntry(pipeline: "llm", modelID: "m", pricePerUnit: one)]))
    let errors: [(Pipeline, ModelID, PriceSheet.LookupError)] = [
      ("telepathy", "", .noPipeline("telepathy", priced: ["llm"], suggestion: nil)),
      ("llama", "", .noPipeline("llama", priced: ["llm"], suggestion: .llm)),
      ("whisper", "", .noPipeline("whisper", priced: ["llm"], suggestion: nil)),
      ("upscale", "", .noPipeline(.upscale, priced: ["llm"], suggestion: nil)),
      ("llm", "M", .noModel("M", of: .llm, priced: ["m"])),
    ]
    for (pipeline, model, error) in errors {
      #expect(throws: error) { try table.index(of: pipeline, modelID: model) }
      #expect(error.description.isOnePlainLine)
    }
  }

  @Test func aPriceInDollarsNeedsAnETHPrice() throws {
    let table = try TariffTable(.documented)
    let index = try table.index(of: "llm")
    let error = PriceSheet.LookupError.unresolved(
      .ethPriceNeeded, pipeline: .llm, modelID: table.tariffs[index].modelID)
    #expect(throws: error) { try table.tariffs[index].price.get() }
    let quoted = QuotedColumns(
      table, units: [1, 1], tariffs: [0, UInt32(index)], inUSD: false)
    #expect(quoted.error == .unpriced(error, row: 1))
    #expect(quoted.totals.rows == 1)
    #expect(throws: error) { try table.quote(units: 1, tariff: index) }
  }

  @Test(arguments: [-1, 31])
  func decimalsHaveBounds(decimals: Int) {
    #expect(throws: TariffTable.PreparationError.usdDecimals(decimals)) {
      try TariffTable(.documented, usdDecimals: decimals)
    }
    #expect(TariffTable.PreparationError.usdDecimals(decimals).description.isOnePlainLine)
  }

  @Test func theUnitOfTextToSpeechCanBeChosen() throws {
    let table = try TariffTable(.documented, catalogue: .documented.choosing("text-to-speech=ms"))
    #expect(
      try table.tariffs[table.index(of: "text-to-speech")].unit == .millisecond)
  }

  /// A pipeline of which nothing is known has a tariff as soon as its unit is.
  @Test func anyPipelineCanBePriced() throws {
    let sheet = try PriceSheet([
      PriceEntry(pipeline: "tagger", modelID: "m", pricePerUnit: one),
      PriceEntry(pipeline: "Text to image", modelID: "m", pricePerUnit: one),
    ])
    let unknown = try TariffTable(sheet)
    #expect(unknown.tariffs.map(\.pipeline.name) == ["text-to-image"])
    for model in ["", "m"] as [ModelID] {
      #expect(throws: PriceSheet.LookupError.noUnit(pipeline: "tagger")) {
        try unknown.index(of: "tagger", modelID: model)
      }
    }
    let table = try TariffTable(sheet, catalogue: .documented.choosing("tagger=request"))
    #expect(try table.tariffs[table.index(of: "Tagger")].unit == .request)
    #expect(try table.tariffs[table.index(of: "tagger", modelID: "m")].pipeline.name == "tagger")
    #expect(try table.index(of: "text-to-image") == 1)
  }

  /// A name is compared with the first 200 pipelines alone: a file may have as many such names as rows.
  @Test(arguments: [(0, true), (199, true), (200, false)])
  func namesThatAreCompared(place: Int, isSuggested: Bool) throws {
    var entries = (0..<250).map { #"{"pipeline":"p\#($0)","model_id":"m","price_per_unit":3}"# }
    entries[place] = #"{"pipeline":"segmenting","model_id":"m","price_per_unit":3}"#
    let table = try TariffTable(PriceSheet(json: "[\(entries.joined(separator: ","))]"))
    let error = thrown { () throws(PriceSheet.LookupError) in try table.index(of: "segmentin") }
    guard case .noPipeline("segmentin", let priced, let suggestion) = error else {
      Issue.record("segmentin is no pipeline of the sheet")
      return
    }
    #expect(priced.count == 250 && priced[place] == "segmenting")
    #expect(suggestion == (isSuggested ? "segmenting" : nil))
  }
}
