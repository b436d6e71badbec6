import MediaHeaders
import Testing

/// An ADTS frame of AAC LC with silence in it.
func adtsFrame(_ count: Int, rateIndex: Int = 4, blocks: Int = 1) -> [UInt8] {
  [0xFF, 0xF1, UInt8(0x40 | rateIndex << 2), UInt8(0x80 | count >> 11), UInt8(count >> 3 & 0xFF)]
    + [UInt8(count << 5 & 0xE0 | 0x1F), UInt8(0xFC | (blocks - 1))] + .zeros(count - 7)
}

@Suite struct ADTSTests {
  /// ISO/IEC 13818-7: a frame is 1,024 samples for each of its blocks.
  @Test(arguments: [
    AudioSample("AAC", adtsFrame(200) * 3, 3_072, per: 44_100, codec: "AAC"),
    AudioSample(
      "long and short frames", adtsFrame(7) + adtsFrame(8_191) + adtsFrame(300), 3_072,
      per: 44_100, codec: "AAC"),
    AudioSample(
      "four blocks in a frame", adtsFrame(900, blocks: 4) * 2, 8_192, per: 44_100, codec: "AAC"),
    AudioSample(
      "7,350 Hz", adtsFrame(90, rateIndex: 12) * 2, 2_048, per: 7_350, codec: "AAC"),
    AudioSample(
      "96,000 Hz", adtsFrame(90, rateIndex: 0) * 2, 2_048, per: 96_000, codec: "AAC"),
    AudioSample(
      "tags and junk",
      id3Tag(300) + adtsFrame(200) * 3 + .junk(99) + adtsFrame(200) * 2 + oldTag, 5_120,
      per: 44_100, codec: "AAC", metadata: 428),
    AudioSample(
      "junk in front", .junk(99) + adtsFrame(200) * 3, 3_072, per: 44_100, codec: "AAC"),
  ])
  func framesAreCounted(sample: AudioSample) throws {
    try sample.expectFigures(.adts)
  }

  @Test(arguments: [
    BadAudio(
      "a reserved sample rate", adtsFrame(200, rateIndex: 13) * 3, 0, unknown("FFF17480")),
    BadAudio(
      "a frame without its header", [0xFF, 0xF1, 0x50, 0x80, 0, 0xDF, 0xFC] * 9, 0,
      unknown("FFF15080")),
  ])
  func noFramesAreRefused(bad: BadAudio) {
    bad.expectRefusal()
  }
}
