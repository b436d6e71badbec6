@testable import MediaHeaders
import Testing

func box(_ name: String, _ contents: [UInt8]..., size: Int? = nil) -> [UInt8] {
  let body = contents.flatMap { $0 }
  return Array(size ?? body.count + 8, big: 4) + Array(text: name) + body
}

/// A box with a size of 64 bits.
func longBox(_ name: String, _ body: [UInt8]) -> [UInt8] {
  Array(1, big: 4) + Array(text: name) + Array(body.count + 16, big: 8) + body
}

/// A box of a movie or a track with a time scale and a length; of version 1 if that takes 64 bits.
func timeBox(_ name: String, scale: Int, _ duration: Int, version: Int = 0) -> [UInt8] {
  let width = version == 1 ? 8 : 4
  return box(
    name,
    Array(version << 24, big: 4) + .zeros(2 * width) + Array(scale, big: 4)
      + Array(duration, big: width) + .zeros(8))
}

func handler(_ name: String) -> [UInt8] { box("hdlr", .zeros(8) + Array(text: name) + .zeros(13)) }

/// An edit list; a start of -1 is a pause.
func edits(_ entries: (duration: Int, start: Int)..., version: Int = 0) -> [UInt8] {
  let width = version == 1 ? 8 : 4
  return box(
    "edts",
    box(
      "elst",
      Array(version << 24, big: 4) + Array(entries.count, big: 4)
        + entries.flatMap {
          Array($0.duration, big: width) + Array($0.start, big: width) + [0, 1, 0, 0]
        }))
}

func audioTrack(
  id: Int = 1, scale: Int = 44_100, _ duration: Int, edits: [UInt8] = [],
  kind: String = "soun", codec: String = "mp4a", times: [(Int, Int)]? = [], version: Int = 0
) -> [UInt8] {
  box(
    "trak", box("tkhd", .zeros(12) + Array(id, big: 4) + .zeros(64)), edits,
    box(
      "mdia", timeBox("mdhd", scale: scale, duration, version: version), handler(kind),
      box(
        "minf", handler("url "),
        box(
          "stbl", box("stsd", .zeros(7) + [1] + box(codec, .zeros(28))),
          times.map { times in
            box(
              "stts",
              .zeros(4) + Array(times.count, big: 4)
                + times.flatMap { Array($0.0, big: 4) + Array($0.1, big: 4) })
          } ?? []))))
}

let fileType = box("ftyp", Array(text: "M4A ") + .zeros(4))
let mediaData = box("mdat", .junk(3_000))

func movie(_ duration: Int, scale: Int = 1_000, version: Int = 0, _ tracks: [UInt8]...) -> [UInt8] {
  box("moov", timeBox("mvhd", scale: scale, duration, version: version), tracks.flatMap { $0 })
}

/// A fragment with one run; lengths of samples are stated one by one, for the run, or nowhere.
func fragment(track: Int = 1, samples: Int, each: Int? = nil, lengths: [Int] = []) -> [UInt8] {
  let header =
    Array(each == nil ? 0x2_0000 : 0x2_0008, big: 4) + Array(track, big: 4)
    + (each.map { Array($0, big: 4) } ?? [])
  // With an offset of the data, and the size of each sample.
  let run =
    Array(lengths.isEmpty ? 0x201 : 0x301, big: 4) + Array(samples, big: 4) + .zeros(4)
    + (0..<samples).flatMap { index in
      (lengths.isEmpty ? [] : Array(lengths[index], big: 4)) + .zeros(4)
    }
  return box("moof", box("mfhd", .zeros(8)), box("traf", box("tfhd", header), box("trun", run)))
    + mediaData
}

@Suite struct MP4Tests {
  private static let sound = audioTrack(45_000)

