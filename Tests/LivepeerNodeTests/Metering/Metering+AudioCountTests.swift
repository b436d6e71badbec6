import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

/// Files are built from MP3 frames of silence, tags, and the headers of other formats.
private enum File {
  /// A tag of ID3v2 with so many bytes in all.
  static func tags(_ count: Int) -> [UInt8] {
    let size = count - 10
    return Array("ID3\u{03}\0\0".utf8) + [21, 14, 7, 0].map { UInt8(size >> $0 & 0x7F) }
      + [UInt8](repeating: 0, count: size)
  }

  static func frame(_ header: [UInt8], _ count: Int) -> [UInt8] {
    header + [UInt8](repeating: 0, count: count - header.count)
  }

  /// 128 kbit/s and 64 kbit/s at 48,000 Hz: 384 and 192 bytes, 24 ms each.
  static let at128 = frame([0xFF, 0xFB, 0x94, 0xC4], 384)
  static let at64 = frame([0xFF, 0xFB, 0x54, 0xC4], 192)

  /// A file of so many bytes in all: frames of 24 ms at 48,000 Hz, and tags before them.
  static func mp3(bytes: Int, bitRate: Int) throws -> [UInt8] {
    let rates = [32_000: 1, 64_000: 5, 128_000: 9, 320_000: 14]
    let rate = try #require(rates[bitRate])
    let frame = frame([0xFF, 0xFB, UInt8(rate << 4 | 4), 0xC4], 3 * bitRate / 1_000)
    // A tag has ten bytes at least.
    let rest = bytes % frame.count
    let count = bytes / frame.count - ((1..<10).contains(rest) ? 1 : 0)
    let tagged = bytes - count * frame.count
    return (tagged > 0 ? tags(tagged) : []) + repeated(frame, count)
  }

  static func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array(repeatElement(bytes, count: count).joined())
  }

  /// A first frame with a Xing header of one channel: a count of frames, and perhaps of bytes.
  static func xing(frames: Int, bytes: Int? = nil) -> [UInt8] {
    let tag =
      Array("Xing".utf8) + [0, 0, 0, bytes == nil ? 1 : 3] + big(frames, 4)
      + (bytes.map { big($0, 4) } ?? [])
    return at128.prefix(21) + tag + [UInt8](repeating: 0, count: 384 - 21 - tag.count)
  }

  static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }

  static func wav(tag: Int, fact: Int? = nil, bytes: Int, rate: Int = 8_000) -> [UInt8] {
    let format =
      little(tag, 2) + little(1, 2) + little(rate, 4) + little(rate, 4) + little(1, 2)
      + little(8, 2)
    return Array("RIFF\0\0\0\0WAVEfmt ".utf8) + little(16, 4) + format
      + (fact.map { Array("fact".utf8) + little(4, 4) + little($0, 4) } ?? [])
      + Array("data".utf8) + little(bytes, 4) + [UInt8](repeating: 0, count: bytes)
  }

  static func flac(samples: Int) -> [UInt8] {
    Array("fLaC".utf8) + [0x80, 0, 0, 34, 0x10, 0, 0x10, 0] + [UInt8](repeating: 0, count: 6)
      + big(44_100 << 44 | 1 << 41 | 15 << 36 | samples, 8) + [UInt8](repeating: 0, count: 16)
      // RFC 9639, D.1: a frame of one sample.
      + [0xFF, 0xF8, 0x69, 0x18, 0x00, 0x00, 0xBF]
  }

  /// Two seconds in a hundred packets.
  static let opus =
    Array("OggS\0\u{02}".utf8) + [UInt8](repeating: 0, count: 20) + [1, 19]
    + Array("OpusHead\u{01}\u{01}\0\0\0\0\0\0\0\0\0".utf8) + Array("OggS\0\0".utf8)
    + little(96_000, 8) + [UInt8](repeating: 0, count: 12) + [100]
    + [UInt8](repeating: 1, count: 100) + [UInt8](repeating: 9, count: 100)

  static let adts = repeated(frame([0xFF, 0xF1, 0x50, 0x80, 0x08, 0x1F, 0xFC], 64), 100)

  static func mp4(movie: Int, scale: Int, track: Int, isFragmented: Bool = false) -> [UInt8] {
    func box(_ name: String, _ body: [UInt8]) -> [UInt8] {
      big(body.count + 8, 4) + Array(name.utf8) + body
    }
    func times(_ name: String, _ scale: Int, _ duration: Int) -> [UInt8] {
      box(name, [UInt8](repeating: 0, count: 12) + big(scale, 4) + big(duration, 4))
    }
    let sound = box("hdlr", [UInt8](repeating: 0, count: 8) + Array("soun".utf8))
    let header = box("tkhd", [UInt8](repeating: 0, count: 12) + big(1, 4))
    let run = box("tfhd", big(8, 4) + big(1, 4) + big(960, 4)) + box("trun", big(0, 4) + big(60, 4))
    return box("ftyp", [UInt8](repeating: 0, count: 8))
      + box(
        "moov",
        times("mvhd", scale, movie)
          + box("trak", header + box("mdia", times("mdhd", 48_000, track) + sound)))
      + (isFragmented ? repeated(box("moof", box("traf", run)), 5) : [])
  }

  static func matroska(milliseconds: Int?) -> [UInt8] {
    func element(_ id: [UInt8], _ body: [UInt8]) -> [UInt8] { id + [1] + big(body.count, 7) + body }
    let duration = milliseconds.map {
      element([0x44, 0x89], big(Int(Float($0).bitPattern), 4))
    }
    let track = element([0xD7], [1]) + element([0x83], [2])
    return element([0x1A, 0x45, 0xDF, 0xA3], [])
      + element(
        [0x18, 0x53, 0x80, 0x67],
        element([0x15, 0x49, 0xA9, 0x66], duration ?? [])
          + element([0x16, 0x54, 0xAE, 0x6B], element([0xAE], track))
          + element(
            [0x1F, 0x43, 0xB6, 0x75],
            element([0xE7], [0]) + element([0xA3], [0x81, 0, 0, 0, 9])
              + element([0xA3], [0x81, 9, 0, 0, 9])))
  }
}

