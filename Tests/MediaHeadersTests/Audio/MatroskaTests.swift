import MediaHeaders
import Testing

/// An element of EBML, with a size of eight bytes, or one that is not stated.
func element(_ id: String, _ contents: [UInt8]..., size: Int? = nil) -> [UInt8] {
  let body = contents.flatMap { $0 }
  return Array(hex: id) + [1] + Array(size ?? body.count, big: 7) + body
}

func openElement(_ id: String, _ contents: [UInt8]...) -> [UInt8] {
  Array(hex: id) + [0xFF] + contents.flatMap { $0 }
}

func number(_ id: String, _ value: Int) -> [UInt8] { element(id, Array(value, big: 4)) }

let ebmlHeader = element("1A45DFA3", element("4282", Array(text: "webm")))

func segmentInfo(_ duration: Double? = nil, isShort: Bool = false, scale: Int? = nil) -> [UInt8] {
  let bits = duration.map {
    isShort ? Array(Int(Float($0).bitPattern), big: 4) : Array(Int($0.bitPattern), big: 8)
  }
  return element(
    "1549A966", scale.map { number("2AD7B1", $0) } ?? [], bits.map { element("4489", $0) } ?? [])
}

func trackEntry(
  _ number: Int = 1, kind: Int = 2, codec: String = "A_OPUS", frame: Int? = nil
) -> [UInt8] {
  element(
    "AE", MediaHeadersTests.number("D7", number), MediaHeadersTests.number("83", kind),
    frame.map { MediaHeadersTests.number("23E383", $0) } ?? [], element("86", Array(text: codec)))
}

func tracks(_ entries: [UInt8]...) -> [UInt8] { element("1654AE6B", entries.flatMap { $0 }) }

func simpleBlock(_ time: Int, track: Int = 1) -> [UInt8] {
  element("A3", [UInt8(0x80 | track)] + Array(time, big: 2) + .junk(40))
}

func blockGroup(_ time: Int, track: Int = 1, duration: Int? = nil) -> [UInt8] {
  element(
    "A0", element("A1", [UInt8(0x80 | track)] + Array(time, big: 2) + .junk(40)),
    duration.map { number("9B", $0) } ?? [])
}

@Suite struct MatroskaTests {
  private static let cluster = element("1F43B675", number("E7", 0), simpleBlock(0), simpleBlock(20))

  @Test(arguments: [
    AudioSample(
      "a stated length",
      ebmlHeader + element("18538067", segmentInfo(2_308), tracks(trackEntry()), cluster),
      2_308_000_000, per: 1_000_000_000, .stated, codec: "Opus", stated: 2_308_000_000),
    AudioSample(
      "a length of 32 bits, in ticks of 100 µs",
      ebmlHeader
        + element("18538067", segmentInfo(0.5, isShort: true, scale: 100_000), tracks(trackEntry())),
      50_000, per: 1_000_000_000, .stated, codec: "Opus", stated: 50_000),
    AudioSample(
      "tags, pictures and voids",
      ebmlHeader
        + element(
          "18538067", element("EC", .zeros(50)), segmentInfo(1_000), tracks(trackEntry()), cluster,
          element("1254C367", .zeros(500)), element("1941A469", .zeros(3_000))),
      1_000_000_000, per: 1_000_000_000, .stated, codec: "Opus", stated: 1_000_000_000,
      metadata: 3_550),
    AudioSample(
      "a video beside it",
      ebmlHeader
        + element(
          "18538067", segmentInfo(1_000),
          tracks(trackEntry(kind: 1, codec: "V_VP9"), trackEntry(2, codec: "A_AAC/MPEG2/LC")),
          cluster),
      1_000_000_000, per: 1_000_000_000, .stated, codec: "AAC", stated: 1_000_000_000),
    AudioSample(
      "an unknown codec",
      ebmlHeader + element("18538067", segmentInfo(1_000), tracks(trackEntry(codec: "A_NEW"))),
      1_000_000_000, per: 1_000_000_000, .stated, stated: 1_000_000_000),
    // Recordings of live sound have no length, and their segments and clusters no end.
    AudioSample(
      "blocks alone: the last is as long as the one before",
      ebmlHeader
        + openElement(
          "18538067", segmentInfo(), tracks(trackEntry()),
          openElement("1F43B675", number("E7", 0), simpleBlock(0), simpleBlock(20)),
          openElement("1F43B675", number("E7", 1_000), simpleBlock(-20), simpleBlock(7))),
      1_034_000_000, per: 1_000_000_000, .estimated, codec: "Opus"),
    AudioSample(
      "blocks of the video are not counted",
      ebmlHeader
        + openElement(
          "18538067", segmentInfo(), tracks(trackEntry(2, kind: 1), trackEntry()),
          openElement(
            "1F43B675", number("E7", 5_000), simpleBlock(0), simpleBlock(20),
            simpleBlock(900, track: 2), blockGroup(910, track: 2, duration: 99))),
      40_000_000, per: 1_000_000_000, .estimated, codec: "Opus"),
    AudioSample(
      "frames of a stated length",
      ebmlHeader
        + openElement(
          "18538067", segmentInfo(), tracks(trackEntry(frame: 26_122_449)), cluster),
      46_122_449, per: 1_000_000_000, .estimated, codec: "Opus"),
    AudioSample(
      "a last block of a stated length",
      ebmlHeader
        + openElement(
          "18538067", segmentInfo(), tracks(trackEntry()), cluster,
          openElement("1F43B675", number("E7", 40), blockGroup(0, duration: 13))),
      53_000_000, per: 1_000_000_000, .estimated, codec: "Opus"),
    AudioSample(
      "cut in the last block",
      (ebmlHeader
        + openElement(
          "18538067", segmentInfo(), tracks(trackEntry()), cluster,
          openElement(
            "1F43B675", number("E7", 40), simpleBlock(0)))).dropLast(30),
      60_000_000, per: 1_000_000_000, .estimated, codec: "Opus"),
  ])
  func lengthsAreRead(sample: AudioSample) throws {
    try sample.expectFigures(.matroska)
  }

