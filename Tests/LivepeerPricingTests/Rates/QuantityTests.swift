import LivepeerPricing
import Testing
import TestSupport

@Suite struct QuantityTests {
  @Test(
    arguments: [
      ("0", 0), ("200000", 200_000), ("1_000_000", 1_000_000), ("1e6", 1_000_000), ("-0", 0),
      ("10e-1", 1), ("+5", 5), ("1e100", .powerOfTen(100)), ("1e1000", .powerOfTen(1_000)),
    ] as [(String, BigInt)]
  )
  func countsAreRead(text: String, count: BigInt) throws {
    #expect(try Quantity<Token>(text).count == count)
  }

  @Test(arguments: [
    BadText("", 0, number: .empty),
    BadText("1.5", 0, outOfRange: "a count of units is a whole number"),
    BadText("1e-1", 0, outOfRange: "a count of units is a whole number"),
    BadText("-1", 0, outOfRange: "a count of units is not negative"),
    BadText("5 token", 1, expected: "the text to end here, found a space"),
    BadText("5token", 1, expected: "the text to end here, found 't'"),
    BadText("1,000", 1, number: .misplacedSeparator(",", spellings: ["1000"])),
    BadText("1,000,000", 1, number: .misplacedSeparator(",", spellings: ["1000000", "1_000_000"])),
    BadText("1,000.5", 1, number: .notWhole),
    BadText("3127_45", 4, number: .misplacedSeparator("_", spellings: ["312745"])),
    BadText("0x10", 1, expected: "the text to end here, found 'x'"),
  ])
  func otherTextsAreRefused(bad: BadText) {
    bad.expectRefusal(by: .quantity)
  }

  @Test func aCountIsNotNegative() throws {
    let error = try #require(
      thrown { () throws(QuantityError) in try Quantity<Pixel>(BigInt(-3)) }
    )
    #expect(error.count == -3)
    #expect(error.description == "a count of units is not negative, and this is -3")
    #expect(
      try decodingRefusal(of: "\"-3\"", as: Quantity<Pixel>.self) == error.description
    )
  }

  @Test func countsAddComparePrintAndCode() throws {
    let count: Quantity<Millisecond> = 200_000
    #expect(count + 5 == 200_005)
    #expect(count - 200_000 == .zero)
    #expect(count < 200_001)
    #expect(Quantity<Millisecond>(UInt8(7)).count == 7)
    #expect(count.description == "200000 ms")
    #expect(Quantity<Token>(UInt64.max).description == "18446744073709551615 token")
    #expect(try recoded(count).json == "\"200000\"")
    #expect(try recoded(count).value == count)
  }

  @Test(.tags(.trap)) func aNegativeDifferenceTraps() async {
    await #expect(processExitsWith: .failure) {
      let (less, more): (Quantity<Pixel>, Quantity<Pixel>) = (1, 2)
      _ = less - more
    }
  }

  @Test func integersAreCounts() throws {
    let (count, negative): (Int, Int8) = (1_000, -1)
    #expect(try Quantity<Token>(count) == 1_000)
    let error = thrown { () throws(QuantityError) in try Quantity<Token>(negative) }
    #expect(error?.count == -1)
  }
}
