import ExactMath
@testable import MediaHeaders
import Testing

@Suite struct GIFHeaderParserTests {
  /// A screen of 3x2 pixels, and a first frame in it.
  @Test(arguments: [
    ("474946383761", "00 00 00", "2C 0000 0000 0300 0200 00"),
    ("474946383961", "00 00 00", "2C 0200 0100 0100 0100 00"),
    // Flags without a colour table, then tables of 2 and 256 colours.
    ("474946383961", "7F 00 00", "2C 0000 0000 0300 0200 87"),
    ("474946383961", "80 00 00 2C2C2C 2C2C2C", "2C 0000 0000 0300 0200 00"),
    (
      "474946383961", "F7 00 00" + String(repeating: "3B", count: 768),
      "2C 0000 0000 0300 0200 00"
    ),
    // Graphic control, plain text, application and an unknown extension with two pieces.
    ("474946383961", "00 00 00", "21 F9 04 01 0A00 FF 00 2C 0000 0000 0300 0200 00"),
    (
      "474946383961", "00 00 00",
      "21 01 0C 000000000000000000000000 02 3B3B 00 21 FF 00 2C 0000 0000 0300 0200 00"
    ),
    ("474946383961", "00 00 00", "21 77 01 2C 03 000000 00 2C 0000 0000 0300 0200 00"),
  ])
  func screensAreRead(signature: String, rest: String, blocks: String) throws {
    let file = Array(hex: signature + "0300 0200" + rest + blocks)
    #expect(try ImageHeader(file).description == "GIF 3x2")
  }

  @Test func sidesGoUpTo16Bits() throws {
    let file = Array(hex: "474946383961 FFFF FEFF 00 00 00 2C FEFF FDFF 0100 0100 00")
    #expect(try ImageHeader(file).description == "GIF 65535x65534")
  }

  private static let start = "474946383961 0300 0200 00 00 00"

  @Test(arguments: [
    BadImage(
      "474946383961 0000 0200 00 00 00", 6, .noPixels(.gif, width: 0, height: 2)),
    BadImage(
      "474946383961 0300 0000 00 00 00", 6, .noPixels(.gif, width: 3, height: 0)),
    BadImage(
      start + "2C 0000 0000 0400 0200 00", 14,
      .damaged(.gif, "the first frame, 4x2 at 0,0, does not fit into the image, 3x2")),
    BadImage(
      start + "2C 0000 0000 0300 0300 00", 14,
      .damaged(.gif, "the first frame, 3x3 at 0,0, does not fit into the image, 3x2")),
    BadImage(
      start + "2C 0100 0000 0300 0200 00", 14,
      .damaged(.gif, "the first frame, 3x2 at 1,0, does not fit into the image, 3x2")),
    BadImage(
      start + "2C 0000 0100 0300 0200 00", 14,
      .damaged(.gif, "the first frame, 3x2 at 0,1, does not fit into the image, 3x2")),
    BadImage(
      start + "2C FFFF FFFF FFFF FFFF 00", 14,
      .damaged(
        .gif, "the first frame, 65535x65535 at 65535,65535, does not fit into the image, 3x2")),
    BadImage(start + "3B", 13, .damaged(.gif, "the file ends (0x3B) without a frame")),
    BadImage(
      start + "21 FE 00 3B", 16, .damaged(.gif, "the file ends (0x3B) without a frame")),
    BadImage(
      start + "00", 13,
      .damaged(
        .gif, "expected an extension (0x21) or a frame (0x2C), found 0x00")),
    BadImage(
      "474946383861 0300 0200 00 00 00", 0, .damaged(.gif, "the version has to be 87a or 89a")),
    BadImage(
      "474946383961 0300 0200 F7 00 00", 781, .truncated(.gif, needed: 782)),
  ])
  func lyingHeadersAreRefused(bad: BadImage) {
    bad.expectRefusal()
  }
}
