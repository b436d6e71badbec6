/// A count of a FLAC stream's samples, by the numbers in the headers of its frames.
///
/// A header is found by its sync code, its fields, its checksum, and its number: that of the next
/// frame, or, if frames were lost, a greater one from which the next header continues.
struct FLACScan {
  private let info: FLACStreamInfo
  /// The offset at which the first frame should begin.
  private let start: Int
  private var first: Int?
  private var end = 0
  /// The samples of a header that does not follow the last frame, until another one follows it.
  private var candidate: Range<Int>?
  private var fixedBlock: Int?

  init(_ info: FLACStreamInfo, from start: Int) {
    self.info = info
    self.start = start
  }

  /// The number of samples from the first frame to the last; nil if there was no frame.
  var sampleCount: Int? { first.map { end - $0 } }

  /// Takes the header at an offset, if there is one.
  mutating func take(_ input: inout AudioInput, at offset: Int) {
    guard let header = Header(in: &input, at: offset) else { return }
    var sample = header.number
    if !header.countsSamples {
      fixedBlock = fixedBlock ?? max(info.maximumBlock, header.blockLength)
      // At most 36 bits times 16.
      sample *= fixedBlock ?? 0
    }
    let samples = sample..<sample + header.blockLength
    let isNext = first == nil ? offset == start : sample == end
    if isNext || candidate?.upperBound == sample {
      first = first ?? candidate?.lowerBound ?? sample
      end = samples.upperBound
      candidate = nil
    } else if first == nil || sample > end {
      candidate = samples
    }
  }

  /// The header of a frame.
  private struct Header {
    let blockLength: Int
    /// The number of the first sample, or of the frame.
    let number: Int
    let countsSamples: Bool

    init?(in input: inout AudioInput, at offset: Int) {
      let count = input.available(16, at: offset)
      guard count >= 6, input[offset + 1] & 0xFE == 0xF8 else { return nil }
      let (sizes, layout) = (input[offset + 2], input[offset + 3])
      let (blockCode, rateCode) = (Int(sizes >> 4), sizes & 15)
      guard blockCode > 0, rateCode < 15, layout >> 4 < 11, layout & 0x0E != 0x06, layout & 1 == 0
      else { return nil }
      countsSamples = input[offset + 1] & 1 == 1
      let numberLength = max(1, (~input[offset + 4]).leadingZeroBitCount)
      let blockBytes = blockCode == 6 ? 1 : blockCode == 7 ? 2 : 0
      let rateBytes = rateCode == 12 ? 1 : rateCode > 12 ? 2 : 0
      let length = 4 + numberLength + blockBytes + rateBytes
      guard numberLength <= 7, length < count,
        input[offset + 4] & 0xC0 != 0x80,
        let number = Self.number(input, at: offset + 4, numberLength)
      else { return nil }
      self.number = number
      let block = offset + 4 + numberLength
      blockLength =
        switch blockCode {
        case 1: 192
        case 2...5: 576 << (blockCode - 2)
        case 6, 7: Int(input.bigEndian(blockBytes, at: block)) + 1
        default: 256 << (blockCode - 8)
        }
      let checksum = input.bytes(offset..<offset + length).reduce(0 as UInt8) {
        Self.remainders[Int($0 ^ $1)]
      }
      guard checksum == input[offset + length] else { return nil }
    }

    /// Returns the number that is written as UTF-8 would be, in up to seven bytes.
    private static func number(_ input: AudioInput, at offset: Int, _ length: Int) -> Int? {
      guard length > 1 else { return Int(input[offset]) }
      var number = Int(input[offset]) & (0x7F >> length)
      for index in 1..<length {
        guard input[offset + index] & 0xC0 == 0x80 else { return nil }
        number = number << 6 | Int(input[offset + index] & 0x3F)
      }
      return number
    }

    /// The remainders of each byte divided by x^8 + x^2 + x + 1.
    private static let remainders: [UInt8] = (0..<256).map { byte in
      (0..<8).reduce(UInt8(byte)) { sum, _ in sum << 1 ^ (sum >> 7) * 0x07 }
    }
  }
}
