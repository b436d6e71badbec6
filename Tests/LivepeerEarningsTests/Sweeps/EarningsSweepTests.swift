import LivepeerPricing
import Testing
import TestSupport

@testable import LivepeerEarnings

@Suite("Sweeps")
struct EarningsSweepTests {
  @Test(arguments: [
    ("1500:5000:250", 15, "1500", "5000"), ("$1:$2:$0.3", 4, "1", "19/10"),
    ("5:5:1", 1, "5", "5"), ("0.5:100:1e3", 1, "1/2", "1/2"),
    ("1:100000:1", 100_000, "1", "100000"),
  ])
  func ethPrices(text: String, count: Int, first: Rational, last: Rational) throws {
    let sweep = try EarningsSweep(ethPrices: text)
    #expect(sweep.term == .ethPrice)
    #expect(sweep.count == count)
    #expect(sweep.value(at: 0) == first)
    #expect(sweep.value(at: count - 1) == last)
    #expect(sweep.last == last)
    #expect(sweep.values.count == count)
  }

  @Test(arguments: [
    ("0:5:1", "expected a first value above zero"), ("-1:5:1", "expected a first value above zero"),
    ("1:5:0", "expected a step above zero"), ("1:5:-1", "expected a step above zero"),
    ("5:1:1", "expected a last value of 5 or more"),
    ("1:100001:1", "100001 values are too many"),
    ("1:1e9:1", "1000000000 values are too many; choose a step that gives at most 100000"),
    ("1:1e900:1e-900", "values are too many"),
    ("1500:5000", "expected ':', as in 1500:5000:250"), ("1500", "expected ':'"),
    ("", "nothing to read"), ("1:2:3:4", "expected the text to end here"),
    ("a:2:3", "found 'a' in place of a digit"),
    ("1,500:2:3", "no commas: write 1.500:2:3 (a decimal point) or 1500:2:3"),
  ])
  func mistakes(text: String, message: String) throws {
    let error = try #require(
      thrown { () throws(TextFormError) in try EarningsSweep(ethPrices: text) })
    #expect("\(error)".contains(message))
    #expect("\(error)".hasPrefix("sweep '"))
    #expect("\(error)".isOnePlainLine)
    #expect("\(error)".count < 250)
  }

  /// The first two rates take the currency and the scale of the third, and nothing of its number.
  @Test(
    arguments: [
      ("5:20:1e1wei/token", [5, 15]), ("5:20:$1e1/Mtoken", [5, 15]),
      ("1e1:2e1:1e1wei/token", [10, 20]),
      ("1e1:2e1:$1e1/Mtoken", [10, 20]), ("1e1:2e1:1e1gwei/token", [10, 20]),
      ("1:2:1eth/token", [1, 2]), ("1:2:1 eth/token", [1, 2]),
      ("0.5:1e1:5wei/token", ["1/2", "11/2"]),
    ] as [(String, [Rational])])
  func prices(text: String, values: [Rational]) throws {
    let sweep = try EarningsSweep(prices: text, declared: [])
    #expect(Array(sweep.values) == values)
  }

  /// At a price of zero no tickets are needed, which would be refused: the work is done, and costs.
  @Test func aPriceOfZeroIsApart() throws {
    let scenario = try EarningsScenario.Reader(
      json: Array(
        #"""
        {"pipeline":"llm","price":"1gwei/token","jobs-per-day":1000,"units":100000,
        "sender-float":"1gwei","cost-per-unit":"$1/Mtoken"}
        """#.utf8)
    ).request().scenario
    let sweep = try EarningsSweep(prices: "0:2:1wei/token", declared: [])
    // 730 / 24 days of a hundred dollars.
    let net: [Rational] = ["-9125/3", 0, 0]
    let curve = try scenario.netPerMonth(over: sweep, at: ETHPrice(3000))
    #expect(curve.points.map(\.netPerMonth.dollars) == net)
    let grid = try scenario.netPerMonth(
      rows: EarningsSweep(ethPrices: "1:2:1"), columns: sweep)
    #expect(grid.netPerMonth.map { $0.map(\.dollars) } == [net, net])
  }

  @Test(
    arguments: [
      (EarningsSweep.Term.jobsPerDay, -1, 1, 1, EarningsSweep.RangeError.firstNegative(-1)),
      (.utilization, 0, 2, 1, .aboveWhole(2)),
      (.electricity, 1, 0, 1, .backwards(first: 1, last: 0)),
      (.ethPrice, 0, 1, 1, .firstNotPositive(0)),
    ] as [(EarningsSweep.Term, Rational, Rational, Rational, EarningsSweep.RangeError)])
  func ranges(
    term: EarningsSweep.Term, first: Rational, last: Rational, step: Rational,
    error: EarningsSweep.RangeError
  ) throws {
    #expect(throws: error) { try EarningsSweep(term, from: first, through: last, by: step) }
    #expect(try EarningsSweep(.utilization, from: 0, through: 1, by: "1/2").count == 3)
    // The last value is within the whole, though the range goes on.
    #expect(try EarningsSweep(.utilization, from: 0, through: "7/5", by: 1).last == 1)
  }

  /// The line that a sweep takes is net itself, price by price.
  @Test(.tags(.property)) func isTheStatementsNet() throws {
    try forAll(cases: 100) { generator in
      let scenario = try generator.scenario()
      let first = generator.fraction(upToBits: 12) + 1
      let step = generator.fraction(upToBits: 6) + 1
      let sweep = try EarningsSweep(.ethPrice, from: first, through: first + step * 5, by: step)
      let points = try scenario.netPerMonth(over: sweep).points
      guard points.count == 6 else { return "\(points.count) points" }
      for point in points {
        let net = try Earnings(scenario, at: ETHPrice(point.value)).statement(per: .month).net
        if let fault = difference(point.netPerMonth, net, "net") { return fault }
      }
      return nil
    }
  }

  /// A scenario of one work; jobs of 1,000 ms, or 500 ms a second.
  private static func scenario(
    price: UnitPrice.Amount, jobs: Rational? = nil, utilization: Rational = 1,
    electricity: Rational
  ) throws -> EarningsScenario {
    let workload =
      if let jobs {
        try Workload(jobsPerDay: jobs, unitsPerJob: 1_000, of: .millisecond)
      } else {
        try Workload(
          unitsPerSecond: 500, of: .millisecond, utilization: Share(utilization))
      }
    return try EarningsScenario(
      [
        PricedWork(
          .audioToText, price: UnitPrice(price, per: .millisecond), workload: workload,
          costPerUnit: .usd("1/1000000000"))
      ],
      sharing: FeeSharing(feeShare: Share("10%")),
      costs: OperatingCosts(
        electricity: .init(watts: 300, usdPerKilowattHour: USD(electricity)),
        otherUSDPerMonth: 3))
  }

  /// Each pair of a grid, and each value of a sweep, is the net of the scenario that has them.
  @Test func gridsAreTheStatementsNet() throws {
    let eth: Rational = "5001/2"
    let prices = try EarningsSweep(
      .price(.ether(.gwei), per: .second), from: 0, through: 40, by: 10)
    let rows = try EarningsSweep(.utilization, from: 0, through: 1, by: "1/4")
    let start = try Self.scenario(price: .wei(7), electricity: "1/10")
    let grid = try start.netPerMonth(rows: rows, columns: prices, at: ETHPrice(eth))
    #expect(grid.netPerMonth.count == 5)
    for (utilization, nets) in zip(rows.values, grid.netPerMonth) {
      #expect(nets.count == 5)
      for (price, net) in zip(prices.values, nets) {
        let scenario = try Self.scenario(
          price: .wei(price * 1_000_000), utilization: utilization, electricity: "1/10")
        #expect(try Earnings(scenario, at: ETHPrice(eth)).statement(per: .month).net == net)
      }
    }
    let jobs = try EarningsSweep(.jobsPerDay, from: 10, through: 30, by: 10)
    let power = try EarningsSweep(.electricity, from: 0, through: 1, by: "1/2")
    let inJobs = try Self.scenario(price: .usd("1/1000000"), jobs: 5, electricity: "1/10")
    let second = try inJobs.netPerMonth(rows: power, columns: jobs, at: ETHPrice(eth))
    for (electricity, nets) in zip(power.values, second.netPerMonth) {
      for (count, net) in zip(jobs.values, nets) {
        let scenario = try Self.scenario(
          price: .usd("1/1000000"), jobs: count, electricity: electricity)
        #expect(try Earnings(scenario, at: ETHPrice(eth)).statement(per: .month).net == net)
      }
    }
    let curve = try inJobs.netPerMonth(over: jobs, at: ETHPrice(eth))
    #expect(curve.points.map(\.value) == [10, 20, 30])
    #expect(curve.breakEven == nil)
  }

  /// Where net is zero within the values, a sweep says so; it is the scenario's own break-even.
  @Test func breakEven() throws {
    let scenario = try ExampleScenario.segmentation.scenario()
    let earnings = try Earnings(scenario, at: ETHPrice(3_000))
    let utilization = try EarningsSweep(.utilization, from: 0, through: 1, by: "1/10")
    let curve = try scenario.netPerMonth(over: utilization, at: ETHPrice(3_000))
    #expect(curve.breakEven == earnings.breakEven.works[0].utilization.value)
    let price = try EarningsSweep(
      .price(.ether(.wei), per: .pixel), from: 0, through: 90_000, by: 9)
    #expect(
      try scenario.netPerMonth(over: price, at: ETHPrice(3_000)).breakEven
        == earnings.breakEven.works[0].weiPerUnit.value)
    let above = try EarningsSweep(.utilization, from: "1/10", through: 1, by: "1/10")
    #expect(try scenario.netPerMonth(over: above, at: ETHPrice(3_000)).breakEven == nil)
  }

  @Test func termsThatAreNotThere() throws {
    let jobs = try ExampleScenario.transcription.scenario()
    let eth = try ETHPrice(3_000)
    let power = try EarningsSweep(.electricity, from: 0, through: 1, by: 1)
    let utilization = try EarningsSweep(.utilization, from: 0, through: 1, by: 1)
    let pixels = try EarningsSweep(.price(.usd, per: .megapixel), from: 0, through: 1, by: 1)
    #expect(throws: EarningsError.noSuchTerm(.utilization)) {
      try jobs.netPerMonth(over: utilization, at: eth)
    }
    #expect(throws: EarningsError.unitMismatch(priced: .pixel, counted: .millisecond)) {
      try jobs.netPerMonth(over: pixels, at: eth)
    }
    #expect(throws: EarningsError.ethPriceNeeded) { try jobs.netPerMonth(over: power) }
    #expect(throws: EarningsError.sameTermTwice(.electricity)) {
      try jobs.netPerMonth(rows: power, columns: power, at: eth)
    }
    #expect(throws: EarningsError.onlyForOneWork(.utilization)) {
      try ExampleScenario.both.scenario().netPerMonth(over: utilization, at: eth)
    }
    let many = try EarningsSweep(.jobsPerDay, from: 0, through: 50_000, by: 1)
    #expect(throws: EarningsError.tooManyPairs(100_002)) {
      try jobs.netPerMonth(rows: many, columns: power, at: eth)
    }
    let free = try EarningsScenario(jobs.works)
    #expect(throws: EarningsError.noSuchTerm(.electricity)) {
      try free.netPerMonth(over: power, at: eth)
    }
  }
}
