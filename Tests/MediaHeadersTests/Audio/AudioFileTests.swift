import ExactMath
@testable import MediaHeaders
import TestSupport
import Testing

/// A small file of each format.
let audioSeeds: [[UInt8]] = [
  wav(wavFormat(), chunk("LIST", .zeros(9)), chunk("data", Array(samples.prefix(400)))),
  id3Tag(40) + xingFrame(frames: 3, bytes: 99, delay: 576, padding: 700) + frame128 * 2 + frame256
    + oldTag,
  adtsFrame(60) * 4,
  fileType + movie(1_000, audioTrack(45_124, edits: edits((1_000, 1_024))))
    + box("mdat", .junk(50)),
  fileType + movie(0, audioTrack(0)) + fragment(samples: 3, lengths: [5, 6, 7])
    + fragment(samples: 3, each: 9),
  flacStart(samples: 9_000, isLast: false) + [0x84, 0, 0, 4] + .zeros(4) + flacFrames(9_000),
  oggPage(0, flags: 2, opusHead()) + oggPage(0, .zeros(20)) + oggPage(4_800, .junk(60))
    + oggPage(9_600, flags: 4, .junk(60)),
  ebmlHeader + element("18538067", segmentInfo(2_308), tracks(trackEntry()), simpleBlock(3)),
  ebmlHeader
    + openElement(
      "18538067", segmentInfo(), tracks(trackEntry()),
      openElement("1F43B675", number("E7", 7), simpleBlock(0), blockGroup(20, duration: 9))),
]

@Suite struct AudioFileTests {
  @Test(arguments: [
    BadAudio("empty", [], 0, .empty),
    BadAudio(
      "an error page", Array(text: "<html>404 Not Found</html>\r\n"), 0,
      .text(excerpt: "<html>404 Not Found</html>\u{FFFD}\u{FFFD}")),
    BadAudio("AIFF", Array(text: "FORM\0\0\0\u{08}AIFF") + .zeros(99), 0, .otherFormat("AIFF")),
    BadAudio(
      "big-endian WAV", wav(wavFormat(), riff: "RIFX"), 0, .otherFormat("big-endian WAV")),
    BadAudio(
      "behind a tag", id3Tag(30) + Array(text: "caff") + .zeros(99), 30, .otherFormat("CAF")),
    BadAudio("zeros", .zeros(70_000), 0, unknown("00000000")),
    BadAudio("two bytes", [0xFF, 0xFB], 0, unknown("FFFB")),
  ])
  func whatIsNoAudioIsRefused(bad: BadAudio) {
    bad.expectRefusal()
  }

  /// Every beginning of every file: a length or an error, and the same through a pipe.
  @Test(arguments: audioSeeds)
  func beginningsAreHarmless(seed: [UInt8]) throws {
    _ = try AudioFile(seed)
    for count in 0..<seed.count {
      let (whole, pipe) = (0...1).map {
        ObservedAudioReading(Array(seed.prefix(count)), isPipe: $0 == 1)
      }.pair
      #expect(whole.fault == nil, "\(count) bytes")
      #expect(pipe.fault == nil, "\(count) bytes")
      #expect(whole.result == pipe.result, "\(count) bytes")
    }
  }