@Suite struct MeteringAudioCountTests {
  @Test(arguments: VectorCase.all(of: "audio-seconds"))
  func vectors(vector: VectorCase) throws {
    let file = try File.mp3(
      bytes: Int(vector.input.integer("bytes")), bitRate: Int(vector.input.integer("bit_rate")))
    #expect(file.count == Int(vector.input.integer("bytes")))
    switch Metering.AudioCount(try AudioFile(file)).result {
    case .success(let count): #expect(vector.output == ["seconds": "\(count.seconds)"])
    case .failure(let refusal):
      #expect(refusal == .underOneSecond)
      #expect(vector.output == .error("under-one-second"))
    }
  }

  /// `domain/live-network.md`, 9: files of a constant rate, their tags counted as sound.
  ///
  /// 30.5 s at 128 kbit/s are 488,000 bytes, with 2,000,000 of art ⌊8 · 2,488,000 / 128,000⌋ = 155;
  /// 180 s at 64 kbit/s with 500,000 → 242; 0.9 s with 4,000 → 1. Frames take 24 ms, so the lengths
  /// are 1,271, 7,500 and 38 of them: 30.504 s, 180 s and 0.912 s.
  @Test(arguments: [
    (2_000_000, File.at128, 1_271, 155, 128_000), (500_000, File.at64, 7_500, 242, 64_000),
    (4_000, File.at128, 38, 1, 128_000), (20, File.at128, 125, 3, 128_000),
  ])
  func tagsAreCountedAsSound(
    tags: Int, frame: [UInt8], frames: Int, seconds: Int, bitRate: Int
  ) throws {
    let file = try AudioFile(File.tags(tags) + File.repeated(frame, frames))
    #expect(file.length.milliseconds == frames * 24)
    #expect(file.metadataByteCount == tags)
    let count = Metering.AudioCount(file)
    let result = try count.result.get()
    #expect(result.seconds == seconds)
    #expect(result.rule == .bitRate(bitRate))
    #expect(!result.isEstimate)
    #expect(count.agrees == (frames * 24 / 1_000 == seconds))
  }

