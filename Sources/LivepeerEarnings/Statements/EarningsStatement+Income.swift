public import LivepeerPricing

extension EarningsStatement {
  /// Fees and the deductions from them, in wei, exactly.
  public struct Income: Hashable, Sendable {
    /// All fees: rate · units, or zero if no job is paid.
    public let gross: Rational
    /// The cost of redeeming winning tickets: gross / faceValue · redeemGas · gasPrice.
    public let redemption: Rational
    /// The delegators' part: gross · feeShare · (1 − own / total).
    public let delegators: Rational

    /// The operator's part before the cost of redemption: gross − delegators.
    public var operatorPart: Rational { gross - delegators }

    /// The operator's part minus the cost of redemption.
    public var kept: Rational { operatorPart - redemption }

    init(gross: Rational, in scenario: EarningsScenario) {
      self.gross = gross
      redemption = gross * scenario.tickets.redemptionShare
      delegators = gross * scenario.sharing.delegatorsShare
    }
  }
}