  /// The exact value of the file's float times the scale, its fraction cut off: by Python,
  /// `int(Fraction(2323.22) * 1000000)` and so on.
  @Test(arguments: [
    (2_323.22, 1_000_000, 2_323_219_999),
    (1_234.5678, 1_000_000, 1_234_567_800),
    (0.1, 1_000_000, 100_000),
    (3.0, 333_333, 999_999),
    (7_200_000.0, 1_000_000, 7_200_000_000_000),
    (1e12, 1_000, 1_000_000_000_000_000),
  ])
  func floatsAreExact(duration: Double, scale: Int, nanoseconds: Int) throws {
    let file = try AudioFile(
      ebmlHeader
        + element("18538067", segmentInfo(duration, scale: scale), tracks(trackEntry())))
    #expect(file.length.ticks == nanoseconds)
  }

  @Test(arguments: [
    BadAudio("no tracks", ebmlHeader + element("18538067", segmentInfo(9)), 0, .noAudio(.matroska)),
    BadAudio(
      "no sound", ebmlHeader + element("18538067", segmentInfo(9), tracks(trackEntry(kind: 1))), 0,
      .noAudio(.matroska)),
    BadAudio(
      "neither length nor blocks",
      ebmlHeader + element("18538067", segmentInfo(), tracks(trackEntry())), 0, .noAudio(.matroska)),
    BadAudio(
      "not a number, and no blocks",
      ebmlHeader + element("18538067", segmentInfo(.nan), tracks(trackEntry())), 0,
      .noAudio(.matroska)),
    BadAudio(
      "a length beyond all files",
      ebmlHeader + element("18538067", segmentInfo(1e30), tracks(trackEntry())), 0,
      .noAudio(.matroska)),
    BadAudio(
      "cut short",
      Array(
        (ebmlHeader + element("18538067", segmentInfo(9), tracks(trackEntry()), cluster)).dropLast()
      ),
      258, .truncated(.matroska, needed: 259)),
    BadAudio(
      "a number of nine bytes",
      ebmlHeader + element("18538067", element("1549A966", element("4489", .zeros(9)))), 60,
      .damaged(.matroska, "a number has 9 bytes and not at most 8")),
    BadAudio(
      "an element without a length", ebmlHeader + element("18538067", openElement("EC")), 40,
      .damaged(.matroska, "an element has no length")),
  ])
  func badElementsAreRefused(bad: BadAudio) {
    bad.expectRefusal()
  }
}
