internal import LivepeerPricing

/// A term that earnings are computed from.
///
/// The raw value is the term's key in scenario files.
public enum EarningsTerm: String, CaseIterable, Hashable, Sendable {
  /// The kind of work.
  case pipeline
  /// The model.
  case model
  /// The price of a unit.
  case price
  /// The price file that says it otherwise.
  case prices
  /// The unit of a price file's prices, if the file leaves it open.
  case unit
  /// The length of a job.
  case duration
  /// The characters of a job.
  case characters
  /// The image size of a job.
  case size
  /// How many images of that size a job has.
  case count
  /// The units of a job.
  case units
  /// Jobs in a day.
  case jobsPerDay = "jobs-per-day"
  /// Units that the hardware does in a second.
  case unitsPerSecond = "units-per-second"
  /// The part of the time in which it does them.
  case utilization
  /// The part of the hardware's time that an entry of a scenario takes.
  case shareOfTime = "share-of-time"
  /// The price of one ETH in USD.
  case ethUSD = "eth-usd"
  /// The delegators' part of the fees.
  case feeShare = "fee-share"
  /// The operator's own stake in LPT.
  case ownStake = "own-stake"
  /// The whole stake in LPT, the operator's own included.
  case totalStake = "total-stake"
  /// Wei per gas.
  case gasPrice = "gas-price"
  /// Gas to redeem a winning ticket.
  case redeemGas = "redeem-gas"
  /// The expected value of a ticket.
  case ticketEV = "ticket-ev"
  /// The amount that a winning ticket pays.
  case faceValue = "face-value"
  /// The most that the recipient counts on from the sender.
  case senderFloat = "sender-float"
  /// Watts that the hardware draws.
  case watts
  /// USD per kilowatt-hour.
  case electricity
  /// Hours of a day in which it draws them.
  case hoursPerDay = "hours-per-day"
  /// The price of the hardware in USD.
  case hardware
  /// Months over which that is spread.
  case amortize
  /// Other costs in USD a month.
  case monthlyCosts = "monthly-costs"
  /// All LPT that there are.
  case lptSupply = "lpt-supply"
  /// The part of them that a round mints.
  case lptIssuance = "lpt-issuance"
  /// LPT staked with all active operators.
  case lptActiveStake = "lpt-active-stake"
  /// The operator's commission of rewards.
  case lptRewardCut = "lpt-reward-cut"
  /// The treasury's part of rewards.
  case lptTreasuryCut = "lpt-treasury-cut"
  /// Hours that a round takes.
  case lptRoundHours = "lpt-round-hours"
  /// The price of one LPT.
  case lptPrice = "lpt-price"
  /// Rounds to go through as the contracts do.
  case lptRounds = "lpt-rounds"
  /// ETH prices to go through.
  case sweepETH = "sweep-eth"
  /// How often a ticket is to win.
  case targetWinnerEvery = "target-winner-every"
  /// Whether fees are split as the contracts split them.
  case exactContract = "exact-contract"
}

extension EarningsTerm: CustomStringConvertible {
  /// The key: `fee-share`.
  public var description: String { rawValue }

  /// Whether it is said of what the network mints.
  var isOfRewards: Bool { rawValue.hasPrefix("lpt-") }

  /// Whether it is said of one kind of work, not of the operator as a whole.
  public var isOfWork: Bool {
    switch self {
    case .pipeline, .model, .price, .duration, .characters, .size, .count, .units, .jobsPerDay,
      .unitsPerSecond, .utilization, .shareOfTime:
      true
    default: false
    }
  }
}
