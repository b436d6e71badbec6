/// A reader of FLAC: the STREAMINFO block, and a scan for the headers of all frames.
///
/// The block states the number of samples, but a frame does not state the number of its bytes: only
/// a scan finds that a file was truncated.
///
/// Source: RFC 9639, sections 8 and 9.
enum FLACReader {
  static func read(
    _ input: inout AudioInput, from start: AudioStart
  ) throws(AudioFile.ReadingError) -> AudioFile {
    var position = start.offset + 4
    try input.require(38, at: position, of: .flac)
    guard let info = FLACStreamInfo(of: input, at: position) else {
      throw AudioFile.ReadingError(
        .damaged(.flac, "it does not begin with the properties of its samples"), at: position)
    }
    var metadataByteCount = start.metadataByteCount
    var isLast = false
    while !isLast {
      try input.require(4, at: position, of: .flac)
      isLast = input[position] & 0x80 != 0
      let kind = input[position] & 0x7F
      let end = position + 4 + Int(input.bigEndian(3, at: position + 1))
      // Neither properties (0) nor places to seek to (3).
      if kind != 0, kind != 3 { metadataByteCount += end - position }
      position = end
    }
    var scan = FLACScan(info, from: position)
    while let offset = input.offset(of: 0xFF, from: position) {
      scan.take(&input, at: offset)
      position = offset + 1
    }
    let byteCount = input.wholeByteCount()
    guard let samples = scan.sampleCount,
      let length = AudioFile.Length(samples, per: info.sampleRate)
    else {
      throw AudioFile.ReadingError(
        info.sampleCount > 0
          ? .truncated(.flac, needed: max(position, byteCount) + 1) : .noAudio(.flac),
        at: start.offset)
    }
    return AudioFile(
      .flac, codec: "FLAC", length: length, basis: .counted,
      statedLength: info.sampleCount > 0
        ? AudioFile.Length(info.sampleCount, per: info.sampleRate) : nil,
      byteCount: byteCount, metadataByteCount: metadataByteCount)
  }
}

/// The STREAMINFO block of a FLAC stream.
struct FLACStreamInfo {
  let maximumBlock: Int
  let sampleRate: Int
  /// The number of samples; 0 if it is not known.
  let sampleCount: Int

  /// Reads the block, with its header, from 38 available bytes.
  init?(of input: AudioInput, at offset: Int) {
    guard input[offset] & 0x7F == 0, input.bigEndian(3, at: offset + 1) >= 34 else { return nil }
    maximumBlock = Int(input.bigEndian(2, at: offset + 6))
    let numbers = input.bigEndian(8, at: offset + 14)
    sampleRate = Int(numbers >> 44)
    sampleCount = Int(numbers & 0xF_FFFF_FFFF)
    guard sampleRate > 0 else { return nil }
  }
}

extension AudioInput {
  /// Returns the offset of the next byte of a value; nil if there is none.
  mutating func offset(of byte: UInt8, from start: Int) -> Int? {
    var offset = start
    while available(1, at: offset) == 1 {
      if let found = firstOffset(of: byte, from: offset) { return found }
      offset = windowEnd
    }
    return nil
  }
}
