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
    if let known = Self.otherFormats.first(where: { matches($0.pattern) }) {
      return .otherFormat(known.name)
    }
    if matches("\u{89}PNG") {
      return .damaged(.png, "the line ends in its signature changed, as copying it as text does")
    }
    if matches("GIF8?a") {
      return .damaged(.gif, "the version has to be 87a or 89a")
    }
    guard let text else { return .unknownFormat(firstBytes: Array(bytes.prefix(4))) }
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

  /// Returns whether the file begins with a pattern, whose characters below U+0100 are one byte
  /// each.
  private func matches(_ pattern: String) -> Bool {
    let pattern = pattern.unicodeScalars
    return pattern.count <= bytes.count
      && zip(pattern, bytes).allSatisfy { $0 == "?" || $0.value == UInt32($1) }
  }

  /// The bytes as text, or nil if they are not UTF-8 or have a control character that is not white
  /// space.
  private var text: String? {
    guard
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
    else { return nil }
    // The last character of a longer file may be incomplete.
    let incomplete = bytes.count < Self.length ? 0...0 : 0...3
    return incomplete.lazy
      .compactMap { String(validating: bytes.dropLast($0), as: UTF8.self) }
      .first
  }
}
