internal import LivepeerPricing

extension PaymentRun {
  /// Runs jobs of a BYOC capability, one every cadence, each of the given length.
  mutating func runCapability(timeout: BigInt, length: Quantity<Millisecond>) {
    let fee = terms.price * Rational(timeout)
    largestFee = fee
    var ledger = CapabilityLedger(timeout: timeout, length: length)
    let (end, cadence) = (terms.duration.count, terms.cadence.count)
    var time: BigInt = 0
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
private struct CapabilityLedger {
  /// The milliseconds between two sweeps, and for which a balance may be idle.
  private static let sweep: BigInt = 600_000

  private let timeout: BigInt
  private let length: BigInt
  private let seconds: BigInt
  private var account = BYOCCapability.Account()
  private var lastUpdate: BigInt = 0
  /// The times at which running jobs end, in their order, and how many of them have.
  private var ends: [BigInt] = []
  private var ended = 0

  init(timeout: BigInt, length: Quantity<Millisecond>) {
    self.timeout = timeout
    self.length = length.count
    seconds = BYOCCapability.Delivery.response.debitedSeconds(over: length)
  }

  /// Begins a job.
  ///
  /// - Returns: Whether others can follow: false if the gateway cannot pay.
  mutating func begin(at time: BigInt, fee: Rational, _ run: inout PaymentRun) -> Bool {
    let before = account
    let start = account.begin(
      price: run.terms.price, timeout: timeout, expectedValue: run.expectedValue)
    if run.pay(start.tickets, forUnits: timeout, fee: fee) == .refused {
      account = before
      return false
    }
    lastUpdate = time
    if start.isAccepted {
      ends.append(time + length)
    } else {
      run.record(
        .insufficientBalance(
          needed: run.terms.price * Rational(BYOCCapability.orchestratorReserve),
          balance: account.orchestratorBalance, at: .capability))
    }
    return true
  }

  /// Debits the jobs that have ended by a time.
  mutating func finish(until time: BigInt, _ run: inout PaymentRun) {
    while ended < ends.count, ends[ended] <= time {
      account.end(price: run.terms.price, roundTrip: seconds, worked: seconds)
      run.debitedUnits += seconds
      lastUpdate = ends[ended]
      ended += 1
    }
  }

  /// Deletes balances that were idle for more than ten minutes at a sweep.
  mutating func expire(at time: BigInt, _ run: inout PaymentRun) {
    let lastSweep = time / Self.sweep * Self.sweep
    guard lastSweep - lastUpdate > Self.sweep else { return }
    if account.orchestratorBalance > 0 { run.period.expired += account.orchestratorBalance }
    account.expire()
  }
}
