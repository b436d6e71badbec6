public import LivepeerPricing

/// What comes of paying for work: the payments, what is debited of them, and every refusal.
///
/// Fees are exact fractions, as the node keeps them.
public struct PaymentForecast: Hashable, Sendable {
  /// One payment, or one that is refused.
  public struct Payment: Hashable, Sendable {
    /// The number of units that it pays for.
    public let units: BigInt
    /// The fee of the units, in wei.
    public let fee: Rational
    /// The number of tickets.
    public let tickets: BigInt
    /// The reason why it is refused; nil if it is not.
    public let refusal: TicketRefusal?
    /// Whether a remote signer answers 482, as the balance covers the fee without new tickets.
    public let needsNoTickets: Bool

    /// The answer for programs: `paid`, `no-tickets`, or the code of the refusal.
    public var answer: String { refusal?.code ?? (needsNoTickets ? "no-tickets" : "paid") }
  }

  /// What was paid and debited in a time.
  public struct Period: Hashable, Sendable {
    /// The time that was asked for.
    public let duration: Quantity<Millisecond>
    /// The number of payments that had tickets.
    public internal(set) var payments = 0
    /// The number of tickets.
    public internal(set) var tickets: BigInt = 0
    /// The sum of the tickets' expected values, in wei.
    public internal(set) var paid: Rational = 0
    /// The sum of the fees that the orchestrator debited, in wei.
    public internal(set) var debited: Rational = 0
    /// The credit that was deleted because it was idle for more than ten minutes, in wei.
    public internal(set) var expired: Rational = 0
    /// The time at which the orchestrator released the session for want of a balance; nil if it did
    /// not.
    public internal(set) var releasedAt: Quantity<Millisecond>?

    /// What was paid and not debited, in wei; it may be negative.
    public var left: Rational { paid - debited }
  }

  /// The terms.
  public let terms: PaymentTerms
  /// The offered tickets; nil if the recipient offers none.
  public let offer: TicketOffer?
  /// The first payment.
  public let first: Payment
  /// The second payment, or the second job's; nil for a fixed price, which is paid once.
  public let later: Payment?
  /// What was paid and debited in the time of the terms.
  public let period: Period
  /// Every refusal, the first of each kind, in the order in which they happen.
  public let refusals: [TicketRefusal]
  /// The largest fee that a payment has to cover.
  let largestFee: Rational
  /// The refusal of every payment, whatever its size.
  let refusalOfEveryPayment: TicketRefusal?

  /// Creates the forecast of terms.
  init(of terms: PaymentTerms) {
    self.terms = terms
    var run = PaymentRun(terms)
    switch terms.work.kind {
    case .session(let unit): run.runSession(unit)
    case .job(let paid, let debited): run.runJobs(paid: paid, debited: debited)
    case .byoc(let timeout, let length): run.runCapability(timeout: timeout, length: length)
    case .transcoding(let estimated, let encoded):
      run.runSegments(estimated: estimated, encoded: encoded)
    }
    offer = run.offer
    guard let first = run.attempts.first else { preconditionFailure("a forecast has a payment") }
    self.first = first
    later = run.attempts.count > 1 ? run.attempts[1] : nil
    period = run.finishedPeriod
    refusals = run.refusals
    largestFee = run.largestFee
    refusalOfEveryPayment = run.refusalOfEveryPayment
  }
}
