internal import LivepeerPricing

extension PaymentRun {
  /// Runs a session that is paid every cadence, from its start through its end, and debited every
  /// 5 s until it ends.
  ///
  /// A payment at the very end still counts, and a debit does not: the orchestrator's clock starts
  /// after it has accepted the first payment.
  mutating func runSession(_ unit: RunnerPrice.Unit) {
    guard unit != .fixed else {
      let fee = terms.price
      largestFee = fee
      let tickets = SessionLedger(unit, of: self).tickets(for: 1)
      if pay(tickets, forUnits: 1, fee: fee) == .made { debitedUnits = 1 }
      return
    }
    var ledger = SessionLedger(unit, of: self)
    let (end, cadence) = (terms.duration.nanoseconds, terms.cadence.nanoseconds)
    let interval = LiveVideoTick.interval.nanoseconds
    if ledger.pay(at: 0, &self) {
      var (payment, debit) = (cadence, interval)
      var isRunning = true
      while isRunning, payment <= end || debit < end {
        if payment <= end, payment <= debit || debit >= end {
          _ = ledger.pay(at: payment, &self)
          payment += cadence
        } else {
          isRunning = ledger.debit(at: debit, &self)
          debit += interval
        }
      }
    }
    if attempts.count == 1 {
      // No second payment came: the session was refused, released, or too short for one.
      var copy = self
      _ = ledger.pay(at: cadence, &copy)
      describe(copy.attempts[1])
    }
    largestFee = terms.price * Rational(ledger.largestUnits)
  }
}

/// The balances of one session.
private struct SessionLedger {
  private let unit: RunnerPrice.Unit
  private let isSigner: Bool
  private let price: Rational
  /// ceil(units · price / EV): the tickets that cover a number of units; nil if nothing is paid.
  private let covering: CeilingMultiplier?
  /// The units whose fee is one ticket's expected value, rounded up.
  private let unitsOfOneTicket: BigInt
  /// The tickets of the sender's balance, and the units that it charged to it.
  private var (held, charged): (BigInt, BigInt) = (0, 0)
  /// All tickets of the session, which are the orchestrator's balance.
  private var received: BigInt = 0
  /// The time of the last payment that was recorded, less what a gateway carries.
  private var lastPayment: Int64 = 0
  private var lastDebit: Int64 = 0
  /// The largest number of units of a payment.
  private(set) var largestUnits: BigInt = 0

  init(_ unit: RunnerPrice.Unit, of run: PaymentRun) {
    self.unit = unit
    isSigner = run.terms.signer == .remoteSigner
    price = run.terms.price
    guard run.expectedValue > 0 else {
      (covering, unitsOfOneTicket) = (nil, 0)
      return
    }
    covering = CeilingMultiplier(price / run.expectedValue)
    unitsOfOneTicket = (run.expectedValue / price).rounded(.up)
  }

  /// Returns the tickets that raise the balance to the fee of some units, or to one ticket's value.
  func tickets(for units: BigInt) -> BigInt {
    guard let covering else { return 0 }
    let needed = units < unitsOfOneTicket ? covering(charged) + 1 : covering(charged + units)
    return max(0, needed - held)
  }

  /// Pays for the time since the last payment.
  ///
  /// - Returns: Whether the payment was made.
  mutating func pay(at time: Int64, _ run: inout PaymentRun) -> Bool {
    let (units, carried) = unitsToPay(at: time)
    let tickets = tickets(for: units)
    largestUnits = max(largestUnits, units)
    guard run.pay(tickets, forUnits: units, fee: price * Rational(units)) == .made else {
      return false
    }
    received += tickets
    // A gateway takes its first payment for spent: what it paid beyond the fee is not kept. Source:
    // go-livepeer 0.9.1, `submitLiveVideoToVideo`.
    if time > 0 || isSigner {
      held += tickets
      charged += units
    }
    lastPayment = time - carried
    return true
  }

  /// The units since the last payment, and the time that is carried to the next one.
  private func unitsToPay(at time: Int64) -> (BigInt, carried: Int64) {
    // A signer rounds up, and a gateway counts as the orchestrator does.
    time == 0 || isSigner
      ? (unit.billed(nanoseconds: time - lastPayment), 0)
      : unit.debited(nanoseconds: time - lastPayment)
  }

  /// Debits the time since the last debit, if the balance covers it.
  ///
  /// - Returns: Whether the session continues.
  mutating func debit(at time: Int64, _ run: inout PaymentRun) -> Bool {
    let (units, carried) = unit.debited(nanoseconds: time - lastDebit)
    if let covering, covering(run.debitedUnits + units) > received {
      run.period.releasedAt = Quantity(UInt64(time / 1_000_000))
      run.record(
        .insufficientBalance(
          needed: price * Rational(units),
          balance: Rational(received) * run.expectedValue - Rational(run.debitedUnits) * price,
          at: .session))
      return false
    }
    lastDebit = time - carried
    run.debitedUnits += units
    return true
  }
}
