/// A reader of MP3, and of layers I and II: it visits every frame, from header to header.
enum MPEGAudioReader {
  static func read(
    _ input: inout AudioInput, from start: AudioStart
  ) throws(AudioFile.ReadingError) -> AudioFile {
    guard let first = MPEGFrame(in: &input, at: start.offset) else {
      throw AudioFile.ReadingError(.noAudio(.mp3), at: start.offset)
    }
    let tag = MPEGEncoderTag(in: &input, of: first, at: start.offset)
    var scan = FrameScan(first, at: start.offset + (tag == nil ? 0 : first.byteCount))
    var rates = MPEGBitRates(from: scan.position)
    while let (frame, offset) = scan.next(in: &input) { rates.take(frame, at: offset) }

    guard let counted = scan.length else {
      throw AudioFile.ReadingError(.damaged(.mp3, "it has too many sample rates"), at: start.offset)
    }
    // Where the rate changes, files were joined, and the first one's tag says little.
    let removed =
      counted.ticksPerSecond == first.sampleRate
      ? tag?.removedSamples(ofFrames: scan.frameCount, first) ?? 0 : 0
    guard scan.frameCount > 0, removed < counted.ticks,
      let length = AudioFile.Length(counted.ticks - removed, per: counted.ticksPerSecond)
    else { throw AudioFile.ReadingError(.noAudio(.mp3), at: start.offset) }

    let statedFrames = tag?.frameCount ?? 0
    return AudioFile(
      .mp3, codec: "MP\(first.layer)", length: length, basis: .counted,
      statedLength: statedFrames > 0
        ? AudioFile.Length(statedFrames * first.sampleCount, per: first.sampleRate) : nil,
      byteCount: input.wholeByteCount(),
      metadataByteCount: start.metadataByteCount + scan.metadataByteCount,
      bitRate: rates.constant,
      opening: AudioFile.Opening(
        layer: first.layer, bitRate: rates.opening,
        statesByteCount: tag?.statesByteCount ?? false))
  }
}

/// The bit rates of frames: the one of all, or the mean of the first.
struct MPEGBitRates {
  /// The mean that libav knows once it has seen enough of a stream.
  ///
  /// It reads pieces of 1,024 bytes until 50 frames are whole, and keeps the mean of all headers in
  /// those pieces: after each it adds the difference divided by the number of headers, truncated.
  /// Versions 7.0 and 8.0 do so; it is no promise of theirs.
  private(set) var opening = 0
  private var first: Int?
  private var isConstant = true
  private var count = 0
  private let start: Int
  private var end = Int.max

  /// Begins at the first frame's offset.
  init(from start: Int) { self.start = start }

  /// The rate of all frames, if they have the same.
  var constant: Int? { isConstant ? first : nil }

  @inline(__always)
  mutating func take(_ frame: MPEGFrame, at offset: Int) {
    if frame.bitRate != first {
      isConstant = first == nil
      first = first ?? frame.bitRate
    }
    guard offset < end - MPEGFrame.headerLength else { return }
    count += 1
    opening += (frame.bitRate - opening) / count
    if count == 50 {
      let pieces = (offset + frame.byteCount - start + 1_023) / 1_024
      // One more than the last offset at which a header is whole.
      end = start + pieces * 1_024 + 1
    }
  }
}
