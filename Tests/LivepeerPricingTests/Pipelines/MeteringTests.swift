import ExactMath
import LivepeerPricing
import Testing

@Suite struct MeteringTests {
  /// One measure of each kind, 640 by 480 for images.
  static let measures: [Measure] = [
    .duration(200_000), .characters(200), .text("Ünïcödé 👨‍👩‍👧"), .images(smallImage, count: 3),
    .units(7), .unspecified,
  ]

  static let smallImage: ImageSize = {
    guard let size = try? ImageSize(width: 640, height: 480) else {
      preconditionFailure("640 by 480 is a size")
    }
    return size
  }()

  /// Units of each measure, in the order of ``measures``; nil where it is refused.
  ///
  /// `domain/pipelines.md`: 3 · 640 · 480 = 921600 pixels, 25 frames of them 23040000;
  /// 27,648,000 pixels a second for 200 s are 5529600000. The text has 13 code points: 7 letters,
  /// a space, and a family of three that two joiners hold together.
  @Test(
    arguments: [
      (.audioToText, .millisecond, [200_000, nil, nil, nil, 7, nil]),
      (.textToSpeech, .character, [nil, 200, 13, nil, 7, nil]),
      (.textToSpeech, .millisecond, [200_000, nil, nil, nil, 7, nil]),
      (.imageToText, .pixel, [nil, nil, nil, 921_600, 7, nil]),
      (.segmentAnything2, .pixel, [nil, nil, nil, 921_600, 7, nil]),
      (.textToImage, .pixel, [nil, nil, nil, 921_600, 7, nil]),
      (.imageToImage, .pixel, [nil, nil, nil, 921_600, 7, nil]),
      (.imageToVideo, .pixel, [nil, nil, nil, 23_040_000, 7, nil]),
      (.upscale, .pixel, [nil, nil, nil, 921_600, 7, nil]),
      (.llm, .token, [nil, nil, nil, nil, 7, 256]),
      (.liveVideoToVideo, .pixel, [5_529_600_000, nil, nil, nil, 7, nil]),
    ] as [(Pipeline, WorkUnitKind, [BigInt?])]
  )
  func everyPipelineTakesItsMeasures(
    pipeline: Pipeline,
    unit: WorkUnitKind,
    units: [BigInt?]
  ) throws {
    for (measure, expected) in zip(MeteringTests.measures, units) {
      let job = Job(pipeline, measure)
      guard let expected else {
        let error = try #require(refusal(of: job, unit), "\(measure.name)")
        #expect(error.reason == (measure == .unspecified ? .missing : .notPricedBy))
        #expect((error.pipeline, error.unit) == (pipeline, unit))
        #expect(error.measure == measure.name)
        continue
      }
      #expect(try Metering.documented.units(of: job, pricedPer: unit) == expected)
    }
  }

  private func refusal(of job: Job, _ unit: WorkUnitKind) -> MeasureError? {
    thrown { () throws(MeasureError) in
      try Metering.documented.units(of: job, pricedPer: unit)
    }
  }

  /// A price per a unit that the pipeline has not: refused whatever the measure, units included.
  @Test(arguments: Pipeline.allCases)
  func aPriceOfAnotherUnitIsRefused(pipeline: Pipeline) {
    for unit in WorkUnitKind.allCases where !pipeline.possibleUnits.contains(unit) {
      for measure in MeteringTests.measures {
        #expect(refusal(of: Job(pipeline, measure), unit)?.reason == .impossibleUnit)
      }
    }
  }

  /// No images and no text are no units; fewer than none are an error.
  @Test(arguments: Pipeline.allCases)
  func countsBelowZeroAreRefused(pipeline: Pipeline) throws {
    let unit = pipeline.unit
    #expect(refusal(of: Job(pipeline, .units(-1)), unit)?.reason == .negative)
    #expect(try Metering.documented.units(of: Job(pipeline, .units(0)), pricedPer: unit) == 0)
    guard unit == .pixel, pipeline != .liveVideoToVideo else { return }
    let (none, fewer) = (
      Measure.images(MeteringTests.smallImage, count: 0),
      Measure.images(MeteringTests.smallImage, count: -1)
    )
    #expect(refusal(of: Job(pipeline, fewer), unit)?.reason == .negative)
    #expect(try Metering.documented.units(of: Job(pipeline, none), pricedPer: unit) == 0)
  }

