public import LivepeerNode
public import LivepeerPricing

/// An operator's income ticket by ticket.
///
/// Income is lumpy: a ticket is worth its expected value on average, and pays its face value seldom.
public struct TicketOutlook: Hashable, Sendable {
  /// The tickets' terms.
  public let terms: TicketTerms
  /// Why no job is paid, if so; the figures are then zero.
  public let refusal: TicketRefusal?
  /// The chance that a ticket wins, as the node computes it.
  public let winProbability: WinProbability
  /// The number of tickets in a day of 24 hours: gross / expected value.
  public let ticketsPerDay: Rational
  /// The number of winning tickets in a day: gross / face value.
  public let winnersPerDay: Rational
  /// The limits of the node that the tickets come to.
  public let warnings: [TicketWarning]

  /// The hours between two winning tickets on average; nil if nothing comes in.
  public var hoursPerWinner: Rational? {
    winnersPerDay.isZero ? nil : EarningsPeriod.day.hours / winnersPerDay
  }

  /// Returns the chance of a number of days without a winning ticket.
  ///
  /// Tickets are whole: the days' expected tickets are rounded down, which makes the chance
  /// larger, if anything.
  public func chanceWithoutWinner(days: Int) -> NoWinnerChance {
    precondition(days >= 0, "a count of days is not negative")
    return NoWinnerChance(
      winProbability, tickets: (ticketsPerDay * Rational(days)).rounded(.down))
  }
}

extension Earnings {
  /// The income ticket by ticket.
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

  /// Returns the price, in wei per unit, at which a ticket wins once in a number of hours on average.
  ///
  /// 24 · faceValue / hours of fees a day, less what the other work brings, over the units of a day.
  ///
  /// - Parameters:
  ///   - hours: The wait, above zero.
  ///   - index: The work whose price changes.
  /// - Returns: The price; none if no unit is done, no job is paid, or the other work brings more
  ///   already.
  public func weiPerUnit(
    forWinnerEvery hours: Rational, ofWork index: Int = 0
  ) -> BreakEven.Solution {
    precondition(hours > 0, "a wait is above zero")
    guard scenario.tickets.refusal == nil else { return .none(.notPaid) }
    let units = scenario.works[index].unitsPerDay
    guard !units.isZero else { return .none(.noWork) }
    let needed = EarningsPeriod.day.hours * Rational(scenario.tickets.faceValue.count) / hours
    let rest = needed - (totalGrossPerDay - grossPerDay[index])
    return rest > 0 ? .at(rest / units) : .none(.coveredByTheRest)
  }
}