  /// Each of these was given to libav 5.1, built with the node's demuxers and decoders alone, and to
  /// PyAV 13 and 18 (libav 7.0 and 8.0), through a pipe: files of the same kind, and the same rules.
  @Test(
    arguments: [
      // A Xing header is believed only if it does not state the number of bytes.
      (
        File.xing(frames: 500, bytes: 48_384) + File.repeated(File.at128, 125), 3,
        .bitRate(128_000), false
      ),
      (File.xing(frames: 500) + File.repeated(File.at128, 125), 12, .header, false),
      (File.xing(frames: 41) + File.repeated(File.at128, 125), 3, .bitRate(128_000), false),
      // 49 frames of 64 kbit/s, then 128: the mean of the first frames counts, and all bytes do.
      (File.repeated(File.at64, 49) + File.repeated(File.at128, 451), 21, .bitRate(67_691), true),
      (File.repeated(File.at64, 100) + File.repeated(File.at128, 400), 21, .bitRate(64_000), true),
      // A `fact` chunk, of whatever codec; without it the stated mean rate of one with a decoder.
      (File.wav(tag: 3, fact: 20_000, bytes: 16_000), 2, .header, false),
      (File.wav(tag: 1, fact: 24_000, bytes: 16_000), 3, .header, false),
      (File.wav(tag: 0x55, bytes: 31_956), 4, .bitRate(64_000), true),
      (File.flac(samples: 44_100 * 2 - 1), 1, .header, false),
      (File.flac(samples: 44_100 * 2), 2, .header, false),
      // The movie's header, rounded to microseconds; without it the longest track's.
      (File.mp4(movie: 2_999, scale: 1_000, track: 48_000), 2, .header, false),
      (File.mp4(movie: 29_999_996, scale: 10_000_000, track: 48_000), 3, .header, false),
      (File.mp4(movie: 29_999_994, scale: 10_000_000, track: 48_000), 2, .header, false),
      (File.mp4(movie: 0, scale: 1_000, track: 144_000), 3, .header, false),
      // Fragments of 1.2 s: five, of which the first counts.
      (File.mp4(movie: 0, scale: 1_000, track: 0, isFragmented: true), 1, .firstFragment, true),
      (File.matroska(milliseconds: 2_999), 2, .header, false),
    ] as [([UInt8], Int, Metering.AudioCount.Seconds.Rule, Bool)])
  func everyFormatHasItsRule(
    file: [UInt8], seconds: Int, rule: Metering.AudioCount.Seconds.Rule, isEstimate: Bool
  ) throws {
    let result = try Metering.AudioCount(AudioFile(file)).result.get()
    #expect(result.seconds == seconds)
    #expect(result.rule == rule)
    #expect(result.isEstimate == isEstimate)
  }

  @Test(
    arguments: [
      (File.opus, .unreadableFormat(.ogg)), (File.adts, .unreadableFormat(.adts)),
      (File.wav(tag: 1, bytes: 16_000), .unreadableCodec(.wav, codec: "PCM")),
      (
        File.repeated(File.frame([0xFF, 0xFD, 0xA4, 0], 576), 99),
        .unreadableCodec(.mp3, codec: "MP2")
      ),
      (File.matroska(milliseconds: nil), .noLength(.matroska)),
      (File.flac(samples: 0), .noLength(.flac)),
      (File.wav(tag: 3, fact: 7_999, bytes: 16_000), .underOneSecond),
      (File.flac(samples: 44_099), .underOneSecond),
      (File.mp4(movie: 999, scale: 1_000, track: 48_000), .underOneSecond),
      (File.matroska(milliseconds: 999), .underOneSecond),
      (File.repeated(File.at128, 41), .underOneSecond),
    ] as [([UInt8], Metering.AudioCount.Refusal)])
  func filesAreRefused(file: [UInt8], refusal: Metering.AudioCount.Refusal) throws {
    let file = try AudioFile(file)
    let count = Metering.AudioCount(file)
    #expect(count.result == .failure(refusal))
    #expect(!count.agrees)
    for metering in [Metering.gateway, .orchestrator, .orchestratorDirectly] {
      let error = #expect(throws: Metering.CountingError.self) {
        try metering.units(of: Job(.audioToText, .audio(file)), pricedPer: .millisecond)
      }
      #expect(error?.reason == .audioRefused(refusal))
      #expect(error?.description.hasSuffix("refuses the audio: \(refusal)") == true)
    }
  }

  /// The documentation counts milliseconds of sound, and both sides of the node what libav makes.
  @Test func bothSidesCountTheFile() throws {
    let file = try AudioFile(File.tags(500_000) + File.repeated(File.at64, 7_500))
    let job = Job(.audioToText, .audio(file))
    let comparison = try Metering.Comparison(job, at: AnyRate("12882811wei/ms"))
    #expect(comparison.documented.units == 180_000)
    #expect(try comparison.gateway.get().units == 242_000)
    #expect(try comparison.orchestrator.get().units == 242_000)
    #expect(!comparison.differsDirectly)
    let video = Job(.liveVideoToVideo, .audio(file))
    #expect(try Metering.documented.units(of: video, pricedPer: .pixel) == 180_000 * 27_648)
    #expect(try Metering.gateway.units(of: video, pricedPer: .pixel) == 180_000 * 27_648)
  }
}
