internal import LivepeerPricing

/// The payments and debits of terms as they happen, one after another.
///
/// A balance is a number of tickets minus a number of units at a price. Both numbers are kept whole,
/// and compared by the ratio of the price to the expected value, so that a step costs the arithmetic
/// of small numbers.
struct PaymentRun {
  let terms: PaymentTerms
  /// The offered tickets; nil if the recipient offers none, or if nothing has to be paid.
  let offer: TicketOffer?
  /// The exact expected value of one ticket; zero without an offer.
  let expectedValue: Rational
  /// The refusal of every payment, whatever its size.
  let refusalOfEveryPayment: TicketRefusal?
  /// The maximum number of tickets that nobody refuses.
  private let maximumTickets: BigInt

  var period: PaymentForecast.Period
  private(set) var refusals: [TicketRefusal] = []
  /// The first payment that was tried, and the second.
  private(set) var attempts: [PaymentForecast.Payment] = []
  /// The units that the orchestrator debited, each at the price.
  var debitedUnits: BigInt = 0
  /// The largest fee that a payment has to cover.
  var largestFee: Rational = 0

  init(_ terms: PaymentTerms) {
    self.terms = terms
    period = PaymentForecast.Period(duration: terms.duration)
    do throws(TicketRefusal) {
      offer = terms.price.isZero ? nil : try terms.tickets.offer()
      refusalOfEveryPayment = terms.refusalOfEveryPayment(with: offer)
    } catch {
      offer = nil
      refusalOfEveryPayment = error
    }
    expectedValue = offer?.expectedValue ?? 0
    maximumTickets = terms.maximumTickets(of: expectedValue)
  }

  /// Records a refusal, unless there is one of its kind.
  mutating func record(_ refusal: TicketRefusal) {
    if !refusals.contains(where: { $0.code == refusal.code }) { refusals.append(refusal) }
  }

  /// Whether a balance that was too small is recorded, so that no other one is described.
  var hasRecordedLowBalance: Bool {
    for case .insufficientBalance in refusals { return true }
    return false
  }

  /// Pays a fee with a number of tickets, if nobody refuses them.
  ///
  /// - Returns: What became of the payment.
  mutating func pay(
    _ tickets: BigInt, forUnits units: BigInt, fee: @autoclosure () -> Rational
  ) -> Outcome {
    let refusal =
      refusalOfEveryPayment
      ?? (tickets > maximumTickets
        ? offer.flatMap { terms.refusal(of: $0, tickets: tickets) } : nil)
    if let refusal { record(refusal) }
    let needsNoTickets =
      refusal == nil && tickets.isZero && terms.signer == .remoteSigner && expectedValue > 0
    if attempts.count < 2 {
      attempts.append(
        PaymentForecast.Payment(
          units: units, fee: fee(), tickets: tickets, refusal: refusal,
          needsNoTickets: needsNoTickets))
    }
    guard refusal == nil else { return .refused }
    if tickets > 0 {
      period.payments += 1
      period.tickets += tickets
    }
    return needsNoTickets ? .notNeeded : .made
  }

  /// What became of a payment.
  enum Outcome {
    /// It was made; no tickets may have been needed.
    case made
    /// A remote signer makes none that needs no tickets, and records nothing.
    case notNeeded
    /// Somebody refused it.
    case refused
  }

  /// Describes a payment that is not made in the period.
  mutating func describe(_ payment: PaymentForecast.Payment) {
    attempts.append(payment)
    if let refusal = payment.refusal { record(refusal) }
  }

  /// The time between two sweeps of idle balances, and the time for which one may be idle: 10 minutes.
  private static let sweep: Int64 = 600 * 1_000_000_000

  /// Returns whether the last sweep until a time deletes a balance; the first sweep comes ten minutes after
  /// the first payment.
  static func isSwept(at time: Int64, lastUpdate: Int64) -> Bool {
    time / sweep * sweep - lastUpdate > sweep
  }

  /// The period with its sums.
  var finishedPeriod: PaymentForecast.Period {
    var period = period
    period.paid = Rational(period.tickets) * expectedValue
    period.debited = Rational(debitedUnits) * terms.price
    return period
  }
}

extension PaymentTerms {
  /// Returns the refusal of any payment, whatever its size, in the order of the node's checks.
  fileprivate func refusalOfEveryPayment(with offer: TicketOffer?) -> TicketRefusal? {
    let isSigner = signer == .remoteSigner
    guard let offer else { return isSigner ? .priceZero : nil }
    if let refusal = sender.refusal(of: offer) { return refusal }
    guard isSigner, let maximumPrice, price > maximumPrice else { return nil }
    return .priceAboveCeiling(
      price: price, ceiling: maximumPrice, source: "configured maximum price")
  }

  /// Returns the refusal of a payment of a number of tickets, in the order of the node's checks.
  func refusal(of offer: TicketOffer, tickets: BigInt) -> TicketRefusal? {
    if let maximum = signer.maximumTicketsPerPayment, tickets > maximum {
      return .tooManyTicketsForSigner(tickets: tickets, maximum: maximum)
    }
    if let refusal = sender.refusal(of: offer, tickets: tickets) { return refusal }
    let maximum = TicketParameters.maximumTicketsPerOffer
    return tickets > maximum ? .tooManyTicketsForOffer(tickets: tickets, maximum: maximum) : nil
  }

  /// Returns the maximum number of tickets of one payment.
  func maximumTickets(of expectedValue: Rational) -> BigInt {
    let limit = signer.maximumTicketsPerPayment ?? TicketParameters.maximumTicketsPerOffer
    guard expectedValue > 0 else { return limit }
    return min(limit, (sender.maximumTotalExpectedValue / expectedValue).rounded(.down))
  }
}

extension Quantity where Unit == Millisecond {
  /// The time in nanoseconds; terms have at most a hundred years.
  var nanoseconds: Int64 { Int64(count) * 1_000_000 }
}
