/// A reader of WebM and Matroska: the Duration element, or if there is none, as in recordings of
/// live sound, the times of all blocks.
///
/// Elements that hold others are entered, all others are read or skipped.
///
/// Source: RFC 8794 (EBML), sections 4 to 6, and RFC 9559 (Matroska), section 5.
struct MatroskaReader {
  private var info = MatroskaInfo()
  private var track: MatroskaTrack?
  private var audio: MatroskaTrack?
  private var blocks = MatroskaBlocks()
  private var metadataByteCount: Int
  /// The end of the segment, if it is stated.
  private var segmentEnd: Int?

  static func read(
    _ input: inout AudioInput, from start: AudioStart
  ) throws(AudioFile.ReadingError) -> AudioFile {
    var reader = MatroskaReader(metadataByteCount: start.metadataByteCount)
    var position = start.offset
    while let element = try EBMLElement(of: &input, at: position) {
      position = try reader.read(element, of: &input)
    }
    reader.endTrack()
    let byteCount = input.wholeByteCount()
    // A recording that never ended has no length, and may end anywhere.
    if let needed = reader.segmentEnd, needed > byteCount {
      throw AudioFile.ReadingError(.truncated(.matroska, needed: needed), at: byteCount)
    }
    let stated = reader.info.length
    guard let audio = reader.audio,
      let length = stated ?? reader.blocks.length(of: audio, scale: reader.info.scale),
      length.ticks > 0
    else { throw AudioFile.ReadingError(.noAudio(.matroska), at: start.offset) }
    return AudioFile(
      .matroska, codec: audio.codec, length: length, basis: stated != nil ? .stated : .estimated,
      statedLength: stated, byteCount: byteCount, metadataByteCount: reader.metadataByteCount)
  }

  private init(metadataByteCount: Int) { self.metadataByteCount = metadataByteCount }

  /// Reads an element, and returns where the next one begins.
  private mutating func read(
    _ element: EBMLElement, of input: inout AudioInput
  ) throws(AudioFile.ReadingError) -> Int {
    switch element.id {
    case EBMLElement.segment:
      segmentEnd = element.end
      return element.body
    case EBMLElement.cluster:
      endTrack()
      // With a stated length nothing in it is needed.
      if info.length != nil, audio != nil, let end = element.end { return end }
      return element.body
    case EBMLElement.information, EBMLElement.tracks: return element.body
    case EBMLElement.trackEntry:
      endTrack()
      track = MatroskaTrack()
      return element.body
    case EBMLElement.blockGroup:
      blocks.beginGroup()
      return element.body
    default: break
    }
    guard let end = element.end else {
      throw AudioFile.ReadingError(
        .damaged(.matroska, "an element has no length"), at: element.body)
    }
    switch element.id {
    case 0x2A_D7B1: info.scale = try element.number(of: &input)
    case 0x4489:
      info.duration = try element.number(of: &input)
      info.isLong = end - element.body == 8
    case 0xD7: track?.number = try element.number(of: &input)
    case 0x83: track?.isAudio = try element.number(of: &input) == 2
    case 0x23_E383: track?.frameNanoseconds = try element.number(of: &input)
    case 0x86 where track != nil: track?.codec = try MatroskaTrack.codec(of: element, in: &input)
    case 0xE7: blocks.clusterTime = try element.number(of: &input)
    case 0x9B: blocks.setDuration(try element.number(of: &input))
    case 0xA3, 0xA1: try blocks.take(element, of: &input, track: audio?.number)
    // Tags, attachments, and void.
    case 0x1254_C367, 0x1941_A469, 0xEC:
      metadataByteCount += input.byteCount(from: element.body, to: end)
    default: break
    }
    return end
  }

  /// Keeps the first audio track.
  private mutating func endTrack() {
    if let track, track.isAudio, audio == nil { audio = track }
    track = nil
  }
}

/// The length that a segment states.
struct MatroskaInfo {
  /// The nanoseconds of a tick.
  var scale: UInt64 = 1_000_000
  /// The bits of the length in ticks, a floating-point number; 0 if none is stated.
  var duration: UInt64 = 0
  /// Whether the bits are 64 and not 32.
  var isLong = false

  /// The length in whole nanoseconds, rounded down; nil if none is stated.
  ///
  /// The file's own number is a float; its exact value is multiplied, as a whole number.
  var length: AudioFile.Length? {
    let value =
      isLong
      ? Double(bitPattern: duration)
      : Double(Float(bitPattern: UInt32(truncatingIfNeeded: duration)))
    guard value.isFinite, value > 0, value < 0x1p63, scale > 0, scale < 1 << 40 else { return nil }
    // The value is its significand times a power of two.
    let exponent = Int(value.exponent) - 52
    let significand = UInt128(value.significandBitPattern | 1 << 52)
    let product = significand * UInt128(scale)
    let ticks =
      exponent < 0 ? product >> UInt128(min(-exponent, 127)) : product << UInt128(exponent)
    return Int(exactly: ticks).flatMap { AudioFile.Length($0, per: 1_000_000_000) }
  }
}
