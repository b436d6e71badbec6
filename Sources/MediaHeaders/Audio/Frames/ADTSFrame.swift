/// The header of an ADTS frame of AAC.
///
/// Source: ISO/IEC 13818-7, 6.2 and table 35.
struct ADTSFrame: AudioFrame {
  static let headerLength = 7

  /// The first 32 bits of the header.
  private let bits: UInt32
  let sampleRate: Int
  let byteCount: Int
  let sampleCount: Int

  @inline(__always)
  init?(in input: inout AudioInput, at offset: Int) {
    guard input.available(7, at: offset) == 7, input[offset] == 0xFF else { return nil }
    bits = UInt32(input.bigEndian(4, at: offset))
    let sampleIndex = Int(bits >> 10 & 15)
    // Twelve bits of sync, and a layer of 0.
    guard bits & 0xFFF6_0000 == 0xFFF0_0000, sampleIndex < Self.sampleRates.count
    else { return nil }
    sampleRate = Self.sampleRates[sampleIndex]
    let (low, last) = (input[offset + 4], input[offset + 5])
    byteCount = Int(bits & 3) << 11 | Int(low) << 3 | Int(last >> 5)
    sampleCount = (Int(input[offset + 6] & 3) + 1) * 1_024
    guard byteCount >= 7 else { return nil }
  }

  private static let sampleRates = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350,
  ]

  func isContinued(by other: ADTSFrame) -> Bool {
    // The version, the profile and the sample rate stay.
    (bits ^ other.bits) & 0xFFFE_FC00 == 0
  }
}