  /// Bytes changed, doubled, removed and truncated: a length or an error, no byte read twice.
  @Test(.tags(.property)) func damagedFilesAreHarmless() {
    forAll(cases: 10_000) { generator in
      var file = audioSeeds.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...6, using: &generator) where !file.isEmpty {
        let place = Int.random(in: file.indices, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: file[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: file[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: file[place] = [0x00, 0xFF].randomElement(using: &generator) ?? 0
        case 3: file.remove(at: place)
        case 4: file.insert(contentsOf: file[place...].prefix(300), at: place)
        default: file.removeSubrange(place...)
        }
      }
      let (whole, pipe) = (0...1).map { ObservedAudioReading(file, isPipe: $0 == 1) }.pair
      if let fault = whole.fault ?? pipe.fault { return "\(file): \(fault)" }
      guard whole.result == pipe.result else { return "\(file): \(whole.result), \(pipe.result)" }
      switch whole.result {
      case .success(let audio):
        guard audio.length.ticks > 0, audio.byteCount == file.count else { return "\(file)" }
        return audio.metadataByteCount <= file.count ? nil : "\(file): \(audio)"
      case .failure(let error):
        return error.description.isOnePlainLine ? nil : "\(file): \(error)"
      }
    }
  }

  private enum SourceFailure: Error, Hashable { case brokenAt(Int) }

  @Test func theSourcesErrorIsPassedOn() {
    let file = frame128 * 40
    let error = thrown { () throws(AudioFile.SourceError<SourceFailure>) in
      try AudioFile(byteCount: nil) { (offset, count) throws(SourceFailure) in
        guard offset < 4_096 else { throw .brokenAt(offset) }
        return Array(file[offset..<offset + count])
      }
    }
    #expect(error == .source(.brokenAt(4_096)))
    #expect(error?.description == "brokenAt(4096)")
    let empty = thrown { () throws(AudioFile.SourceError<SourceFailure>) in
      try AudioFile(byteCount: nil) { (_, _) throws(SourceFailure) in [] }
    }
    #expect(empty?.description == AudioFile.ReadingError(.empty, at: 0).description)
  }

  /// A file that became shorter while it was read ends where it ends.
  @Test func aWrongNumberOfBytesIsHarmless() throws {
    let file = frame128 * 9
    let audio = try AudioFile(byteCount: 1 << 40) { offset, count in
      Array(file[min(offset, file.count)..<min(file.count, offset + count)])
    }
    #expect(audio == (try AudioFile(file)))
  }

  @Test(.tags(.trap)) func moreBytesThanAskedForAreAProgrammingError() async {
    await #expect(processExitsWith: .failure) {
      _ = try AudioFile(byteCount: nil) { _, count in [UInt8](repeating: 0, count: count + 1) }
    }
  }

  /// Ten minutes of 128 kbit/s, and headers that no frames follow: the time is that of one pass.
  @Test func scansAreFast() throws {
    let frames = frame128 * 22_968
    let time = try usualProcessorTime { _ = try AudioFile(frames) }
    #expect(time < .seconds(1))
    let headers = frame128 * 3 + [0xFF, 0xFB, 0x90, 0x44] * 200_000
    let damaged = try usualProcessorTime { _ = try AudioFile(headers) }
    #expect(damaged < .seconds(2))
  }
}

extension Array {
  fileprivate var pair: (Element, Element) { (self[0], self[1]) }
}

@Suite struct AudioLengthTests {
  /// By hand: a third of a second, a sample at 44,100 Hz, 2^40 seconds less one.
  @Test(arguments: [
    (1, 3, 334, 333_333, 333_333), (2, 3, 667, 666_666, 666_667), (1, 44_100, 1, 22, 23),
    (30, 1, 30_000, 30_000_000, 30_000_000), (1, 2_000_000, 1, 0, 1), (0, 7, 0, 0, 0),
    ((1 << 40) - 1, 1, 1_099_511_627_775_000, 1_099_511_627_775_000_000, 1_099_511_627_775_000_000),
    (Int.max, Int.max, 1_000, 1_000_000, 1_000_000),
  ])
  func partsOfASecond(ticks: Int, per second: Int, up: Int, down: Int, nearest: Int) throws {
    let length = try #require(AudioFile.Length(ticks, per: second))
    #expect(length.milliseconds == up)
    #expect(length.microseconds == down)
    #expect(length.nearestMicroseconds == nearest)
    #expect(length.seconds == Rational(BigInt(ticks), BigInt(second)))
  }

  @Test(arguments: [(-1, 1), (0, 0), (1, -1), (1 << 40, 1), (Int.max, 1)])
  func impossibleLengthsAreNone(ticks: Int, second: Int) {
    #expect(AudioFile.Length(ticks, per: second) == nil)
  }

  @Test func sumsAreExact() throws {
    func length(_ ticks: Int, _ second: Int) throws -> AudioFile.Length {
      try #require(AudioFile.Length(ticks, per: second))
    }
    #expect(try length(1, 6).adding(length(1, 4)) == length(5, 12))
    #expect(try length(5, 1).adding(length(3, 7)) == length(38, 7))
    #expect(try length(1, Int.max).adding(length(1, Int.max - 1)) == nil)
    #expect(try length((1 << 40) - 1, 1).adding(length(1, 1)) == nil)
    #expect(try length(2, 3).isLonger(than: length(3, 5)))
    #expect(try !length(2, 3).isLonger(than: length(4, 6)))
    #expect(try !length(3, 5).isLonger(than: length(2, 3)))
  }
}
