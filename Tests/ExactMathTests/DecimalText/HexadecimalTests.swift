@testable import ExactMath
import Testing

@Suite struct HexadecimalTests {
  @Test(arguments: [(0, 1, "0"), (0, 0, "0"), (255, 2, "FF"), (10, 4, "000A"), (4_096, 2, "1000")])
  func numbersAreFilledUp(number: Int, digits: Int, text: String) {
    #expect(hexadecimal(number, digits: digits) == text)
  }

  @Test(arguments: [([], ""), ([0], "00"), ([0x89, 0x50, 0x0A], "89500A")] as [([UInt8], String)])
  func bytesHaveTwoDigitsEach(bytes: [UInt8], text: String) {
    #expect(hexadecimal(bytes) == text)
  }
}
