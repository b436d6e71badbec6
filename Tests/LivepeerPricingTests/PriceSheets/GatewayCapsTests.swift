import ExactMath
import LivepeerPricing
import Testing

@Suite struct GatewayCapsTests {
  /// Documented caps of `domain/pipelines.md`, in wei per unit; nil where no cap is documented.
  @Test(
    arguments: [
      (.audioToText, "any", 12_882_811), (.textToImage, "any", 4_768_371),
      (.upscale, "any", 4_768_371), (.imageToImage, "ByteDance/SDXL-Lightning", 1_700_000),
      (.imageToImage, "any", nil), (.imageToVideo, "any", 3_390_842),
      (.liveVideoToVideo, "any", 100_000), (.llm, "any", nil), (.imageToText, "any", nil),
      (.textToSpeech, "any", nil), (.segmentAnything2, "any", nil),
    ] as [(Pipeline, String, Rational?)]
  )
  func documentedCaps(pipeline: Pipeline, modelID: String, wei: Rational?) throws {
    let cap = GatewayCaps.documented.cap(for: pipeline, modelID: modelID)
    #expect(try cap?.weiPerUnit(at: nil) == wei)
  }

  private static let caps = Result {
    try GatewayCaps(
      json: """
        {"capabilities_prices": [
          {"pipeline": "upscale", "model_id": "default", "price_per_unit": 5},
          {"pipeline": "upscale", "model_id": "m", "price_per_unit": 1e1, "pixels_per_unit": 4},
          {"pipeline": "llm", "PRICE_per_unit": 0.18, "currency": "usd", "pixels_per_unit": 1000000},
          {"pipeline": "upscale", "model_id": "e\\u0301", "price_per_unit": 7},
          {"pipeline": "image-to-text", "model_id": null, "price_per_unit": 1},
          {"pipeline": "image-to-text", "model_id": "", "price_per_unit": 2, "currency": "ETH"}
        ]}
        """
    )
  }

  /// A specific model wins; the last of several for the same does; names are compared by bytes.
  @Test(
    arguments: [
      (.upscale, "other", 5), (.upscale, "m", "5/2"), (.upscale, "M", 5),
      (.upscale, "e\u{301}", 7), (.upscale, "\u{E9}", 5), (.llm, "x", 60_000_000),
      (.imageToText, "x", 2_000_000_000_000_000_000), (.textToImage, "x", nil),
    ] as [(Pipeline, String, Rational?)]
  )
  func lookup(pipeline: Pipeline, modelID: String, wei: Rational?) throws {
    let cap = try Self.caps.get().cap(for: pipeline, modelID: modelID)
    #expect(try cap?.weiPerUnit(at: ETHPrice(3_000)) == wei)
    #expect(cap?.isInUSD ?? false == (pipeline == .llm))
  }

  @Test func aCapInDollarsNeedsAnETHPrice() throws {
    let cap = try #require(try Self.caps.get().cap(for: .llm, modelID: "x"))
    #expect(thrown { () throws(RateError) in try cap.weiPerUnit(at: nil) } == .ethPriceNeeded)
  }

  @Test func unknownPipelinesAndKeysAreNoted() throws {
    let caps = try GatewayCaps(
      json: #"""
        {"capabilities_prices": [{"pipeline": "made-up", "price_per_unit": 1},
          {"pipeline": "upscale", "price_per_unit": 1, "warm": true}]}
        """#
    )
    #expect(
      try caps.caps == [
        GatewayCaps.Cap(.upscale, pricePerUnit: BigDecimal(coefficient: 1, exponent: 0))
      ])
    #expect(
      caps.notes.map(\.description) == [
        "1:26: unknown pipeline 'made-up': this cap is left out",
        "2:48: unknown key 'warm': the gateway ignores it",
      ]
    )
  }

  private static let shape =
    "expected a gateway's caps, {\"capabilities_prices\": [{\"pipeline\": …}, …]}, found "

  @Test(
    arguments: [
      ("[]", "1:1: \(shape)an array"), ("{}", "1:1: \(shape)an object"),
      (#"{"capabilities_prices":5}"#, "1:1: \(shape)an object"),
      ("", "1:1: the text holds no value; write one JSON value"),
      (
        #"{"capabilities_prices":[5]}"#,
        "1:25: expected a cap, {\"pipeline\": …, \"price_per_unit\": …}, found a number"
      ),
      (
        #"{"capabilities_prices":[{"price_per_unit":5}]}"#,
        "1:25: this cap has no pipeline; every cap needs pipeline and price_per_unit"
      ),
      (
        #"{"capabilities_prices":[{"pipeline":"llm"}]}"#,
        "1:25: this cap has no price_per_unit; every cap needs pipeline and price_per_unit"
      ),
      (
        #"{"capabilities_prices":[{"pipeline":"llm","price_per_unit":-1}]}"#,
        "1:60: price_per_unit takes a number that is not negative, and this is -1"
      ),
      (
        #"{"capabilities_prices":[{"pipeline":7,"price_per_unit":1}]}"#,
        "1:37: pipeline takes a string, found a number"
      ),
    ]
  )
  func errorsSayWhereWhatAndWhatWouldBeRight(json: String, description: String) {
    let error = thrown { () throws(PriceSheetError) in try GatewayCaps(json: json) }
    #expect(error?.description == description)
  }
}
