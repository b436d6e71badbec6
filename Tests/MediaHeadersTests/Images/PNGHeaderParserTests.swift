import ExactMath
@testable import MediaHeaders
import Testing
import TestSupport

/// Checksums are those of Python's `zlib.crc32`.
@Suite struct PNGHeaderParserTests {
  private static let start = "89504E470D0A1A0A 0000000D 49484452"

  /// The bit depths and colour types of a 3x2 image; the valid pairs are in table 11.1 of the PNG
  /// specification.
  @Test(arguments: [
    (0, 0, "886F7207", false), (1, 0, "B50F5BB7", true),
    (2, 0, "F2AF2167", true), (3, 0, "CFCF08D7", false),
    (4, 0, "7DEFD4C7", true), (8, 0, "B81F39C6", true),
    (16, 0, "E88FE585", true), (32, 0, "49AE5D03", false),
    (0, 1, "30D31562", false), (1, 1, "0DB33CD2", false),
    (2, 1, "4A134602", false), (3, 1, "77736FB2", false),
    (4, 1, "C553B3A2", false), (8, 1, "00A35EA3", false),
    (16, 1, "503382E0", false), (32, 1, "F1123A66", false),
    (0, 2, "2266BA8C", false), (1, 2, "1F06933C", false),
    (2, 2, "58A6E9EC", false), (3, 2, "65C6C05C", false),
    (4, 2, "D7E61C4C", false), (8, 2, "1216F14D", true),
    (16, 2, "42862D0E", true), (32, 2, "E3A79588", false),
    (0, 3, "9ADADDE9", false), (1, 3, "A7BAF459", true),
    (2, 3, "E01A8E89", true), (3, 3, "DD7AA739", false),
    (4, 3, "6F5A7B29", true), (8, 3, "AAAA9628", true),
    (16, 3, "FA3A4A6B", false), (32, 3, "5B1BF2ED", false),
    (0, 4, "070DE550", false), (1, 4, "3A6DCCE0", false),
    (2, 4, "7DCDB630", false), (3, 4, "40AD9F80", false),
    (4, 4, "F28D4390", false), (8, 4, "377DAE91", true),
    (16, 4, "67ED72D2", true), (32, 4, "C6CCCA54", false),
    (0, 5, "BFB18235", false), (1, 5, "82D1AB85", false),
    (2, 5, "C571D155", false), (3, 5, "F811F8E5", false),
    (4, 5, "4A3124F5", false), (8, 5, "8FC1C9F4", false),
    (16, 5, "DF5115B7", false), (32, 5, "7E70AD31", false),
    (0, 6, "AD042DDB", false), (1, 6, "9064046B", false),
    (2, 6, "D7C47EBB", false), (3, 6, "EAA4570B", false),
    (4, 6, "58848B1B", false), (8, 6, "9D74661A", true),
    (16, 6, "CDE4BA59", true), (32, 6, "6CC502DF", false),
    (0, 7, "15B84ABE", false), (1, 7, "28D8630E", false),
    (2, 7, "6F7819DE", false), (3, 7, "5218306E", false),
    (4, 7, "E038EC7E", false), (8, 7, "25C8017F", false),
    (16, 7, "7558DD3C", false), (32, 7, "D47965BA", false),
    (0, 255, "566A74F6", false), (1, 255, "6B0A5D46", false),
    (2, 255, "2CAA2796", false), (3, 255, "11CA0E26", false),
    (4, 255, "A3EAD236", false), (8, 255, "661A3F37", false),
    (16, 255, "368AE374", false), (32, 255, "97AB5BF2", false),
  ])
  func depthsGoWithColourTypes(depth: Int, color: Int, checksum: String, isAllowed: Bool) {
    let fields = [0, 0, 0, 3, 0, 0, 0, 2, UInt8(depth), UInt8(color), 0, 0, 0]
    let file = Array(hex: Self.start) + fields + Array(hex: checksum)
    let error = thrown { () throws(ImageHeaderError) in
      #expect(try ImageHeader(file).description == "PNG 3x2")
    }
    if isAllowed {
      #expect(error == nil)
    } else {
      let what = "a bit depth of \(depth) is not valid for colour type \(color)"
      #expect(error?.reason == .damaged(.png, what))
      #expect(error?.offset == 24)
    }
  }

