public import LivepeerPricing

/// A sender's funds on chain as one recipient counts them, and the amount that it relies on.
///
/// Source: go-livepeer 0.9.1, `pm/sendermonitor.go`.
///
/// ```swift
/// import LivepeerNode
/// import LivepeerPricing
///
/// let float = SenderFloat(
///   reserve: 900, claimedInRound: 100, poolSize: 3,
///   claimedByRecipient: 33, deposit: 599,
///   pending: 200)
/// print(float.reserveAllocation, float.maximumFloat)  // 300 wei 100 wei
/// ```
public struct SenderFloat: Hashable, Sendable {
  /// The remaining reserve.
  public var reserve: Wei
  /// The amount that all recipients have claimed from the reserve in this round.
  public var claimedInRound: Wei
  /// The number of orchestrators that share the reserve.
  public var poolSize: BigInt
  /// The amount that this recipient has claimed from the reserve.
  public var claimedByRecipient: Wei
  /// The sender's deposit.
  public var deposit: Wei
  /// The face value of this sender's winning tickets that are being redeemed.
  public var pending: Wei

  /// Creates the float of the given funds.
  public init(
    reserve: Wei, claimedInRound: Wei = 0, poolSize: BigInt, claimedByRecipient: Wei = 0,
    deposit: Wei, pending: Wei = 0
  ) {
    self.reserve = reserve
    self.claimedInRound = claimedInRound
    self.poolSize = poolSize
    self.claimedByRecipient = claimedByRecipient
    self.deposit = deposit
    self.pending = pending
  }

  /// The recipient's part of the reserve, minus what it has claimed; 0 if no orchestrator shares
  /// it.
  ///
  /// floor((reserve + claimedInRound) / poolSize) − claimedByRecipient.
  public var reserveAllocation: Wei {
    guard poolSize > 0 else { return 0 }
    let whole = Rational(reserve.count + claimedInRound.count, poolSize).rounded(.down)
    return Wei(whole) - claimedByRecipient
  }

  /// The funds that can still pay a winning ticket: the reserve allocation and the deposit, minus
  /// the pending amount.
  ///
  /// The node redeems a ticket only if they exceed the cost of the transaction.
  public var availableFunds: Wei { reserveAllocation + deposit - pending }

  /// The maximum amount that the recipient relies on, which bounds a ticket's face value; it may be
  /// negative.
  ///
  /// The reserve allocation if nothing is pending or the deposit is at least three times the
  /// pending amount, and otherwise the reserve allocation minus the pending amount. The deposit
  /// itself is never added.
  ///
  /// The node rounds the ratio of deposit to pending to a 53-bit floating-point number before it
  /// compares it with 3. The nearest such number below 3 is 3 − 2^−51, and the midpoint rounds to
  /// 3, which is even: a ratio of 3 − 2^−52 or more passes.
  public var maximumFloat: Wei {
    let isCovered = deposit.count << 52 >= pending.count * ((BigInt(3) << 52) - 1)
    return isCovered ? reserveAllocation : reserveAllocation - pending
  }
}
