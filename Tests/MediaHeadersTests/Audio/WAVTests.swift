import MediaHeaders
import Testing

func chunk(_ name: String, _ body: [UInt8], size: Int? = nil) -> [UInt8] {
  Array(text: name) + Array(size ?? body.count, little: 4) + body + .zeros(body.count % 2)
}

func wavFormat(
  _ tag: Int = 1, channels: Int = 2, rate: Int = 44_100, bits: Int = 16, block: Int? = nil,
  byteRate: Int? = nil, subformat: Int? = nil
) -> [UInt8] {
  let block = block ?? channels * bits / 8
  let body =
    Array(tag, little: 2) + Array(channels, little: 2) + Array(rate, little: 4)
    + Array(byteRate ?? rate * block, little: 4) + Array(block, little: 2) + Array(bits, little: 2)
  let rest = subformat.map {
    Array(22, little: 2) + Array(bits, little: 2) + Array(3, little: 4) + Array($0, little: 2)
      + .zeros(14)
  }
  return chunk("fmt ", body + (rest ?? []))
}

func wav(_ chunks: [UInt8]..., riff: String = "RIFF") -> [UInt8] {
  let body = chunks.flatMap { $0 }
  return Array(text: riff) + Array(body.count + 4, little: 4) + Array(text: "WAVE") + body
}

let samples = [UInt8](repeating: 0x11, count: 4_000)

@Suite struct WAVTests {
  @Test(arguments: [
    AudioSample(
      "16 bits, two channels", wav(wavFormat(), chunk("data", samples)), 1_000, per: 44_100,
      codec: "PCM", bitRate: 1_411_200),
    AudioSample(
      "24 bits", wav(wavFormat(bits: 24), chunk("data", samples)), 666, per: 44_100, codec: "PCM",
      bitRate: 2_116_800),
    AudioSample(
      "8 bits", wav(wavFormat(channels: 1, rate: 8_000, bits: 8), chunk("data", samples)), 4_000,
      per: 8_000, codec: "PCM", bitRate: 64_000),
    AudioSample(
      "extensible", wav(wavFormat(0xFFFE, subformat: 1), chunk("data", samples)), 1_000,
      per: 44_100, codec: "PCM", bitRate: 1_411_200),
    AudioSample(
      "float, with a count of samples",
      wav(wavFormat(3, bits: 32), chunk("fact", Array(500, little: 4)), chunk("data", samples)),
      500, per: 44_100, codec: "PCM float", stated: 500, bitRate: 2_822_400),
    AudioSample(
      "a wrong count of samples",
      wav(wavFormat(), chunk("fact", Array(77, little: 4)), chunk("data", samples)), 1_000,
      per: 44_100, codec: "PCM", stated: 77, bitRate: 1_411_200),
    AudioSample(
      "tags around the samples",
      wav(
        chunk("LIST", .zeros(99)), wavFormat(), chunk("data", samples), chunk("id3 ", .zeros(501))),
      1_000, per: 44_100, codec: "PCM", metadata: 600, bitRate: 1_411_200),
    AudioSample(
      "an odd number of bytes",
      wav(
        wavFormat(channels: 1, rate: 8_000, bits: 8), chunk("data", Array(samples.prefix(99))),
        chunk("LIST", .zeros(4))),
      99, per: 8_000, codec: "PCM", metadata: 4, bitRate: 64_000),
    AudioSample(
      "ID3v2 in front", id3Tag(64) + wav(wavFormat(), chunk("data", samples)), 1_000, per: 44_100,
      codec: "PCM", metadata: 64, bitRate: 1_411_200),
    // A recorder that never went back, or could not.
    AudioSample(
      "no length", wav(wavFormat(), chunk("data", samples, size: 0)), 1_000, per: 44_100,
      codec: "PCM", bitRate: 1_411_200),
    AudioSample(
      "the greatest length", wav(wavFormat(), chunk("data", samples, size: 0xFFFF_FFFF)), 1_000,
      per: 44_100, codec: "PCM", bitRate: 1_411_200),
    AudioSample(
      "cut short", wav(wavFormat(), chunk("data", samples, size: 8_000)), 1_000, per: 44_100,
      codec: "PCM", bitRate: 1_411_200),
    AudioSample(
      "cut inside a sample", wav(wavFormat(), chunk("data", samples)).dropLast(3), 999,
      per: 44_100, codec: "PCM", bitRate: 1_411_200),
    AudioSample(
      "RF64",
      wav(
        chunk(
          "ds64",
          Array(0, little: 8) + Array(4_000, little: 8) + Array(1_000, little: 8)
            + .zeros(4)),
        wavFormat(), chunk("data", samples, size: 0xFFFF_FFFF), chunk("LIST", .zeros(6)),
        riff: "RF64"),
      1_000, per: 44_100, codec: "PCM", stated: 1_000, metadata: 6, bitRate: 1_411_200),
    // Compressed: a header states the length, or the average rate gives it.
    AudioSample(
      "ADPCM with a count of samples",
      wav(
        wavFormat(0x11, channels: 1, bits: 4, block: 1_024, byteRate: 22_000),
        chunk("fact", Array(7_000, little: 4)), chunk("data", samples)),
      7_000, per: 44_100, .stated, codec: "IMA ADPCM", stated: 7_000, bitRate: 176_000),
    AudioSample(
      "MP3, cut short",
      wav(
        wavFormat(0x55, block: 1, byteRate: 16_000), chunk("fact", Array(90_000, little: 4)),
        chunk("data", samples, size: 9_000)),
      4_000, per: 16_000, .estimated, codec: "MP3", stated: 90_000, bitRate: 128_000),
    // Without an average rate: 3 blocks of 1,017 samples, and 4,000 of 9,000 bytes.
    AudioSample(
      "ADPCM, cut short",
      wav(
        chunk(
          "fmt ",
          Array(
            wavFormat(0x11, channels: 1, bits: 4, block: 1_024, byteRate: 0).dropFirst(8))
            + Array(2, little: 2) + Array(1_017, little: 2)),
        chunk("fact", Array(7_000, little: 4)), chunk("data", samples, size: 9_000)),
      3_051, per: 44_100, codec: "IMA ADPCM", stated: 7_000),
    AudioSample(
      "MP3 without a rate, cut short",
      wav(
        wavFormat(0x55, block: 1, byteRate: 0), chunk("fact", Array(90_000, little: 4)),
        chunk("data", samples, size: 9_000)),
      40_000, per: 44_100, .estimated, codec: "MP3", stated: 90_000),
    AudioSample(
      "a codec without a name",
      wav(wavFormat(0x1234, block: 1, byteRate: 16_000), chunk("data", samples)), 4_000,
      per: 16_000, .estimated, codec: "0x1234", bitRate: 128_000),
  ])
  func samplesAreCounted(sample: AudioSample) throws {
    try sample.expectFigures(.wav)
  }

