public import LivepeerPricing

/// Income, deductions, costs and net of a period.
public struct EarningsStatement: Hashable, Sendable {
  /// The part of one kind of work.
  public struct Work: Hashable, Sendable {
    /// The expected number of units, which may be a fraction.
    public let units: Rational
    /// The income from the units.
    public let income: Income
  }

  /// The period.
  public let period: Period
  /// The ETH price, if known.
  public let ethPrice: ETHPrice?
  /// The kinds of work, in the scenario's order.
  public let works: [Work]
  /// The income from all work.
  public let income: Income
  /// The cost of power.
  public let electricity: USD
  /// The part of the hardware's price that falls on the period.
  public let hardware: USD
  /// All other costs of the machine.
  public let other: USD
  /// The cost of the units of work.
  public let work: USD

  /// The operator's part of the network's rewards; nil if rewards are not counted.
  public let rewardLPT: LPT?
  /// The value of the rewards; zero if there is no price of LPT, and nil if it is in ETH and no ETH
  /// price is known.
  public let rewards: USD?

  /// All costs.
  public var costs: USD { electricity + hardware + other + work }

  /// The kept income, in dollars, plus rewards, minus costs.
  ///
  /// It is nil if no ETH price is known.
  public var net: USD? {
    guard let kept = usd(income.kept), let rewards else { return nil }
    return kept + rewards - costs
  }

  /// Returns an amount of the income in dollars, or nil if no ETH price is known.
  public func usd(_ wei: Rational) -> USD? {
    ethPrice.map { USD(wei: wei, at: $0) }
  }
}
