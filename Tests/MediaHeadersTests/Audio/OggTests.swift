import MediaHeaders
import Testing

/// A page of an Ogg stream; of its checksum nothing is asked.
func oggPage(
  _ granule: Int, flags: Int = 0, serial: Int = 7, _ packet: [UInt8] = .junk(300)
) -> [UInt8] {
  let table = [UInt8](repeating: 255, count: packet.count / 255) + [UInt8(packet.count % 255)]
  return Array(text: "OggS\0") + [UInt8(flags)] + Array(granule, little: 8)
    + Array(serial, little: 4) + .zeros(8) + [UInt8(table.count)] + table + packet
}

func opusHead(skipping count: Int = 312) -> [UInt8] {
  Array(text: "OpusHead\u{01}\u{02}") + Array(count, little: 2) + Array(48_000, little: 4)
    + .zeros(3)
}

func vorbisHead(_ rate: Int) -> [UInt8] {
  Array(text: "\u{01}vorbis") + .zeros(4) + [2] + Array(rate, little: 4) + .zeros(14)
}

@Suite struct OggTests {
  private static let start = oggPage(0, flags: 2, opusHead()) + oggPage(0, .zeros(57))

  @Test(arguments: [
    AudioSample(
      "Opus", start + oggPage(48_000) + oggPage(96_312, flags: 4), 96_000, per: 48_000,
      codec: "Opus", metadata: 85),
    AudioSample(
      "Vorbis", oggPage(0, flags: 2, vorbisHead(44_100)) + oggPage(44_100, flags: 4), 44_100,
      per: 44_100, codec: "Vorbis"),
    AudioSample(
      "Speex",
      oggPage(
        0, flags: 2, Array(text: "Speex   ") + .zeros(28) + Array(16_000, little: 4) + .zeros(40))
        + oggPage(8_000), 8_000, per: 16_000, codec: "Speex"),
    AudioSample(
      "FLAC",
      oggPage(0, flags: 2, Array(text: "\u{7F}FLAC\u{01}\0\0\u{01}") + flacStart(samples: 0))
        + oggPage(5_000), 5_000, per: 44_100, codec: "FLAC"),
    AudioSample(
      "pages on which no packet ends",
      start + oggPage(48_000) + oggPage(-1) + oggPage(96_312)
        + oggPage(-1),
      96_000, per: 48_000, codec: "Opus", metadata: 85),
    AudioSample(
      "a video beside it",
      oggPage(0, flags: 2, serial: 1, Array(text: "\u{80}theora") + .zeros(40))
        + oggPage(0, flags: 2, vorbisHead(8_000)) + oggPage(0, flags: 2, serial: 9, opusHead())
        + oggPage(99_999, serial: 1) + oggPage(4_000) + oggPage(88_888, serial: 9), 4_000,
      per: 8_000, codec: "Vorbis"),
    AudioSample(
      "chained streams of two rates",
      oggPage(0, flags: 2, vorbisHead(44_100)) + oggPage(44_100, flags: 4)
        + oggPage(0, flags: 2, serial: 8, vorbisHead(48_000)) + oggPage(48_000, serial: 8),
      2 * 7_056_000, per: 7_056_000, codec: "Vorbis"),
    AudioSample(
      "junk between and behind", start + .junk(500) + oggPage(48_312) + .junk(99), 48_000,
      per: 48_000, codec: "Opus", metadata: 85),
    AudioSample(
      "cut in the last page", (start + oggPage(48_312) + oggPage(96_312)).dropLast(), 48_000,
      per: 48_000, codec: "Opus", metadata: 85),
    AudioSample(
      "ID3v2 in front", id3Tag(64) + start + oggPage(48_312), 48_000, per: 48_000, codec: "Opus",
      metadata: 149),
  ])
  func theLastPositionIsRead(sample: AudioSample) throws {
    try sample.expectFigures(.ogg)
  }

  @Test(arguments: [
    BadAudio("no pages of sound", start, 0, .noAudio(.ogg)),
    BadAudio("less than is left out", start + oggPage(312), 0, .noAudio(.ogg)),
    BadAudio("no rate", oggPage(0, flags: 2, vorbisHead(0)) + oggPage(9), 0, .noAudio(.ogg)),
    BadAudio("a position beyond all files", start + oggPage(.max), 0, .noAudio(.ogg)),
    BadAudio("a page cut off", Array(start.prefix(20)), 0, .noAudio(.ogg)),
  ])
  func filesWithoutSoundAreRefused(bad: BadAudio) {
    bad.expectRefusal()
  }
}
