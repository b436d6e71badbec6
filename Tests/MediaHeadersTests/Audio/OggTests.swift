import MediaHeaders
import Testing

/// A page of an Ogg stream, with a packet that ends on it; of its checksum nothing is asked.
func oggPage(_ granule: Int, flags: Int = 0, serial: Int = 7, _ packet: [UInt8]) -> [UInt8] {
  let table = [UInt8](repeating: 255, count: packet.count / 255) + [UInt8(packet.count % 255)]
  return oggPage(granule, flags: flags, serial: serial, table, packet)
}

/// A page with packets of two bytes: as many as a page can have, or fewer.
func oggPage(
  _ granule: Int, flags: Int = 0, serial: Int = 7, packets count: Int = 255
) -> [UInt8] {
  oggPage(
    granule, flags: flags, serial: serial, [UInt8](repeating: 2, count: count), .junk(2 * count))
}

private func oggPage(
  _ granule: Int, flags: Int, serial: Int, _ table: [UInt8], _ body: [UInt8]
) -> [UInt8] {
  return Array(text: "OggS\0") + [UInt8(flags)] + Array(granule, little: 8)
    + Array(serial, little: 4) + .zeros(8) + [UInt8(table.count)] + table + body
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
    // Of recordings of running streams: the first page is taken to be as long as the second. A
    // packet has 5,760 samples of Opus at most, and 4,096 of Vorbis.
    AudioSample(
      "an hour before the first page",
      start + (1...50).map { oggPage(172_800_000 + $0 * 960, packets: 1) }.flatMap { $0 },
      48_000 - 312, per: 48_000, .estimated, codec: "Opus", metadata: 85),
    AudioSample(
      "a first page as long as can be", start + oggPage(11_520, packets: 2) + oggPage(12_480),
      12_480 - 312, per: 48_000, codec: "Opus", metadata: 85),
    AudioSample(
      "a first page that is too long by a sample",
      start + oggPage(11_521, packets: 2) + oggPage(12_480), 2 * 959 - 312, per: 48_000, .estimated,
      codec: "Opus", metadata: 85),
    AudioSample(
      "a gap after the first page",
      start + oggPage(48_000_000, packets: 1) + oggPage(48_100_000), 100_000 + 5_760 - 312,
      per: 48_000, .estimated, codec: "Opus", metadata: 85),
    AudioSample(
      "a first packet on two pages",
      start + oggPage(-1, packets: 0) + oggPage(5_760, packets: 1) + oggPage(6_720), 6_720 - 312,
      per: 48_000, codec: "Opus", metadata: 85),
    AudioSample(
      "Vorbis that began late",
      oggPage(0, flags: 2, vorbisHead(44_100)) + oggPage(8_193, packets: 2)
        + oggPage(10_193, packets: 2) + oggPage(12_193), 6_000, per: 44_100, .estimated,
      codec: "Vorbis"),
    AudioSample(
      "a chained stream that goes on counting",
      oggPage(0, flags: 2, vorbisHead(8_000)) + oggPage(2_000_000) + oggPage(2_008_000)
        + oggPage(0, flags: 2, serial: 8, vorbisHead(8_000)) + oggPage(4_000, serial: 8), 20_000,
      per: 8_000, .estimated, codec: "Vorbis"),
    AudioSample(
      "ID3v2 in front", id3Tag(64) + start + oggPage(48_312), 48_000, per: 48_000, codec: "Opus",
      metadata: 149),
  ])
  func theLastPositionIsRead(sample: AudioSample) throws {
    try sample.expectFigures(.ogg)
  }

  @Test(arguments: [
    BadAudio("no pages of sound", start, 0, .noAudio(.ogg)),
    // How long a single page is, cannot be known.
    BadAudio("a single page of a running stream", start + oggPage(172_800_000), 0, .noAudio(.ogg)),
    BadAudio("less than is left out", start + oggPage(312), 0, .noAudio(.ogg)),
    BadAudio("no rate", oggPage(0, flags: 2, vorbisHead(0)) + oggPage(9), 0, .noAudio(.ogg)),
    BadAudio("a position beyond all files", start + oggPage(.max), 0, .noAudio(.ogg)),
    BadAudio("a page cut off", Array(start.prefix(20)), 0, .noAudio(.ogg)),
  ])
  func filesWithoutSoundAreRefused(bad: BadAudio) {
    bad.expectRefusal()
  }
}
