import LivepeerPricing
import QuoteStream
import TestSupport
import Testing

@Suite struct ToleranceTests {
  /// The bound for 1,000 wei that were quoted in all.
  @Test(
    arguments: [
      ("1000", 1_000), ("5gwei", 5_000_000_000), ("1%", 10), ("1 %", 10), ("500 ppm", "1/2"),
      ("0", 0),
    ] as [(String, Rational)])
  func bounds(text: String, wei: Rational) throws {
    #expect(try Tolerance(parsing: text).wei(of: 1_000) == wei)
  }

  @Test(arguments: [
    ("$1", "'$1': give wei, gwei or ETH, or a share such as 1%"),
    ("-1", "'-1': a tolerance cannot be negative"),
    ("-1%", "'-1%': a tolerance cannot be negative"),
  ])
  func mistakes(text: String, message: String) {
    let error = #expect(throws: Tolerance.ParsingError.self) { try Tolerance(parsing: text) }
    #expect(error?.description == message)
  }
}
