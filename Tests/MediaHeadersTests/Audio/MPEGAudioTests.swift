@testable import MediaHeaders
import TestSupport
import Testing

/// A frame of MPEG audio with silence in it.
func mpegFrame(_ header: Int, _ count: Int) -> [UInt8] {
  Array(header, big: 4) + .zeros(count - 4)
}

/// 128 kbit/s at 44,100 Hz: 417 bytes, or 418 with padding.
let frame128 = mpegFrame(0xFFFB_9000, 417)
let frame128Padded = mpegFrame(0xFFFB_9200, 418)
/// 256 kbit/s at 44,100 Hz.
let frame256 = mpegFrame(0xFFFB_D000, 835)

/// A first frame with a Xing header, which may be in the place that MPEG-2 or a single channel has.
func xingFrame(
  _ name: String = "Info", frames: Int? = nil, bytes: Int? = nil, encoder: String = "LAME",
  delay: Int = 0, padding: Int = 0, at offset: Int = 36, in frame: [UInt8] = frame128
) -> [UInt8] {
  var tag = Array(text: name) + Array((frames == nil ? 0 : 1) + (bytes == nil ? 0 : 2) + 12, big: 4)
  if let frames { tag += Array(frames, big: 4) }
  if let bytes { tag += Array(bytes, big: 4) }
  tag += .zeros(104) + Array(text: encoder) + .zeros(17) + Array(delay << 12 | padding, big: 3)
  return frame.prefix(offset) + tag + .zeros(frame.count - offset - tag.count)
}

func vbriFrame(frames: Int, bytes: Int, version: Int = 1) -> [UInt8] {
  let tag =
    Array(text: "VBRI") + Array(version, big: 2) + .zeros(4) + Array(bytes, big: 4)
    + Array(frames, big: 4)
  return frame128.prefix(36) + tag + .zeros(417 - 36 - tag.count)
}

@Suite struct MPEGAudioTests {
  /// ISO/IEC 11172-3 and 13818-3: 144 · rate / frequency bytes of 1,152 samples, in layer III of
  /// MPEG-2 half of both, in layer I 12 · rate / frequency slots of four bytes and 384 samples.
  @Test(arguments: [
    AudioSample("layer III", frame128 * 5, 5_760, per: 44_100, codec: "MP3", bitRate: 128_000),
    AudioSample(
      "padded", (frame128 + frame128Padded) * 2, 4_608, per: 44_100, codec: "MP3",
      bitRate: 128_000),
    AudioSample(
      "320 kbit/s at 32,000 Hz", mpegFrame(0xFFFB_E800, 1_440) * 3, 3_456, per: 32_000,
      codec: "MP3", bitRate: 320_000),
    AudioSample(
      "with a checksum", mpegFrame(0xFFFA_9000, 417) * 2, 2_304, per: 44_100, codec: "MP3",
      bitRate: 128_000),
    AudioSample(
      "MPEG-2", mpegFrame(0xFFF3_8000, 208) * 3, 1_728, per: 22_050, codec: "MP3",
      bitRate: 64_000),
    AudioSample(
      "MPEG-2.5", mpegFrame(0xFFE3_18C0, 72) * 3, 1_728, per: 8_000, codec: "MP3",
      bitRate: 8_000),
    AudioSample(
      "layer II", mpegFrame(0xFFFD_A400, 576) * 3, 3_456, per: 48_000, codec: "MP2",
      bitRate: 192_000),
    AudioSample(
      "layer I", mpegFrame(0xFFFF_C400, 384) * 3, 1_152, per: 48_000, codec: "MP1",
      bitRate: 384_000),
    AudioSample(
      "layer I, padded", mpegFrame(0xFFFF_C600, 388) * 3, 1_152, per: 48_000, codec: "MP1",
      bitRate: 384_000),
    AudioSample(
      "layer II of MPEG-2", mpegFrame(0xFFF5_E400, 960) * 3, 3_456, per: 24_000, codec: "MP2",
      bitRate: 160_000),
    AudioSample(
      "layer I of MPEG-2", mpegFrame(0xFFF7_E400, 512) * 3, 1_152, per: 24_000, codec: "MP1",
      bitRate: 256_000),
    AudioSample("one frame", frame128, 1_152, per: 44_100, codec: "MP3", bitRate: 128_000),
    AudioSample(
      "variable rates", frame128 * 2 + frame256 * 2, 4_608, per: 44_100, codec: "MP3"),
  ])
  func framesAreCounted(sample: AudioSample) throws {
    try sample.expectFigures(.mp3)
  }

