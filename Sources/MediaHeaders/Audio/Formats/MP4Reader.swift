/// A reader of M4A, MP4, MOV and 3GP: the boxes that state lengths, whole or fragment by fragment.
///
/// Boxes that hold others are entered, all others are read or skipped: the samples, pictures
/// and tags take no time.
///
/// Source: ISO/IEC 14496-12, 4.2 (boxes), 8.2 to 8.8.
struct MP4Reader {
  private var movie = MP4Track()
  private var hasMovie = false
  private var track: MP4Track?
  private var audio: MP4Track?
  private var longest: AudioFile.Length?
  private var fragments = MP4Fragments()
  private var metadataByteCount: Int

  static func read(
    _ input: inout AudioInput, from start: AudioStart
  ) throws(AudioFile.ReadingError) -> AudioFile {
    var reader = MP4Reader(metadataByteCount: start.metadataByteCount)
    try reader.readBoxes(of: &input, from: start.offset)
    reader.endTrack()
    guard let audio = reader.audio else {
      throw AudioFile.ReadingError(.noAudio(.mp4), at: start.offset)
    }
    let isFragmented = reader.fragments.count > 0
    let ofMovie = reader.hasMovie ? reader.movie.statedLength : nil
    let length =
      isFragmented
      ? reader.fragments.length(of: audio) : audio.length(movieScale: reader.movie.scale)
    guard let length, length.ticks > 0 else {
      throw AudioFile.ReadingError(.noAudio(.mp4), at: start.offset)
    }
    return AudioFile(
      .mp4, codec: audio.codec, length: length, basis: isFragmented ? .counted : .stated,
      statedLength: ofMovie ?? (isFragmented ? nil : reader.longest),
      byteCount: input.wholeByteCount(), metadataByteCount: reader.metadataByteCount,
      opening: AudioFile.Opening(
        firstFragment: isFragmented ? reader.fragments.firstLength(of: audio) : nil))
  }

  private init(metadataByteCount: Int) { self.metadataByteCount = metadataByteCount }

  /// A box: its name, and where its contents begin and end.
  private struct Box {
    let name: String
    let body: Int
    let end: Int
  }

  private mutating func readBoxes(
    of input: inout AudioInput, from start: Int
  ) throws(AudioFile.ReadingError) {
    var position = start
    // Where the last box ends that no other box holds.
    var outerEnd = start
    while let box = try next(of: &input, at: position, outerEnd: outerEnd) {
      if position >= outerEnd { outerEnd = box.end }
      switch box.name {
      case "moov", "mdia", "minf", "stbl", "edts", "mvex": position = box.body
      case "moof":
        endTrack()
        fragments.begin()
        position = box.body
      case "trak":
        endTrack()
        track = MP4Track()
        position = box.body
      case "traf":
        fragments.beginTrack()
        position = box.body
      default:
        try read(box, of: &input)
        position = box.end
      }
    }
  }

  /// Returns the next box; nil at the end of the file, and at junk after the last box.
  private mutating func next(
    of input: inout AudioInput, at position: Int, outerEnd: Int
  ) throws(AudioFile.ReadingError) -> Box? {
    let isOuter = position >= outerEnd
    guard input.available(8, at: position) == 8 else {
      let (whole, needed) = (input.wholeByteCount(), max(position, outerEnd))
      // A box without a length goes to the end.
      guard needed <= whole || outerEnd == .max else {
        throw AudioFile.ReadingError(.truncated(.mp4, needed: needed), at: whole)
      }
      return nil
    }
    let bytes = input.bytes(position + 4..<position + 8)
    let name = String(decoding: bytes, as: UTF8.self)
    var size = input.bigEndian(4, at: position)
    var body = position + 8
    if size == 1, input.available(16, at: position) == 16 {
      size = input.bigEndian(8, at: position + 8)
      body += 8
    }
    if size == 0, isOuter { return Box(name: name, body: body, end: .max) }
    let isNamed = bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0xA9 }
    guard size >= UInt64(body - position), isNamed else {
      if isOuter, hasMovie { return nil }
      throw AudioFile.ReadingError(
        .damaged(.mp4, "a box with a length of \(size) bytes is not valid"), at: position)
    }
    return Box(name: name, body: body, end: position.advanced(bySaturating: size))
  }

  private mutating func read(
    _ box: Box, of input: inout AudioInput
  ) throws(AudioFile.ReadingError) {
    let fields = MP4Fields(at: box.body, end: box.end)
    switch box.name {
    case "mvhd":
      try movie.readHeader(fields, of: &input)
      hasMovie = true
    case "tkhd": track?.id = try fields.afterTimes(of: &input)
    case "mdhd": try track?.readHeader(fields, of: &input)
    // QuickTime has a second one, of another name.
    case "hdlr" where try fields.name(at: 8, of: &input) == "soun": track?.isAudio = true
    case "stsd":
      if track?.isAudio == true {
        track?.codec = MP4Track.codec(try fields.name(at: 12, of: &input))
      }
    case "stts": try track?.readTimes(fields, of: &input)
    case "elst": try track?.readEdits(fields, of: &input)
    case "trex": try fragments.readDefaults(fields, of: &input)
    case "tfhd": try fragments.readTrack(fields, of: &input)
    case "trun": try fragments.readRun(fields, of: &input, track: audio?.id)
    case "udta", "meta", "uuid", "free", "skip":
      metadataByteCount += input.byteCount(from: box.body, to: box.end)
    default: break
    }
  }

  /// Keeps the first audio track, and the length of the longest track.
  private mutating func endTrack() {
    guard let track else { return }
    if track.isAudio, audio == nil { audio = track }
    if let length = track.length(movieScale: movie.scale) {
      longest = longest.map { length.isLonger(than: $0) ? length : $0 } ?? length
    }
    self.track = nil
  }
}