  /// Sizes beyond every fixed width are counted, not wrapped.
  @Test func hugeJobsAreCounted() throws {
    let side: BigInt = .powerOfTen(99)
    let job = Job(.imageToVideo, .images(try ImageSize(width: side, height: side), count: side))
    let units = try Metering.documented.units(of: job, pricedPer: .pixel)
    #expect(units == 25 * .powerOfTen(297))
  }

  @Test(
    arguments: [
      ("", 0), ("abc", 3), ("e\u{0301}", 2), ("é", 1), ("🙂", 1), ("a\r\nb", 4), ("\0", 1),
    ]
      as [(String, BigInt)]
  )
  func textIsCountedInCodePoints(text: String, units: BigInt) throws {
    let job = Job(.textToSpeech, .text(text))
    #expect(try Metering.documented.units(of: job, pricedPer: .character) == units)
  }

  /// Units that the gateway pays for, that the orchestrator debits behind it, and that it debits for a
  /// job that comes without a gateway; nil where it refuses.
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
      let units = try? metering.units(of: job, pricedPer: pipeline.unit)
      #expect(units == expected.map { BigInt($0) }, "\(metering)")
    }
  }

  /// Why a side refuses, and what to do.
  @Test(
    arguments: [
      (
        .gateway, .audioToText, .duration(999), .underOneSecond,
        "the gateway refuses audio-to-text of less than a second; give a longer --duration"
      ),
      (
        .orchestratorDirectly, .llm, .unspecified, .missing,
        "the orchestrator, reached directly, refuses llm without a measure; give --units"
      ),
      (
        .orchestrator, .upscale, .unspecified, .missing,
        "the orchestrator of upscale needs a measure; give --size, --image-file or --units"
      ),
      (
        .documented, .upscale, .unspecified, .missing,
        "upscale needs a measure; give --size, --image-file or --units"
      ),
      (
        .gateway, .textToSpeech, .characters(5), .textNeeded,
        "the gateway counts the text itself, not a count of characters; "
          + "give --text or --text-file"
      ),
      (
        .gateway, .imageToText, .units(9_223_372_036_854_775_808),
        .beyondNode(9_223_372_036_854_775_808),
        "9223372036854775808 units are beyond the 64-bit numbers of the gateway "
          + "(at most 9223372036854775807); make several jobs of it"
      ),
      (
        .gateway, .upscale, .duration(5), .notPricedBy,
        "upscale priced per pixel does not take a duration; give --size, --image-file or --units"
      ),
    ] as [(Metering, Pipeline, Measure, MeasureError.Reason, String)]
  )
  func refusalsSayWhy(
    metering: Metering, pipeline: Pipeline, measure: Measure, reason: MeasureError.Reason,
    description: String
  ) throws {
    let error = try #require(
      thrown { () throws(MeasureError) in
        try metering.units(of: Job(pipeline, measure), pricedPer: pipeline.unit)
      })
    #expect(error.reason == reason)
    #expect(error.metering == metering)
    #expect(error.description == description)
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
    #expect(Metering.allCases.map { $0.wayOfCounting(pipeline) } == words)
  }

  @Test func liveVideoIsCountedInFloats() {
    let words = Metering.allCases.map { $0.wayOfCounting(.liveVideoToVideo) }
    #expect(words.map { $0.contains("float64") } == [false, true, true, true])
  }

  /// The node knows no text-to-speech per millisecond: it counts the text at that price too.
  @Test func textIsCountedWhateverThePriceIsPer() throws {
    let job = Job(.textToSpeech, .text("hello"))
    #expect(try Metering.gateway.units(of: job, pricedPer: .millisecond) == 5)
    #expect(try Metering.orchestrator.units(of: job, pricedPer: .millisecond) == 5_000)
    let spoken = Job(.textToSpeech, .duration(90_000))
    for side in [Metering.gateway, .orchestrator, .orchestratorDirectly] {
      let error = thrown { () throws(MeasureError) in
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

  @Test func aLanguageModelAnswersWith256TokensUnlessToldOtherwise() {
    #expect(Metering.defaultTokens == 256)
  }
}
