public import ExactMath

/// What an operator's income looks like ticket by ticket.
///
/// Income is lumpy: a ticket is worth its expected value on average, and pays its face value seldom.
public struct TicketOutlook: Hashable, Sendable {
  /// The tickets' terms.
  public let terms: TicketTerms
  /// The chance that a ticket wins, as the node computes it.
  public let winProbability: WinProbability
  /// Tickets in a day of 24 hours: gross / expected value.
  public let ticketsPerDay: Rational
  /// Winning tickets in a day: gross / face value.
  public let winnersPerDay: Rational
  /// Where the tickets come to a limit of the node.
  public let warnings: [TicketWarning]

  /// Hours from one winning ticket to the next on average; nil where nothing comes in.
  public var hoursPerWinner: Rational? {
    winnersPerDay.isZero ? nil : EarningsPeriod.day.hours / winnersPerDay
  }

  /// The chance of that many days without a winning ticket.
  ///
  /// Tickets are whole: the days' expected tickets are rounded down, which makes the chance
  /// larger, if anything.
  public func chanceWithoutWinner(days: Int) -> NoWinnerChance {
    precondition(days >= 0, "a count of days is not negative")
    return NoWinnerChance(
      winProbability, tickets: (ticketsPerDay * Rational(days)).rounded(.down))
  }
}

/// Where tickets come to a limit of the node.
public enum TicketWarning: Hashable, Sendable {
  /// A job takes more tickets than one payment may have.
  case largePayment(Pipeline, tickets: BigInt)
  /// A job takes more tickets than one of the recipient's random numbers serves.
  case longRun(Pipeline, tickets: BigInt)
  /// A winning ticket pays more than its sender has put up.
  case faceValueAboveFloat(faceValue: Wei, float: Wei)
  /// A winning ticket does not pay for its own redemption.
  case notWorthRedeeming(faceValue: Wei, cost: Wei)
}

extension TicketWarning: CustomStringConvertible {
  /// One line: what happens, and what would help.
  public var description: String {
    switch self {
    case .largePayment(let pipeline, let tickets):
      "a job of \(pipeline) takes \(tickets) tickets, and a remote signer refuses more than "
        + "\(TicketParameters.largestPayment) for one payment; a larger expected value takes fewer"
    case .longRun(let pipeline, let tickets):
      "a job of \(pipeline) takes \(tickets) tickets, more than the "
        + "\(TicketParameters.largestRun) that one of the recipient's random numbers serves; "
        + "a larger expected value takes fewer"
    case .faceValueAboveFloat(let faceValue, let float):
      "a face value of \(faceValue) is more than the sender's float of \(float)"
    case .notWorthRedeeming(let faceValue, let cost):
      "a winning ticket pays \(faceValue) and costs \(cost) to redeem, so the node does not "
        + "redeem it"
    }
  }
}

extension Earnings {
  /// What the income looks like ticket by ticket.
  public var tickets: TicketOutlook {
    let terms = scenario.tickets
    let gross = totalGrossPerDay
    return TicketOutlook(
      terms: terms, winProbability: terms.winProbability,
      ticketsPerDay: gross / Rational(terms.expectedValue.count),
      winnersPerDay: gross / Rational(terms.faceValue.count),
      warnings: paymentWarnings + terms.warnings)
  }

  /// A job's first payment starts from an empty balance.
  private var paymentWarnings: [TicketWarning] {
    zip(scenario.works, weiPerUnit).compactMap { work, weiPerUnit in
      guard case .jobs(_, let unitsPerJob) = work.workload.kind else { return nil }
      let tickets = TicketPayment(
        balance: 0, fee: weiPerUnit * Rational(unitsPerJob),
        expectedValue: Rational(scenario.tickets.expectedValue.count)
      ).tickets
      if tickets > TicketParameters.largestRun { return .longRun(work.pipeline, tickets: tickets) }
      if tickets > TicketParameters.largestPayment {
        return .largePayment(work.pipeline, tickets: tickets)
      }
      return nil
    }
  }

  /// The price, in wei per unit, at which a ticket wins once in so many hours on average.
  ///
  /// 24 · faceValue / hours of fees a day, less what the other work brings, over the units of a day.
  ///
  /// - Parameters:
  ///   - hours: The wait, above zero.
  ///   - index: Which of the works changes its price.
  /// - Returns: The price; none where no unit is done, or the other work brings more already.
  public func weiPerUnit(
    forWinnerEvery hours: Rational, ofWork index: Int = 0
  ) -> BreakEven.Solution {
    precondition(hours > 0, "a wait is above zero")
    let units = scenario.works[index].unitsPerDay
    guard !units.isZero else { return .none(.noWork) }
    let needed = EarningsPeriod.day.hours * Rational(scenario.tickets.faceValue.count) / hours
    let rest = needed - (totalGrossPerDay - grossPerDay[index])
    return rest > 0 ? .at(rest / units) : .none(.coveredByTheRest)
  }
}

extension TicketTerms {
  /// Where the terms themselves come to a limit.
  public var warnings: [TicketWarning] {
    var warnings: [TicketWarning] = []
    if let senderFloat, faceValue > senderFloat {
      warnings.append(.faceValueAboveFloat(faceValue: faceValue, float: senderFloat))
    }
    if faceValue <= redemptionCost {
      warnings.append(.notWorthRedeeming(faceValue: faceValue, cost: redemptionCost))
    }
    return warnings
  }
}
