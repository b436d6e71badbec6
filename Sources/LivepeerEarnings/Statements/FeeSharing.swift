public import LivepeerPricing

/// The terms by which an operator shares fees with the delegators of its stake.
///
/// The delegators' part is fees · feeShare. The operator owns stake too, and receives that stake's
/// share of the part: delegators keep feeShare · (1 − own / total) of the fees.
///
/// Source: Livepeer protocol, `BondingManager` and `EarningsPoolLIP36`.
public struct FeeSharing: Hashable, Sendable {
  /// The stake in an operator's pool.
  public struct Stake: Hashable, Sendable {
    /// The operator's own stake.
    public let own: LPT
    /// The total stake, including the operator's own.
    public let total: LPT

    /// Creates a stake of the given amounts.
    ///
    /// - Throws: ``EarningsError`` for a negative own stake, a total of zero or less, and an own
    ///   stake above the total.
    public init(own: LPT, total: LPT) throws(EarningsError) {
      guard own >= 0 else { throw .negative(.ownStake, own.tokens) }
      guard total > 0 else { throw .notPositive(.totalStake, total.tokens) }
      guard own <= total else { throw .ownStakeAboveTotal(own: own, total: total) }
      self.own = own
      self.total = total
    }

    /// The operator's part of the stake.
    public var ownShare: Rational { own / total }
  }

  /// The delegators' part of the fees, before the operator's own stake is counted among the
  /// delegators.
  public let feeShare: Share
  /// The stake; nil if it is not known, in which case all of it counts as the delegators'.
  public let stake: Stake?

  /// Creates sharing with the given terms.
  public init(feeShare: Share = .zero, stake: Stake? = nil) {
    self.feeShare = feeShare
    self.stake = stake
  }

  /// The delegators' part of one wei of fees.
  public var delegatorsShare: Rational {
    feeShare.fraction * (1 - (stake?.ownShare ?? 0))
  }
}
