import MediaHeaders
import Testing
import TestSupport

@Suite struct ImageOpeningTests {
  /// Beginnings of files in other common formats.
  @Test(arguments: [
    ("52494646 24000000 57454250 56503820", "WebP"), ("424D 46000000 00000000 36000000", "BMP"),
    ("49492A00 08000000", "TIFF"), ("4D4D002A 00000008", "TIFF"), ("49492B00 0800", "TIFF"),
    ("4D4D002B 0008", "TIFF"), ("0000001C 66747970 61766966 00000000", "AVIF"),
    ("00000020 66747970 61766973 00000000", "AVIF"),
    ("00000024 66747970 68656963 00000000", "HEIC"),
    ("00000018 66747970 68657663 00000000", "HEIC"),
    ("00000018 66747970 6D696631 00000000", "HEIC"),
    ("00000018 66747970 6D736631 00000000", "HEIC"), ("25504446 2D312E37 0A25E2E3", "PDF"),
    ("FF0A FA1F", "JPEG XL"), ("0000000C 4A584C20 0D0A870A", "JPEG XL"),
    ("0000000C 6A502020 0D0A870A", "JPEG 2000"), ("FF4FFF51 002F", "JPEG 2000"),
    ("00000100 0100 1010", "ICO"), ("38425053 0001", "PSD"),
  ])
  func otherFormatsAreNamed(hex: String, name: String) {
    BadImage(hex, 0, .otherFormat(name)).expectRefusal()
  }

  @Test(arguments: [
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>",
    "<?xml version=\"1.0\"?>\n<!-- drawn by hand -->\n<svg>", "\u{FEFF}  <SVG>",
  ])
  func drawingsAreNamed(text: String) {
    #expect(error(for: Array(text.utf8)) == .otherFormat("SVG"))
  }

  @Test(arguments: [
    ("<!DOCTYPE html>\n<title>403</title>", "<!DOCTYPE html>\u{FFFD}<title>403</title>"),
    ("{\"error\":\"not found\"}", "{\"error\":\"not found\"}"), ("\n", "\u{FFFD}"),
    ("BMW", "BMW"), ("GIF", nil), ("GIFs are fun", "GIFs are fun"), ("é", "é"),
    ("%PDF", "%PDF"), (String(repeating: "é", count: 130), String(repeating: "é", count: 40) + "…"),
  ])
  func textsAreShown(text: String, excerpt: String?) {
    let reason = excerpt.map { ImageHeaderError.Reason.text(excerpt: $0) }
    #expect(error(for: Array(text.utf8)) == reason ?? .truncated(.gif, needed: 6))
  }

  @Test(
    arguments: [
      ([0x00], [0x00]), ([0x7F, 0x45, 0x4C, 0x46, 0x02], [0x7F, 0x45, 0x4C, 0x46]),
      ([0x1F, 0x8B], [0x1F, 0x8B]), ([0x41, 0x7F], [0x41, 0x7F]),
      ([0xFF, 0xFF, 0xD8], [0xFF, 0xFF, 0xD8]),
      ([0x42, 0x4D, 0x46, 0x00], [0x42, 0x4D, 0x46, 0x00]),
    ] as [([UInt8], [UInt8])])
  func othersAreShownByTheirFirstBytes(file: [UInt8], first: [UInt8]) {
    #expect(error(for: file) == .unknownFormat(firstBytes: first))
  }

  /// The 256 bytes that are read end inside a character, or the file does.
  @Test(arguments: ["é", "€", "🂡"])
  func aTextMayBeCutAnywhere(character: String) {
    for start in 0..<character.utf8.count {
      let text = String(repeating: "x", count: start) + String(repeating: character, count: 256)
      #expect(
        error(for: Array(text.utf8)) == .text(excerpt: String(text.prefix(40)) + "…"))
    }
    #expect(
      error(for: Array(character.utf8.dropLast()))
        == .unknownFormat(firstBytes: Array(character.utf8.dropLast())))
  }

  /// Returns the fault of an opening, which is always at its first byte.
  private func error(for file: [UInt8]) -> ImageHeaderError.Reason? {
    let error = thrown { () throws(ImageHeaderError) in try ImageHeader(file) }
    #expect(error?.offset == 0)
    return error?.reason
  }

  /// The format of a file that ends within its signature is known from its first byte.
  @Test(arguments: [
    ("89", "PNG", 8), ("89504E470D0A1A", "PNG", 8), ("FF", "JPEG", 2), ("47", "GIF", 6),
    ("4749463839", "GIF", 6),
  ])
  func aFileThatEndsWithinItsSignatureIsTruncated(hex: String, name: String, needed: Int) throws {
    let format = try #require(ImageFormat(rawValue: name))
    BadImage(hex, 0, .truncated(format, needed: needed)).expectRefusal()
  }
}
