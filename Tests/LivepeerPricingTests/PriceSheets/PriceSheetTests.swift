import LivepeerPricing
import Testing
import TestSupport

/// Two models of text-to-speech, one of them for two gateways, a price in dollars and none.
private let sheetOfManyGateways = """
  [
    {"pipeline":"text-to-speech","model_id":"a","price_per_unit":1,"gateway":"0xabc"},
    {"pipeline":"text-to-speech","model_id":"a","price_per_unit":2},
    {"pipeline":"text-to-speech","model_id":"b","price_per_unit":3,"gateway":"0xabc"},
    {"pipeline":"text-to-speech","model_id":"b","price_per_unit":4,"gateway":"0xdef"},
    {"pipeline":"llm","model_id":"c","price_per_unit":0.18,"currency":"USD","pixels_per_unit":1e6},
    {"pipeline":"upscale","model_id":"d","warm":true}
  ]
  """

@Suite struct PriceSheetTests {
  /// The documented price of every pipeline, per unit, at 3000 USD per ETH.
  @Test(
    arguments: [
      (.audioToText, "12882811wei/ms"), (.textToSpeech, "5960465wei/char"),
      (.imageToText, "1192093wei/px"), (.segmentAnything2, "4768371wei/px"),
      (.textToImage, "4768371wei/px"), (.imageToImage, "4768371wei/px"),
      (.imageToVideo, "9536742wei/px"), (.upscale, "4768371wei/px"), (.llm, "60000000wei/token"),
      (.liveVideoToVideo, "500wei/px"),
    ] as [(Pipeline, String)]
  )
  func everyPipelineHasItsDocumentedPrice(pipeline: Pipeline, rate: String) throws {
    let price = try PriceSheet.documented.price(of: pipeline, at: ETHPrice("3000"))
    #expect(price.rate.description == rate)
    #expect(price.entry.modelID == pipeline.documentedModel)
    let named = try PriceSheet.documented.price(
      of: pipeline,
      modelID: pipeline.documentedModel,
      at: ETHPrice("3000")
    )
    #expect(named == price)
  }

  @Test(
    arguments: [
      (nil, nil, "2wei/char"), ("a", nil, "2wei/char"), ("b", nil, "3wei/char"),
      ("a", "text-to-speech=ms", "2wei/ms"), ("b", "text-to-speech/b=ms", "3wei/ms"),
      (nil, "text-to-speech/b=ms", "2wei/char"),
    ] as [(ModelID?, String?, String)]
  )
  func theFirstModelAndThePriceForEveryGatewayComeFirst(
    modelID: ModelID?,
    units: String?,
    rate: String
  ) throws {
    let sheet = try PriceSheet(json: sheetOfManyGateways)
    let catalogue = try units.map { try PipelineCatalogue.documented.choosing($0) } ?? .documented
    let price = try sheet.price(of: .textToSpeech, modelID: modelID, catalogue: catalogue)
    #expect(price.rate.description == rate)
  }

  @Test(
    arguments: [
      (
        .audioToText, nil,
        .noPipeline(
          .audioToText, priced: ["text-to-speech", "llm", "upscale"], suggestion: nil),
        "no price for audio-to-text; this sheet prices text-to-speech, llm, upscale"
      ),
      (
        "LLM", nil,
        .noPipeline("LLM", priced: ["text-to-speech", "llm", "upscale"], suggestion: .llm),
        "no price for LLM; did you mean llm?"
      ),
      (
        .textToSpeech, "c", .noModel("c", of: .textToSpeech, priced: ["a", "b"]),
        "no price for model 'c' of text-to-speech; this sheet prices a, b"
      ),
      (
        .textToSpeech, "A\n", .noModel("A\n", of: .textToSpeech, priced: ["a", "b"]),
        "no price for model 'A\u{FFFD}' of text-to-speech; this sheet prices a, b"
      ),
      (
        .upscale, nil, .noPrice(pipeline: .upscale, modelID: "d"),
        "upscale d has no price_per_unit, so the node's own flag sets it"
      ),
      (
        .llm, nil, .unresolved(.ethPriceNeeded, pipeline: .llm, modelID: "c"),
        "llm c: a price in USD needs an ETH price"
      ),
    ] as [(Pipeline, ModelID?, PriceSheet.LookupError, String)]
  )
  func whatHasNoPriceIsAnsweredWithWhatHas(
    pipeline: Pipeline,
    modelID: ModelID?,
    error: PriceSheet.LookupError,
    description: String
  ) throws {
    let sheet = try PriceSheet(json: sheetOfManyGateways)
    #expect(throws: error) { try sheet.price(of: pipeline, modelID: modelID) }
    #expect(error.description == description)
  }

  @Test func longListsAndHostileNamesStayOnALine() {
    let names = (1...11).map { ModelID("model \($0)\n\u{1B}[31m") }
    let line = PriceSheet.LookupError.noModel("x", of: .llm, priced: names).description
    #expect(line.isOnePlainLine)
    #expect(line.hasSuffix(", …"))
    #expect(
      PriceSheet.LookupError.noPipeline(.llm, priced: [], suggestion: nil).description
        == "no price for llm; this sheet prices nothing"
    )
  }

  @Test func dollarsResolveAtTheETHPriceOfTheMoment() throws {
    let sheet = try PriceSheet(json: sheetOfManyGateways)
    #expect(try sheet.price(of: .llm, at: ETHPrice("2500")).rate.weiPerUnit == 72_000_000)
    #expect(
      try sheet.price(of: .llm, at: ETHPrice("2345.67890123")).rate.weiPerUnit
        == "18000000000000000000/234567890123"
    )
  }
}