  /// Tags are no sound, wherever they are, and junk is passed over.
  @Test(arguments: [
    AudioSample(
      "ID3v2", id3Tag(5_000) + frame128 * 3, 3_456, per: 44_100, codec: "MP3", metadata: 5_000,
      bitRate: 128_000),
    AudioSample(
      "two ID3v2", id3Tag(500) + id3Tag(20) + frame128 * 3, 3_456, per: 44_100, codec: "MP3",
      metadata: 520, bitRate: 128_000),
    AudioSample(
      "ID3v2 full of frames", id3Tag(844).prefix(10) + frame128 * 2 + frame128 * 3, 3_456,
      per: 44_100, codec: "MP3", metadata: 844, bitRate: 128_000),
    AudioSample(
      "ID3v1", frame128 * 3 + oldTag, 3_456, per: 44_100, codec: "MP3", metadata: 128,
      bitRate: 128_000),
    AudioSample(
      "APE and ID3v1", frame128 * 3 + apeTag(1_000) + oldTag, 3_456, per: 44_100, codec: "MP3",
      metadata: 1_128, bitRate: 128_000),
    AudioSample(
      "APE in front", apeTag(200) + frame128 * 3, 3_456, per: 44_100, codec: "MP3", metadata: 200,
      bitRate: 128_000),
    AudioSample(
      "ID3v2 between frames", frame128 * 3 + id3Tag(900) + frame128 * 2, 5_760, per: 44_100,
      codec: "MP3", metadata: 900, bitRate: 128_000),
    // After damage a tag may be none: it is passed over if it is whole.
    AudioSample(
      "junk and ID3v2 between frames", frame128 * 3 + .junk(50) + id3Tag(900) + frame128 * 2, 5_760,
      per: 44_100, codec: "MP3", metadata: 900, bitRate: 128_000),
    AudioSample(
      "junk like an ID3v2 of more bytes than follow",
      frame128 * 3 + .junk(50) + id3Tag(200_000).prefix(10) + frame128 * 4, 8_064, per: 44_100,
      codec: "MP3", bitRate: 128_000),
    AudioSample(
      "junk like the longest ID3v2",
      frame128 * 3 + .junk(50) + id3Tag(1 << 28).prefix(10) + frame128 * 4, 8_064, per: 44_100,
      codec: "MP3", bitRate: 128_000),
    AudioSample(
      "an ID3v2 cut off at the end", frame128 * 3 + id3Tag(900).prefix(300), 3_456, per: 44_100,
      codec: "MP3", metadata: 300, bitRate: 128_000),
    AudioSample(
      "junk in front", .junk(60_000) + frame128 * 4, 4_608, per: 44_100, codec: "MP3",
      bitRate: 128_000),
    AudioSample(
      "zeros in front", .zeros(5_000) + frame128 * 4, 4_608, per: 44_100, codec: "MP3",
      bitRate: 128_000),
    AudioSample(
      "junk between frames", frame128 * 3 + .junk(70_000) + frame128 * 2, 5_760, per: 44_100,
      codec: "MP3", bitRate: 128_000),
    AudioSample(
      "junk at the end", frame128 * 3 + .junk(5_000), 3_456, per: 44_100, codec: "MP3",
      bitRate: 128_000),
    // libav 7.0 and 8.0 play the last frame if its header is whole.
    AudioSample(
      "cut after a header", frame128 * 3 + frame128.prefix(4), 4_608, per: 44_100, codec: "MP3",
      bitRate: 128_000),
    AudioSample(
      "cut inside a header", frame128 * 3 + frame128.prefix(3), 3_456, per: 44_100, codec: "MP3",
      bitRate: 128_000),
    AudioSample(
      "another sample rate", frame128 * 2 + mpegFrame(0xFFFB_94C0, 384) * 3,
      2_304 * 160 + 3_456 * 147,
      per: 7_056_000, codec: "MP3", bitRate: 128_000),
  ])
  func whatIsNoFrameIsPassedOver(sample: AudioSample) throws {
    try sample.expectFigures(.mp3)
  }

