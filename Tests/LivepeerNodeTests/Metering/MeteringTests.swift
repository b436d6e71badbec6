import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct MeteringTests {
  @Test(arguments: VectorCase.all(of: "metering"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    let pipeline = Pipeline(input.text("pipeline"))
    let measure: Measure =
      if input.has("text") {
        .text(input.text("text"))
      } else if input.has("milliseconds") {
        .duration(try Quantity(input.integer("milliseconds")))
      } else if input.has("tokens") {
        .units(input.integer("tokens"))
      } else if input.has("width") {
        Self.images(
          input.integer("width"), input.integer("height"),
          count: input.has("images") ? input.integer("images") : 1)
      } else {
        .unspecified
      }
    func count(_ side: Metering) -> VectorValue {
      do throws(Metering.CountingError) {
        return "\(try side.units(of: Job(pipeline, measure), pricedPer: pipeline.definition.unit))"
      } catch {
        return switch error.reason {
        case .underOneSecond: .error("under-one-second")
        case .measureRefused: .error("measure-needed")
        case .beyondNode: .error("beyond-64-bits")
        default: "\(error)"
        }
      }
    }
    #expect(
      vector.output == [
        "gateway": count(.gateway), "orchestrator": count(.orchestrator),
        "orchestrator_directly": count(.orchestratorDirectly),
      ])
  }

  /// Units that the gateway pays for, that the orchestrator debits behind it, and that it debits
  /// for a job that comes without a gateway; nil where it refuses.
  ///
  /// From the table of `domain/pipelines.md`: 640 · 480 = 307200 pixels; measures that are no input of
  /// the vectors.
  @Test(
    arguments: [
      (.audioToText, .units(2_500), 2_000, 2_000, 2_000),
      (.audioToText, .units(12), nil, nil, nil),
      (.textToSpeech, .characters(200), nil, 200_000, 200_000),
      (.textToSpeech, .units(200), nil, 200_000, 200_000),
      (.imageToText, images(640, 480, count: 0), 0, 0, 0),
      (.imageToVideo, images(640, 480, count: 0), 0, 0, 0),
      (.upscale, images(640, 480, count: 0), 0, 0, 0),
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
