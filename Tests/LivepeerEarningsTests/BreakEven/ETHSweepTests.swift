import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("Sweeps of ETH prices")
struct ETHSweepTests {
  @Test(arguments: [
    ("1500:5000:250", 15, "1500", "5000"), ("$1:$2:$0.3", 4, "1", "19/10"),
    ("5:5:1", 1, "5", "5"), ("0.5:100:1e3", 1, "1/2", "1/2"),
    ("1:100000:1", 100_000, "1", "100000"),
  ])
  func prices(text: String, count: Int, first: Rational, last: Rational) throws {
    let sweep = try ETHSweep(text)
    #expect(sweep.count == count)
    #expect(sweep.price(at: 0).usdPerETH == first)
    #expect(sweep.price(at: count - 1).usdPerETH == last)
    #expect(sweep.last == last)
  }

  @Test(arguments: [
    ("0:5:1", "expected a first price above zero"), ("-1:5:1", "expected a first price above zero"),
    ("1:5:0", "expected a step above zero"), ("1:5:-1", "expected a step above zero"),
    ("5:1:1", "expected a last price of 5 or more"),
    ("1:100001:1", "100001 prices are too many"),
    ("1:1e9:1", "1000000000 prices are too many; choose a step that gives at most 100000"),
    ("1:1e900:1e-900", "prices are too many"),
    ("1500:5000", "expected ':', as in 1500:5000:250"), ("1500", "expected ':'"),
    ("", "nothing to read"), ("1:2:3:4", "expected the text to end here"),
    ("a:2:3", "unexpected 'a'"),
    ("1,500:2:3", "no commas: write 1.500:2:3 (a decimal point) or 1500:2:3"),
  ])
  func mistakes(text: String, message: String) throws {
    let error = try #require(thrown { () throws(TextFormError) in try ETHSweep(text) })
    #expect("\(error)".contains(message))
    #expect("\(error)".hasPrefix("sweep '"))
    #expect("\(error)".isOnePlainLine)
    #expect("\(error)".count < 250)
  }

  /// The line that a sweep takes is net itself, price by price.
  @Test(.tags(.property)) func isTheStatementsNet() throws {
    try forAll(cases: 100) { generator in
      let scenario = try generator.scenario()
      let first = generator.fraction(upToBits: 12) + 1
      let step = generator.fraction(upToBits: 6) + 1
      let sweep = try ETHSweep(from: first, through: first + step * 5, by: step)
      let points = scenario.sweep(sweep)
      guard points.count == 6 else { return "\(points.count) points" }
      for point in points {
        let net = try Earnings(scenario, at: point.ethPrice).statement(per: .month).net
        if let fault = difference(point.netPerMonth, net, "net") { return fault }
      }
      return nil
    }
  }
}
