import LivepeerPricing
import Testing
import TestSupport

@Suite struct JobUnitsTests {
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
    for (measure, expected) in zip(JobUnitsTests.measures, units) {
      let job = Job(pipeline, measure)
      guard let expected else {
        let error = try #require(refusal(of: job, unit), "\(measure)")
        #expect(error.reason == (measure == .unspecified ? .missing : .notPricedBy))
        #expect((error.pipeline, error.unit) == (pipeline, unit))
        #expect(error.measure == measure.kind)
        continue
      }
      #expect(try job.units(pricedPer: unit) == expected)
    }
  }

  private func refusal(of job: Job, _ unit: WorkUnitKind) -> MeasureError? {
    thrown { () throws(MeasureError) in
      try job.units(pricedPer: unit)
    }
  }

  /// A price per a unit that the pipeline has not: refused whatever the measure, units included.
  @Test(arguments: Pipeline.allCases)
  func aPriceOfAnotherUnitIsRefused(pipeline: Pipeline) {
    for unit in WorkUnitKind.standard where !pipeline.possibleUnits.contains(unit) {
      for measure in JobUnitsTests.measures {
        #expect(refusal(of: Job(pipeline, measure), unit)?.reason == .impossibleUnit)
      }
    }
  }

  /// No images and no text are no units; fewer than none are an error.
  @Test(arguments: Pipeline.allCases)
  func countsBelowZeroAreRefused(pipeline: Pipeline) throws {
    let unit = pipeline.unit
    #expect(refusal(of: Job(pipeline, .units(-1)), unit)?.reason == .negative)
    #expect(try Job(pipeline, .units(0)).units(pricedPer: unit) == 0)
    guard unit == .pixel, pipeline != .liveVideoToVideo else { return }
    let (none, fewer) = (
      Measure.images(JobUnitsTests.smallImage, count: 0),
      Measure.images(JobUnitsTests.smallImage, count: -1)
    )
    #expect(refusal(of: Job(pipeline, fewer), unit)?.reason == .negative)
    #expect(try Job(pipeline, none).units(pricedPer: unit) == 0)
  }

  /// Sizes beyond every fixed width are counted, not wrapped.
  @Test func hugeJobsAreCounted() throws {
    let side: BigInt = .powerOfTen(99)
    let job = Job(.imageToVideo, .images(try ImageSize(width: side, height: side), count: side))
    let units = try job.units(pricedPer: .pixel)
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
    #expect(try job.units(pricedPer: .character) == units)
  }

  @Test func aLanguageModelAnswersWith256TokensUnlessToldOtherwise() {
    #expect(Pipeline.defaultTokens == 256)
  }
}
