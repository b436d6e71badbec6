import MediaHeaders
import Testing
import TestSupport

@Suite struct ImageHeaderErrorTests {
  @Test(arguments: [
    ("", "offset 0: the file is empty; was it written or downloaded completely?"),
    (
      "3C68746D6C3E",
      "offset 0: the file is text that begins with '<html>', not an image; "
        + "was an error page saved in place of the image?"
    ),
    (
      "52494646 00000000 57454250",
      "offset 0: the file is WebP, which the network's node cannot decode; "
        + "convert it to PNG"
    ),
    (
      "1F8B0800 00",
      "offset 0: a file that begins with 0x1F8B0800 is not a PNG, JPEG or GIF; "
        + "convert it to PNG"
    ),
    (
      "89504E470D0A1A0A 0000000D 49484452 0000",
      "offset 16: the file ends inside its PNG header, which has at least 33 bytes; "
        + "was it written or downloaded completely?"
    ),
    (
      "474946383961 0000 0200 00 00 00",
      "offset 6: an image is at least 1x1 pixels, and this is 0x2; "
        + "the GIF header is damaged: save the image again"
    ),
    (
      "FFD8 FFC9",
      "offset 2: the network's node cannot decode JPEG with arithmetic coding (SOF9); "
        + "save the image as PNG"
    ),
    (
      "FFD8 FFD9",
      "offset 2: the image ends (EOI) before any frame header (SOF); "
        + "the JPEG header is damaged: save the image again"
    ),
    (
      "FFD8" + String(repeating: "FF", count: 5_000),
      "offset 4099: the JPEG header has more than 4096 parts; "
        + "remove its metadata, or save the image as PNG"
    ),
  ])
  func errorsSayWhereAndWhatToDo(hex: String, line: String) {
    let error = thrown { () throws(ImageHeaderError) in try ImageHeader(Array(hex: hex)) }
    #expect(error?.description == line)
  }
}
