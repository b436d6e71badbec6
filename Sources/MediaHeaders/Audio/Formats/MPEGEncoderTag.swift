/// What an encoder says of a file in its first frame, which then has no sound: a Xing, Info or VBRI
/// header.
///
/// Sources: gabriel.mp3-tech.org, "MP3 Info Tag revision 1 specifications"; Fraunhofer's VBRI header,
/// 32 bytes after that of the frame.
struct MPEGEncoderTag {
  /// The number of frames, without this one; 0 if it is not stated.
  let frameCount: Int
  /// Whether the number of bytes is stated beside it, by a Xing or Info header.
  let statesByteCount: Bool
  /// The samples that the encoder added at the beginning and at the end.
  private let delay: Int
  private let padding: Int

  /// The samples by which every decoder of layer III is late.
  private static let decoderDelay = 529

  /// Reads the header in a frame; nil if the frame has none, or none that states anything.
  init?(in input: inout AudioInput, of frame: MPEGFrame, at offset: Int) {
    guard frame.layer == 3 else { return nil }
    let count = input.available(Self.maximumLength, at: offset)
    let sideLength = frame.isFirstVersion ? (frame.isMono ? 17 : 32) : (frame.isMono ? 9 : 17)
    var fields = Fields(bytes: Array(input.bytes(offset..<offset + count)), at: 4 + sideLength)
    let mark = fields.number(4)
    if mark == Self.xing || mark == Self.info {
      let flags = fields.number(4)
      frameCount = flags & 1 == 0 ? 0 : fields.number(4)
      statesByteCount = flags & 2 == 0 ? false : fields.number(4) > 0
      if flags & 4 != 0 { fields.offset += 100 }
      if flags & 8 != 0 { fields.offset += 4 }
      let encoder = fields.number(4)
      // The rest of its name, the version, the lowpass, gains, flags and the bit rate.
      fields.offset += 17
      let samples = fields.number(3)
      let isKnown = Self.encoders.contains(encoder)
      (delay, padding) = isKnown ? (samples >> 12, samples & 0xFFF) : (0, -1)
      guard frameCount > 0 || statesByteCount else { return nil }
      return
    }
    fields.offset = 36
    guard fields.number(4) == Self.vbri, fields.number(2) == 1 else { return nil }
    fields.offset += 4
    let byteCount = fields.number(4)
    frameCount = fields.number(4)
    statesByteCount = false
    (delay, padding) = (0, -1)
    guard frameCount > 0 || byteCount > 0 else { return nil }
  }

  /// Returns how many samples of the frames a decoder leaves out: the delays of the encoder and of
  /// itself, and at the end of a whole file what the encoder added and the decoder has not delayed.
  func removedSamples(ofFrames count: Int, _ frame: MPEGFrame) -> Int {
    guard padding >= 0 else { return 0 }
    let end = count == frameCount ? max(0, padding - Self.decoderDelay) : 0
    return delay + Self.decoderDelay + end
  }

  private static let maximumLength = 192
  private static let xing = 0x5869_6E67
  private static let info = 0x496E_666F
  private static let vbri = 0x5642_5249
  /// LAME, Lavf and Lavc: the encoders whose delays are where the specification has them.
  private static let encoders = [0x4C41_4D45, 0x4C61_7666, 0x4C61_7663]

  /// Numbers one after another, most significant byte first; those past the end are 0.
  private struct Fields {
    let bytes: [UInt8]
    var offset: Int

    init(bytes: [UInt8], at offset: Int) {
      self.bytes = bytes
      self.offset = offset
    }

    mutating func number(_ count: Int) -> Int {
      defer { offset += count }
      guard offset + count <= bytes.count else { return 0 }
      return bytes.bigEndian(offset..<offset + count)
    }
  }
}
