public import LivepeerPricing

extension EarningsScenario {
  /// A scenario, and what is requested with it: the ETH prices to compute it at, and more figures.
  public struct Request: Hashable, Sendable {
    /// The scenario.
    public let scenario: EarningsScenario
    /// The ETH price, if given.
    public let ethPrice: ETHPrice?
    /// The records that the work and the price are of, if they are.
    public let records: RecordedWork?
    /// The months of the records, each with a scenario of its own; empty without records.
    public let months: [Month]
    /// The terms that change, with their values: none, one, or two for a grid.
    public let sweeps: [EarningsSweep]
    /// The goal to find the price for, if given.
    public let goal: Earnings.Goal?
    /// The target time between two winning tickets, if given.
    public let targetWinnerEvery: Quantity<Millisecond>?
    /// The number of reward rounds to compute as the contracts do, if given.
    public let rewardRounds: Int?
    /// Whether fees are split as the contracts split them.
    public let splitsAsContracts: Bool
    /// Whether no gas price was given, so that `TicketParameters.defaultGasPrice` is assumed.
    public let assumesGasPrice: Bool

    /// A month of records, and the scenario of its days.
    public struct Month: Hashable, Sendable {
      /// What was paid in the month.
      public let records: RecordedWork.Month
      /// The scenario, with the work and the price of the month.
      public let scenario: EarningsScenario
      /// The ETH price, if known.
      public let ethPrice: ETHPrice?

      /// Returns what its days come to, from a figure of a day.
      public func total(ofDaily figure: Rational) -> Rational {
        figure * Rational(BigInt(records.days))
      }
    }
  }
}
