public import LivepeerPricing

/// The reason why tickets are not offered, not sent, or not accepted.
///
/// Source: go-livepeer 0.9.1, `pm/recipient.go`, `pm/sender.go` and `server/remote_signer.go`.
public enum TicketRefusal: Error, Hashable, Sendable {
  /// The recipient offers no tickets: the face value that remains is below the expected value.
  case faceValueBelowExpectedValue(faceValue: Wei, expectedValue: Wei)
  /// The recipient offers no tickets: redeeming one would cost more than it pays, both now and at
  /// the second gas price.
  case faceValueBelowRedemptionCost(faceValue: Wei, cost: Wei, costAt3Gwei: Wei)
  /// The sender refuses tickets that always or almost always win: their expected value is not below
  /// their face value.
  case faceValueNotAboveExpectedValue(faceValue: Wei)
  /// The sender refuses a ticket whose expected value exceeds its maximum.
  case expectedValueAboveMaximum(expectedValue: Rational, maximum: Rational)
  /// The sender refuses a payment if the sum of its tickets' expected values exceeds its maximum.
  case totalExpectedValueAboveMaximum(total: Rational, tickets: BigInt, maximum: Rational)
  /// The sender refuses a face value above its deposit divided by its deposit multiplier, rounded
  /// down.
  case faceValueAboveDeposit(faceValue: Wei, maximum: Wei)
  /// The sender has no deposit.
  case noDeposit
  /// The sender has no reserve.
  case noReserve
  /// The sender's deposit and reserve unlock in this round or the next.
  case fundsUnlocking
  /// The ticket parameters have expired, or expire in the next block.
  case parametersExpired
  /// A remote signer refuses a payment of more tickets than its maximum.
  case tooManyTicketsForSigner(tickets: BigInt, maximum: BigInt)
  /// The recipient refuses more tickets than it accepts for one offer of ticket parameters.
  case tooManyTicketsForOffer(tickets: BigInt, maximum: BigInt)
  /// A remote signer pays no price of zero.
  case priceZero
  /// A remote signer makes no payment for no units.
  case noUnits
  /// A remote signer refuses a price above the lowest of its ceilings, which has a name in the node.
  case priceAboveCeiling(price: Rational, ceiling: Rational, source: String)
  /// The recipient's balance of the sender is too small.
  case insufficientBalance(needed: Rational, balance: Rational, at: BalanceCheck)

  /// The moments at which a recipient looks at its balance of a sender.
  public enum BalanceCheck: Hashable, Sendable {
    /// Every debit of a session, which has to be covered, or the session is released.
    case session
    /// The beginning of a job or a segment, for one ticket's expected value.
    case job
    /// The beginning of a job of a BYOC capability, for 60 seconds of its price.
    case capability
  }

  /// The refusal's code for programs: `ev-above-maximum`.
  public var code: String {
    switch self {
    case .faceValueBelowExpectedValue, .faceValueBelowRedemptionCost: "no-ticket-parameters"
    case .faceValueNotAboveExpectedValue: "face-value-not-above-ev"
    case .expectedValueAboveMaximum: "ev-above-maximum"
    case .totalExpectedValueAboveMaximum: "total-ev-above-maximum"
    case .faceValueAboveDeposit: "face-value-above-deposit"
    case .noDeposit: "no-deposit"
    case .noReserve: "no-reserve"
    case .fundsUnlocking: "funds-unlocking"
    case .parametersExpired: "ticket-parameters-expired"
    case .tooManyTicketsForSigner, .tooManyTicketsForOffer: "too-many-tickets"
    case .priceZero: "price-zero"
    case .noUnits: "no-units"
    case .priceAboveCeiling: "price-above-ceiling"
    case .insufficientBalance: "insufficient-balance"
    }
  }
}

extension TicketRefusal: CustomStringConvertible {
  /// One line: the refusal, and what would avoid it.
  public var description: String {
    switch self {
    case .faceValueBelowExpectedValue(let faceValue, let expectedValue):
      "the recipient offers no ticket parameters: a face value of \(faceValue) is below the "
        + "expected value of \(expectedValue); a larger float or maximum face value, or a smaller "
        + "expected value, is needed"
    case .faceValueBelowRedemptionCost(let faceValue, let cost, let costAt3Gwei):
      "the recipient offers no ticket parameters: a face value of \(faceValue) covers redemption "
        + "neither now (\(cost)) nor at 3 gwei (\(costAt3Gwei)); a larger float or maximum face "
        + "value, or a lower gas price, is needed"
    case .faceValueNotAboveExpectedValue(let faceValue):
      "every sender refuses the tickets: their face value of \(faceValue) is not above their "
        + "expected value; a larger float or maximum face value, or a smaller expected value, is "
        + "needed"
    case .expectedValueAboveMaximum(let expectedValue, let maximum):
      "the sender refuses an expected value of \(TicketRefusal.weiText(expectedValue)) for a ticket; "
        + "its maximum is \(TicketRefusal.weiText(maximum)), and the node rounds the chance up, so "
        + "the expected value has to be below it"
    case .totalExpectedValueAboveMaximum(let total, let tickets, let maximum):
      "the sender refuses \(tickets) tickets with a total expected value of "
        + "\(TicketRefusal.weiText(total)); its maximum for one payment is "
        + "\(TicketRefusal.weiText(maximum)), and the node rounds the chance up, so the total has to "
        + "be below it"
    case .faceValueAboveDeposit(let faceValue, let maximum):
      "the sender refuses a face value of \(faceValue): its deposit allows \(maximum); a larger "
        + "deposit or a smaller face value is needed"
    case .noDeposit: "the sender has no deposit, and sends no tickets without one"
    case .noReserve: "the sender has no reserve, and sends no tickets without one"
    case .fundsUnlocking:
      "the sender's deposit and reserve unlock in this round or the next, and it sends no tickets; "
        + "cancel the unlocking"
    case .parametersExpired:
      "the ticket parameters have expired; ask the recipient for new ones"
    case .tooManyTicketsForSigner(let tickets, let maximum):
      "a remote signer refuses \(tickets) tickets: it signs at most \(maximum) for one payment; a "
        + "larger expected value needs fewer"
    case .tooManyTicketsForOffer(let tickets, let maximum):
      "the recipient refuses \(tickets) tickets: it takes at most \(maximum) for one offer of ticket "
        + "parameters; a larger expected value needs fewer"
    case .priceZero: "a remote signer pays no price of 0; ask the orchestrator for a price"
    case .noUnits:
      "a remote signer makes no payment for no units; let more time pass between two payments"
    case .priceAboveCeiling(let price, let ceiling, let source):
      "a remote signer refuses a price of \(TicketRefusal.weiText(price)): the \(source) is "
        + TicketRefusal.weiText(ceiling)
    case .insufficientBalance(let needed, let balance, let check):
      "\(check.consequence): its balance of \(TicketRefusal.weiText(balance)) is below "
        + "\(TicketRefusal.weiText(needed)); pay more often, or more at once"
    }
  }

  /// Returns an amount of wei as text, with a fraction of up to 78 digits only indicated.
  private static func weiText(_ wei: Rational) -> String {
    let whole = wei.rounded(.down)
    return wei == Rational(whole) ? "\(whole) wei" : "more than \(whole) wei"
  }
}

extension TicketRefusal.BalanceCheck {
  /// What a balance that is too small comes to.
  fileprivate var consequence: String {
    switch self {
    case .session: "the orchestrator releases the session"
    case .job: "the orchestrator refuses the job, and keeps the tickets"
    case .capability: "the orchestrator refuses the job of the capability, and keeps the tickets"
    }
  }
}