  /// 100 frames are 115,200 samples.
  ///
  /// A decoder is 529 samples late; LAME 3.100 adds 576 and fills the
  /// last frame. Measured with libav 7.0 and 8.0: the decoded length is the frames' without both.
  @Test(arguments: [
    AudioSample(
      "delay and padding", xingFrame(frames: 100, delay: 576, padding: 1_000) + frame128 * 100,
      115_200 - 576 - 529 - 1_000 + 529, per: 44_100, codec: "MP3", stated: 115_200,
      bitRate: 128_000),
    AudioSample(
      "little padding", xingFrame(frames: 100, delay: 576, padding: 500) + frame128 * 100,
      115_200 - 576 - 529, per: 44_100, codec: "MP3", stated: 115_200, bitRate: 128_000),
    AudioSample(
      "truncated", xingFrame(frames: 101, delay: 576, padding: 1_000) + frame128 * 100,
      115_200 - 576 - 529, per: 44_100, codec: "MP3", stated: 116_352, bitRate: 128_000),
    AudioSample(
      "another encoder",
      xingFrame(frames: 100, encoder: "Gogo", delay: 576, padding: 1_000) + frame128 * 100,
      115_200, per: 44_100, codec: "MP3", stated: 115_200, bitRate: 128_000),
    AudioSample(
      "Xing, with bytes",
      xingFrame("Xing", frames: 2, bytes: 2_087, encoder: "....") + frame128
        + frame256, 2_304, per: 44_100, codec: "MP3", stated: 2_304),
    AudioSample(
      "a header that states nothing", xingFrame() + frame128 * 2, 3_456, per: 44_100,
      codec: "MP3", bitRate: 128_000),
    AudioSample(
      "a single channel",
      xingFrame(frames: 2, encoder: "....", at: 21, in: mpegFrame(0xFFFB_90C0, 417))
        + mpegFrame(0xFFFB_90C0, 417) * 2, 2_304, per: 44_100, codec: "MP3", stated: 2_304,
      bitRate: 128_000),
    AudioSample(
      "MPEG-2",
      xingFrame(frames: 2, encoder: "....", at: 21, in: mpegFrame(0xFFF3_8000, 208))
        + mpegFrame(0xFFF3_8000, 208) * 2, 1_152, per: 22_050, codec: "MP3", stated: 1_152,
      bitRate: 64_000),
    AudioSample(
      "MPEG-2, a single channel",
      xingFrame(frames: 2, encoder: "....", at: 13, in: mpegFrame(0xFFF3_80C0, 208))
        + mpegFrame(0xFFF3_80C0, 208) * 2, 1_152, per: 22_050, codec: "MP3", stated: 1_152,
      bitRate: 64_000),
    AudioSample(
      "VBRI", vbriFrame(frames: 3, bytes: 9) + frame128 * 3, 3_456, per: 44_100, codec: "MP3",
      stated: 3_456, bitRate: 128_000),
    AudioSample(
      "VBRI of another version", vbriFrame(frames: 3, bytes: 9, version: 2) + frame128 * 3, 4_608,
      per: 44_100, codec: "MP3", bitRate: 128_000),
  ])
  func anEncodersHeaderIsNoSound(sample: AudioSample) throws {
    try sample.expectFigures(.mp3)
  }

  @Test(arguments: [
    (xingFrame(frames: 2) + frame128 * 2, false),
    (xingFrame(frames: 2, bytes: 0) + frame128 * 2, false),
    (xingFrame(frames: 2, bytes: 1_251) + frame128 * 2, true),
    (vbriFrame(frames: 2, bytes: 1_251) + frame128 * 2, false),
    (frame128 * 2, false),
  ])
  func aStatedNumberOfBytesIsTold(file: [UInt8], statesByteCount: Bool) throws {
    #expect(try AudioFile(file).opening.statesByteCount == statesByteCount)
  }

  /// libav sees the headers in all pieces of 1,024 bytes up to the one in which the 50th frame ends.
  ///
  /// By hand: 50 frames of 417 bytes are 20,850, in 21 pieces of 21,504; the
  /// 52nd begins at 21,267. 40 of 256 kbit/s follow from the 41st on.
  @Test func theFirstFramesGiveAMean() throws {
    #expect(try AudioFile(frame128 * 120).opening.bitRate == 128_000)
    var mean = 0
    for count in 1...50 { mean += ((count <= 49 ? 128_000 : 256_000) - mean) / count }
    // The 50th, of 835 bytes, ends at 49 · 417 + 835 = 21,268, as the 51st begins; both are in the
    // first 21 pieces, and the 52nd, at 22,103, is not.
    mean += (256_000 - mean) / 51
    #expect(try AudioFile(frame128 * 49 + frame256 * 60).opening.bitRate == mean)
    #expect(try AudioFile(frame128 * 52 + frame256 * 60).opening.bitRate == 128_000)
  }

  @Test(arguments: [
    BadAudio("a free bit rate", mpegFrame(0xFFFB_0000, 417) * 5, 0, unknown("FFFB0000")),
    BadAudio("a reserved version", mpegFrame(0xFFEB_9000, 417) * 5, 0, unknown("FFEB9000")),
    BadAudio("a reserved sample rate", mpegFrame(0xFFFB_9C00, 417) * 5, 0, unknown("FFFB9C00")),
    BadAudio("bit rate 15", mpegFrame(0xFFFB_F000, 417) * 5, 0, unknown("FFFBF000")),
    BadAudio("a frame, then none", frame128 + .junk(500), 0, unknown("FFFB9000")),
    BadAudio("two frames behind junk", .junk(9) + frame128 * 2, 0, unknown("01020304")),
    BadAudio("frames too far away", .junk(65_536) + frame128 * 9, 0, unknown("01020304")),
    BadAudio("an encoder's header alone", xingFrame(frames: 9), 0, .noAudio(.mp3)),
    BadAudio("a tag alone", id3Tag(99), 99, .noAudio(.mp3)),
    BadAudio("a tag cut off", id3Tag(99).dropLast(), 98, .truncated(.mp3, needed: 99)),
  ])
  func noFramesAreRefused(bad: BadAudio) {
    bad.expectRefusal()
  }
}

func unknown(_ hex: String) -> AudioFile.ReadingError.Reason {
  .unknownFormat(firstBytes: Array(hex: hex))
}
