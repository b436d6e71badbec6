import LivepeerPricing
import Testing
import TestSupport

@Suite struct JobUnitsTests {
  /// One measure of each kind, 640 by 480 for images.
  static let measures: [Measure] = [
    .duration(200_000), .characters(200), .text("Ünïcödé 👨‍👩‍👧"), .images(smallImage, count: 3),
    .tokens(9), .requests(11), .units(7), .unspecified,
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
      (.audioToText, .millisecond, [200_000, nil, nil, nil, nil, nil, 7, nil]),
      (.textToSpeech, .character, [nil, 200, 13, nil, nil, nil, 7, nil]),
      (.textToSpeech, .millisecond, [200_000, nil, nil, nil, nil, nil, 7, nil]),
      (.imageToText, .pixel, [nil, nil, nil, 921_600, nil, nil, 7, nil]),
      (.segmentAnything2, .pixel, [nil, nil, nil, 921_600, nil, nil, 7, nil]),
      (.textToImage, .pixel, [nil, nil, nil, 921_600, nil, nil, 7, nil]),
      (.imageToImage, .pixel, [nil, nil, nil, 921_600, nil, nil, 7, nil]),
      (.imageToVideo, .pixel, [nil, nil, nil, 23_040_000, nil, nil, 7, nil]),
      (.upscale, .pixel, [nil, nil, nil, 921_600, nil, nil, 7, nil]),
      (.llm, .token, [nil, nil, nil, nil, 9, nil, 7, 256]),
      (.liveVideoToVideo, .pixel, [5_529_600_000, nil, nil, nil, nil, nil, 7, nil]),
      // A price per time or per request is one of any pipeline.
      (.upscale, .millisecond, [200_000, nil, nil, nil, nil, nil, 7, nil]),
      (.llm, .request, [nil, nil, nil, nil, nil, 11, 7, nil]),
      (.liveVideoToVideo, .millisecond, [200_000, nil, nil, nil, nil, nil, 7, nil]),
      // Of other pipelines the unit says how they are measured.
      ("tagger", .millisecond, [200_000, nil, nil, nil, nil, nil, 7, nil]),
      ("tagger", .character, [nil, 200, 13, nil, nil, nil, 7, nil]),
      ("tagger", .pixel, [nil, nil, nil, 921_600, nil, nil, 7, nil]),
      ("tagger", .token, [nil, nil, nil, nil, 9, nil, 7, nil]),
      ("tagger", .request, [nil, nil, nil, nil, nil, 11, 7, nil]),
      // What comes after a slash is an application of the pipeline before it.
      ("live-video-to-video/scope", .pixel, [5_529_600_000, nil, nil, nil, nil, nil, 7, nil]),
      ("llm/own", .token, [nil, nil, nil, nil, 9, nil, 7, 256]),
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

  private func refusal(of job: Job, _ unit: WorkUnitKind) -> Job.MeasureError? {
    thrown { () throws(Job.MeasureError) in
      try job.units(pricedPer: unit)
    }
  }

  /// A price per a unit that the pipeline has not: refused whatever the measure, units included.
  @Test(arguments: PipelineCatalogue.documented.pipelines)
  func aPriceOfAnotherUnitIsRefused(pipeline: Pipeline) {
    let possible = PipelineCatalogue.documented[pipeline]?.possibleUnits ?? []
    for unit in WorkUnitKind.standard where !possible.contains(unit) {
      for measure in JobUnitsTests.measures {
        #expect(refusal(of: Job(pipeline, measure), unit)?.reason == .impossibleUnit)
      }
    }
  }

  /// No images and no text are no units; fewer than none are an error.
  @Test(arguments: PipelineCatalogue.documented.pipelines)
  func countsBelowZeroAreRefused(pipeline: Pipeline) throws {
    let unit = try #require(PipelineCatalogue.documented[pipeline]).unit
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

  /// A definition of one's own is measured as it says.
  @Test func definitionsSayHowJobsAreMeasured() throws {
    let frames = try #require(WorkUnitKind(rawValue: "frame"))
    let catalogue = PipelineCatalogue([
      try Pipeline.Definition("tagger", unit: frames),
      try Pipeline.Definition("video", unit: .pixel, measure: .duration),
    ])
    #expect(try Job("tagger", .units(3)).units(pricedPer: frames, in: catalogue) == 3)
    #expect(try Job("video", .duration(2)).units(pricedPer: .pixel, in: catalogue) == 55_296)
    let error = thrown { () throws(Job.MeasureError) in
      try Job("tagger", .duration(3)).units(pricedPer: frames, in: catalogue)
    }
    #expect(error?.acceptedMeasures == [.units])
    let other = thrown { () throws(Job.MeasureError) in
      try Job("tagger", .units(3)).units(pricedPer: .pixel, in: catalogue)
    }
    #expect(
      other?.description == "tagger is priced per frame, millisecond or request, not per pixel")
  }

  @Test(
    arguments: [(.duration, .token), (.images, .millisecond), (.tokens, .request)]
      as [(Measure.Kind, WorkUnitKind)])
  func aMeasureOfAnotherUnitIsNoneOfADefinition(measure: Measure.Kind, unit: WorkUnitKind) {
    let error = thrown { () throws(Pipeline.DefinitionError) in
      try Pipeline.Definition("x", unit: unit, measure: measure)
    }
    #expect((error?.measure, error?.unit) == (measure, unit))
    #expect(error?.description.isOnePlainLine == true)
  }
}
