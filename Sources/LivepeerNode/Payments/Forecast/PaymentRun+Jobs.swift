internal import LivepeerPricing

extension PaymentRun {
  /// Runs jobs of a pipeline, one every cadence.
  ///
  /// The answers of jobs bring no new ticket parameters, so that all jobs use those of one offer until
  /// it expires.
  mutating func runJobs(paid: BigInt, debited: BigInt) {
    run(paying: paid, charging: paid, debiting: debited, sharesOffer: true)
  }

  /// Runs segments of a video, one every cadence; the gateway charges what was encoded.
  mutating func runSegments(estimated: BigInt, encoded: BigInt) {
    run(
      paying: estimated, factor: TranscodingLadder.estimateFactor, charging: encoded,
      debiting: encoded, sharesOffer: false)
  }

  private mutating func run(
    paying paid: BigInt, factor: Rational = 1, charging charged: BigInt, debiting debited: BigInt,
    sharesOffer: Bool
  ) {
    let fee = terms.price * Rational(paid) * factor
    largestFee = fee
    var ledger = JobLedger(fee: fee, charged: charged, debited: debited, of: self)
    var nonces: BigInt = 0
    var offerStart: Int64 = 0
    let (end, cadence) = (terms.duration.nanoseconds, terms.cadence.nanoseconds)
    var time: Int64 = 0
    repeat {
      ledger.expire(at: time, &self)
      let tickets = ledger.tickets
      let outcome = pay(tickets, forUnits: paid, fee: fee)
      // Nothing was sent, and the balance stays as it is: every other job ends in the same way.
      if outcome == .refused { break }
      if !sharesOffer || time - offerStart >= JobLedger.offerLifetime {
        (nonces, offerStart) = (0, time)
      }
      nonces += tickets
      ledger.run(
        tickets, beyondOffer: nonces - TicketParameters.maximumTicketsPerOffer,
        isCharged: outcome == .made, at: time, &self)
      nonces = min(nonces, TicketParameters.maximumTicketsPerOffer)
      time += cadence
    } while time < end
    guard attempts.count == 1 else { return }
    var copy = self
    _ = copy.pay(ledger.tickets, forUnits: paid, fee: fee)
    describe(copy.attempts[1])
  }
}

/// The balances of jobs: the gateway's, and the orchestrator's.
struct JobLedger {
  /// The time that a gateway uses one offer of ticket parameters: until its last block but one, at
  /// 12 seconds a block.
  static let offerLifetime =
    Int64(TicketParameters.lifetimeInL1Blocks - 1) * 12 * 1_000_000_000

  private let charged: BigInt
  private let debited: BigInt
  /// The tickets that cover the gateway's charges and a new job, or one ticket's value.
  private let needed: CeilingMultiplier?
  /// The tickets that cover the orchestrator's debits and one ticket's nominal value.
  private let accepted: CeilingMultiplier?
  /// The tickets and the jobs of each balance since it began.
  private var gateway = (tickets: 0 as BigInt, jobs: 0 as BigInt)
  private var orchestrator = (tickets: 0 as BigInt, jobs: 0 as BigInt)
  private var lastUpdate: Int64 = 0

  init(fee: Rational, charged: BigInt, debited: BigInt, of run: PaymentRun) {
    (self.charged, self.debited) = (charged, debited)
    let value = run.expectedValue
    guard value > 0 else {
      (needed, accepted) = (nil, nil)
      return
    }
    let price = run.terms.price / value
    needed = CeilingMultiplier(price * Rational(charged), offset: max(1, fee / value))
    accepted = CeilingMultiplier(
      price * Rational(debited),
      offset: Rational(run.terms.tickets.expectedValue.count) / value)
  }

  /// The tickets that the next job needs.
  var tickets: BigInt { max(0, (needed.map { $0(gateway.jobs) } ?? 0) - gateway.tickets) }

  /// Deletes balances that were idle for more than ten minutes at a sweep.
  mutating func expire(at time: Int64, _ run: inout PaymentRun) {
    guard PaymentRun.isSwept(at: time, lastUpdate: lastUpdate) else { return }
    let balance = balance(run)
    if balance > 0 { run.period.expired += balance }
    gateway = (0, 0)
    orchestrator = (0, 0)
  }

  /// Sends a job with its tickets, of which the recipient refuses those beyond its offer.
  mutating func run(
    _ tickets: BigInt, beyondOffer excess: BigInt, isCharged: Bool, at time: Int64,
    _ run: inout PaymentRun
  ) {
    lastUpdate = time
    gateway.tickets += tickets
    orchestrator.tickets += tickets - max(0, excess)
    if excess > 0 {
      let maximum = TicketParameters.maximumTicketsPerOffer
      run.record(.tooManyTicketsForOffer(tickets: maximum + excess, maximum: maximum))
    } else if accepted.map({ $0(orchestrator.jobs) <= orchestrator.tickets }) ?? true {
      if isCharged { gateway.jobs += 1 }
      orchestrator.jobs += 1
      run.debitedUnits += debited
      return
    } else if !run.hasRecordedLowBalance {
      run.record(
        .insufficientBalance(
          needed: Rational(run.terms.tickets.expectedValue.count), balance: balance(run), at: .job))
    }
    // The orchestrator keeps the tickets; the gateway takes its credit for spent.
    gateway = (0, 0)
  }

  /// The orchestrator's balance, in wei.
  private func balance(_ run: PaymentRun) -> Rational {
    Rational(orchestrator.tickets) * run.expectedValue
      - Rational(orchestrator.jobs * debited) * run.terms.price
  }
}
