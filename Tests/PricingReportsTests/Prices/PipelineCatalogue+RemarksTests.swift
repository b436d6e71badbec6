import LivepeerPricing
import PricingReports
import Testing

/// The texts are those of `PricesCommandTests` and `QuoteCommandTests`.
@Suite struct PipelineCatalogueRemarksTests {
  @Test(
    arguments: [
      (#"[{"pipeline":"llm","model_id":"m","price_per_unit":1}]"#, "", nil, []),
      (
        #"[{"pipeline":"llm","model_id":"m","price_per_unit":1}]"#, "text-to-speech=ms", nil,
        ["warning: unit text-to-speech=ms: the documented sheet has no entry for it"]
      ),
      (
        #"[{"pipeline":"audio_to_txt","model_id":"m","price_per_unit":1}]"#, "", "a.json",
        [
          "a.json: note: unknown pipeline 'audio_to_txt': did you mean audio-to-text? If not, give "
            + "its unit with UNITS"
        ]
      ),
      (
        #"[{"pipeline":"qqqq","model_id":"m","price_per_unit":1}]"#, "text-to-speech=ms", "a.json",
        [
          "warning: unit text-to-speech=ms: a.json has no entry for it",
          "a.json: note: unknown pipeline 'qqqq': give its unit with UNITS",
        ]
      ),
    ] as [(String, String, String?, [String])])
  func sheets(json: String, units: String, file: String?, lines: [String]) throws {
    var catalogue = PipelineCatalogue.documented
    if !units.isEmpty { catalogue = try catalogue.choosing(units) }
    #expect(
      catalogue.remarks(on: try PriceSheet(json: json), of: file, unitOptions: "UNITS") == lines)
  }

  @Test(
    arguments: [
      ("llm", "5wei/token", []),
      (
        "audio-to-txt", "5wei/ms",
        ["note: 'audio-to-txt' is not in the catalogue; did you mean audio-to-text?"]
      ),
      (
        "text-to-speech", "5960465wei/ms",
        [
          "warning: text-to-speech: 5960465 wei is a price per character, and it is used per "
            + "millisecond; price a millisecond of speech, or leave out the unit ms"
        ]
      ),
    ] as [(Pipeline, String, [String])])
  func statedPrices(pipeline: Pipeline, price: String, lines: [String]) throws {
    let price = UnitPrice(try StatedRate(price))
    #expect(PipelineCatalogue.documented.remarks(on: price, of: pipeline) == lines)
  }
}
