public import ExactMath

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

  /// What is left of the operator's part after redemption.
  public var kept: Rational { operatorPart - redemption }

  init(gross: Rational, in scenario: EarningsScenario) {
    self.gross = gross
    redemption = gross * scenario.tickets.redemptionShare
    delegators = gross * scenario.sharing.delegatorsShare
  }
}

/// What comes in during a period, what is taken of it, what is paid, and what is left.
public struct EarningsStatement: Hashable, Sendable {
  /// One kind of work's part.
  public struct Work: Hashable, Sendable {
    /// Units done; an expectation, and so a fraction.
    public let units: Rational
    /// What they bring.
    public let income: Income
  }

  /// The period.
  public let period: EarningsPeriod
  /// What ETH costs, where that is known.
  public let ethPrice: ETHPrice?
  /// The kinds of work, in the scenario's order.
  public let works: [Work]
  /// What all of them bring.
  public let income: Income
  /// What power costs.
  public let electricity: USD
  /// What falls on the period of the hardware's price.
  public let hardware: USD
  /// All other costs.
  public let other: USD

  /// What the operator has of the network's rewards, in LPT; nil where they are not counted.
  public let rewardLPT: Rational?
  /// What they are worth; zero where no price of LPT is given, and nil where that price is in ETH
  /// and no ETH price is known.
  public let rewards: USD?

  /// All costs.
  public var costs: USD { electricity + hardware + other }

  /// What is left: what is kept of the income, in dollars, and rewards, less the costs.
  ///
  /// nil without an ETH price.
  public var net: USD? {
    guard let kept = usd(income.kept), let rewards else { return nil }
    return kept + rewards - costs
  }

  /// An amount of the income, in wei, in dollars; nil without an ETH price.
  public func usd(_ wei: Rational) -> USD? {
    ethPrice.map { USD(wei: wei, at: $0) }
  }
}
