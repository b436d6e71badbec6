internal import LivepeerPricing

extension TicketRefusal {
  /// The message that the node logs or answers, in its own words.
  ///
  /// What only the node knows, such as the ID of a session, is `…`. A remote signer begins the
  /// messages about one ticket with `remote signer could not check whether to refresh session: `.
  ///
  /// Source: go-livepeer 0.9.1, `pm/sender.go`, `pm/recipient.go`, `server/remote_signer.go`,
  /// `server/live_payment.go`, `server/segment_rpc.go` and `byoc/types.go`.
  public var nodeMessage: String {
    switch self {
    case .faceValueBelowExpectedValue, .faceValueBelowRedemptionCost: "insufficient sender reserve"
    case .faceValueNotAboveExpectedValue(let faceValue):
      "ticket faceValue too low faceValue=\(faceValue.count)"
    case .expectedValueAboveMaximum(let value, let maximum):
      "ticket EV \(value.goText(5)) > max ticket EV \(maximum.goText(5))"
    case .totalExpectedValueAboveMaximum(let total, let tickets, let maximum):
      "total ticket EV \(total.goText(5)) for \(tickets) tickets > max total ticket EV "
        + maximum.goText(5)
    case .faceValueAboveDeposit(let faceValue, let maximum):
      "ticket faceValue \(faceValue.count) > max faceValue \(maximum.count)"
    case .noDeposit: "no sender deposit"
    case .noReserve: "no sender reserve"
    case .fundsUnlocking: "unable to validate sender: deposit and reserve is set to unlock soon"
    case .parametersExpired: "TicketParams expired"
    case .tooManyTicketsForSigner(let tickets, let maximum):
      "numTickets \(tickets) exceeds maximum of \(maximum)"
    case .tooManyTicketsForOffer(_, let maximum):
      "invalid ticket senderNonce: too many values sender=… nonce=\(maximum + 1)"
    case .priceZero: "missing or zero priceInfo"
    case .noUnits: "missing billable unit or job type"
    case .priceAboveCeiling(let price, let ceiling, let source):
      "orchestrator price \(price.goText(3)) exceeds \(source) ceiling \(ceiling.goText(3))"
    case .insufficientBalance(let needed, let balance, .session):
      "insufficient balance, mid=…, fee=\(needed.goText(0)), balance=\(balance.goText(0))"
    case .insufficientBalance(_, _, .job): "Insufficient balance"
    case .insufficientBalance(_, _, .capability): "Insufficient balance for request"
    }
  }
}

extension Rational {
  /// The number as Go's `big.Rat.FloatString` writes it: the given number of decimals, a half rounded
  /// away from zero.
  fileprivate func goText(_ decimals: Int) -> String {
    DecimalFormat(.decimals(decimals), rounding: .toNearestOrAwayFromZero).text(self)
  }
}
