public import LivepeerNode
public import LivepeerPricing

/// An operator's income, ticket by ticket.
///
/// Income is irregular: a ticket is worth its expected value on average, but pays its face value
/// rarely.
public struct TicketOutlook: Hashable, Sendable {
  /// The terms of the tickets.
  public let terms: TicketTerms
  /// The reason why no job is paid; nil if jobs are paid, and otherwise the figures are zero.
  public let refusal: TicketRefusal?
  /// The probability that a ticket wins, as the node computes it.
  public let winProbability: WinProbability
  /// The number of tickets in a day of 24 hours: gross / expected value.
  public let ticketsPerDay: Rational
  /// The number of winning tickets in a day: gross / face value.
  public let winnersPerDay: Rational
  /// The node's limits that the tickets reach.
  public let warnings: [TicketOutlook.Warning]

  /// The average number of hours between two winning tickets; nil if there is no income.
  public var hoursPerWinner: Rational? {
    winnersPerDay.isZero ? nil : EarningsStatement.Period.day.hours / winnersPerDay
  }

  /// Returns the probability of a number of days without a winning ticket.
  ///
  /// Tickets are whole, so the expected number of tickets in the days is rounded down, which never
  /// makes the probability smaller.
  ///
  /// - Precondition: The number of days is not negative.
  public func chanceWithoutWinner(days: Int) -> TicketOutlook.NoWinnerChance {
    precondition(days >= 0, "a count of days is not negative")
    return TicketOutlook.NoWinnerChance(winProbability, tickets: tickets(inDays: Rational(days)))
  }

  /// Returns the expected number of tickets in some days, rounded down to whole ones.
  func tickets(inDays days: Rational) -> BigInt { (ticketsPerDay * days).rounded(.down) }
}

extension Earnings {
  /// The outlook for the income, ticket by ticket.
  public var tickets: TicketOutlook {
    let terms = scenario.tickets
    let gross = totalGrossPerDay
    let refusal = scenario.refusal
    return TicketOutlook(
      terms: terms, refusal: refusal, winProbability: terms.winProbability,
      ticketsPerDay: gross / Rational(terms.expectedValue.count),
      winnersPerDay: gross.isZero ? 0 : gross / Rational(terms.faceValue.count),
      warnings: refusal == nil ? paymentWarnings + terms.warnings : [])
  }

  /// Returns the price, in wei per unit, at which a ticket wins once in a number of hours on
  /// average.
  ///
  /// The price is (24 · faceValue / hours − the daily gross of the other work) / the units of a
  /// day.
  ///
  /// - Parameters:
  ///   - hours: The average hours between two winning tickets, above zero.
  ///   - index: The index of the work whose price changes.
  /// - Precondition: The hours are above zero, and the scenario has a work of that index.
  /// - Returns: The price; none if there are no units, no job is paid, or the other work already
  ///   brings more.
  public func weiPerUnit(
    forWinnerEvery hours: Rational, ofWork index: Int = 0
  ) -> BreakEven.Solution {
    precondition(hours > 0, "a wait is above zero")
    guard scenario.tickets.refusal == nil else { return .none(.notPaid) }
    let units = scenario.works[index].unitsPerDay
    guard !units.isZero else { return .none(.noWork) }
    let needed =
      EarningsStatement.Period.day.hours * Rational(scenario.tickets.faceValue.count) / hours
    let rest = needed - (totalGrossPerDay - grossPerDay[index])
    return rest > 0 ? .at(rest / units) : .none(.coveredByTheRest)
  }
}
