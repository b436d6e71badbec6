import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("Prices for a goal")
struct EarningsGoalTests {
  /// Python's fractions, from the formulae: ((costs + net) / kept) / units, and costs / (kept − m) /
  /// units.
  @Test func prices() throws {
    let jobs = try ExampleScenario.transcription.earnings()
    #expect(
      jobs.weiPerUnit(for: .net(try USD("200"), per: .month)).value
        == "62398400000000000/899517169")
    #expect(
      jobs.weiPerUnit(for: .net(try USD("1"), per: .day)).value == "29838400000000000/899517169")
    #expect(
      jobs.weiPerUnit(for: .margin(try Share("30%"))).value
        == "23998400000000000/351587929")
    #expect(jobs.weiPerUnit(for: .margin(try Share("49.25%"))) == .none(.nothingKept))
    #expect(jobs.weiPerUnit(for: .margin(try Share("60%"))) == .none(.nothingKept))
  }

  /// At the price that meets a goal the statement's net is the goal's.
  @Test(.tags(.property)) func netIsTheGoal() throws {
    var solved = 0
    try forAll(cases: 300) { generator in
      let scenario = try generator.scenario()
      let ethPrice = try generator.ethPrice()
      let earnings = try Earnings(scenario, at: ethPrice)
      let net = USD(generator.fraction(upToBits: 14))
      let period = try #require(EarningsStatement.Period.allCases.randomElement(using: &generator))
      let margin = try generator.share()
      for goal in [Earnings.Goal.net(net, per: period), .margin(margin)] {
        guard let price = earnings.weiPerUnit(for: goal).value else { continue }
        solved += 1
        var works = scenario.works
        works[0] = try PricedWork(
          works[0].pipeline, price: .wei(price, per: works[0].unit), workload: works[0].workload,
          shareOfTime: works[0].shareOfTime, costPerUnit: works[0].costPerUnit)
        let there = try Earnings(
          EarningsScenario(
            works, sharing: scenario.sharing, tickets: scenario.tickets, costs: scenario.costs,
            rewards: scenario.rewards), at: ethPrice
        ).statement(per: period)
        let gross = try #require(there.usd(there.income.gross)).dollars
        let expected =
          if case .margin(let share) = goal { gross * share.fraction } else { net.dollars }
        if let fault = difference(there.net?.dollars, expected, "\(goal)") { return fault }
      }
      return nil
    }
    #expect(solved > 200)
  }

  @Test(arguments: [
    ("$200/month", Earnings.Goal.net(200, per: .month)),
    ("1.5 / day", .net(USD(Rational(3, 2)), per: .day)),
    ("0 USD/year", .net(0, per: .year)),
  ])
  func texts(text: String, goal: Earnings.Goal) throws {
    let reader = EarningsScenario.Reader(
      [.pipeline: "llm", .price: "5wei/token", .jobsPerDay: "1", .units: "1", .targetNet: text])
    #expect(try reader.request().goal == goal)
  }

  @Test(
    arguments: [
      (
        [.targetNet: "200"],
        "target-net: amount '200', offset 0: expected dollars per day, month or"
      ),
      ([.targetNet: "$200/week"], "unknown period 'week'; use one of day, month, year"),
      ([.targetNet: "$2/mont\u{7F}"], "unknown period 'mont\u{FFFD}'"),
      ([.targetNet: "$-2/day"], "a net to aim at is zero or more"),
      ([.targetNet: "x/day"], "found 'x' in place of a digit"),
      ([.margin: "30"], "margin: percentage '30', offset 2: expected '%'"),
      ([.margin: "30%", .targetNet: "$1/day"], "margin: cannot be combined with target-net"),
    ] as [([EarningsScenario.Key: String], String)])
  func mistakes(texts: [EarningsScenario.Key: String], message: String) throws {
    let reader = EarningsScenario.Reader(
      texts.merging([.pipeline: "llm", .price: "5wei/token", .jobsPerDay: "1", .units: "1"]) { $1 })
    let error = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try reader.request() })
    #expect("\(error)".contains(message), "\(error)")
    #expect("\(error)".isOnePlainLine)
  }

  @Test func onlyForOneWork() throws {
    let reader = try EarningsScenario.Reader(
      json: #"""
        {"margin": "3%", "entries": [
          {"pipeline": "upscale", "share-of-time": "50%", "jobs-per-day": 1, "units": 1},
          {"pipeline": "upscale", "share-of-time": "50%", "jobs-per-day": 1, "units": 1}]}
        """#)
    let error = try #require(
      thrown { () throws(EarningsScenario.ReadingError) in try reader.request() })
    #expect("\(error)".hasSuffix("margin: is for scenarios with one kind of work"))
  }
}
