internal import ExactMath

/// The format of the sound, and the offset at which it begins.
///
/// Tags that any format may have in front are skipped: ID3v2 and APE.
struct AudioStart {
  /// The readers of formats.
  enum Kind { case wav, flac, mp4, ogg, matroska, mpeg, adts }

  let kind: Kind
  /// The offset of the format's first byte; of the first frame, if frames are all there is.
  let offset: Int
  /// The number of bytes of the tags in front.
  let metadataByteCount: Int

  /// The number of bytes among which frames are looked for, if the format is not known: as many as
  /// libav looks at.
  static let maximumJunk = 1 << 16

  init(_ input: inout AudioInput) throws(AudioFile.ReadingError) {
    guard input.available(1, at: 0) == 1 else { throw AudioFile.ReadingError(.empty, at: 0) }
    var offset = 0
    while let count = input.tagByteCount(at: offset) {
      offset = offset.advanced(bySaturating: count)
    }
    metadataByteCount = offset
    let count = input.available(256, at: offset)
    guard count > 0 else {
      let whole = input.wholeByteCount()
      throw AudioFile.ReadingError(
        offset > whole ? .truncated(.mp3, needed: offset) : .noAudio(.mp3), at: whole)
    }
    let opening = Array(input.bytes(offset..<offset + count))
    if let known = Self.signatures.first(where: { opening.matches($0.pattern) }) {
      self.offset = offset
      kind = known.kind
      return
    }
    // Frames have no signature but their headers, which text and other formats do not have.
    if let other = Self.otherFormats.first(where: { opening.matches($0.pattern) }) {
      throw AudioFile.ReadingError(.otherFormat(other.name), at: offset)
    }
    if let text = opening.plainText(isWhole: count < 256) {
      throw AudioFile.ReadingError(.text(excerpt: text.shown()), at: offset)
    }
    guard let first = Self.firstFrame(in: &input, from: offset) else {
      throw AudioFile.ReadingError(.unknownFormat(firstBytes: Array(opening.prefix(4))), at: offset)
    }
    self.offset = first.offset
    kind = first.kind
  }

  private static let signatures: [(pattern: String, kind: Kind)] = [
    ("RIFF????WAVE", .wav), ("RF64????WAVE", .wav), ("BW64????WAVE", .wav),
    ("fLaC", .flac), ("OggS", .ogg), ("\u{1A}\u{45}\u{DF}\u{A3}", .matroska),
    ("????ftyp", .mp4), ("????moov", .mp4), ("????mdat", .mp4), ("????wide", .mp4),
    ("????skip", .mp4), ("????free", .mp4), ("????styp", .mp4), ("????moof", .mp4),
  ]

  /// The beginnings of other common formats.
  private static let otherFormats: [(pattern: String, name: String)] = [
    ("RIFF????AVI ", "AVI"), ("RIFX????WAVE", "big-endian WAV"), ("riff", "Wave64"),
    ("FORM????AIF", "AIFF"), ("caff", "CAF"), (".snd", "AU"), ("FLV", "FLV"),
    ("0&\u{B2}u\u{8E}f\u{CF}\u{11}", "WMA or ASF"), ("#!AMR", "AMR"), ("wvpk", "WavPack"),
    ("MAC ", "Monkey's Audio"), ("MThd", "MIDI"), ("TTA1", "TTA"), ("MPCK", "Musepack"),
    ("\0\0\u{01}\u{BA}", "MPEG program stream"), ("\u{0B}w", "AC-3"), ("%PDF-", "PDF"),
    ("PK\u{03}\u{04}", "ZIP"), ("\u{1F}\u{8B}", "gzip"), ("\u{89}PNG", "PNG"), ("GIF8", "GIF"),
    ("\u{FF}\u{D8}\u{FF}", "JPEG"),
  ]

  /// Returns the first frame: at the offset, or after junk if two more of the same kind follow.
  private static func firstFrame(
    in input: inout AudioInput, from start: Int
  ) -> (offset: Int, kind: Kind)? {
    for offset in start..<start + maximumJunk {
      guard input.available(2, at: offset) == 2 else { return nil }
      guard input[offset] == 0xFF else { continue }
      let isJunkBefore = offset > start
      let followers = isJunkBefore ? 2 : 1
      if let frame = MPEGFrame(in: &input, at: offset),
        input.hasFrames(after: frame, at: offset, count: followers, isWhole: isJunkBefore)
      {
        return (offset, .mpeg)
      }
      if let frame = ADTSFrame(in: &input, at: offset),
        input.hasFrames(after: frame, at: offset, count: followers, isWhole: isJunkBefore)
      {
        return (offset, .adts)
      }
    }
    return nil
  }
}

extension AudioInput {
  /// Returns the number of bytes of the tag at an offset; nil if none begins there.
  ///
  /// Source: id3.org, "ID3v2.4.0 main structure", and "APE tags header" of Hydrogenaudio.
  mutating func tagByteCount(at offset: Int) -> UInt64? {
    if has("ID3", at: offset) {
      guard available(10, at: offset) == 10, self[offset + 3] < 0xFF, self[offset + 4] < 0xFF
      else { return nil }
      let sizes = bytes(offset + 6..<offset + 10)
      guard sizes.allSatisfy({ $0 < 0x80 }) else { return nil }
      let footer: UInt64 = self[offset + 5] & 0x10 == 0 ? 0 : 10
      return 10 + sizes.reduce(0) { $0 << 7 | UInt64($1) } + footer
    }
    if has("APETAGEX", at: offset) {
      guard available(32, at: offset) == 32 else { return nil }
      let isHeader = littleEndian(4, at: offset + 20) & 0x2000_0000 != 0
      return 32 + (isHeader ? littleEndian(4, at: offset + 12) : 0)
    }
    return nil
  }
}