  @Test(arguments: [
    BadAudio(
      "no format", wav(chunk("data", samples)), 12,
      .damaged(.wav, "its samples come before their format")),
    BadAudio(
      "a short format", wav(chunk("fmt ", .zeros(14)), chunk("data", samples)), 20,
      .damaged(.wav, "its format takes 14 bytes and not 16 or more")),
    BadAudio(
      "no channels", wav(wavFormat(channels: 0), chunk("data", samples)), 20,
      .damaged(.wav, "its format has no channels, bits or samples per second")),
    BadAudio(
      "no rate", wav(wavFormat(rate: 0), chunk("data", samples)), 20,
      .damaged(.wav, "its format has no channels, bits or samples per second")),
    BadAudio("no samples", wav(wavFormat()), 0, .noAudio(.wav)),
    BadAudio("no bytes of samples", wav(wavFormat(), chunk("data", [])), 0, .noAudio(.wav)),
    BadAudio("less than a sample", wav(wavFormat(), chunk("data", [1, 2])), 0, .noAudio(.wav)),
    BadAudio("a header cut off", wav(wavFormat()).dropLast(9), 20, .truncated(.wav, needed: 36)),
    BadAudio(
      "no average rate",
      wav(wavFormat(2, block: 1, byteRate: 0), chunk("data", samples)), 0, .noAudio(.wav)),
  ])
  func badHeadersAreRefused(bad: BadAudio) {
    bad.expectRefusal()
  }
}
