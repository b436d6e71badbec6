import LivepeerPricing
import Testing
import TestSupport

@Suite struct PipelineCatalogueUnitsTests {
  private static let form = "PIPELINE=UNIT, as in text-to-speech=ms"
  private static let pipelines = PipelineCatalogue.documented.pipelines.map(\.name)
  private static let units = ["char", "ms", "request"]

  /// The unit of text-to-speech for `suno/bark` and for another model.
  @Test(
    arguments: [
      (nil, .character, .character), ("text-to-speech=ms", .millisecond, .millisecond),
      ("text-to-speech=char", .character, .character),
      ("text-to-speech/suno/bark=ms", .millisecond, .character),
      ("text-to-speech=ms,text-to-speech/suno/bark=char", .character, .millisecond),
      ("text-to-speech/suno/bark=char,text-to-speech=ms", .character, .millisecond),
      ("text-to-speech=ms,text-to-speech=characters", .character, .character),
      ("text-to-speech=milliseconds", .millisecond, .millisecond),
      ("audio-to-text=ms,llm=token,upscale=px", .character, .character),
      ("text-to-speech/a=b=ms", .character, .character),
    ] as [(String?, WorkUnitKind, WorkUnitKind)]
  )
  func aChoiceForTheModelComesFirst(text: String?, bark: WorkUnitKind, other: WorkUnitKind) throws {
    let choice = try text.map { try PipelineCatalogue.documented.choosing($0) } ?? .documented
    #expect(choice.unit(of: .textToSpeech, modelID: "suno/bark") == bark)
    #expect(choice.unit(of: .textToSpeech, modelID: "parler/tts") == other)
    #expect(choice.unit(of: .audioToText, modelID: "suno/bark") == .millisecond)
  }

  @Test func aModelsNameMayHoldAnEqualsSign() throws {
    let choice = try PipelineCatalogue.documented.choosing("text-to-speech/a=b=ms")
    #expect(choice.unit(of: .textToSpeech, modelID: "a=b") == .millisecond)
  }

  /// Any other pipeline has the unit that is chosen for it, and is found as the node compares
  /// names.
  @Test func pipelinesOfOnesOwnHaveTheirUnit() throws {
    let catalogue = try PipelineCatalogue.documented
      .adding(Pipeline.Definition("tagger", unit: #require(WorkUnitKind(rawValue: "frame"))))
      .choosing("scope=ms,scope/a/b=request,byoc=frame")
    #expect(catalogue.unit(of: "scope", modelID: "z") == .millisecond)
    #expect(catalogue.unit(of: "Scope", modelID: "a/b") == .request)
    #expect(catalogue.unit(of: "byoc", modelID: "")?.rawValue == "frame")
    #expect(catalogue.unit(of: "tagger", modelID: "")?.rawValue == "frame")
    #expect(catalogue.unit(of: "other", modelID: "") == nil)
  }

  @Test func whatIsChosenAlreadyHolds() throws {
    let chosen = try PipelineCatalogue.documented.choosing("text-to-speech=ms")
    let catalogue = try chosen.choosingOthers("text-to-speech=char,text-to-speech/a=char")
    #expect(catalogue.unit(of: .textToSpeech, modelID: "b") == .millisecond)
    #expect(catalogue.unit(of: .textToSpeech, modelID: "a") == .character)
  }

  @Test(arguments: [
    BadText("", 0, expected: form),
    BadText("text-to-speech", 0, expected: form),
    BadText("ms", 0, expected: form),
    BadText("text-to-speech=ms,", 18, expected: form),
    BadText(",text-to-speech=ms", 0, expected: form),
    BadText("=ms", 0, .unknown("pipeline", name: "", allowed: pipelines)),
    BadText(
      "foo=frame", 4,
      .unknown(
        "unit for foo", name: "frame", allowed: ["ms", "char", "px", "token", "request"])),
    BadText(
      "foo=min", 4,
      .unknown("unit for foo", name: "min", allowed: ["ms", "char", "px", "token", "request"])),
    BadText("tts=ms", 0, .misspelled("pipeline", name: "tts", suggestion: "text-to-speech")),
    BadText(" llm=token", 0, .misspelled("pipeline", name: " llm", suggestion: "llm")),
    BadText("l\nm=token", 0, .misspelled("pipeline", name: "l\u{FFFD}m", suggestion: "llm")),
    BadText(
      "llm=token,TTS=ms", 10, .misspelled("pipeline", name: "TTS", suggestion: "text-to-speech")),
    BadText(
      "text-to-speech=",
      15,
      .unknown("unit for text-to-speech", name: "", allowed: units)
    ),
    BadText(
      "text-to-speech=px",
      15,
      .unknown("unit for text-to-speech", name: "px", allowed: units)
    ),
    BadText(
      "text-to-speech=s",
      15,
      .unknown("unit for text-to-speech", name: "s", allowed: units)
    ),
    BadText(
      "text-to-speech=\u{1B}",
      15,
      .unknown("unit for text-to-speech", name: "\u{FFFD}", allowed: units)
    ),
    BadText(
      "llm=token,audio-to-text=char",
      24,
      .unknown("unit for audio-to-text", name: "char", allowed: ["ms", "request"])
    ),
    BadText(
      String(repeating: "a", count: 65_537),
      65_536,
      outOfRange: "more than 65536 bytes of choices"
    ),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .unitChoice)
  }

  @Test func modelsAreNamedByteForByte() throws {
    let composed = try PipelineCatalogue.documented.choosing("text-to-speech/caf\u{E9}=ms")
    #expect(composed.unit(of: .textToSpeech, modelID: "caf\u{E9}") == .millisecond)
    #expect(composed.unit(of: .textToSpeech, modelID: "cafe\u{301}") == .character)
    #expect(
      composed != (try PipelineCatalogue.documented.choosing("text-to-speech/cafe\u{301}=ms")))
    #expect(
      try PipelineCatalogue.documented.choosing("text-to-speech=ms,text-to-speech=ms")
        == PipelineCatalogue.documented.choosing("text-to-speech=ms"))
  }

  /// As many choices as a text holds, and as many models that they are looked up for.
  @Test func manyChoicesTakeLinearTime() throws {
    let text = (0..<2_600).map { "text-to-speech/\($0)=ms" }.joined(separator: ",")
    let time = try usualProcessorTime {
      let choice = try PipelineCatalogue.documented.choosing(text)
      for model in 0..<20_000 {
        let isChosen = choice.unit(of: .textToSpeech, modelID: ModelID("\(model)")) == .millisecond
        if isChosen != (model < 2_600) { Issue.record("model \(model)") }
      }
    }
    #expect(time < .seconds(2))
  }
}
