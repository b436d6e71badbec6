import ExactMath
@testable import MediaHeaders
import Testing

@Suite struct JPEGHeaderParserTests {
  /// A frame of 3x2 pixels after what Go's decoder, and most others, skip.
  @Test(arguments: [
    "FFC0 000B 08 0002 0003 01 01 11 00",
    "FFC1 0011 08 0002 0003 03 01 22 00 02 11 01 03 11 01",
    "FFC2 0014 08 0002 0003 04 43 11 00 4D 11 00 59 11 00 4B 44 03",
    "FFFFFFC0 000B 08 0002 0003 01 01 11 00",
    "FFD0 FFD7 FFC0 000B 08 0002 0003 01 01 11 00",
    "FFDB 0003 00 FFC4 0002 FFDD 0004 0010 FFC0 000B 08 0002 0003 01 01 11 00",
    "FFE0 0002 FFEF 0003 FF FFFE 0004 FFD9 FFC0 000B 08 0002 0003 01 01 11 00",
    // Stray bytes: two, one, 0xFF00 before and after an odd one, fill bytes after one.
    "4A46 FFC0 000B 08 0002 0003 01 01 11 00",
    "FFE0 0004 0000 00 FFC0 000B 08 0002 0003 01 01 11 00",
    "FF00 4A FF00 FF00 FFC0 000B 08 0002 0003 01 01 11 00",
    "00 FFFF C0 000B 08 0002 0003 01 01 11 00",
    "00 FF E0 0002 4A46 4A FFC0 000B 08 0002 0003 01 01 11 00",
  ])
  func framesAreFound(segments: String) throws {
    #expect(try ImageHeader(Array(hex: "FFD8" + segments)).description == "JPEG 3x2")
  }

  /// Source: ITU-T T.81, table B.1, and for SOF55 T.87.
  @Test(arguments: [
    ("C3", "the lossless process (SOF3)"), ("C5", "the hierarchical process (SOF5)"),
    ("C6", "the hierarchical progressive process (SOF6)"),
    ("C7", "the hierarchical lossless process (SOF7)"), ("C9", "arithmetic coding (SOF9)"),
    ("CA", "progressive arithmetic coding (SOF10)"),
    ("CB", "lossless arithmetic coding (SOF11)"), ("CC", "arithmetic coding (DAC)"),
    ("CD", "hierarchical arithmetic coding (SOF13)"),
    ("CE", "hierarchical progressive arithmetic coding (SOF14)"),
    ("CF", "hierarchical lossless arithmetic coding (SOF15)"),
    ("DE", "the hierarchical process (DHP)"), ("F7", "JPEG-LS (SOF55)"),
  ])
  func otherProcessesAreRefusedByName(marker: String, name: String) {
    BadImage(
      "FFD8 FFFE 0004 0000 FF\(marker) 000B 08 0002 0003 01 01 11 00", 8,
      .undecodable(.jpeg, name)
    ).expectRefusal()
  }

  @Test(arguments: ["01", "02", "BF", "C8", "D8", "DC", "DF", "F0", "FD"])
  func otherMarkersAreRefused(marker: String) {
    BadImage(
      "FFD8 FF\(marker) 0002 FFC0 000B 08 0002 0003 01 01 11 00", 2,
      .damaged(.jpeg, "the marker 0xFF\(marker) is not allowed here")
    ).expectRefusal()
  }

  @Test(arguments: [
    BadImage(
      "FFD8 FFC0 000B 08 0000 0003 01 01 11 00", 7,
      .noPixels(.jpeg, width: 3, height: 0)),
    BadImage(
      "FFD8 FFC0 000B 08 0002 0000 01 01 11 00", 7,
      .noPixels(.jpeg, width: 0, height: 2)),
    BadImage(
      "FFD8 FFC0 000E 08 0002 0003 01 01 11 00", 6,
      .damaged(
        .jpeg, "a frame header's length is 8 and 3 for each component, 11 here, found 14")),
    BadImage(
      "FFD8 FFC0 0002 08 0002 0003 00", 6,
      .damaged(
        .jpeg, "a frame header's length is 8 and 3 for each component, 8 here, found 2")),
    BadImage(
      "FFD8 FFC0 0008 08 0002 0003 00", 6, .undecodable(.jpeg, "0 components")),
    BadImage(
      "FFD8 FFC0 000E 08 0002 0003 02 01 11 00 02 11 00", 6,
      .undecodable(.jpeg, "2 components")),
    BadImage(
      "FFD8 FFC2 0305 08 0002 0003 FF", 6, .undecodable(.jpeg, "255 components")),
    BadImage(
      "FFD8 FFC1 000B 0C 0002 0003 01 01 11 00", 6, .undecodable(.jpeg, "12 bits per sample")),
    BadImage(
      "FFD8 FFC0 0011 08 0002 0003 03 01 11 00 02 11 00 01 11 00", 18,
      .damaged(.jpeg, "component 1 is repeated")),
    BadImage(
      "FFD8 FFC0 000B 08 0002 0003 01 01 01 00", 13,
      .damaged(.jpeg, "sampling factors are from 1 to 4, found 0 and 1")),
    BadImage(
      "FFD8 FFC0 000B 08 0002 0003 01 01 15 00", 13,
      .damaged(.jpeg, "sampling factors are from 1 to 4, found 1 and 5")),
    BadImage(
      "FFD8 FFC0 000B 08 0002 0003 01 01 10 00", 13,
      .damaged(.jpeg, "sampling factors are from 1 to 4, found 1 and 0")),
    BadImage(
      "FFD8 FFC0 000B 08 0002 0003 01 01 51 00", 13,
      .damaged(.jpeg, "sampling factors are from 1 to 4, found 5 and 1")),
    BadImage(
      "FFD8 FFC0 000B 08 0002 0003 01 01 11 04", 14,
      .damaged(.jpeg, "quantization tables are numbered from 0 to 3, found 4")),
    BadImage(
      "FFD8 FFE0 0001 FFC0 000B 08 0002 0003 01 01 11 00", 4,
      .damaged(.jpeg, "a segment's length is 2 or more, found 1")),
    BadImage(
      "FFD8 FFE0 0000", 4,
      .damaged(.jpeg, "a segment's length is 2 or more, found 0")),
    BadImage("FFD8 4A46", 4, .truncated(.jpeg, needed: 6)),
    BadImage("FFD8 00 FF", 4, .truncated(.jpeg, needed: 5)),
    BadImage(
      "FFD8 FFFF 00", 4, .damaged(.jpeg, "the marker 0xFF00 is not allowed here")),
    BadImage(
      "FFD8 FFDA 0008 01", 2,
      .damaged(.jpeg, "the scan begins (SOS) before any frame header (SOF)")),
    BadImage(
      "FFD8 FFD9", 2,
      .damaged(.jpeg, "the image ends (EOI) before any frame header (SOF)")),
    BadImage("FFD8 FFE0 FFFF 00", 65_539, .truncated(.jpeg, needed: 65_541)),
  ])
  func lyingHeadersAreRefused(bad: BadImage) {
    bad.expectRefusal()
  }
}