  @Test(arguments: [
    ("7FFFFFFF 00000001 08 02 00 00 00", "2F54A48A", "2147483647x1"),
    ("7FFFFFFF 20000000 08 02 00 00 00", "66F9F58C", "2147483647x536870912"),
    ("40000000 3FFFFFFF 08 02 00 00 00", "A85592F7", "1073741824x1073741823"),
    ("00000003 00000002 08 02 00 00 01", "6511C1DB", "3x2"),
  ])
  func possibleHeadersAreRead(fields: String, checksum: String, size: String) throws {
    let file = Array(hex: Self.start + fields + checksum)
    #expect(try ImageHeader(file).description == "PNG \(size)")
  }

  @Test(arguments: [
    BadImage(
      start + "00000000 00000002 08 02 00 00 00 F9214A4E", 16,
      .noPixels(.png, width: 0, height: 2)),
    BadImage(
      start + "00000003 00000000 08 02 00 00 00 5FDE5046", 16,
      .noPixels(.png, width: 3, height: 0)),
    BadImage(
      start + "00000000 00000000 08 02 00 00 00 B4E9EB45", 16,
      .noPixels(.png, width: 0, height: 0)),
    BadImage(
      start + "80000000 00000001 08 02 00 00 00 DFDF1DF7", 16,
      .damaged(.png, "a side is at most 2147483647 pixels, found 2147483648x1")),
    BadImage(
      start + "00000001 FFFFFFFF 08 02 00 00 00 42DD6B2A", 16,
      .damaged(.png, "a side is at most 2147483647 pixels, found 1x4294967295")),
    BadImage(
      start + "7FFFFFFF 7FFFFFFF 08 02 00 00 00 9BAB9C31", 16,
      .undecodable(.png, "2^60 pixels and more, as in 2147483647x2147483647")),
    BadImage(
      start + "40000000 40000000 08 02 00 00 00 D7F679E9", 16,
      .undecodable(.png, "2^60 pixels and more, as in 1073741824x1073741824")),
    BadImage(
      start + "00000003 00000002 08 02 01 00 00 13D49B7A", 26,
      .undecodable(.png, "compression method 1")),
    BadImage(
      start + "00000003 00000002 08 02 00 01 00 0B0DC00C", 27,
      .undecodable(.png, "filter method 1")),
    BadImage(
      start + "00000003 00000002 08 02 00 00 02 FC189061", 28,
      .undecodable(.png, "interlace method 2")),
    // One bit of the width, and one of the checksum.
    BadImage(
      start + "00000002 00000002 08 02 00 00 00 1216F14D", 29,
      .damaged(.png, "the IHDR chunk's checksum is 0xFDD49A73, found 0x1216F14D")),
    BadImage(
      start + "00000003 00000002 08 02 00 00 00 1216F14C", 29,
      .damaged(.png, "the IHDR chunk's checksum is 0x1216F14D, found 0x1216F14C")),
    BadImage(
      "89504E470D0A1A0A 0000000C 49484452 0000", 8,
      .damaged(.png, "the IHDR chunk is 13 bytes long, found 12")),
    BadImage(
      "89504E470D0A1A0A FFFFFFFF 49484452", 8,
      .damaged(.png, "the IHDR chunk is 13 bytes long, found 4294967295")),
    // The chunk that Apple's tools put in front.
    BadImage(
      "89504E470D0A1A0A 00000004 43674249 50002002", 12,
      .damaged(.png, "the first chunk has to be IHDR, found 0x43674249")),
    BadImage(
      "89504E470A1A0A 0000000D 49484452 00000003", 0,
      .damaged(
        .png, "the line endings in its signature were converted, as copying a file as text does")),
  ])
  func lyingHeadersAreRefused(bad: BadImage) {
    bad.expectRefusal()
  }
}
