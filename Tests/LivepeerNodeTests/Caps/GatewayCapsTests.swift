import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct GatewayCapsTests {
  @Test(arguments: VectorCase.all(of: "gateway-cap"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    let members = ["price_per_unit", "pixels_per_unit"].filter(input.has).map {
      #", "\#($0)": \#(input.text($0))"#
    }
    let currency = input.has("currency") ? input.text("currency") : ""
    let json =
      #"{"capabilities_prices": [{"pipeline": "llm"\#(members.joined()), "currency": "\#(currency)"}]}"#
    let check = GatewayCaps.Check(
      maximumPrice: input.has("maximum_price")
        ? try NodePrice.Text(input.text("maximum_price")) : nil)
    let report = check.report(on: Array(json.utf8))
    let price = try report.caps.cap(for: .llm, modelID: "m")?.price
      .exactWei(at: ETHPrice(input.text("eth_usd")))
    let isUnknown = report.findings.contains { $0.rule.code == "unknown-cap-currency" }
    #expect(
      vector.output
        == (price.map { ["wei_per_unit": "\($0)"] }
          ?? .error(isUnknown ? "unknown-currency" : "no-cap")))
  }

  @Test(arguments: VectorCase.all(of: "cap-of-model"))
  func models(vector: VectorCase) throws {
    let input = vector.input
    let caps = input.objects("caps").map { cap in
      GatewayCaps.Cap(
        Pipeline(cap.text("pipeline")),
        modelID: cap.text("model") == "default" ? nil : ModelID(cap.text("model")),
        price: .wei(cap.number("wei")))
    }
    let maximum = input.has("maximum_price") ? input.number("maximum_price") : nil
    let price = try GatewayCaps(caps, maximumPrice: maximum.map { .wei($0) })
      .price(for: Pipeline(input.text("pipeline")), modelID: ModelID(input.text("model")))?
      .exactWei(at: nil)
    #expect(vector.output == (price.map { ["wei_per_unit": "\($0)"] } ?? .error("no-cap")))
  }

  /// Documented caps of `domain/pipelines.md`, in wei per unit; nil where no cap is documented.
  @Test(
    arguments: [
      (.audioToText, "any", 12_882_811), (.textToImage, "any", 4_768_371),
      (.upscale, "any", 4_768_371), (.imageToImage, "ByteDance/SDXL-Lightning", 1_700_000),
      (.imageToImage, "any", nil), (.imageToVideo, "any", 3_390_842),
      (.liveVideoToVideo, "any", 100_000), (.llm, "any", nil), (.imageToText, "any", nil),
      (.textToSpeech, "any", nil), (.segmentAnything2, "any", nil),
    ] as [(Pipeline, ModelID, Rational?)]
  )
  func documentedCaps(pipeline: Pipeline, modelID: ModelID, wei: Rational?) throws {
    let cap = GatewayCaps.documented.cap(for: pipeline, modelID: modelID)
    #expect(try cap?.price.exactWei(at: nil) == wei)
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
          {"pipeline": "image-to-text", "model_id": "", "price_per_unit": 2, "currency": "ETH"},
          {"pipeline": "Segment anything 2", "price_per_unit": 100, "pixels_per_unit": 0.5}
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
      (.segmentAnything2, "x", 200),
    ] as [(Pipeline, ModelID, Rational?)]
  )
  func lookup(pipeline: Pipeline, modelID: ModelID, wei: Rational?) throws {
    let caps = try Self.caps.get()
    #expect(
      try caps.cap(for: pipeline, modelID: modelID)?.price.exactWei(at: ETHPrice(3_000)) == wei)
    #expect(try caps.price(for: pipeline, modelID: modelID)?.exactWei(at: ETHPrice(3_000)) == wei)
  }

  /// `-maxPricePerUnit` holds if no cap does; at 0 it is none.
  @Test func theMaximumPriceHoldsIfNoCapDoes() {
    let cap = GatewayCaps.Cap(.upscale, modelID: "m", price: .wei(5))
    let caps = GatewayCaps([cap], maximumPrice: .usd(2))
    #expect(caps.price(for: .upscale, modelID: "m") == .wei(5))
    #expect(caps.price(for: .upscale, modelID: "n") == .usd(2))
    #expect(caps.cap(for: .upscale, modelID: "n") == nil)
    #expect(GatewayCaps([cap], maximumPrice: .wei(0)).price(for: .upscale, modelID: "n") == nil)
  }

  @Test func aCapOfNothingCapsNothing() {
    let caps = GatewayCaps([
      GatewayCaps.Cap(.upscale, price: .wei(5)), GatewayCaps.Cap(.upscale, price: .wei(0)),
      GatewayCaps.Cap(.llm, price: .usd(-1)),
    ])
    #expect(caps.price(for: .upscale, modelID: "m") == .wei(5))
    #expect(caps.price(for: .llm, modelID: "m") == nil)
  }

  @Test func modelIDsAreComparedByteForByte() {
    let (one, other): (ModelID, ModelID) = ("\u{E9}", "e\u{301}")
    let caps = [one, other].map { GatewayCaps.Cap(.upscale, modelID: $0, price: .wei(5)) }
    #expect(caps[0] != caps[1])
    #expect(Set(caps).count == 2)
    #expect(caps[0] == GatewayCaps.Cap(.upscale, modelID: one, price: .wei(5)))
    #expect(caps[0] != GatewayCaps.Cap(.upscale, modelID: one, price: .wei(6)))
  }

  /// What stops the gateway or loses the file is thrown; what it works on with is not.
  @Test(arguments: [
    (#"{"capabilities_prices":[{"pipeline":"llm"}]}"#, nil),
    (
      #"{"capabilities_prices":[{"pipeline":"llm","price_per_unit":"1"}]}"#,
      "1:60: price_per_unit is in quotation marks; write \"price_per_unit\": 1; the gateway logs it "
        + "and runs without these caps: it takes any price, unless it has a -maxPricePerUnit"
    ),
    (
      #"{"capabilities_prices":[{"pipeline":"LLM","price_per_unit":1}]}"#,
      "1:37: unknown pipeline 'LLM': the gateway stops; did you mean llm?"
    ),
  ])
  func readingThrowsErrors(json: String, description: String?) {
    let error = thrown { () throws(GatewayCaps.ReadingError) in try GatewayCaps(json: json) }
    #expect(error?.description == description)
  }
}
