public import LivepeerPricing

extension PaymentForecast {
  /// The whole expected values of a ticket, in wei, with none of which a payment is refused; nil if
  /// there are none.
  ///
  /// It is the largest value that works, and those below it without a gap. A balance that runs out
  /// between payments has other reasons, and does not count.
  ///
  /// - Complexity: O(*n*) in the number of tickets that one payment may have, at most 600.
  public var workableExpectedValues: ClosedRange<BigInt>? {
    guard !terms.price.isZero, refusalOfEveryPayment?.concernsOtherThings != true else {
      return nil
    }
    let search = TicketSearch(terms, fee: largestFee)
    guard let maximum = search.maximum() else { return nil }
    let minimum = max(search.minimum(from: maximum), leastOfSharedOffer)
    return minimum <= maximum ? minimum...maximum : nil
  }

  /// Whether a payment has to be more than the sender's maximum for one, whatever the expected value of its
  /// tickets.
  package var exceedsMaximumPayment: Bool {
    TicketSearch(terms, fee: largestFee).needed >= terms.sender.maximumTotalExpectedValue
  }

  /// The least expected value with which all jobs that share one offer have enough tickets.
  private var leastOfSharedOffer: BigInt {
    guard case .job = terms.work.kind, terms.signer == .gateway else { return 1 }
    let life = JobLedger.offerLifetime / 1_000_000
    let jobs = Rational(min(BigInt(life), terms.duration.count), terms.cadence.count).rounded(.up)
    // One ticket more than the jobs' fees need, as each is rounded up.
    let tickets = TicketParameters.maximumTicketsPerOffer - 1
    return (largestFee * Rational(max(1, jobs)) / Rational(tickets)).rounded(.up)
  }
}

/// The search for expected values that nobody refuses.
///
/// With n tickets for a fee, the expected value is at least fee / n and below fee / (n − 1), and the
/// total at most n · EV. So the values that work are one interval for each n.
private struct TicketSearch {
  private let terms: PaymentTerms
  private let fee: Rational
  /// The credit that the recipient wants of a payment.
  let needed: Rational
  /// The number of tickets that a gateway buys at most; nil if it buys as many as the fee needs.
  private let cap: BigInt?
  private let limit: BigInt

  init(_ terms: PaymentTerms, fee: Rational) {
    self.terms = terms
    self.fee = fee
    limit = terms.signer.maximumTicketsPerPayment ?? TicketParameters.maximumTicketsPerOffer
    if case .byoc = terms.work.kind {
      needed = terms.price * Rational(BYOCCapability.orchestratorReserve)
      cap = TicketParameters.maximumTicketsPerOffer
    } else {
      needed = fee
      cap = nil
    }
  }

  /// Returns the tickets that pay the fee from an empty balance.
  private func tickets(of expectedValue: Rational) -> BigInt {
    let count = max(1, (fee / expectedValue).rounded(.up))
    return cap.map { min($0, count) } ?? count
  }

  /// Returns whether nobody refuses tickets of an expected value.
  private func isWorkable(_ value: BigInt) -> Bool {
    guard value > 0, let offer = try? terms.tickets.offer(expectedValue: Wei(value)) else {
      return false
    }
    let tickets = tickets(of: offer.expectedValue)
    return Rational(tickets) * offer.expectedValue >= needed
      && terms.sender.refusal(of: offer) == nil
      && terms.refusal(of: offer, tickets: tickets) == nil
  }

  /// Returns the largest expected value that works.
  func maximum() -> BigInt? {
    var value = largestOfOneTicket
    while value > 0 {
      // The chance is rounded up, so that a bound itself may not work, and the next value does.
      if isWorkable(value) { return value }
      if isWorkable(value - 1) { return value - 1 }
      let tickets = tickets(of: Rational(value))
      guard tickets <= limit else { return nil }
      // As many tickets of a smaller value, or one ticket more.
      let total = (terms.sender.maximumTotalExpectedValue / Rational(tickets)).rounded(.down)
      let next = total < value ? total : (fee / Rational(tickets)).rounded(.up) - 1
      guard next < value else { return nil }
      value = next
    }
    return nil
  }

  /// Returns the smallest value from which all work, up to one that does.
  func minimum(from maximum: BigInt) -> BigInt {
    var lowest = maximum
    while true {
      let tickets = tickets(of: Rational(lowest))
      // As many tickets, down to the fee; those that a cap leaves, down to what the recipient wants.
      let sum = tickets == cap ? needed : max(fee, needed)
      let bound = max(1, (sum / Rational(tickets)).rounded(.up))
      if bound < lowest { lowest = isWorkable(bound) ? bound : bound + 1 }
      guard isWorkable(lowest - 1) else { return lowest }
      lowest -= 1
    }
  }

  /// The largest expected value that one ticket can have by the sender's limits and its face value.
  private var largestOfOneTicket: BigInt {
    let maximum = min(
      terms.sender.maximumExpectedValue, terms.sender.maximumTotalExpectedValue
    ).rounded(.down)
    var value = terms.tickets.maximumFaceValue.map { min(maximum, $0.count) } ?? maximum
    if let funds = terms.sender.funds {
      // A value above the usual face value makes the face value 100 times as large.
      let face = Rational(funds.deposit.count, terms.sender.depositMultiplier).rounded(.down)
      value = min(
        value,
        max(face / TicketParameters.faceValueMultiplier, terms.tickets.usualFaceValue.count))
    }
    return value
  }
}

extension TicketRefusal {
  /// Whether tickets of any other expected value are refused as well.
  fileprivate var concernsOtherThings: Bool {
    switch self {
    case .noDeposit, .noReserve, .fundsUnlocking, .parametersExpired, .priceZero, .noUnits,
      .priceAboveCeiling, .faceValueBelowRedemptionCost:
      true
    default: false
    }
  }
}
