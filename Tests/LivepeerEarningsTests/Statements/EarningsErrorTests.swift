import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite("Terms that cannot be")
struct EarningsErrorTests {
  private static func error(
    _ body: () throws(EarningsError) -> some Any
  ) -> EarningsError? {
    thrown(body)
  }

  private static func work(_ price: Rational) throws -> PricedWork {
    try PricedWork(
      .llm, price: .wei(price, per: .token),
      workload: Workload(jobsPerDay: 1, unitsPerJob: 1, of: .token),
      shareOfTime: Share(Rational(1, 100)))
  }

  /// A hundredth of the price a day: at 10^2,001 it has 2,000 digits, at 10^−1,997 its denominator.
  @Test(
    arguments: [
      (Rational(.powerOfTen(2_001)), false), (Rational(.powerOfTen(2_002)), true),
      (Rational(1, .powerOfTen(1_997)), false), (Rational(1, .powerOfTen(1_998)), true),
    ])
  func workHasALargestNumberOfDigits(price: Rational, isRefused: Bool) throws {
    let work = try Self.work(price)
    let error = Self.error { () throws(EarningsError) in try EarningsScenario([work]) }
    #expect(error == (isRefused ? .tooManyDigits(limit: 2_000) : nil))
  }

  /// Unrelated denominators are refused before they have been multiplied out: each figure of each
  /// work would have all their digits.
  @Test func workWithoutACommonDenominatorIsRefusedAtOnce() throws {
    var generator = SeededGenerator(seed: 9)
    let works = try (0..<100).map { _ in
      try Self.work(Rational(1, generator.count(upToBits: 30_000) + 1))
    }
    let time = usualProcessorTime {
      #expect(throws: EarningsError.tooManyDigits(limit: 2_000)) { try EarningsScenario(works) }
    }
    #expect(time < .milliseconds(500))
  }

  @Test func terms() throws {
    let work = try PricedWork(
      .llm, price: .wei(1, per: .token),
      workload: Workload(jobsPerDay: 1, unitsPerJob: 1, of: .token), shareOfTime: Share("51%"))
    let faults: [(EarningsError?, EarningsError)] = [
      (
        Self.error { () throws(EarningsError) in
          try Workload(jobsPerDay: -1, unitsPerJob: 1, of: .token)
        },
        .negative(.jobsPerDay, -1)
      ),
      (
        Self.error { () throws(EarningsError) in
          try Workload(jobsPerDay: 1, unitsPerJob: -1, of: .token)
        },
        .negative(.units, -1)
      ),
      (
        Self.error { () throws(EarningsError) in
          try Workload(unitsPerSecond: -1, of: .token, utilization: .whole)
        }, .negative(.unitsPerSecond, -1)
      ),
      (
        Self.error { () throws(EarningsError) in try FeeSharing.Stake(own: -1, total: 1) },
        .negative(.ownStake, -1)
      ),
      (
        Self.error { () throws(EarningsError) in try FeeSharing.Stake(own: 0, total: 0) },
        .notPositive(.totalStake, 0)
      ),
      (
        Self.error { () throws(EarningsError) in try FeeSharing.Stake(own: 2, total: 1) },
        .ownStakeAboveTotal(own: 2, total: 1)
      ),
      (
        Self.error { () throws(EarningsError) in try TicketTerms(expectedValue: 0) },
        .notPositive(.ticketEV, 0)
      ),
      (
        Self.error { () throws(EarningsError) in try TicketTerms(redeemGas: -1) },
        .negative(.redeemGas, -1)
      ),
      (
        Self.error { () throws(EarningsError) in try TicketTerms(gasPrice: -1) },
        .negative(.gasPrice, -1)
      ),
      (
        Self.error { () throws(EarningsError) in try TicketTerms(faceValue: -1) },
        .negative(.faceValue, -1)
      ),
      (
        Self.error { () throws(EarningsError) in
          try OperatingCosts.Electricity(watts: -1, usdPerKilowattHour: 1)
        }, .negative(.watts, -1)
      ),
      (
        Self.error { () throws(EarningsError) in
          try OperatingCosts.Electricity(watts: 1, usdPerKilowattHour: USD(-1))
        }, .negative(.electricity, -1)
      ),
      (
        Self.error { () throws(EarningsError) in
          try OperatingCosts.Electricity(watts: 1, usdPerKilowattHour: 1, hoursPerDay: -1)
        }, .negative(.hoursPerDay, -1)
      ),
      (
        Self.error { () throws(EarningsError) in
          try OperatingCosts.Electricity(watts: 1, usdPerKilowattHour: 1, hoursPerDay: 25)
        }, .longDay(hours: 25)
      ),
      (
        Self.error { () throws(EarningsError) in try OperatingCosts.Hardware(price: USD(-1)) },
        .negative(.hardware, -1)
      ),
      (
        Self.error { () throws(EarningsError) in
          try OperatingCosts.Hardware(price: 1, months: 0)
        }, .notPositive(.amortize, 0)
      ),
      (
        Self.error { () throws(EarningsError) in try OperatingCosts(otherUSDPerMonth: USD(-1)) },
        .negative(.monthlyCosts, -1)
      ),
      (Self.error { () throws(EarningsError) in try EarningsScenario([]) }, .noWork),
      (
        Self.error { () throws(EarningsError) in try EarningsScenario([work, work]) },
        .timeSharedTwice("102/100")
      ),
      (
        Self.error { () throws(EarningsError) in
          try PricedWork(
            .llm, price: .wei(-1, per: .token), workload: work.workload)
        }, .negative(.price, -1)
      ),
    ]
    for (found, expected) in faults {
      #expect(found == expected)
      #expect("\(expected)".isOnePlainLine)
    }
  }

  @Test(arguments: [
    ("35%", "7/20"), ("0%", "0"), ("100%", "1"), ("12.5 %", "1/8"), ("1e-2%", "1/10000"),
    ("0.35%", "7/2000"),
  ])
  func shares(text: String, fraction: Rational) throws {
    #expect(try Share(text).fraction == fraction)
    #expect(try Share(Share(text).description).fraction == fraction)
  }

  @Test(arguments: [
    ("35", "expected '%', as in 35%, and the text ends"), ("0.35", "expected '%', as in 35%"),
    ("101%", "a share lies from 0% through 100%"), ("-1%", "a share lies from 0% through 100%"),
    ("%", "offset 0"), ("", "nothing to read"), ("35%%", "expected the text to end here"),
    ("1e1001%", "an exponent beyond 1000"),
  ])
  func badShares(text: String, message: String) throws {
    let error = try #require(thrown { () throws(TextFormError) in try Share(text) })
    #expect("\(error)".contains(message))
    #expect("\(error)".isOnePlainLine)
  }
}
