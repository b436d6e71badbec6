import Foundation
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
    arguments: [("0", "0"), ("1/8", "0.125"), ("1/3", "1/3"), ("1", "1")] as [(Rational, String)])
  func theEncodingIsThePartOfOne(fraction: Rational, text: String) throws {
    let share = try Share(fraction)
    let data = try JSONEncoder().encode([share])
    #expect(try JSONDecoder().decode([String].self, from: data) == [text])
    #expect(try JSONDecoder().decode([Share].self, from: data) == [share])
  }

  @Test(arguments: [#"["1.01"]"#, #"["-1/3"]"#, #"["12.5%"]"#, "[1]", "[null]"])
  func otherEncodingsAreRefused(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Share].self, from: Data(json.utf8))
    }
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
