/// The header of a frame of MPEG audio.
///
/// Source: ISO/IEC 11172-3, 2.4.1.3 and 2.4.2.3; ISO/IEC 13818-3, 2.4.2.3, for MPEG-2's lower rates.
/// MPEG-2.5, with half of those, is an extension that all decoders know.
struct MPEGFrame: AudioFrame {
  static let headerLength = 4

  /// The 32 bits of the header.
  let bits: UInt32
  /// The layer, from 1 to 3.
  let layer: Int
  /// The bit rate in bits per second.
  let bitRate: Int
  let sampleRate: Int
  let byteCount: Int

  /// Reads the header at an offset.
  ///
  /// A free bit rate, whose frames have no stated length, is none.
  @inline(__always)
  init?(in input: inout AudioInput, at offset: Int) {
    guard input.available(4, at: offset) == 4, input[offset] == 0xFF else { return nil }
    let bits =
      0xFF00_0000 | UInt32(input[offset + 1]) << 16 | UInt32(input[offset + 2]) << 8
      | UInt32(input[offset + 3])
    self.init(bits)
  }

  @inline(__always)
  init?(_ bits: UInt32) {
    let (version, layer) = (Int(bits >> 19 & 3), 4 - Int(bits >> 17 & 3))
    let (rateIndex, sampleIndex) = (Int(bits >> 12 & 15), Int(bits >> 10 & 3))
    guard bits >> 21 == 0x7FF, version != 1, layer < 4, sampleIndex < 3, rateIndex > 0,
      rateIndex < 15
    else { return nil }
    self.bits = bits
    self.layer = layer
    let isFirstVersion = version == 3
    let column = isFirstVersion ? layer - 1 : min(layer, 2) + 2
    bitRate = Int(Self.rates[rateIndex * 5 + column]) * 1_000
    let shift = isFirstVersion ? 0 : version == 2 ? 1 : 2
    sampleRate = (sampleIndex == 0 ? 44_100 : sampleIndex == 1 ? 48_000 : 32_000) >> shift
    let padding = Int(bits >> 9 & 1)
    byteCount =
      switch layer {
      case 1: (12 * bitRate / sampleRate + padding) * 4
      case 3 where !isFirstVersion: 72 * bitRate / sampleRate + padding
      default: 144 * bitRate / sampleRate + padding
      }
  }

  /// The bit rates in kbit/s by their index: layers I, II and III of MPEG-1, then I, and II and III,
  /// of MPEG-2.
  private static let rates: [UInt16] = [
    0, 0, 0, 0, 0,
    32, 32, 32, 32, 8,
    64, 48, 40, 48, 16,
    96, 56, 48, 56, 24,
    128, 64, 56, 64, 32,
    160, 80, 64, 80, 40,
    192, 96, 80, 96, 48,
    224, 112, 96, 112, 56,
    256, 128, 112, 128, 64,
    288, 160, 128, 144, 80,
    320, 192, 160, 160, 96,
    352, 224, 192, 176, 112,
    384, 256, 224, 192, 128,
    416, 320, 256, 224, 144,
    448, 384, 320, 256, 160,
  ]

  var isFirstVersion: Bool { bits >> 19 & 3 == 3 }
  var isMono: Bool { bits >> 6 & 3 == 3 }

  var sampleCount: Int { layer == 1 ? 384 : layer == 3 && !isFirstVersion ? 576 : 1_152 }

  func isContinued(by other: MPEGFrame) -> Bool {
    // The version, the layer and the sample rate stay; the bit rate and the rest may change.
    (bits ^ other.bits) & 0xFFFE_0C00 == 0
  }
}
