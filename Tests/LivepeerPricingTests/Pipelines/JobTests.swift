import LivepeerPricing
import Testing
import TestSupport

@Suite struct JobTests {
  /// One line for each way to be wrong, and for each set of right measures.
  @Test(
    arguments: [
      (
        .audioToText, .millisecond, .characters(5),
        "audio-to-text priced per millisecond does not take a count of characters; "
          + "give a duration or a count of units"
      ),
      (
        .textToSpeech, .character, .duration(5),
        "text-to-speech priced per character does not take a duration; "
          + "give a count of characters, a text or a count of units"
      ),
      (
        .textToSpeech, .millisecond, .text("x"),
        "text-to-speech priced per millisecond does not take a text; give a duration or a count of units"
      ),
      (
        .imageToText, .pixel, .duration(5),
        "image-to-text priced per pixel does not take a duration; give an image size or a count of units"
      ),
      (
        .llm, .token, .text("x"),
        "llm priced per token does not take a text; give a count of tokens or a count of units"
      ),
      (
        .liveVideoToVideo, .pixel, .images(JobUnitsTests.smallImage, count: 1),
        "live-video-to-video priced per pixel does not take an image size; "
          + "give a duration or a count of units"
      ),
      (
        .upscale, .pixel, .unspecified,
        "upscale needs a measure; give an image size or a count of units"
      ),
      (
        .llm, .token, .units(-1),
        "a count of units is not negative; give a count of tokens or a count of units"
      ),
      (
        .imageToVideo, .pixel, .images(JobUnitsTests.smallImage, count: -1),
        "a count of images is not negative; give an image size or a count of units"
      ),
      (
        .audioToText, .pixel, .units(5),
        "audio-to-text is priced per millisecond or request, not per pixel"
      ),
      (
        .textToSpeech, .token, .units(5),
        "text-to-speech is priced per character, millisecond or request, not per token"
      ),
      (
        .llm, .request, .tokens(5),
        "llm priced per request does not take a count of tokens; "
          + "give a count of requests or a count of units"
      ),
      (
        "tagger", .pixel, .duration(5),
        "tagger priced per pixel does not take a duration; give an image size or a count of units"
      ),
      (
        .audioToText, .request, .unspecified,
        "audio-to-text needs a measure; give a count of requests or a count of units"
      ),
    ] as [(Pipeline, WorkUnitKind, Measure, String)]
  )
  func aWrongMeasureIsAnsweredWithTheRightOnes(
    pipeline: Pipeline,
    unit: WorkUnitKind,
    measure: Measure,
    description: String
  ) {
    let error = thrown { () throws(Job.MeasureError) in
      try Job(pipeline, measure).units(pricedPer: unit)
    }
    #expect(error?.description == description)
  }

  /// An é of one code point and one of two are counted differently.
  @Test func measuresAreEqualWhereTheyCountTheSame() throws {
    let measures: [Measure] = [
      .text("caf\u{E9}"), .text("cafe\u{301}"), .duration(1), .duration(2), .characters(1),
      .characters(2), .images(try ImageSize("1x2"), count: 1),
      .images(try ImageSize("1x2"), count: 2),
      .images(try ImageSize("2x1"), count: 1), .units(1), .units(2), .tokens(1), .tokens(2),
      .requests(1), .requests(2), .unspecified, .audio(try audioFile(200)),
      .audio(try audioFile(201)),
    ]
    for (place, measure) in measures.enumerated() {
      #expect(measures.firstIndex(of: measure) == place)
      #expect(measures.lastIndex(of: measure) == place)
    }
  }
}

/// A file of so many samples at 44,100 Hz, of 8 bits in one channel.
func audioFile(_ count: Int) throws -> AudioFile {
  try AudioFile(
    Array("RIFF\0\0\0\0WAVEfmt ".utf8) + [16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xAC, 0, 0]
      + [0x44, 0xAC, 0, 0, 1, 0, 8, 0] + Array("data".utf8) + [0, 0, 0, 0]
      + [UInt8](repeating: 9, count: count))
}
