/// The header of a frame of sound in a format that consists of frames, each with its length.
protocol AudioFrame {
  /// The number of bytes of a header.
  static var headerLength: Int { get }

  /// Reads the header at an offset; nil if there is none.
  init?(in input: inout AudioInput, at offset: Int)

  /// The number of bytes of the whole frame, more than none.
  var byteCount: Int { get }
  /// The number of samples in one channel.
  var sampleCount: Int { get }
  /// The number of samples per second.
  var sampleRate: Int { get }

  /// Returns whether a frame may follow this one in the same stream.
  func isContinued(by other: Self) -> Bool
}

extension AudioInput {
  /// Returns whether frames of the same stream follow a frame.
  ///
  /// What lies between stays available. Unless the frames have to be whole, the file may end before
  /// them.
  mutating func hasFrames<Frame: AudioFrame>(
    after frame: Frame, at offset: Int, count: Int, isWhole: Bool
  ) -> Bool {
    var (last, distance) = (frame, 0)
    for _ in 0..<count {
      distance += last.byteCount
      let wanted = distance + Frame.headerLength
      guard available(wanted, at: offset) == wanted else { return !isWhole }
      if isTag(at: offset + distance) { return true }
      guard let next = Frame(in: &self, at: offset + distance), frame.isContinued(by: next)
      else { return false }
      last = next
    }
    return true
  }

  /// Returns whether three available bytes are the beginning of a tag.
  func isTag(at offset: Int) -> Bool {
    let mark = bytes(offset..<offset + 3)
    return mark.elementsEqual("TAG".utf8) || mark.elementsEqual("ID3".utf8)
      || mark.elementsEqual("APE".utf8)
  }
}
