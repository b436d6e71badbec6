public import LivepeerPricing

/// Fees and what is taken of them, in wei, exactly.
public struct Income: Hashable, Sendable {
  /// All fees: rate · units, or zero if no job is paid.
  public let gross: Rational
  /// The cost of redeeming winning tickets: gross / faceValue · redeemGas · gasPrice.
  public let redemption: Rational
  /// The delegators' part: gross · feeShare · (1 − own / total).
  public let delegators: Rational

  /// The operator's part, before it pays for redemption: gross − delegators.
  public var operatorPart: Rational { gross - delegators }

  /// The operator's part less redemption.
  public var kept: Rational { operatorPart - redemption }

  init(gross: Rational, in scenario: EarningsScenario) {
    self.gross = gross
    redemption = gross * scenario.tickets.redemptionShare
    delegators = gross * scenario.sharing.delegatorsShare
  }
}

/// Income, deductions, costs and net of a period.
public struct EarningsStatement: Hashable, Sendable {
  /// One kind of work's part.
  public struct Work: Hashable, Sendable {
    /// Units done; an expectation, and so a fraction.
    public let units: Rational
    /// The income from them.
    public let income: Income
  }

  /// The period.
  public let period: EarningsPeriod
  /// The ETH price, if known.
  public let ethPrice: ETHPrice?
  /// The kinds of work, in the scenario's order.
  public let works: [Work]
  /// The income from all of them.
  public let income: Income
  /// The cost of power.
  public let electricity: USD
  /// The part of the hardware's price that falls on the period.
  public let hardware: USD
  /// All other costs.
  public let other: USD

  /// The operator's part of the network's rewards, in LPT; nil if they are not counted.
  public let rewardLPT: Rational?
  /// The value of the rewards; zero if no price of LPT is given, and nil if that price is in ETH
  /// and no ETH price is known.
  public let rewards: USD?

  /// All costs.
  public var costs: USD { electricity + hardware + other }

  /// Net: the kept income, in dollars, and rewards, less the costs.
  ///
  /// nil without an ETH price.
  public var net: USD? {
    guard let kept = usd(income.kept), let rewards else { return nil }
    return kept + rewards - costs
  }

  /// Returns an amount of the income in dollars; nil without an ETH price.
  public func usd(_ wei: Rational) -> USD? {
    ethPrice.map { USD(wei: wei, at: $0) }
  }
}
