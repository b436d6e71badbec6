internal import LivepeerPricing

extension EarningsScenario {
  /// A key of a scenario that is read, and of what is requested with it.
  ///
  /// The raw value is the key in a scenario's JSON.
  public enum Key: String, CaseIterable, Hashable, Sendable {
    /// The pipeline of the work.
    case pipeline
    /// The model ID.
    case model
    /// The price of a unit.
    case price
    /// The price file, as an alternative to the price.
    case prices
    /// The unit of a price file's prices, if the file does not state it.
    case unit
    /// The length of a job.
    case duration
    /// The number of characters of a job.
    case characters
    /// The image size of a job.
    case size
    /// The number of images of that size in a job.
    case count
    /// The number of units of a job.
    case units
    /// The number of jobs in a day.
    case jobsPerDay = "jobs-per-day"
    /// The number of units that the hardware processes in a second.
    case unitsPerSecond = "units-per-second"
    /// The share of the time in which the hardware works.
    case utilization
    /// A file of payments, in place of the price and the amount of work.
    case records
    /// The share of the hardware's time that an entry of a scenario takes.
    case shareOfTime = "share-of-time"
    /// The price of one ETH in USD.
    case ethUSD = "eth-usd"
    /// The delegators' part of the fees.
    case feeShare = "fee-share"
    /// The operator's own stake in LPT.
    case ownStake = "own-stake"
    /// The total stake in LPT, including the operator's own.
    case totalStake = "total-stake"
    /// The gas price in wei.
    case gasPrice = "gas-price"
    /// The gas to redeem a winning ticket.
    case redeemGas = "redeem-gas"
    /// The expected value of a ticket.
    case ticketEV = "ticket-ev"
    /// The amount that a winning ticket pays.
    case faceValue = "face-value"
    /// The maximum amount that the recipient relies on from the sender.
    case senderFloat = "sender-float"
    /// The power that the hardware draws, in watts.
    case watts
    /// The price of electricity in USD per kilowatt-hour.
    case electricity
    /// The hours of a day in which the hardware draws power.
    case hoursPerDay = "hours-per-day"
    /// The price of the hardware in USD.
    case hardware
    /// The months over which the hardware's price is spread.
    case amortize
    /// Other costs in USD a month.
    case monthlyCosts = "monthly-costs"
    /// The total supply of LPT.
    case lptSupply = "lpt-supply"
    /// The part of the supply that a round mints.
    case lptIssuance = "lpt-issuance"
    /// The LPT staked with all active operators.
    case lptActiveStake = "lpt-active-stake"
    /// The operator's commission on rewards.
    case lptRewardCut = "lpt-reward-cut"
    /// The treasury's part of rewards.
    case lptTreasuryCut = "lpt-treasury-cut"
    /// The length of a round in hours.
    case lptRoundHours = "lpt-round-hours"
    /// The price of one LPT.
    case lptPrice = "lpt-price"
    /// The number of rounds to compute as the contracts do.
    case lptRounds = "lpt-rounds"
    /// The cost of a unit of work.
    case costPerUnit = "cost-per-unit"
    /// The net to find the price for.
    case targetNet = "target-net"
    /// The part of the gross that is to be net, to find the price for.
    case margin
    /// The ETH prices of a sweep.
    case sweepETH = "sweep-eth"
    /// The one or two terms that a sweep changes, with their values.
    case sweep
    /// The target time between two winning tickets.
    case targetWinnerEvery = "target-winner-every"
    /// Whether fees are split as the contracts split them.
    case exactContract = "exact-contract"
  }
}

extension EarningsScenario.Key: CustomStringConvertible {
  /// The key: `fee-share`.
  public var description: String { rawValue }

  /// Whether the key is about rewards that the network mints.
  var isOfRewards: Bool { rawValue.hasPrefix("lpt-") }

  /// Whether the key is about one kind of work, not the operator as a whole.
  public var isOfWork: Bool {
    switch self {
    case .pipeline, .model, .price, .duration, .characters, .size, .count, .units, .jobsPerDay,
      .unitsPerSecond, .utilization, .shareOfTime, .costPerUnit:
      true
    default: false
    }
  }
}
