import LivepeerPricing
import Testing
import TestSupport

@Suite struct ShareTests {
  @Test(arguments: [("0", "0%"), ("1/8", "12.5%"), ("1", "100%")] as [(Rational, String)])
  func partsOfAWholeAreShares(fraction: Rational, text: String) throws {
    let share = try Share(fraction)
    #expect(share.fraction == fraction)
    #expect(share.description == text)
    #expect(try Share(text) == share)
  }

  @Test(
    arguments: [
      ("-1/1000000", "a share lies from 0% through 100%, and this is -0.0001%"),
      ("101/100", "a share lies from 0% through 100%, and this is 101%"),
    ] as [(Rational, String)])
  func whatIsNoPartIsRefused(fraction: Rational, description: String) {
    let error = thrown { () throws(Share.RangeError) in try Share(fraction) }
    #expect(error?.fraction == fraction)
    #expect(error?.description == description)
  }
}
