internal import LivepeerNode
public import LivepeerPricing

/// An operator's pool as the staking contracts compute it, in whole units of 10^−18 LPT.
///
/// Each ``reward()`` is one round: the pool's part is minted, the treasury and the operator take
/// their parts, and a cumulative factor F grows for all stake of the pool:
///
/// * minted = percOf9(mintable, pool, active), with mintable = percOf9(supply, issuance);
/// * treasury = percOf27(minted, treasuryCut), the remainder is R; commission = percOf6(R,
///   rewardCut);
/// * F += percOf27(F, R − commission, pool); commissions earn as stake does:
///   commissions += percOf27(R − commission, commissions, pool) + commission;
/// * a stake that was added at F0 is percOf27(stake, F, F0).
///
/// All other operators are assumed to call for rewards in every round too, so supply and active
/// stake grow. Both floors of each `ContractPercentage` lose something.
///
/// Source: Livepeer protocol, `Minter`, `BondingManager` and `EarningsPoolLIP36`.
public struct RewardPool: Hashable, Sendable {
  /// The number of rounds so far.
  public private(set) var rounds = 0
  /// The cumulative factor F, in units of 10^−27.
  public private(set) var factor = ContractPercentage.factor.whole

  // Whole units of 10^−18 LPT.
  private var stakeUnits: BigInt
  private var commissionUnits: BigInt = 0
  private var supplyUnits: BigInt
  private var activeStakeUnits: BigInt
  private let ownUnitsAtStart: BigInt

  private let issuance: BigInt
  private let rewardCut: BigInt
  private let treasuryCut: BigInt

  /// The maximum number of rounds: more than a century of them.
  public static let maximumRounds = 100_000

  /// Creates a pool before its first round.
  ///
  /// Stakes are rounded down to 10^−18 LPT, and cuts to the contracts' own units: millionths, 10^−9
  /// for the issuance, 10^−27 for the treasury.
  public init(_ terms: RewardTerms) {
    func parts(_ share: Share, _ percentage: ContractPercentage) -> BigInt {
      (share.fraction * Rational(percentage.whole)).rounded(.down)
    }
    stakeUnits = terms.stake.total.units(rounding: .down)
    ownUnitsAtStart = terms.stake.own.units(rounding: .down)
    supplyUnits = terms.supply.units(rounding: .down)
    activeStakeUnits = terms.activeStake.units(rounding: .down)
    issuance = parts(terms.issuance, .minter)
    rewardCut = parts(terms.rewardCut, .share)
    treasuryCut = parts(terms.treasuryCut, .factor)
  }

  /// Creates a pool after a number of rounds.
  package init(_ terms: RewardTerms, after rounds: Int) {
    self.init(terms)
    for _ in 0..<rounds { reward() }
  }

  /// The pool's total stake.
  public var stake: LPT { LPT(units: stakeUnits) }
  /// The operator's commissions so far, with their own rewards.
  public var commissions: LPT { LPT(units: commissionUnits) }
  /// The total supply of LPT.
  public var supply: LPT { LPT(units: supplyUnits) }
  /// The total active stake.
  public var activeStake: LPT { LPT(units: activeStakeUnits) }

  /// The operator's own stake so far, without its commissions.
  public var ownStake: LPT {
    LPT(units: ContractPercentage.factor.part(of: ownUnitsAtStart, factor))
  }

  /// The operator's LPT so far: own stake and commissions.
  public var operatorStake: LPT { ownStake + commissions }

  /// Adds the rewards of one round.
  public mutating func reward() {
    guard stakeUnits > 0, activeStakeUnits > 0 else { return }
    let mintable = ContractPercentage.minter.part(of: supplyUnits, issuance)
    let minted = ContractPercentage.minter.part(of: mintable, stakeUnits, outOf: activeStakeUnits)
    let treasury = ContractPercentage.factor.part(of: minted, treasuryCut)
    let rest = minted - treasury
    let commission = ContractPercentage.share.part(of: rest, rewardCut)
    let shared = rest - commission
    commissionUnits +=
      ContractPercentage.factor.part(of: shared, commissionUnits, outOf: stakeUnits) + commission
    factor += ContractPercentage.factor.part(of: factor, shared, outOf: stakeUnits)
    stakeUnits += rest
    supplyUnits += mintable
    activeStakeUnits +=
      mintable - ContractPercentage.factor.part(of: mintable, treasuryCut)
    rounds += 1
  }
}
