/// A walk over the frames of a format that consists of frames, from header to header.
///
/// Tags between frames are skipped, and after damage the scan continues at the next two frames of
/// the same stream.
struct FrameScan<Frame: AudioFrame> {
  /// The first frame.
  let first: Frame
  private(set) var frameCount = 0
  /// The number of bytes of tags among and after the frames.
  private(set) var metadataByteCount = 0
  /// The end of the last frame, or of what follows it.
  private(set) var position: Int

  private var current: Frame
  /// The samples since the sample rate changed last, and what was before; nil beyond all files.
  private var samples = 0
  private var finished = AudioFile.Length(0, per: 1)

  /// Begins at a frame.
  init(_ first: Frame, at offset: Int) {
    self.first = first
    current = first
    position = offset
  }

  /// The length of the frames; nil if it is beyond all files.
  var length: AudioFile.Length? {
    guard let finished, let last = AudioFile.Length(samples, per: current.sampleRate) else {
      return nil
    }
    return finished.ticks == 0 ? last : finished.adding(last)
  }

  /// Returns the next frame and its offset, or nil after the last one.
  @inline(__always)
  mutating func next(in input: inout AudioInput) -> (frame: Frame, offset: Int)? {
    let offset = position
    if let frame = Frame(in: &input, at: offset), current.isContinued(by: frame) {
      return take(frame, at: offset)
    }
    return nextAfterDamage(in: &input)
  }

  @inline(__always)
  private mutating func take(_ frame: Frame, at offset: Int) -> (Frame, Int) {
    frameCount += 1
    samples += frame.sampleCount
    // The last frame may be cut off, and is played as far as it goes.
    position = offset + frame.byteCount
    return (frame, offset)
  }

  private mutating func nextAfterDamage(in input: inout AudioInput) -> (frame: Frame, offset: Int)?
  {
    var isAdjacent = true
    while input.available(4, at: position) == 4 {
      switch input[position] {
      case 0xFF:
        if let frame = Frame(in: &input, at: position),
          current.isContinued(by: frame) || isAdjacent,
          input.hasFrames(after: frame, at: position, count: 1, isWhole: true)
        {
          change(to: frame)
          return take(frame, at: position)
        }
      case UInt8(ascii: "A"), UInt8(ascii: "I"), UInt8(ascii: "T"):
        if let count = tagByteCount(in: &input), isAdjacent || input.hasBytes(count, at: position) {
          let end = position.advanced(bySaturating: count)
          guard input.available(1, at: end - 1) == 1 else {
            let whole = input.wholeByteCount()
            metadataByteCount += whole - position
            position = whole
            return nil
          }
          metadataByteCount += end - position
          position = end
          isAdjacent = true
          continue
        }
      default: break
      }
      isAdjacent = false
      position += 1
    }
    return nil
  }

  /// Goes on with frames of another sample rate.
  private mutating func change(to frame: Frame) {
    if frame.sampleRate != current.sampleRate {
      finished = finished.flatMap { finished in
        AudioFile.Length(samples, per: current.sampleRate).flatMap { finished.adding($0) }
      }
      samples = 0
    }
    current = frame
  }

  /// Returns the number of bytes of a tag, also of one that comes last.
  private func tagByteCount(in input: inout AudioInput) -> UInt64? {
    // ID3v1 is 128 bytes at the end.
    if input.has("TAG", at: position), input.available(129, at: position) == 128 { return 128 }
    return input.tagByteCount(at: position)
  }
}

extension AudioInput {
  /// Returns whether a tag after damage is whole; without this, three bytes of damage could pass over
  /// all that follows.
  ///
  /// What lies between stays available, so that a longer tag is not believed.
  fileprivate mutating func hasBytes(_ count: UInt64, at offset: Int) -> Bool {
    guard count <= Self.maximumRead else { return false }
    return available(Int(count), at: offset) == Int(count)
  }
}