  @Test(arguments: [
    AudioSample(
      "header in front", fileType + movie(1_020, sound) + mediaData, 45_000, per: 44_100, .stated,
      codec: "AAC", stated: 1_020),
    AudioSample(
      "header at the end", fileType + mediaData + movie(1_020, sound), 45_000, per: 44_100,
      .stated, codec: "AAC", stated: 1_020),
    AudioSample(
      "sizes of 64 bits", fileType + longBox("mdat", .junk(70_000)) + movie(1_020, sound), 45_000,
      per: 44_100, .stated, codec: "AAC", stated: 1_020),
    AudioSample(
      "version 1",
      fileType
        + movie(
          1 << 33, scale: 10_000_000, version: 1,
          audioTrack(scale: 48_000, 41_231_686, version: 1)) + mediaData,
      41_231_686, per: 48_000, .stated, codec: "AAC", stated: 1 << 33),
    AudioSample(
      "data to the end", fileType + movie(1_020, sound) + box("mdat", .junk(500), size: 0), 45_000,
      per: 44_100, .stated, codec: "AAC", stated: 1_020),
    AudioSample(
      "old QuickTime", mediaData + movie(1_020, audioTrack(45_000, codec: "sowt")), 45_000,
      per: 44_100, .stated, codec: "PCM", stated: 1_020),
    AudioSample(
      "junk at the end", fileType + movie(1_020, sound) + mediaData + .junk(99), 45_000,
      per: 44_100, .stated, codec: "AAC", stated: 1_020),
    AudioSample(
      "tags and a picture",
      fileType
        + box("moov", timeBox("mvhd", scale: 1_000, 1_020), sound, box("udta", .junk(5_000)))
        + box("free", .zeros(92)) + mediaData,
      45_000, per: 44_100, .stated, codec: "AAC", stated: 1_020, metadata: 5_092),
    // An edit of the movie's milliseconds, to the end or not.
    AudioSample(
      "an edit without the encoder's delay",
      fileType + movie(1_000, audioTrack(45_124, edits: edits((1_000, 1_024)))) + mediaData,
      44_100, per: 44_100, .stated, codec: "AAC", stated: 1_000),
    AudioSample(
      "an edit that leaves out the end",
      fileType + movie(500, audioTrack(45_124, edits: edits((500, 1_024)))) + mediaData, 500,
      per: 1_000, .stated, codec: "AAC", stated: 500),
    AudioSample(
      "a pause, and an edit of 64 bits",
      fileType
        + movie(1_500, audioTrack(45_124, edits: edits((500, -1), (1_000, 1_024), version: 1)))
        + mediaData,
      44_100, per: 44_100, .stated, codec: "AAC", stated: 1_500),
    AudioSample(
      "an edit without a length",
      fileType + movie(0, audioTrack(45_124, edits: edits((0, 1_024)))) + mediaData, 44_100,
      per: 44_100, .stated, codec: "AAC", stated: 44_100),
    AudioSample(
      "a video beside it",
      fileType
        + movie(
          3_000, audioTrack(id: 1, scale: 600, 1_800, kind: "vide", codec: "avc1"),
          audioTrack(id: 2, 45_000, codec: "Opus"), audioTrack(id: 3, 9)) + mediaData,
      45_000, per: 44_100, .stated, codec: "Opus", stated: 3_000),
    AudioSample(
      "no length of the movie: the longest track's",
      fileType
        + movie(0, audioTrack(45_000), audioTrack(id: 2, scale: 600, 1_800, kind: "vide"))
        + mediaData,
      45_000, per: 44_100, .stated, codec: "AAC", stated: 1_800),
    AudioSample(
      "lengths of samples alone",
      fileType + movie(0, audioTrack(0, times: [(40, 1_024), (1, 500)])) + mediaData, 41_460,
      per: 44_100, .stated, codec: "AAC", stated: 41_460),
    AudioSample(
      "a length of all ones",
      fileType + movie(0xFFFF_FFFF, audioTrack(0xFFFF_FFFF, times: [(40, 1_024)])) + mediaData,
      40_960, per: 44_100, .stated, codec: "AAC", stated: 40_960),
    // In fragments.
    AudioSample(
      "lengths for a run, of a default, and one by one",
      fileType
        + movie(
          0, audioTrack(0),
          box(
            "mvex",
            box("trex", .zeros(4) + Array(1, big: 4) + .zeros(4) + Array(1_024, big: 4) + .zeros(8))
          ))
        + fragment(samples: 10, each: 960) + fragment(samples: 10)
        + fragment(samples: 2, lengths: [5, 7]) + fragment(track: 2, samples: 9, each: 960),
      19_852, per: 44_100, codec: "AAC"),
    AudioSample(
      "samples before the first fragment",
      fileType + movie(232, audioTrack(10_240, times: [(10, 1_024)])) + mediaData
        + fragment(samples: 10, each: 1_024),
      20_480, per: 44_100, codec: "AAC", stated: 232),
    // As youtube-dl and others write them: no header lists samples, and all state the whole length.
    AudioSample(
      "a header with the length of all fragments",
      fileType + movie(464, audioTrack(20_480)) + fragment(samples: 10, each: 1_024)
        + fragment(samples: 10, each: 1_024),
      20_480, per: 44_100, codec: "AAC", stated: 464),
    AudioSample(
      "a header with the length of all, and samples before the first fragment",
      fileType + movie(464, audioTrack(20_480, times: [(4, 1_024), (6, 1_024)])) + mediaData
        + fragment(samples: 10, each: 1_024),
      20_480, per: 44_100, codec: "AAC", stated: 464),
    AudioSample(
      "samples before the first fragment that are listed alone",
      fileType + movie(0, audioTrack(0, times: [(10, 1_024)])) + mediaData
        + fragment(samples: 10, each: 1_024),
      20_480, per: 44_100, codec: "AAC"),
    AudioSample(
      "no list of the samples before the first fragment",
      fileType + movie(232, audioTrack(10_240, times: nil)) + mediaData
        + fragment(samples: 10, each: 1_024),
      20_480, per: 44_100, codec: "AAC", stated: 232),
  ])
  func lengthsAreRead(sample: AudioSample) throws {
    try sample.expectFigures(.mp4)
  }

