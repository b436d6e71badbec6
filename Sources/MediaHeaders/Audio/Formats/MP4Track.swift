/// A track of an MP4 file, or the movie itself: its time scale and how long it is.
struct MP4Track {
  var id = 0
  var isAudio = false
  var codec: String?
  /// The ticks of a second; 0 if it is not known.
  private(set) var scale = 0
  /// The length in ticks; 0 if it is not known.
  private(set) var duration = 0
  /// The sum of the lengths of the samples that are listed; nil if there is no list, or if it is not
  /// needed.
  private(set) var listedTicks: Int?
  /// The length of all edits in ticks of the movie, and the first tick that they play.
  private var editDuration = 0
  private var editStart: Int?

  /// The length that the header states; nil if it states none.
  var statedLength: AudioFile.Length? {
    duration > 0 ? AudioFile.Length(duration, per: scale) : nil
  }

  /// Returns the length that is played; nil if none is stated.
  ///
  /// An edit cuts off what an encoder had to put in front. Its own length is in ticks of the movie,
  /// often milliseconds, so that the track's ticks are taken if the edit goes to their end.
  func length(movieScale: Int) -> AudioFile.Length? {
    let ticks = duration > 0 ? duration : listedTicks ?? 0
    guard let editStart else { return AudioFile.Length(ticks, per: scale) }
    let rest = AudioFile.Length(max(0, ticks - editStart), per: scale)
    guard editDuration > 0, let edited = AudioFile.Length(editDuration, per: movieScale) else {
      return rest
    }
    guard let rest else { return edited }
    let isToTheEnd = edited.microseconds + 1_000_000 / max(1, movieScale) >= rest.microseconds
    return isToTheEnd && rest.ticks > 0 ? rest : edited
  }

  mutating func readHeader(
    _ fields: MP4Fields, of input: inout AudioInput
  ) throws(AudioFile.ReadingError) {
    let isLong = try fields.version(of: &input) == 1
    let offset = isLong ? 20 : 12
    scale = Int(try fields.number(4, at: offset, of: &input))
    let ticks = try fields.number(isLong ? 8 : 4, at: offset + 4, of: &input)
    // All ones: not known.
    duration = ticks == (isLong ? .max : UInt64(UInt32.max)) ? 0 : Int(clamping: ticks)
  }

  /// Adds the lengths of the samples, if the header did not state the length or if fragments may
  /// follow the samples.
  mutating func readTimes(
    _ fields: MP4Fields, of input: inout AudioInput
  ) throws(AudioFile.ReadingError) {
    guard duration == 0 || isAudio else { return }
    let count = try fields.entryCount(at: 4, of: 8, in: &input)
    var sum = listedTicks ?? 0
    for index in 0..<count {
      let samples = try fields.number(4, at: 8 + index * 8, of: &input)
      let ticks = try fields.number(4, at: 12 + index * 8, of: &input)
      sum = sum.advanced(bySaturating: samples * ticks)
    }
    listedTicks = sum
  }

  mutating func readEdits(
    _ fields: MP4Fields, of input: inout AudioInput
  ) throws(AudioFile.ReadingError) {
    let width = try fields.version(of: &input) == 1 ? 8 : 4
    let count = try fields.entryCount(at: 4, of: width * 2 + 4, in: &input)
    for index in 0..<count {
      let offset = 8 + index * (width * 2 + 4)
      let ticks = try fields.number(width, at: offset, of: &input)
      let start = try fields.number(width, at: offset + width, of: &input)
      // A start of -1 is a pause.
      guard start >> (width * 8 - 1) == 0 else { continue }
      editStart = editStart ?? Int(clamping: start)
      editDuration = editDuration.advanced(bySaturating: ticks)
    }
  }

  /// Returns the usual name of the codec of a sample entry.
  static func codec(_ name: String) -> String? { codecs[name] }

  private static let codecs = [
    "mp4a": "AAC", "alac": "ALAC", "Opus": "Opus", "fLaC": "FLAC", ".mp3": "MP3", "ac-3": "AC-3",
    "ec-3": "E-AC-3", "samr": "AMR", "sawb": "AMR-WB", "sowt": "PCM", "twos": "PCM", "lpcm": "PCM",
    "ipcm": "PCM", "fpcm": "PCM",
  ]
}

/// The contents of a box, read forward.
struct MP4Fields {
  private let start: Int
  private let end: Int

  init(at start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  var byteCount: Int { end - start }

  /// Returns the number in some bytes at an offset from the beginning.
  func number(
    _ count: Int, at offset: Int, of input: inout AudioInput
  ) throws(AudioFile.ReadingError) -> UInt64 {
    guard offset + count <= byteCount else { throw tooShort(offset + count) }
    try input.require(count, at: start + offset, of: .mp4)
    return input.bigEndian(count, at: start + offset)
  }

  func version(of input: inout AudioInput) throws(AudioFile.ReadingError) -> UInt64 {
    try number(1, at: 0, of: &input)
  }

  /// Returns the flags after the version.
  func flags(of input: inout AudioInput) throws(AudioFile.ReadingError) -> UInt64 {
    try number(4, at: 0, of: &input) & 0xFF_FFFF
  }

  /// Returns the number after two times, which take more bytes in a later version.
  func afterTimes(of input: inout AudioInput) throws(AudioFile.ReadingError) -> Int {
    Int(try number(4, at: version(of: &input) == 1 ? 20 : 12, of: &input))
  }

  func name(
    at offset: Int, of input: inout AudioInput
  ) throws(AudioFile.ReadingError) -> String {
    _ = try number(4, at: offset, of: &input)
    return String(decoding: input.bytes(start + offset..<start + offset + 4), as: UTF8.self)
  }

  /// Returns the count at an offset of entries after it, each of some bytes.
  func entryCount(
    at offset: Int, of length: Int, in input: inout AudioInput
  ) throws(AudioFile.ReadingError) -> Int {
    let count = Int(try number(4, at: offset, of: &input))
    guard count * length <= byteCount - offset - 4 else {
      throw tooShort(offset + 4 + count * length)
    }
    return count
  }

  private func tooShort(_ needed: Int) -> AudioFile.ReadingError {
    AudioFile.ReadingError(
      .damaged(.mp4, "a box has \(byteCount) bytes, and its contents take \(needed)"), at: start)
  }
}
