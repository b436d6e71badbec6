public import LivepeerPricing

/// The rewards that the network mints for an operator's stake in each round, and how they are
/// shared.
///
/// An operator's pool receives tokens of each round in proportion to its part of the active stake.
/// The treasury takes its cut of them, the operator takes its commission of the remainder, and all
/// stake in the pool shares what is left, the operator's own stake included.
///
/// Source: Livepeer protocol, `Minter` and `BondingManager`.
///
/// ```swift
/// import LivepeerEarnings
/// import LivepeerPricing
///
/// let rewards = try RewardTerms(
///   supply: 30_000_000, issuance: Share("0.05%"), activeStake: 2_000_000,
///   stake: FeeSharing.Stake(own: 3_000, total: 10_000),
///   rewardCut: Share("15%"),
///   treasuryCut: Share("10%"))
/// print(rewards.perRound.operatorPart)  // 27.3375 LPT
/// ```
public struct RewardTerms: Hashable, Sendable {
  /// The total supply of LPT.
  public let supply: LPT
  /// The part of the supply that a round mints.
  public let issuance: Share
  /// The LPT staked with all active operators.
  public let activeStake: LPT
  /// The stake in the operator's pool.
  public let stake: FeeSharing.Stake
  /// The operator's commission.
  public let rewardCut: Share
  /// The treasury's part, which is taken first.
  public let treasuryCut: Share
  /// The length of a round in hours; above zero.
  public let hoursPerRound: Rational
  /// The price of one LPT, if known.
  public let price: UnitPrice.Amount?

  /// The length of a round in hours: 5,760 blocks of Ethereum, of 12 seconds each.
  public static let defaultHoursPerRound = Rational(96, 5)

  /// Creates rewards with the given terms.
  ///
  /// - Throws: ``EarningsError`` for a negative supply or price, an active stake of zero or less or
  ///   below the pool's, and a round of zero hours or less.
  public init(
    supply: LPT, issuance: Share, activeStake: LPT, stake: FeeSharing.Stake,
    rewardCut: Share = .zero, treasuryCut: Share = .zero,
    hoursPerRound: Rational = defaultHoursPerRound, price: UnitPrice.Amount? = nil
  ) throws(EarningsError) {
    guard supply >= 0 else { throw .negative(.lptSupply, supply.tokens) }
    guard activeStake > 0 else { throw .notPositive(.lptActiveStake, activeStake.tokens) }
    guard stake.total <= activeStake else {
      throw .poolAboveActiveStake(pool: stake.total, active: activeStake)
    }
    guard hoursPerRound > 0 else { throw .notPositive(.lptRoundHours, hoursPerRound) }
    if let price, price.number.isNegative { throw .negative(.lptPrice, price.number) }
    self.supply = supply
    self.issuance = issuance
    self.activeStake = activeStake
    self.stake = stake
    self.rewardCut = rewardCut
    self.treasuryCut = treasuryCut
    self.hoursPerRound = hoursPerRound
    self.price = price
  }

  /// The rewards of a round, without any rounding.
  public var perRound: RewardTerms.Round {
    let pool = supply * issuance.fraction * (stake.total / activeStake)
    let treasury = pool * treasuryCut.fraction
    let commission = (pool - treasury) * rewardCut.fraction
    return RewardTerms.Round(
      treasury: treasury, commission: commission, shared: pool - treasury - commission,
      ownShare: stake.ownShare)
  }

  /// Returns the number of rounds in a period.
  public func rounds(per period: EarningsStatement.Period) -> Rational {
    period.hours / hoursPerRound
  }

  /// Returns the operator's part of a period's rewards, without compounding.
  public func operatorLPT(per period: EarningsStatement.Period) -> LPT {
    perRound.operatorPart * rounds(per: period)
  }

  /// The yearly yield of a delegator's LPT, without compounding.
  public var delegatorYield: Rational {
    (perRound.shared / stake.total) * rounds(per: .year)
  }

  /// The yearly yield of the operator's own LPT, including its commission.
  ///
  /// nil if there is no own stake.
  public var operatorYield: Rational? {
    stake.own == 0 ? nil : operatorLPT(per: .year) / stake.own
  }

  /// The operator's rewards of a day, in wei or in dollars, depending on the price's currency.
  var incomePerDay: (wei: Rational, usd: Rational) {
    let lpt = operatorLPT(per: .day).tokens
    return switch price {
    case .wei(let wei): (lpt * wei, 0)
    case .usd(let usd): (0, lpt * usd)
    case nil: (0, 0)
    }
  }
}

extension RewardTerms {
  /// One round's reward for a pool.
  public struct Round: Hashable, Sendable {
    /// The treasury's part.
    public let treasury: LPT
    /// The operator's commission.
    public let commission: LPT
    /// The part that is shared by all stake of the pool.
    public let shared: LPT
    /// The operator's part of that stake.
    let ownShare: Rational

    /// The own stake's part of the shared rewards.
    public var ownStake: LPT { shared * ownShare }

    /// The operator's total: commission and own stake.
    public var operatorPart: LPT { commission + ownStake }

    /// The part of all other stake.
    public var delegators: LPT { shared - ownStake }
  }
}
