/// A track of a Matroska file.
struct MatroskaTrack {
  var number: UInt64 = 0
  var isAudio = false
  var codec: String?
  /// The length of a frame; 0 if it is not stated.
  var frameNanoseconds: UInt64 = 0

  /// Returns the usual name of a codec: of `A_OPUS` it is `Opus`.
  static func codec(
    of element: EBMLElement, in input: inout AudioInput
  ) throws(AudioFile.ReadingError) -> String? {
    let count = min(32, (element.end ?? element.body) - element.body)
    let read = input.available(count, at: element.body)
    let id = String(decoding: input.bytes(element.body..<element.body + read), as: UTF8.self)
    return codecs.first { id.hasPrefix($0.prefix) }?.name
  }

  private static let codecs: [(prefix: String, name: String)] = [
    ("A_OPUS", "Opus"), ("A_VORBIS", "Vorbis"), ("A_AAC", "AAC"), ("A_FLAC", "FLAC"),
    ("A_MPEG/L3", "MP3"), ("A_MPEG/L2", "MP2"), ("A_MPEG/L1", "MP1"), ("A_AC3", "AC-3"),
    ("A_EAC3", "E-AC-3"), ("A_PCM", "PCM"), ("A_ALAC", "ALAC"),
  ]
}

/// The times of one track's blocks, from the first to the last.
struct MatroskaBlocks {
  /// The time of the cluster, in ticks.
  var clusterTime: UInt64 = 0
  private var first: Int?
  private var last = 0
  /// The ticks between the last two blocks.
  private var step = 0
  /// The length of the last block in ticks, if its group states it.
  private var duration: UInt64?
  /// Whether the group's block is of the track, and the length that the group states.
  private var group: (isOfTrack: Bool, duration: UInt64?) = (false, nil)

  mutating func beginGroup() { group = (false, nil) }

  /// Takes the length that a group states, before its block or after it.
  mutating func setDuration(_ ticks: UInt64) {
    group.duration = ticks
    if group.isOfTrack { duration = ticks }
  }

  /// Takes the time of a block, if it is of the track.
  mutating func take(
    _ block: EBMLElement, of input: inout AudioInput, track: UInt64?
  ) throws(AudioFile.ReadingError) {
    let count = input.available(11, at: block.body)
    guard count >= 4,
      let number = EBMLElement.variable(of: input, at: block.body, count: count - 2),
      number.value == track
    else { return }
    let relative = Int16(truncatingIfNeeded: input.bigEndian(2, at: block.body + number.count))
    let (time, overflow) = Int(clamping: clusterTime).addingReportingOverflow(Int(relative))
    guard !overflow, time < 1 << 62 else {
      throw AudioFile.ReadingError(
        .damaged(.matroska, "a block begins after \(clusterTime) ticks"), at: block.body)
    }
    if block.id == EBMLElement.simpleBlock { beginGroup() }
    group.isOfTrack = true
    duration = group.duration
    guard first != nil else {
      (first, last) = (time, time)
      return
    }
    guard time > last else { return }
    (step, last) = (time - last, time)
  }

  /// Returns the time from the first block to the end of the last; nil if there is none.
  func length(of track: MatroskaTrack, scale: UInt64) -> AudioFile.Length? {
    guard let first, let scale = Int(exactly: scale), scale > 0 else { return nil }
    let (span, spanOverflow) = last.subtractingReportingOverflow(first)
    let (time, timeOverflow) = span.multipliedReportingOverflow(by: scale)
    guard !spanOverflow, !timeOverflow else { return nil }
    let frame = Int(clamping: track.frameNanoseconds)
    let (ticks, overflow) = Int(clamping: duration ?? UInt64(step))
      .multipliedReportingOverflow(by: scale)
    let end = duration == nil && frame > 0 ? frame : overflow ? .max : ticks
    return AudioFile.Length(time.advanced(bySaturating: UInt64(end)), per: 1_000_000_000)
  }
}

/// An element of EBML: its name, and where its contents begin and end.
struct EBMLElement {
  let id: UInt64
  let body: Int
  /// The end of the contents; nil if it is not stated.
  let end: Int?

  static let segment: UInt64 = 0x1853_8067
  static let cluster: UInt64 = 0x1F43_B675
  static let information: UInt64 = 0x1549_A966
  static let tracks: UInt64 = 0x1654_AE6B
  static let trackEntry: UInt64 = 0xAE
  static let blockGroup: UInt64 = 0xA0
  static let simpleBlock: UInt64 = 0xA3

  /// Reads the beginning of an element; nil at the end of the file, and at junk.
  init?(of input: inout AudioInput, at offset: Int) throws(AudioFile.ReadingError) {
    let count = input.available(12, at: offset)
    guard count > 0, let id = Self.variable(of: input, at: offset, count: min(count, 4)),
      let size = Self.variable(of: input, at: offset + id.count, count: count - id.count)
    else { return nil }
    self.id = id.value | 1 << UInt64(id.count * 7)
    body = offset + id.count + size.count
    let isOpen = size.value == 1 << UInt64(size.count * 7) - 1
    end = isOpen ? nil : body.advanced(bySaturating: size.value)
  }

  /// Returns a number of one to eight bytes, of which the first says how many.
  static func variable(
    of input: AudioInput, at offset: Int, count: Int
  ) -> (value: UInt64, count: Int)? {
    guard count > 0 else { return nil }
    let length = input[offset].leadingZeroBitCount + 1
    guard length <= min(8, count) else { return nil }
    let bits = input.bigEndian(length, at: offset)
    return (bits & (1 << UInt64(length * 7) - 1), length)
  }

  /// Returns the contents as a number of at most eight bytes, most significant first.
  func number(of input: inout AudioInput) throws(AudioFile.ReadingError) -> UInt64 {
    let count = (end ?? body) - body
    guard count <= 8 else {
      throw AudioFile.ReadingError(
        .damaged(.matroska, "a number has \(count) bytes and not at most 8"), at: body)
    }
    try input.require(count, at: body, of: .matroska)
    return input.bigEndian(count, at: body)
  }
}
