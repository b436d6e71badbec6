internal import ExactMath

/// The first bytes of a file, which determine its format.
struct ImageOpening {
  let bytes: [UInt8]

  /// The number of bytes: enough for every signature, and for the root of most SVG files.
  static let length = 256

  /// Returns the format, or throws the reason why the node does not decode the file.
  func format() throws(ImageHeaderError) -> ImageFormat {
    guard !bytes.isEmpty else { throw ImageHeaderError(.empty, at: 0) }
    for format in ImageFormat.allCases {
      for signature in format.signatures {
        if bytes.starts(with: signature) { return format }
        if signature.starts(with: bytes) {
          throw ImageHeaderError(.truncated(format, needed: signature.count), at: 0)
        }
      }
    }
    throw ImageHeaderError(refusal, at: 0)
  }

  private var refusal: ImageHeaderError.Reason {
    if let known = Self.otherFormats.first(where: { bytes.matches($0.pattern) }) {
      return .otherFormat(known.name)
    }
    if bytes.matches("\u{89}PNG") {
      return .damaged(
        .png, "the line endings in its signature were converted, as copying a file as text does")
    }
    if bytes.matches("GIF8?a") {
      return .damaged(.gif, "the version has to be 87a or 89a")
    }
    guard let text = bytes.plainText(isWhole: bytes.count < Self.length) else {
      return .unknownFormat(firstBytes: Array(bytes.prefix(4)))
    }
    if text.lowercased().contains("<svg") { return .otherFormat("SVG") }
    return .text(excerpt: text.shown())
  }

  /// The beginnings of other common formats; a question mark matches any byte.
  private static let otherFormats: [(pattern: String, name: String)] = [
    ("RIFF????WEBP", "WebP"),
    ("BM????\0\0\0\0", "BMP"),
    ("II*\0", "TIFF"), ("MM\0*", "TIFF"), ("II+\0", "TIFF"), ("MM\0+", "TIFF"),
    ("????ftypavi?", "AVIF"),
    ("????ftyphei?", "HEIC"), ("????ftyphev?", "HEIC"),
    ("????ftypmif1", "HEIC"), ("????ftypmsf1", "HEIC"),
    ("%PDF-", "PDF"),
    ("\u{FF}\u{0A}", "JPEG XL"), ("\0\0\0\u{0C}JXL ", "JPEG XL"),
    ("\0\0\0\u{0C}jP  ", "JPEG 2000"), ("\u{FF}\u{4F}\u{FF}\u{51}", "JPEG 2000"),
    ("\0\0\u{01}\0", "ICO"),
    ("8BPS", "PSD"),
  ]
}
