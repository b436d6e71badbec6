import LivepeerEarnings
import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite("Tickets of a scenario")
struct TicketOutlookTests {
  /// Python's fractions: gross / EV, gross / face value, 24 · face value / gross.
  @Test(
    arguments: [
      (.transcription, "12882811/80", "12882811/60000000", "1440000000/12882811"),
      (.segmentation, "901222119/50", "300407373/12500000", "100000000/100135791"),
      (
        .language, "155520000000000000/234567890123", "207360000000/234567890123",
        "234567890123/8640000000"
      ),
      (.both, "2015507691/1250", "671835897/625000000", "5000000000/223945299"),
    ] as [(ExampleScenario, Rational, Rational, Rational)])
  func counts(scenario: ExampleScenario, tickets: Rational, winners: Rational, hours: Rational)
    throws
  {
    let outlook = try scenario.earnings().tickets
    #expect(outlook.ticketsPerDay == tickets)
    #expect(outlook.winnersPerDay == winners)
    #expect(outlook.hoursPerWinner == hours)
  }

  /// 161,035.1375 tickets a day and 1,127,245.9625 a week, rounded down.
  @Test func daysWithoutAWinner() throws {
    let outlook = try ExampleScenario.transcription.earnings().tickets
    let day = outlook.chanceWithoutWinner(days: 1)
    #expect(day.tickets == 161_035)
    #expect("\(day.value)" == "0.806772566383240691")
    let week = outlook.chanceWithoutWinner(days: 7)
    #expect(week.tickets == 1_127_245)
    #expect("\(week.value)" == "0.222463032926520624")
  }

  @Test func nothingComesIn() throws {
    let work = try PricedWork(
      .llm, price: .wei(1, per: .token),
      workload: Workload(jobsPerDay: 0, unitsPerJob: 1, of: .token))
    let earnings = try Earnings(EarningsScenario([work]))
    #expect(earnings.tickets.hoursPerWinner == nil)
    #expect(
      earnings.tickets.chanceWithoutWinner(days: 7).value == BigDecimal(coefficient: 1, exponent: 0)
    )
    #expect(earnings.weiPerUnit(forWinnerEvery: 12) == .none(.noWork))
  }

  /// At the price that makes a ticket win every so many hours, it does.
  @Test(arguments: [12, "1/2", 1000, "31/7"] as [Rational], ExampleScenario.allCases)
  func targets(hours: Rational, scenario: ExampleScenario) throws {
    let earnings = try scenario.earnings()
    guard case .at(let price) = earnings.weiPerUnit(forWinnerEvery: hours) else {
      // The other work brings a winner more often.
      #expect(scenario == .both && hours == 1_000)
      return
    }
    var works = earnings.scenario.works
    works[0] = try PricedWork(
      works[0].pipeline, price: .wei(price, per: works[0].unit),
      workload: works[0].workload, shareOfTime: works[0].shareOfTime)
    let changed = try EarningsScenario(works, tickets: earnings.scenario.tickets)
    #expect(try Earnings(changed, at: earnings.ethPrice).tickets.hoursPerWinner == hours)
  }

  /// live-network 3: without ticket parameters, or with a face value that every sender refuses, there
  /// are no paid jobs; work for nothing needs no tickets.
  @Test func noJobIsPaid() throws {
    let work = try PricedWork(
      .llm, price: .wei(1_000_000, per: .token),
      workload: Workload(jobsPerDay: 10, unitsPerJob: 1_000, of: .token))
    let free = try PricedWork(
      .llm, price: .wei(0, per: .token),
      workload: Workload(jobsPerDay: 1, unitsPerJob: 1, of: .token))
    let cases: [(TicketTerms, String?)] = [
      (try TicketTerms(gasPrice: 0, senderFloat: 7_999_999_999), "no-ticket-parameters"),
      (try TicketTerms(gasPrice: 0, senderFloat: 8_000_000_000), "face-value-not-above-ev"),
      (try TicketTerms(gasPrice: 0, senderFloat: 8_000_000_001), nil),
      (try TicketTerms(senderFloat: 59_999_999_999_999), "no-ticket-parameters"),
      (try TicketTerms(senderFloat: 60_000_000_000_000), nil),
      (try TicketTerms(faceValue: 5), "no-ticket-parameters"),
      (try TicketTerms(senderFloat: -5), "no-ticket-parameters"),
      (try TicketTerms(senderFloat: 0), "no-ticket-parameters"), (try TicketTerms(), nil),
    ]
    for (terms, code) in cases {
      #expect(terms.refusal?.code == code)
      let scenario = try EarningsScenario([work], tickets: terms)
      #expect(scenario.refusal == terms.refusal)
      let earnings = try Earnings(scenario)
      let outlook = earnings.tickets
      #expect(outlook.refusal == terms.refusal)
      #expect(outlook.ticketsPerDay == (code == nil ? "5/4" : 0))
      #expect(outlook.winnersPerDay.isZero == (code != nil))
      #expect((outlook.hoursPerWinner == nil) == (code != nil))
      #expect(code == nil || outlook.warnings.isEmpty)
      #expect((earnings.weiPerUnit(forWinnerEvery: 1) == .none(.notPaid)) == (code != nil))
      #expect(try EarningsScenario([free], tickets: terms).refusal == nil)
      #expect(try EarningsScenario([work, free].halved, tickets: terms).refusal == terms.refusal)
    }
  }
}

extension [PricedWork] {
  /// The works, each for half of the time.
  fileprivate var halved: [PricedWork] {
    get throws {
      try map {
        try PricedWork(
          $0.pipeline, price: $0.price, workload: $0.workload,
          shareOfTime: Share("50%"))
      }
    }
  }
}
