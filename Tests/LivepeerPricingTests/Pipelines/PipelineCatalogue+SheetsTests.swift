import LivepeerPricing
import Testing

@Suite struct PipelineCatalogueSheetsTests {
  private static let sheet = """
    [{"pipeline": "text-to-speech", "model_id": "suno/bark", "price_per_unit": 5960465},
     {"pipeline": "text-to-speech", "model_id": "a", "price_per_unit": 11920930,
      "pixels_per_unit": 2, "gateway": "0x1"},
     {"pipeline": "text-to-speech", "model_id": "b", "price_per_unit": 77},
     {"pipeline": "text-to-speech", "model_id": "c", "price_per_unit": 77},
     {"pipeline": "text-to-speech", "model_id": "d", "price_per_unit": 0},
     {"pipeline": "text-to-speech", "model_id": "e", "price_per_unit": 0},
     {"pipeline": "text-to-speech", "model_id": "f", "price_per_unit": 1, "currency": "USD"},
     {"pipeline": "text-to-speech", "model_id": "g", "price_per_unit": 2, "pixels_per_unit": 2,
      "currency": "USD"},
     {"pipeline": "text-to-speech", "model_id": "h"},
     {"pipeline": "llm", "model_id": "i", "price_per_unit": 5960465}]
    """

  @Test(
    arguments: [
      ("text-to-speech=ms", []), ("text-to-speech/b=ms", []), ("llm=token,llm/i=token", []),
      ("audio-to-text=ms", ["audio-to-text=ms"]),
      ("text-to-speech/B=ms,upscale=pixel", ["text-to-speech/B=ms", "upscale=px"]),
      ("llm/suno/bark=tokens", ["llm/suno/bark=token"]),
    ]
  )
  func choicesForNothingAreNamed(text: String, unmatched: [String]) throws {
    let sheet = try PriceSheet(json: PipelineCatalogueSheetsTests.sheet)
    #expect(try PipelineCatalogue.documented.choosing(text).unusedChoices(for: sheet) == unmatched)
    #expect(
      try PipelineCatalogue.documented.choosing(text).unusedChoices(
        for: PriceSheet(json: "[]")
      ).count
        == text.split(separator: ",").count)
  }

  /// The documented price of a character is 5960465 wei (`domain/pipelines.md`), also as 11920930
  /// for two.
  @Test(
    arguments: [
      ("text-to-speech=char", []), ("llm=token", []),
      ("text-to-speech/suno/bark=ms", ["suno/bark"]),
      ("text-to-speech/a=ms", ["a"]), ("text-to-speech/b=ms", ["b"]),
      ("text-to-speech/c=ms", ["c"]),
      // Without an entry per character there is nothing to take for the price of one.
      ("text-to-speech/b=ms,text-to-speech/c=ms", []), ("text-to-speech/d=ms", []),
      ("text-to-speech/f=ms", ["f"]), ("text-to-speech/h=ms", []),
      ("text-to-speech=ms", ["suno/bark", "a"]),
      ("text-to-speech=ms,text-to-speech/b=char", ["suno/bark", "a", "c"]),
    ]
  )
  func aPriceOfACharacterIsNotOneOfAMillisecond(text: String, models: [String]) throws {
    let sheet = try PriceSheet(json: PipelineCatalogueSheetsTests.sheet)
    let reused = try PipelineCatalogue.documented.choosing(text).reusedPrices(in: sheet)
    #expect(reused.map { $0.modelID?.name } == models)
  }

  @Test func pipelinesOfWhichNothingIsKnownHaveNoUnit() throws {
    let sheet = try PriceSheet(
      json: """
        [{"pipeline": "tagger", "model_id": "a", "price_per_unit": 1},
         {"pipeline": "Tagger", "model_id": "b", "price_per_unit": 1},
         {"pipeline": "byoc/x", "model_id": "c", "price_per_unit": 1},
         {"pipeline": "Text to image", "model_id": "d", "price_per_unit": 1}]
        """)
    let documented = PipelineCatalogue.documented
    #expect(documented.pipelinesWithoutUnit(in: sheet) == ["tagger", "byoc/x"])
    let chosen = try documented.choosing("tagger=request")
    #expect(chosen.pipelinesWithoutUnit(in: sheet) == ["byoc/x"])
    #expect(chosen.unusedChoices(for: sheet).isEmpty)
  }

  @Test func theMessageNamesThePrice() throws {
    let documented = try PipelineCatalogue.documented.choosing("text-to-speech=ms")
      .reusedPrices(in: .documented)
    #expect(
      documented.map(\.description) == [
        "text-to-speech suno/bark: 5960465 wei is a price per character, and it is used per "
          + "millisecond; price a millisecond of speech, or leave out the unit ms"
      ])
    let sheet = try PriceSheet(json: PipelineCatalogueSheetsTests.sheet)
    let dollars = try PipelineCatalogue.documented.choosing("text-to-speech/f=ms")
      .reusedPrices(in: sheet)
    #expect(dollars.first?.description.hasPrefix("text-to-speech f: $1 is a price") == true)
  }

  @Test(
    arguments: [
      ("5960465wei/ms", .textToSpeech, true), ("5960465wei/char", .textToSpeech, false),
      ("5960466wei/ms", .textToSpeech, false), ("5960465wei/ms", .audioToText, false),
      ("11.92093 mwei/2 ms", .textToSpeech, true), ("5960465000wei/s", .textToSpeech, true),
    ] as [(String, Pipeline, Bool)]
  )
  func aStatedPriceOfACharacterIsSeen(text: String, pipeline: Pipeline, isReused: Bool) throws {
    let price = try StatedRate(text)
    let reused = PipelineCatalogue.documented.reusedPrice(
      UnitPrice(price), of: pipeline)
    #expect((reused != nil) == isReused)
    #expect(reused.map { $0.description.hasPrefix("text-to-speech: 5960465 wei is") } ?? true)
  }
}
