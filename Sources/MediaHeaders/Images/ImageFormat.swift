/// A format of image files that the network's node reads.
///
/// Source: go-livepeer 0.9.1 reads an image's size with Go's `image.DecodeConfig` with
/// `image/png`, `image/jpeg` and `image/gif`.
public enum ImageFormat: String, CaseIterable, Hashable, Sendable {
  /// Portable Network Graphics.
  case png = "PNG"
  /// JPEG: baseline, extended sequential and progressive.
  case jpeg = "JPEG"
  /// Graphics Interchange Format: 87a and 89a.
  case gif = "GIF"

  /// The possible first bytes of a file of the format.
  var signatures: [[UInt8]] {
    switch self {
    case .png: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]
    case .jpeg: [[0xFF, 0xD8]]
    case .gif: [Array("GIF87a".utf8), Array("GIF89a".utf8)]
    }
  }

  /// A parser of the header after the signature.
  var parser: any ImageHeaderParser {
    switch self {
    case .png: PNGHeaderParser()
    case .jpeg: JPEGHeaderParser()
    case .gif: GIFHeaderParser()
    }
  }
}

extension ImageFormat: CustomStringConvertible {
  /// The format's usual name: `PNG`.
  public var description: String { rawValue }
}
