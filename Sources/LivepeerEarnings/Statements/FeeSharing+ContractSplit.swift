internal import LivepeerNode
public import LivepeerPricing

extension FeeSharing {
  /// The fees of one winning ticket as the staking contracts split them, in whole wei.
  ///
  /// delegators = floor(fees · share / 10^6), with the share in millionths; the operator's commission
  /// is the remainder. The delegators' part becomes a cumulative factor per unit of stake, F =
  /// percOf27(10^27, delegators, totalStake), and a stake receives percOf27(stake, F, 10^27). Both
  /// floors of each `ContractPercentage` lose something: the amount that nobody can claim is
  /// ``lost``.
  ///
  /// Source: Livepeer protocol, `BondingManager.updateTranscoderWithFees` and `EarningsPoolLIP36`.
  ///
  /// ```swift
  /// import LivepeerEarnings
  /// import LivepeerPricing
  ///
  /// let sharing = try FeeSharing(
  ///   feeShare: Share("50%"), stake: FeeSharing.Stake(own: 1, total: 3))
  /// let split = try FeeSharing.ContractSplit(fees: 1_000, sharing: sharing)
  /// print(split.commission, split.lost)  // 500 wei 1 wei
  /// ```
  public struct ContractSplit: Hashable, Sendable {
    /// The amount that the ticket pays.
    public let fees: Wei
    /// The operator's commission, before any stake is counted.
    public let commission: Wei
    /// The own stake's part of the delegators' part; zero if there are no stakes.
    public let ownStake: Wei
    /// The part of all other stake, computed as if it belonged to one delegator.
    public let others: Wei
    /// The remainder of the delegators' part, which stays in the contract.
    public let lost: Wei

    /// The operator's whole part.
    public var operatorPart: Wei { commission + ownStake }

    /// The operator's part without any rounding.
    public let exactOperatorPart: Rational

    /// Creates the split of fees.
    ///
    /// - Parameters:
    ///   - fees: The fees in wei, zero or more.
    ///   - sharing: The terms by which they are shared.
    /// - Throws: ``EarningsError/feeShareNotInMillionths(_:)`` for a share with more than six
    ///   decimals.
    public init(fees: Wei, sharing: FeeSharing) throws(EarningsError) {
      precondition(fees >= 0, "fees are not negative")
      let share = try sharing.contractFeeShare()
      self.fees = fees
      exactOperatorPart = Rational(fees.count) * (1 - sharing.delegatorsShare)
      let delegators = ContractPercentage.share.part(of: fees.count, share)
      commission = fees - Wei(delegators)
      guard let stake = sharing.stake else {
        (ownStake, others, lost) = (0, Wei(delegators), 0)
        return
      }
      let total = stake.total.units(rounding: .down)
      let own = stake.own.units(rounding: .down)
      guard total > 0 else {
        // The stake is less than the smallest part of an LPT: the contracts count no stake at all.
        (ownStake, others, lost) = (0, 0, Wei(delegators))
        return
      }
      let one = ContractPercentage.factor.whole
      let factor = ContractPercentage.factor.part(of: one, delegators, outOf: total)
      ownStake = Wei(ContractPercentage.factor.part(of: own, factor, outOf: one))
      others = Wei(ContractPercentage.factor.part(of: total - own, factor, outOf: one))
      lost = Wei(delegators) - ownStake - others
    }
  }
}

extension FeeSharing {
  /// Returns the delegators' part in millionths, as the contracts represent it.
  ///
  /// - Throws: ``EarningsError/feeShareNotInMillionths(_:)`` for a share with more than six
  ///   decimals.
  func contractFeeShare() throws(EarningsError) -> BigInt {
    let millionths = feeShare.fraction * Rational(ContractPercentage.share.whole)
    guard let share = millionths.wholeNumber else {
      throw .feeShareNotInMillionths(feeShare.fraction)
    }
    return share
  }
}

extension ContractPercentage {
  /// Returns a part of an amount: numerator / whole, which is known not to be zero; by default the
  /// whole that the contract counts in.
  func part(of amount: BigInt, _ numerator: BigInt, outOf whole: BigInt? = nil) -> BigInt {
    guard let part = try? of(amount, numerator, outOf: whole ?? self.whole) else {
      preconditionFailure("the whole is above zero")
    }
    return part
  }
}
