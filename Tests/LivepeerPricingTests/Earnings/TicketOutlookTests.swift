import ExactMath
import LivepeerPricing
import Testing

@Suite("Tickets of a scenario")
struct TicketOutlookTests {
  /// Python's fractions: gross / EV, gross / face value, 24 · face value / gross.
  @Test(
    arguments: [
      (.transcription, "12882811/80", "12882811/60000000", "1440000000/12882811"),
      (.segmentation, "901222119/50", "300407373/12500000", "100000000/100135791"),
      (
        .language, "155520000000000000/234567890123", "3456000000/234567890123",
        "234567890123/144000000"
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
      .llm, unit: .token, price: .wei(1),
      workload: Workload(jobsPerDay: 0, unitsPerJob: 1))
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
      works[0].pipeline, unit: works[0].unit, price: .wei(price),
      workload: works[0].workload, shareOfTime: works[0].shareOfTime)
    let changed = try EarningsScenario(works, tickets: earnings.scenario.tickets)
    #expect(try Earnings(changed, at: earnings.ethPrice).tickets.hoursPerWinner == hours)
  }

  /// A job of 200,000 units at 10^7 wei is 2 · 10^12 wei: 250 tickets of 8 gwei.
  @Test(
    arguments: [
      (80_000, 100, []), (80_800, 101, [.largePayment(.llm, tickets: 101)]),
      (480_000, 600, [.largePayment(.llm, tickets: 600)]),
      (480_001, 601, [.longRun(.llm, tickets: 601)]),
    ] as [(BigInt, Int, [TicketWarning])])
  func paymentLimits(units: BigInt, tickets: Int, warnings: [TicketWarning]) throws {
    let work = try PricedWork(
      .llm, unit: .token, price: .wei(10_000_000),
      workload: Workload(jobsPerDay: 1, unitsPerJob: units))
    #expect(try Earnings(EarningsScenario([work])).tickets.warnings == warnings)
  }

  @Test func limitsOfTheTermsThemselves() throws {
    let dear = try TicketTerms(faceValue: 8_000_000_000, gasPrice: 1_000_000)
    #expect(
      dear.warnings == [.notWorthRedeeming(faceValue: 8_000_000_000, cost: 1_200_000_000_000)])
    let bold = try TicketTerms(
      faceValue: 9_000_000_000_000, gasPrice: 0, senderFloat: 8_000_000_000_000)
    #expect(
      bold.warnings
        == [.faceValueAboveFloat(faceValue: 9_000_000_000_000, float: 8_000_000_000_000)])
    // The node's own rule stays within the float.
    let held = try TicketTerms(gasPrice: 50_000_000, senderFloat: 1_000_000_000_000_000)
    #expect(held.faceValue == 1_000_000_000_000_000)
    #expect(held.warnings.isEmpty)
    #expect(try TicketTerms().warnings.isEmpty)
    #expect(try TicketTerms() == .nodeDefault)
  }

  @Test(arguments: [
    TicketWarning.largePayment(.llm, tickets: 101), .longRun(.llm, tickets: 601),
    .faceValueAboveFloat(faceValue: 2, float: 1), .notWorthRedeeming(faceValue: 1, cost: 2),
  ])
  func warningsAreOneLine(warning: TicketWarning) {
    #expect("\(warning)".isOnePlainLine)
  }
}
