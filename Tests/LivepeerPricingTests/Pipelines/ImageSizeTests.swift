import LivepeerPricing
import Testing
import TestSupport

@Suite struct ImageSizeTests {
  /// 10^99 + 7 by 10^99 + 9, whose product overflows every fixed width.
  private static let hugeWidth = "1" + String(repeating: "0", count: 98) + "7"
  private static let hugeHeight = "1" + String(repeating: "0", count: 98) + "9"
  private static let hugePixels =
    "1" + String(repeating: "0", count: 97) + "16" + String(repeating: "0", count: 97) + "63"

  @Test(
    arguments: [
      ("1920x1080", "2073600"), ("1x1", "1"), ("1024x1024", "1048576"), ("1e3x1e3", "1000000"),
      ("1_920x1_080", "2073600"), ("1920X1080", "2073600"), ("1920×1080", "2073600"),
      ("1920 x 1080", "2073600"), ("1920 ×  1080", "2073600"), ("007x7", "49"),
      ("18446744073709551616x18446744073709551616", "340282366920938463463374607431768211456"),
      ("\(hugeWidth)x\(hugeHeight)", hugePixels),
    ]
  )
  func sizesAreCountedInPixels(text: String, pixels: String) throws {
    let size = try ImageSize(text)
    #expect(size.pixels.count.description == pixels)
    #expect(try ImageSize("\(size)") == size)
  }

  @Test(arguments: [
    BadText("", 0, number: .empty),
    BadText("1920", 4, expected: "'x' and a height, as in 1920x1080, and the text ends"),
    BadText("1920x", 5, number: .empty),
    BadText("x1080", 0, number: .unexpected("x")),
    BadText("1920*1080", 4, expected: "'x' and a height, as in 1920x1080, found '*'"),
    BadText("1920÷1080", 4, expected: "'x' and a height, as in 1920x1080, found '÷' (U+00F7)"),
    BadText("1920x1080x3", 9, expected: "the text to end here, found 'x'"),
    BadText("1920x1080px", 9, expected: "the text to end here, found 'p'"),
    BadText("1920x1080 ", 9, expected: "the text to end here, found a space"),
    BadText(
      "1,920x1080", 1, number: .misplacedSeparator(",", spellings: ["1920x1080"])),
    BadText("1,920x1,080", 1, number: .misplacedSeparator(",", spellings: ["1920"])),
    BadText("19.5x10", 0, outOfRange: "a width is a whole number"),
    BadText("10x0.5", 3, outOfRange: "a height is a whole number"),
    BadText("-1920x1080", 0, outOfRange: "a width is not negative"),
    BadText("1920x-1080", 5, outOfRange: "a height is not negative"),
    BadText("0x1080", 0, outOfRange: "an image is at least 1x1 pixels, and this is 0x1080"),
    BadText("1920x0", 0, outOfRange: "an image is at least 1x1 pixels, and this is 1920x0"),
    BadText("0x10", 0, outOfRange: "an image is at least 1x1 pixels, and this is 0x10"),
    BadText("1e999999999x1", 2, number: .exponentTooLarge(limit: 1_000)),
    BadText("1x\0", 2, number: .unexpected("\0")),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .size)
  }

  @Test(arguments: [(0, 1), (1, 0), (-1, 5), (5, -1), (-2, -2)] as [(BigInt, BigInt)])
  func aSizeIsOneOrMoreEitherWay(width: BigInt, height: BigInt) throws {
    let error = try #require(
      thrown { () throws(ImageSize.RangeError) in try ImageSize(width: width, height: height) }
    )
    #expect((error.width, error.height) == (width, height))
    #expect(
      error.description == "an image is at least 1x1 pixels, and this is \(width)x\(height)"
    )
  }

  @Test func integersAreSizes() throws {
    let (width, height): (Int, UInt16) = (1_920, 1_080)
    #expect(try ImageSize(width: width, height: height).pixels == 2_073_600)
    let error = thrown { () throws(ImageSize.RangeError) in try ImageSize(width: -1, height: height)
    }
    #expect(error?.description == "an image is at least 1x1 pixels, and this is -1x1080")
  }
}
