internal import ExactMath

/// A parser of the IHDR chunk, the first in every PNG file.
///
/// Source: PNG specification, third edition, 5.3 (chunks) and 11.2.1 (IHDR).
struct PNGHeaderParser: ImageHeaderParser {
  private(set) var wanted = lengthAndType

  private static let lengthAndType = 8..<16
  private static let fieldsAndChecksum = 16..<33

  mutating func take(_ bytes: [UInt8]) throws(ImageHeaderError) -> PixelSize? {
    guard wanted == Self.lengthAndType else { return try size(bytes) }
    guard Array(bytes[4...]) == Self.chunkType else {
      throw damaged("the first chunk has to be IHDR, found 0x\(hexadecimal(bytes[4...]))", 12)
    }
    let length = bytes.bigEndian(0..<4)
    guard length == 13 else {
      throw damaged("the IHDR chunk is 13 bytes long, found \(length)", 8)
    }
    wanted = Self.fieldsAndChecksum
    return nil
  }

  private func size(_ bytes: [UInt8]) throws(ImageHeaderError) -> PixelSize {
    let stated = UInt32(bytes.bigEndian(13..<17))
    let sum = Self.checksum(Self.chunkType + bytes[..<13])
    guard stated == sum else {
      throw damaged(
        "the IHDR chunk's checksum is 0x\(hexadecimal(sum, digits: 8)), "
          + "found 0x\(hexadecimal(stated, digits: 8))", 29)
    }
    let (width, height) = (bytes.bigEndian(0..<4), bytes.bigEndian(4..<8))
    let size = try ImageHeaderError.size(width, height, in: .png, at: 16)
    guard width <= Self.maximumSide, height <= Self.maximumSide else {
      throw damaged("a side is at most 2147483647 pixels, found \(size)", 16)
    }
    guard width * height < Self.undecodablePixels else {
      throw undecodable("2^60 pixels and more, as in \(size)", 16)
    }
    let (depth, color) = (bytes[8], bytes[9])
    guard Self.depths[color]?.contains(depth) == true else {
      throw damaged("a bit depth of \(depth) is not valid for colour type \(color)", 24)
    }
    guard bytes[10] == 0 else { throw undecodable("compression method \(bytes[10])", 26) }
    guard bytes[11] == 0 else { throw undecodable("filter method \(bytes[11])", 27) }
    guard bytes[12] <= 1 else { throw undecodable("interlace method \(bytes[12])", 28) }
    return size
  }

  private static let chunkType = Array("IHDR".utf8)

  /// The maximum of the specification's four-byte numbers, 2^31 − 1.
  private static let maximumSide = 2_147_483_647

  /// The number of pixels at which eight bytes per pixel overflow in Go's decoder.
  private static let undecodablePixels = 1 << 60

  /// The valid bit depths of each colour type.
  private static let depths: [UInt8: [UInt8]] = [
    0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
  ]

  /// Returns the CRC-32 of ISO 3309, bit by bit: the chunk is too short for a table to be faster.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0)
      }
    }
    return ~remainder
  }

  private func damaged(_ what: String, _ offset: Int) -> ImageHeaderError {
    ImageHeaderError(.damaged(.png, what), at: offset)
  }

  private func undecodable(_ what: String, _ offset: Int) -> ImageHeaderError {
    ImageHeaderError(.undecodable(.png, what), at: offset)
  }
}
