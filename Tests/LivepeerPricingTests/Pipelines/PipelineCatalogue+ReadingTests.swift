import LivepeerPricing
import Testing
import TestSupport

@Suite struct PipelineCatalogueReadingTests {
  private func read(_ json: String) throws(PipelineCatalogue.FileError) -> PipelineCatalogue {
    try PipelineCatalogue.documented.adding(json: Array(json.utf8))
  }

  /// The file of `design/cli.md`, and one with every member.
  @Test func filesAddPipelines() throws {
    let catalogue = try read(
      """
      {"pipelines": [
        {"name": "frame-tagger", "unit": "frame", "price": "5wei/frame"},
        {"name": "summarizer", "unit": "tokens", "model": "own/m", "price": "$0.60/M tokens",
         "aliases": ["sum"], "measure": "tokens"},
        {"name": "third", "unit": "pixel", "measure": "duration", "price": "1wei/3 px"},
        {"name": "bare", "unit": "request"}]}
      """)
    #expect(catalogue.pipelines.count == 14)
    #expect(catalogue.declaredUnits.map(\.rawValue) == ["frame"])
    let prices = catalogue.documentedPrices
    #expect(prices.entries.count == 13)
    let tagger = try prices.price(of: "frame-tagger", catalogue: catalogue)
    #expect(tagger.rate.description == "5wei/frame")
    let summarizer = try prices.price(
      of: "summarizer", at: ETHPrice("3000"), catalogue: catalogue)
    #expect(summarizer.entry.modelID == "own/m")
    // 0.60 / 10^6 dollars at 3000 are 2 · 10^-10 ETH.
    #expect(summarizer.rate.weiPerUnit == 200_000_000)
    #expect(try prices.price(of: "third", catalogue: catalogue).rate.weiPerUnit == Rational(1, 3))
    #expect(catalogue["third"]?.measure == .duration)
    #expect(catalogue["bare"]?.measure == .requests)
    #expect(catalogue.suggestion(for: "SUM") == "summarizer")
    #expect(try read(#"{"pipelines": []}"#) == .documented)
  }

  /// A file may say otherwise of a documented pipeline, too.
  @Test func aDefinitionReplacesTheDocumentedOne() throws {
    let catalogue = try read(#"{"pipelines": [{"name": "upscale", "unit": "request"}]}"#)
    #expect(catalogue.pipelines == PipelineCatalogue.documented.pipelines)
    #expect(catalogue[.upscale]?.unit == .request)
  }

  @Test(
    arguments: [
      ("[]", "1:1: expected an object, found an array"),
      (#"{"pipelines": 5}"#, "1:15: pipelines takes a list, found a number"),
      ("{}", "1:1: no pipelines; an entry needs a name and a unit"),
      (#"{"pipeline": []}"#, "1:2: unknown key 'pipeline'; use pipelines"),
      (#"{"pipelines": [5]}"#, "1:16: expected an object, found a number"),
      (
        #"{"pipelines": [{"unit": "ms"}]}"#,
        "1:16: no name; an entry needs a name and a unit"
      ),
      (
        #"{"pipelines": [{"name": "a"}]}"#, "1:16: no unit; an entry needs a name and a unit"
      ),
      (
        #"{"pipelines": [{"name": "", "unit": "ms"}]}"#,
        "1:25: an empty name; name the pipeline, as in frame-tagger"
      ),
      (
        #"{"pipelines": [{"name": "a", "unit": "min"}]}"#,
        "1:38: 'min' cannot be the name of a unit; use millisecond, character, pixel, token or "
          + "request, or a name of letters, digits and hyphens that is not that of a scale"
      ),
      (
        #"{"pipelines": [{"name": "a", "unit": "ms", "unit": "ms"}]}"#,
        "1:44: unit is here a second time"
      ),
      (
        #"{"pipelines": [{"name": "a", "unit": "ms"}, {"name": "A", "unit": "ms"}]}"#,
        "1:45: A is in the file already"
      ),
      (
        #"{"pipelines": [{"name": "a", "unit": "ms", "measure": "time"}]}"#,
        "1:55: unknown measure 'time'; use duration, characters, text, images, tokens, requests or "
          + "units"
      ),
      (
        #"{"pipelines": [{"name": "a", "unit": "ms", "measure": "images"}]}"#,
        "1:55: an image size does not count milliseconds; use duration or units"
      ),
      (
        #"{"pipelines": [{"name": "a", "unit": "ms", "price": "5wei/px"}]}"#,
        "1:53: the price is per pixel, and the pipeline per millisecond; make them one"
      ),
      (
        #"{"pipelines": [{"name": "a", "unit": "ms", "price": 5}]}"#,
        "1:53: price takes a string, found a number"
      ),
      (
        #"{"pipelines": [{"name": "a", "unit": "ms", "aliases": "b"}]}"#,
        "1:55: aliases takes a list, found a string"
      ),
      (
        #"{"pipelines": [{"name": "a", "unit": "ms", "cost": "b"}]}"#,
        "1:44: unknown key 'cost'; use name, unit, price, model, aliases, measure"
      ),
    ]
  )
  func faultsAreNamedWithTheirPlace(json: String, message: String) {
    let error = thrown { () throws(PipelineCatalogue.FileError) in try read(json) }
    #expect(error?.description == message)
  }

  @Test func whatIsNotJSONAndWhatIsNotAPriceIsToldSo() {
    let cut = thrown { () throws(PipelineCatalogue.FileError) in try read(#"{"pipelines": ["#) }
    guard case .json = cut?.reason else {
      Issue.record("\(cut.debugDescription)")
      return
    }
    let price = thrown { () throws(PipelineCatalogue.FileError) in
      try read(#"{"pipelines": [{"name": "a", "unit": "frame", "price": "5wei/fram"}]}"#)
    }
    guard case .price = price?.reason else {
      Issue.record("\(price.debugDescription)")
      return
    }
    #expect(price?.position.column == 56)
  }
}
