import MediaHeaders
import Testing

/// A FLAC file's beginning: STREAMINFO of blocks of 4,096 samples, 16 bits, two channels.
func flacStart(
  rate: Int = 44_100, samples: Int, block: Int = 4_096, isLast: Bool = true
) -> [UInt8] {
  Array(text: "fLaC") + [isLast ? 0x80 : 0, 0, 0, 34] + Array(block, big: 2) + Array(block, big: 2)
    + .zeros(6) + Array(rate << 44 | 1 << 41 | 15 << 36 | samples, big: 8) + .zeros(16)
}

/// A frame with a number of one or two bytes, and silence in it.
func flacFrame(_ number: Int, block: Int = 4_096, countsSamples: Bool = false) -> [UInt8] {
  let coded =
    number < 0x80
    ? [UInt8(number)]
    : number < 0x800
      ? [UInt8(0xC0 | number >> 6), UInt8(0x80 | number & 0x3F)]
      : [UInt8(0xE0 | number >> 12), UInt8(0x80 | number >> 6 & 0x3F), UInt8(0x80 | number & 0x3F)]
  let isWhole = block == 4_096
  let header =
    [0xFF, countsSamples ? 0xF9 : 0xF8, isWhole ? 0xC9 : 0x79, 0x18] + coded
    + (isWhole ? [] : Array(block - 1, big: 2))
  // x^8 + x^2 + x + 1, bit by bit.
  let checksum = header.reduce(0) { sum, byte in
    (0..<8).reduce(Int(byte) ^ sum) { sum, _ in sum & 0x80 == 0 ? sum << 1 : (sum << 1 ^ 0x107) }
  }
  return header + [UInt8(checksum)] + .zeros(90)
}

/// Frames of whole blocks and one of the rest.
func flacFrames(_ samples: Int) -> [UInt8] {
  let whole = samples / 4_096
  return (0..<whole).flatMap { flacFrame($0) }
    + (samples % 4_096 == 0 ? [] : flacFrame(whole, block: samples % 4_096))
}

@Suite struct FLACTests {
  /// RFC 9639, appendix D.1: a file of one sample.
  private static let example = Array(
    hex: "664C6143 80000022 1000 1000 00000F 00000F 0AC442F0 00000001"
      + "3E84B41807DC690307586A3DAD1A2E0F FFF869180000BF 0358FD03128BAA9A")

  @Test(arguments: [
    AudioSample(
      "the specification's example", example, 1, per: 44_100, codec: "FLAC", stated: 1),
    AudioSample(
      "whole blocks and a rest", flacStart(samples: 600_000) + flacFrames(600_000), 600_000,
      per: 44_100, codec: "FLAC", stated: 600_000),
    AudioSample(
      "a picture and tags",
      flacStart(samples: 9_000, isLast: false) + [0x06, 0, 0x10, 0] + .junk(4_096)
        + [0x03, 0, 0, 18] + .zeros(18) + [0x84, 0, 0, 40] + .zeros(40) + flacFrames(9_000),
      9_000, per: 44_100, codec: "FLAC", stated: 9_000, metadata: 4_144),
    AudioSample(
      "no stated length", flacStart(rate: 96_000, samples: 0) + flacFrames(9_000), 9_000,
      per: 96_000, codec: "FLAC"),
    // Frames of 96 bytes: ten, and the header of the next.
    AudioSample(
      "cut short", flacStart(samples: 90_000) + flacFrames(90_000).prefix(970), 45_056,
      per: 44_100, codec: "FLAC", stated: 90_000),
    AudioSample(
      "a stated length that is too short", flacStart(samples: 100) + flacFrames(9_000), 9_000,
      per: 44_100, codec: "FLAC", stated: 100),
    AudioSample(
      "blocks of several sizes",
      flacStart(samples: 6_000, block: 4_608) + flacFrame(0, block: 1_000, countsSamples: true)
        + flacFrame(1_000, countsSamples: true) + flacFrame(5_096, block: 904, countsSamples: true),
      6_000, per: 44_100, codec: "FLAC", stated: 6_000),
    AudioSample(
      "lost frames",
      flacStart(samples: 0) + flacFrame(0) + flacFrame(1) + flacFrame(4)
        + flacFrame(5) + flacFrame(9), 24_576,
      per: 44_100, codec: "FLAC"),
    AudioSample(
      "frames from the middle of a broadcast",
      flacStart(samples: 0) + flacFrame(1_000)
        + flacFrame(1_001), 8_192, per: 44_100, codec: "FLAC"),
    AudioSample(
      "frames behind junk", flacStart(samples: 0) + .junk(99) + flacFrame(3) + flacFrame(4), 8_192,
      per: 44_100, codec: "FLAC"),
    // A number that goes back, one that is far ahead, a wrong checksum, and a reserved code.
    AudioSample(
      "what looks like a frame",
      flacStart(samples: 0) + flacFrame(0) + flacFrame(0) + flacFrame(1_999)
        + flacFrame(1).prefix(5) + [0x99] + [0xFF, 0xF8, 0x09, 0x18, 0, 0] + flacFrame(1)
        + .junk(999),
      8_192, per: 44_100, codec: "FLAC"),
    AudioSample(
      "ID3v2 in front", id3Tag(64) + flacStart(samples: 5) + flacFrames(5), 5, per: 44_100,
      codec: "FLAC", stated: 5, metadata: 64),
  ])
  func framesAreCounted(sample: AudioSample) throws {
    try sample.expectFigures(.flac)
  }

  @Test(arguments: [
    BadAudio(
      "cut in its first block", Array(flacStart(samples: 9).prefix(41)), 4,
      .truncated(.flac, needed: 42)),
    BadAudio(
      "no first block", Array(text: "fLaC") + [0x81] + .zeros(60), 4,
      .damaged(.flac, "it does not begin with the properties of its samples")),
    BadAudio(
      "no sample rate", flacStart(rate: 0, samples: 9), 4,
      .damaged(.flac, "it does not begin with the properties of its samples")),
    BadAudio("no frames", flacStart(samples: 9), 0, .truncated(.flac, needed: 43)),
    BadAudio("nothing at all", flacStart(samples: 0), 0, .noAudio(.flac)),
    BadAudio(
      "cut in a picture",
      flacStart(samples: 9, isLast: false) + [0x06, 0, 0x10, 0] + .junk(99), 145,
      .truncated(.flac, needed: 4_146)),
  ])
  func badHeadersAreRefused(bad: BadAudio) {
    bad.expectRefusal()
  }
}