  @Test func theFirstFragmentIsTold() throws {
    let fragments = fragment(samples: 10, each: 1_024) + fragment(samples: 90, each: 1_024)
    let live = try AudioFile(fileType + movie(0, audioTrack(0)) + fragments)
    #expect(live.opening.firstFragment == AudioFile.Length(10_240, per: 44_100))
    let hybrid = try AudioFile(fileType + movie(0, audioTrack(5_000)) + mediaData + fragments)
    #expect(hybrid.opening.firstFragment == AudioFile.Length(5_000, per: 44_100))
    let whole = try AudioFile(fileType + movie(0, audioTrack(5_000)) + mediaData)
    #expect(whole.opening.firstFragment == nil)
  }

  /// What lies between headers is not read, however much it is.
  @Test func samplesArePassedOver() throws {
    let start = fileType + Array(1, big: 4) + Array(text: "mdat") + Array(1 << 40, big: 8)
    let dataEnd = start.count - 16 + 1 << 40
    let end = movie(1_020, Self.sound)
    var count = 0
    let file = try AudioFile(byteCount: dataEnd + end.count) { offset, length in
      count += length
      if offset < start.count {
        return Array(start[offset...]) + .zeros(length - start.count + offset)
      }
      return Array(end[(offset - dataEnd)...].prefix(length))
    }
    #expect(file.length.ticks == 45_000)
    #expect(count <= 4_096 + end.count)
  }

  @Test(arguments: [
    BadAudio("no movie", fileType + mediaData, 0, .noAudio(.mp4)),
    BadAudio("a video alone", fileType + movie(9, audioTrack(9, kind: "vide")), 0, .noAudio(.mp4)),
    BadAudio("no length", fileType + movie(0, audioTrack(0)), 0, .noAudio(.mp4)),
    BadAudio("no time scale", fileType + movie(9, audioTrack(scale: 0, 9)), 0, .noAudio(.mp4)),
    BadAudio(
      "cut in the samples", Array((fileType + movie(1_020, sound) + mediaData).dropLast()),
      fileType.count + movie(1_020, sound).count + 3_007,
      .truncated(.mp4, needed: fileType.count + movie(1_020, sound).count + 3_008)),
    BadAudio(
      "cut in a header", Array((fileType + movie(9)).dropLast(9)), 48,
      .truncated(.mp4, needed: 52)),
    BadAudio(
      "a box that is too small", fileType + box("moov", box("trak", .zeros(80), size: 7)), 24,
      .damaged(.mp4, "a box with a length of 7 bytes is not valid")),
    BadAudio(
      "a box of 64 bits that is too small",
      fileType + Array(1, big: 4) + Array(text: "mdat") + Array(15, big: 8) + .zeros(40), 16,
      .damaged(.mp4, "a box with a length of 15 bytes is not valid")),
    BadAudio(
      "a box that is too small for its contents",
      fileType + box("moov", box("mvhd", .zeros(15)), .zeros(80)), 32,
      .damaged(.mp4, "a box has 15 bytes, and its contents take 16")),
    BadAudio(
      "a list that is longer than its box",
      fileType
        + movie(9, audioTrack(0, edits: box("elst", .zeros(4) + Array(2, big: 4) + .zeros(12)))),
      fileType.count + 8 + 36 + 8 + 88 + 8,
      .damaged(.mp4, "a box has 20 bytes, and its contents take 32")),
  ])
  func badBoxesAreRefused(bad: BadAudio) {
    bad.expectRefusal()
  }
}
