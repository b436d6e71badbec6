public import LivepeerPricing

/// An invalid earnings input.
public enum EarningsError: Error, Hashable, Sendable {
  /// A value below zero.
  case negative(EarningsScenario.Key, Rational)
  /// A divisor of zero or less.
  case notPositive(EarningsScenario.Key, Rational)
  /// More than 24 hours in a day.
  case longDay(hours: Rational)
  /// An own stake that is larger than the total stake.
  case ownStakeAboveTotal(own: LPT, total: LPT)
  /// A pool with more stake than all active operators together.
  case poolAboveActiveStake(pool: LPT, active: LPT)
  /// More rounds than the maximum.
  case tooManyRounds(BigInt)
  /// Entries whose shares of time add up to more than all of the hardware's time.
  case timeSharedTwice(Rational)
  /// A price per one unit for a workload in another.
  case unitMismatch(priced: WorkUnitKind, counted: WorkUnitKind)
  /// A cost per one unit for a workload in another.
  case costUnitMismatch(cost: WorkUnitKind, counted: WorkUnitKind)
  /// No work at all.
  case noWork
  /// Prices and counts with more digits than a scenario may have.
  case tooManyDigits(limit: Int)
  /// A fee share that is not a whole number of millionths, as the contracts require.
  case feeShareNotInMillionths(Rational)
  /// A value that has to lie from 0 through 1 and does not.
  case notAShare(EarningsScenario.Key, Rational)
  /// A term that the scenario does not have, and so cannot be changed.
  case noSuchTerm(EarningsScenario.Key)
  /// A term of one kind of work, in a scenario of several.
  case onlyForOneWork(EarningsScenario.Key)
  /// A term for both the rows and the columns of a grid.
  case sameTermTwice(EarningsScenario.Key)
  /// More pairs of values than ``EarningsSweep/maximumCount``.
  case tooManyPairs(BigInt)
  /// Figures in dollars of income in wei, without an ETH price.
  case ethPriceNeeded

  /// The key of the value that has to change.
  public var key: EarningsScenario.Key {
    switch self {
    case .negative(let key, _), .notPositive(let key, _), .notAShare(let key, _),
      .noSuchTerm(let key), .onlyForOneWork(let key), .sameTermTwice(let key):
      key
    case .longDay: .hoursPerDay
    case .ownStakeAboveTotal: .ownStake
    case .poolAboveActiveStake: .lptActiveStake
    case .tooManyRounds: .lptRounds
    case .timeSharedTwice: .shareOfTime
    case .noWork: .pipeline
    case .tooManyDigits, .unitMismatch: .price
    case .feeShareNotInMillionths: .feeShare
    case .costUnitMismatch: .costPerUnit
    case .tooManyPairs: .sweep
    case .ethPriceNeeded: .ethUSD
    }
  }
}

extension EarningsError: CustomStringConvertible {
  /// One line, without the key's name: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .negative(_, let found):
      "expected a value of zero or more, found \(found.shownShort)"
    case .notPositive(_, let found): "expected a value above zero, found \(found.shownShort)"
    case .longDay(let hours): "expected at most 24 hours, found \(hours.shownShort)"
    case .ownStakeAboveTotal(let own, let total):
      "the own stake is part of the total stake, and \(own.tokens.shownShort) LPT is more than "
        + "\(total.tokens.shownShort) LPT"
    case .poolAboveActiveStake(let pool, let active):
      "the pool's stake is part of the active stake, and \(pool.tokens.shownShort) LPT is more than "
        + "\(active.tokens.shownShort) LPT"
    case .tooManyRounds(let rounds):
      "\("\(rounds)".shown()) rounds are too many; give at most \(RewardPool.maximumRounds)"
    case .timeSharedTwice(let sum):
      "the entries' shares of time add up to \((sum * 100).shownShort)%; the maximum is 100%"
    case .unitMismatch(let priced, let counted):
      "the price is per \(priced), and the work is counted in \(counted)s; use the same unit"
    case .costUnitMismatch(let cost, let counted):
      "the cost is per \(cost), and the work is counted in \(counted)s; use the same unit"
    case .notAShare(_, let found):
      "expected a share from 0% through 100%, found \((found * 100).shownShort)%"
    case .noSuchTerm: "is not in the scenario, so it cannot be changed"
    case .onlyForOneWork: "is changed only in scenarios with one kind of work"
    case .sameTermTwice: "cannot change in both rows and columns; choose another term for one"
    case .tooManyPairs(let count):
      "\(count) pairs of values are too many; choose steps that give at most "
        + "\(EarningsSweep.maximumCount)"
    case .ethPriceNeeded: "is needed for figures in dollars"
    case .noWork: "give at least one kind of work"
    case .tooManyDigits(let limit):
      "the income of a day has more than \(limit) digits as a fraction; round the prices"
    case .feeShareNotInMillionths(let share):
      "the contracts keep a fee share in millionths, and \((share * 100).shownShort)% has more digits; "
        + "give at most four decimals of a percent"
    }
  }
}
