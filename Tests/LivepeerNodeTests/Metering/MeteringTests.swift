import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct MeteringTests {
  /// Units that the gateway pays for, that the orchestrator debits behind it, and that it debits
  /// for a job that comes without a gateway; nil where it refuses.
  ///
  /// `vectors/metering.json` (go-livepeer 0.9.1), whose orchestrator is reached directly, then more
  /// of its kind from the table of `domain/pipelines.md`: "🙂" has 4 bytes and 1 code point;
  /// 2 · 640 · 480 = 614400 pixels, 307200 of one; 27,648 units a millisecond of live video.
  @Test(
    arguments: [
      (.audioToText, .duration(1_999), 1_000, 1_000, 1_000),
      (.audioToText, .duration(999), nil, nil, nil),
      (.audioToText, .duration(200_000), 200_000, 200_000, 200_000),
      (.textToSpeech, .text("hello"), 5, 5_000, 5_000),
      (.textToSpeech, .text("h\u{00e9}llo"), 6, 5_000, 5_000),
      (.textToSpeech, .text("\u{1f44b}\u{1f3fd}"), 8, 2_000, 2_000),
      (.imageToText, images(1_920, 1_080), 2_073_600, 2_073_600, 2_073_600),
      (.textToImage, .unspecified, 262_144, 262_144, 262_144),
      (.imageToVideo, images(1_024, 576), 14_745_600, 14_745_600, 14_745_600),
      (.llm, .unspecified, 256, 256, nil),
      (.liveVideoToVideo, .duration(1_500), 41_472_000, 41_472_000, 41_472_000),

      (.audioToText, .duration(0), nil, nil, nil),
      (.audioToText, .duration(1_000), 1_000, 1_000, 1_000),
      (.audioToText, .units(2_500), 2_000, 2_000, 2_000),
      (.audioToText, .units(12), nil, nil, nil),
      (.textToSpeech, .text(""), 0, 0, 0),
      (.textToSpeech, .text("🙂"), 4, 1_000, 1_000),
      (.textToSpeech, .text("e\u{0301}"), 3, 2_000, 2_000),
      (.textToSpeech, .characters(200), nil, 200_000, 200_000),
      (.textToSpeech, .units(200), nil, 200_000, 200_000),
      (.textToImage, images(640, 480, count: 2), 614_400, 614_400, 614_400),
      (.textToImage, images(640, 480, count: 1), 307_200, 307_200, 307_200),
      (.textToImage, images(640, 480, count: 0), 307_200, 307_200, 0),
      (.imageToImage, images(640, 480, count: 2), 614_400, 614_400, 614_400),
      (.imageToImage, images(640, 480, count: 0), 307_200, 307_200, 0),
      (.imageToText, images(640, 480, count: 0), 0, 0, 0),
      (.imageToVideo, .unspecified, 14_745_600, 14_745_600, 14_745_600),
      (.imageToVideo, images(640, 480, count: 0), 0, 0, 0),
      (.upscale, images(640, 480), 307_200, 307_200, 307_200),
      (.upscale, images(640, 480, count: 0), 0, 0, 0),
      (.segmentAnything2, images(640, 480), 307_200, 307_200, 307_200),
      (.llm, .units(1_000), 1_000, 1_000, 1_000),
      (.llm, .units(0), 0, 0, 0),
      (.liveVideoToVideo, .duration(1), 27_648, 27_648, 27_648),
      (.liveVideoToVideo, .duration(9), 248_831, 248_831, 248_831),
      (.liveVideoToVideo, .units(248_832), 248_832, 248_832, 248_832),
      (.imageToText, .units(7), 7, 7, 7),
      (.imageToText, .unspecified, nil, nil, nil),
      (.imageToText, .units(9_223_372_036_854_775_807), .max, .max, .max),
      (.imageToText, .units(9_223_372_036_854_775_808), nil, nil, nil),
      (.audioToText, .units(-1), nil, nil, nil),
      (.audioToText, .text("hello"), nil, nil, nil),
    ] as [(Pipeline, Measure, Int64?, Int64?, Int64?)]
  )
  func theSidesOfTheNodeCountTheirWay(
    pipeline: Pipeline, measure: Measure, gateway: Int64?, orchestrator: Int64?, directly: Int64?
  ) {
    let job = Job(pipeline, measure)
    let sides: [(Metering, Int64?)] = [
      (.gateway, gateway), (.orchestrator, orchestrator), (.orchestratorDirectly, directly),
    ]
    for (metering, expected) in sides {
      let units = try? metering.units(of: job, pricedPer: pipeline.definition.unit)
      #expect(units == expected.map { BigInt($0) }, "\(metering)")
    }
  }

  /// Why a side refuses, and what to do.
  @Test(
    arguments: [
      (
        .gateway, .audioToText, .duration(999), .underOneSecond,
        "the gateway refuses audio-to-text of less than a second; give a longer duration"
      ),
      (
        .orchestratorDirectly, .llm, .unspecified, .measureRefused,
        "the orchestrator, reached directly, refuses llm without a measure; give a count of tokens or a count "
          + "of units"
      ),
      (
        .gateway, .textToSpeech, .characters(5), .textNeeded,
        "the gateway counts the text itself, not a count of characters; "
          + "give the text"
      ),
      (
        .gateway, .imageToText, .units(9_223_372_036_854_775_808),
        .beyondNode(9_223_372_036_854_775_808),
        "9223372036854775808 units are beyond the 64-bit numbers of the gateway "
          + "(at most 9223372036854775807); make several jobs of it"
      ),
    ] as [(Metering, Pipeline, Measure, Metering.CountingError.Reason, String)]
  )
  func refusalsSayWhy(
    metering: Metering, pipeline: Pipeline, measure: Measure, reason: Metering.CountingError.Reason,
    description: String
  ) throws {
    let error = try #require(
      thrown { () throws(Metering.CountingError) in
        try metering.units(of: Job(pipeline, measure), pricedPer: pipeline.definition.unit)
      })
    #expect(error.reason == reason)
    #expect(error.metering == metering)
    #expect(error.description == description)
  }

  /// What the documentation does not price is refused in its words, by whichever side.
  @Test(arguments: Metering.allCases)
  func aWrongMeasureIsRefusedByEverySide(metering: Metering) throws {
    let error = try #require(
      thrown { () throws(Metering.CountingError) in
        try metering.units(of: Job(.upscale, .duration(5)), pricedPer: .pixel)
      })
    guard case .measure(let refusal) = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(refusal.reason == .notPricedBy)
    #expect(
      "\(error)"
        == "upscale priced per pixel does not take a duration; give an image size or a count of units"
    )
    #expect(error.acceptedMeasures == [.images, .units])
    let missing = thrown { () throws(Metering.CountingError) in
      try metering.units(of: Job(.upscale, .unspecified), pricedPer: .pixel)
    }
    #expect(
      missing?.description == "upscale needs a measure; give an image size or a count of units")
  }

  /// What is counted, in the words of the tables; by pipeline, in the order of `Metering.allCases`.
  @Test(
    arguments: [
      (.audioToText, ["milliseconds", "whole seconds", "whole seconds", "whole seconds"]),
      (
        .textToSpeech,
        ["code points", "UTF-8 bytes", "1000 x code points", "1000 x code points"]
      ),
      (
        .imageToImage,
        ["pixels", "pixels of at least one image", "pixels of at least one image", "pixels"]
      ),
      (
        .textToImage,
        ["pixels", "pixels of at least one image", "pixels of at least one image", "pixels"]
      ),
      (.llm, ["tokens", "tokens", "tokens", "tokens"]),
      (.upscale, ["pixels", "pixels", "pixels", "pixels"]),
    ] as [(Pipeline, [String])])
  func waysOfCounting(pipeline: Pipeline, words: [String]) {
    #expect(
      Metering.allCases.map { $0.wayOfCounting(pipeline, pricedPer: pipeline.definition.unit) }
        == words)
  }

  @Test func liveVideoIsCountedInFloats() {
    let words = Metering.allCases.map { $0.wayOfCounting(.liveVideoToVideo, pricedPer: .pixel) }
    #expect(words.map { $0.contains("float64") } == [false, true, true, true])
  }

  /// The node knows no text-to-speech per millisecond: it counts the text at that price too.
  @Test func textIsCountedWhateverThePriceIsPer() throws {
    let job = Job(.textToSpeech, .text("hello"))
    #expect(try Metering.gateway.units(of: job, pricedPer: .millisecond) == 5)
    #expect(try Metering.orchestrator.units(of: job, pricedPer: .millisecond) == 5_000)
    let spoken = Job(.textToSpeech, .duration(90_000))
    for side in [Metering.gateway, .orchestrator, .orchestratorDirectly] {
      let error = thrown { () throws(Metering.CountingError) in
        try side.units(of: spoken, pricedPer: .millisecond)
      }
      #expect(error?.reason == .textNeeded)
    }
  }

  /// 1280 · 720 · 30 pixels a second, for 60 seconds.
  @Test func aMinuteOfLiveVideoIsPaidAhead() {
    #expect(Metering.liveVideoAdvance == 1_658_880_000)
  }

  static func images(_ width: BigInt, _ height: BigInt, count: BigInt = 1) -> Measure {
    guard let size = try? ImageSize(width: width, height: height) else {
      preconditionFailure("\(width) by \(height) is a size")
    }
    return .images(size, count: count)
  }

  /// Nothing is said of how the node counts what it is not known to price, or in another unit.
  @Test(
    arguments: [
      ("live-video-to-video/scope", .token), (.upscale, .request), ("tagger", .pixel),
    ] as [(Pipeline, WorkUnitKind)], [Metering.gateway, .orchestrator, .orchestratorDirectly])
  func otherWorkHasNoKnownCount(work: (Pipeline, WorkUnitKind), metering: Metering) throws {
    let (pipeline, unit) = work
    let job = Job(pipeline, .units(5))
    #expect(try Metering.documented.units(of: job, pricedPer: unit) == 5)
    let error = thrown { () throws(Metering.CountingError) in
      try metering.units(of: job, pricedPer: unit)
    }
    #expect(error?.reason == .unknownCount(unit))
    #expect(error?.description.hasPrefix("how the ") == true)
  }
}
