internal import LivepeerPricing

extension PaymentRun {
  /// Runs jobs of a BYOC capability, one every cadence, each of the given length.
  mutating func runCapability(timeout: BigInt, length: Quantity<Millisecond>) {
    let fee = terms.price * Rational(timeout)
    largestFee = fee
    var ledger = CapabilityLedger(timeout: timeout, length: length, of: self)
    let (end, cadence) = (terms.duration.nanoseconds, terms.cadence.nanoseconds)
    var time: Int64 = 0
    repeat {
      ledger.finish(until: time, &self)
      ledger.expire(at: time, &self)
      guard ledger.begin(at: time, fee: fee, &self) else { break }
      time += cadence
    } while time < end
    ledger.finish(until: end, &self)
    guard attempts.count == 1 else { return }
    var copy = self
    _ = ledger.begin(at: time, fee: fee, &copy)
    describe(copy.attempts[1])
  }
}

/// The balances of one capability, and the jobs that run.
///
/// The orchestrator's balance is a number of tickets minus a number of seconds at the price. The
/// gateway takes it over, in whole wei, before each job, so that it has none of its own. It is
/// `BYOCCapability.Account`, with whole numbers in place of fractions.
private struct CapabilityLedger {
  private let timeout: BigInt
  /// The time that a job takes; one that does not end in the period takes a little more than that.
  private let length: Int64
  private let seconds: BigInt
  /// The tickets that the gateway buys for a job, if it buys any.
  private let ticketsOfJob: BigInt
  /// The tickets that cover the debited seconds and those that the orchestrator wants; nil if
  /// nothing is paid.
  private let accepted: CeilingMultiplier?
  /// The tickets that cover the debited seconds and what the gateway wants, in whole wei; nil if no
  /// reported balance is as large.
  private let covered: CeilingMultiplier?
  /// The tickets with which the balance has more than 64 bits, and is reported as 0.
  private let unreported: CeilingMultiplier?
  /// The tickets and the seconds of the balance since it began.
  private var (held, debited): (BigInt, BigInt) = (0, 0)
  private var lastUpdate: Int64 = 0
  /// The times at which running jobs end, in their order, and how many of them have.
  private var ends: [Int64] = []
  private var ended = 0

  init(timeout: BigInt, length: Quantity<Millisecond>, of run: PaymentRun) {
    let (price, value) = (run.terms.price, run.expectedValue)
    self.timeout = timeout
    let longest = run.terms.duration.nanoseconds + 1
    self.length = length.count > run.terms.duration.count ? longest : length.nanoseconds
    seconds = BYOCCapability.Delivery.response.debitedSeconds(over: length)
    guard price > 0, value > 0 else {
      (ticketsOfJob, accepted, covered, unreported) = (0, nil, nil, nil)
      return
    }
    ticketsOfJob = BYOCCapability.tickets(price: price, timeout: timeout, expectedValue: value)
    let ratio = price / value
    accepted = CeilingMultiplier(
      ratio, offset: ratio * Rational(BYOCCapability.orchestratorReserve))
    let wanted = (price * Rational(BYOCCapability.gatewayReserve)).rounded(.up)
    covered =
      wanted > BYOCCapability.Account.largestReportedBalance
      ? nil : CeilingMultiplier(ratio, offset: Rational(wanted) / value)
    unreported = CeilingMultiplier(ratio, offset: Rational(BigInt(1) << 63) / value)
  }

  /// Begins a job.
  ///
  /// - Returns: Whether others can follow: false if the gateway cannot pay.
  mutating func begin(at time: Int64, fee: Rational, _ run: inout PaymentRun) -> Bool {
    let tickets = isCovered ? 0 : ticketsOfJob
    if run.pay(tickets, forUnits: timeout, fee: fee) == .refused { return false }
    held += tickets
    lastUpdate = time
    if accepted.map({ $0(debited) <= held }) ?? true {
      ends.append(time + length)
    } else if !run.hasRecordedLowBalance {
      run.record(
        .insufficientBalance(
          needed: run.terms.price * Rational(BYOCCapability.orchestratorReserve),
          balance: balance(run), at: .capability))
    }
    return true
  }

  /// Whether the balance that the orchestrator reports is as large as the gateway wants it.
  private var isCovered: Bool {
    guard let covered, covered(debited) <= held, let unreported else { return false }
    return unreported(debited) > held
  }

  /// Debits the jobs that have ended by a time.
  ///
  /// A balance is idle while a job runs, so that one of more than ten minutes may outlive it.
  mutating func finish(until time: Int64, _ run: inout PaymentRun) {
    while ended < ends.count, ends[ended] <= time {
      expire(at: ends[ended] - 1, &run)
      debited += seconds
      run.debitedUnits += seconds
      lastUpdate = ends[ended]
      ended += 1
    }
  }

  /// Deletes balances that were idle for more than ten minutes at a sweep.
  mutating func expire(at time: Int64, _ run: inout PaymentRun) {
    guard PaymentRun.isSwept(at: time, lastUpdate: lastUpdate) else { return }
    let balance = balance(run)
    if balance > 0 { run.period.expired += balance }
    (held, debited) = (0, 0)
  }

  private func balance(_ run: PaymentRun) -> Rational {
    Rational(held) * run.expectedValue - Rational(debited) * run.terms.price
  }
}
