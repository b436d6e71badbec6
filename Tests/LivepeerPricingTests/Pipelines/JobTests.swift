import ExactMath
import LivepeerPricing
import TestSupport
import Testing

@Suite struct JobTests {
  /// One line for each way to be wrong, and for each set of right measures.
  @Test(
    arguments: [
      (
        .audioToText, .millisecond, .characters(5),
        "audio-to-text priced per millisecond does not take a count of characters; "
          + "give --duration or --units"
      ),
      (
        .textToSpeech, .character, .duration(5),
        "text-to-speech priced per character does not take a duration; "
          + "give --characters, --text, --text-file or --units"
      ),
      (
        .textToSpeech, .millisecond, .text("x"),
        "text-to-speech priced per millisecond does not take a text; give --duration or --units"
      ),
      (
        .imageToText, .pixel, .duration(5),
        "image-to-text priced per pixel does not take a duration; give --size, --image-file or --units"
      ),
      (
        .llm, .token, .text("x"), "llm priced per token does not take a text; give --units"
      ),
      (
        .liveVideoToVideo, .pixel, .images(MeteringTests.smallImage, count: 1),
        "live-video-to-video priced per pixel does not take an image size; "
          + "give --duration or --units"
      ),
      (
        .upscale, .pixel, .unspecified,
        "upscale needs a measure; give --size, --image-file or --units"
      ),
      (.llm, .token, .units(-1), "a count of units is not negative; give --units"),
      (
        .imageToVideo, .pixel, .images(MeteringTests.smallImage, count: -1),
        "a count of images is not negative; give --size, --image-file or --units"
      ),
      (
        .audioToText, .pixel, .units(5), "audio-to-text is priced per millisecond, not per pixel"
      ),
      (
        .textToSpeech, .token, .units(5),
        "text-to-speech is priced per character or millisecond, not per token"
      ),
    ] as [(Pipeline, WorkUnitKind, Measure, String)]
  )
  func aWrongMeasureIsAnsweredWithTheRightOnes(
    pipeline: Pipeline,
    unit: WorkUnitKind,
    measure: Measure,
    description: String
  ) {
    let error = thrown { () throws(MeasureError) in
      try Metering.documented.units(of: Job(pipeline, measure), pricedPer: unit)
    }
    #expect(error?.description == description)
  }

  /// An é of one code point and one of two are counted differently.
  @Test func measuresAreEqualWhereTheyCountTheSame() throws {
    let measures: [Measure] = [
      .text("caf\u{E9}"), .text("cafe\u{301}"), .duration(1), .duration(2), .characters(1),
      .characters(2), .images(try ImageSize("1x2"), count: 1),
      .images(try ImageSize("1x2"), count: 2),
      .images(try ImageSize("2x1"), count: 1), .units(1), .units(2), .unspecified,
    ]
    for (place, measure) in measures.enumerated() {
      #expect(measures.firstIndex(of: measure) == place)
      #expect(measures.lastIndex(of: measure) == place)
    }
  }
}
