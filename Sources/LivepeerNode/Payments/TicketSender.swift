public import LivepeerPricing

/// A sender's limits and funds, and the tickets that it refuses to create.
///
/// The defaults of the limits are the node's. Funds that are not given are not checked.
///
/// Source: go-livepeer 0.9.1, `pm/sender.go`.
///
/// ```swift
/// import LivepeerPricing
/// import LivepeerNode
///
/// let offer = try TicketParameters(expectedValue: 3_000_000_000_000)
///   .offer()
/// let refusal = try TicketSender().refusal(of: offer)
/// print(refusal?.code ?? "none")  // ev-above-maximum
/// ```
public struct TicketSender: Hashable, Sendable {
  /// A sender's funds on chain.
  public struct Funds: Hashable, Sendable {
    /// The deposit, from which winning tickets are paid first.
    public let deposit: Wei
    /// The remaining reserve.
    public let reserve: Wei
    /// The number of rounds until the funds can be withdrawn; nil if they are not unlocking.
    public let roundsUntilWithdrawal: BigInt?

    /// Creates funds of the given amounts.
    ///
    /// - Throws: ``TicketSender/InvalidTerm`` for a negative amount.
    public init(
      deposit: Wei, reserve: Wei, roundsUntilWithdrawal: BigInt? = nil
    ) throws(InvalidTerm) {
      guard deposit >= 0 else { throw .negative("deposit", Rational(deposit.count)) }
      guard reserve >= 0 else { throw .negative("reserve", Rational(reserve.count)) }
      self.deposit = deposit
      self.reserve = reserve
      self.roundsUntilWithdrawal = roundsUntilWithdrawal
    }
  }

  /// The maximum expected value of one ticket, `-maxTicketEV`.
  public let maximumExpectedValue: Rational
  /// The maximum sum of the expected values of one payment's tickets, `-maxTotalEV`.
  public let maximumTotalExpectedValue: Rational
  /// The divisor of the deposit that bounds a face value, `-depositMultiplier`.
  public let depositMultiplier: BigInt
  /// The sender's funds; nil if they are not known.
  public let funds: Funds?

  /// The node's maximum expected value of one ticket: 3,000,000,000,000 wei.
  public static let defaultMaximumExpectedValue: Rational = 3_000_000_000_000
  /// The node's maximum expected value of one payment: 20,000,000,000,000 wei.
  public static let defaultMaximumTotalExpectedValue: Rational = 20_000_000_000_000

  /// Creates a sender with the given limits; an omitted argument takes the node's default.
  ///
  /// - Throws: ``InvalidTerm`` for a negative maximum, or a deposit multiplier of zero or less.
  public init(
    maximumExpectedValue: Rational = defaultMaximumExpectedValue,
    maximumTotalExpectedValue: Rational = defaultMaximumTotalExpectedValue,
    depositMultiplier: BigInt = 1, funds: Funds? = nil
  ) throws(InvalidTerm) {
    guard !maximumExpectedValue.isNegative else {
      throw .negative("maximum expected value", maximumExpectedValue)
    }
    guard !maximumTotalExpectedValue.isNegative else {
      throw .negative("maximum total expected value", maximumTotalExpectedValue)
    }
    guard depositMultiplier > 0 else { throw .depositMultiplierNotPositive(depositMultiplier) }
    self.maximumExpectedValue = maximumExpectedValue
    self.maximumTotalExpectedValue = maximumTotalExpectedValue
    self.depositMultiplier = depositMultiplier
    self.funds = funds
  }

  /// A sender with the node's default limits, whose funds are not known.
  public static let nodeDefault = TicketSender()

  private init() {
    maximumExpectedValue = TicketSender.defaultMaximumExpectedValue
    maximumTotalExpectedValue = TicketSender.defaultMaximumTotalExpectedValue
    depositMultiplier = 1
    funds = nil
  }

  /// Returns the first reason, in the node's order, why a sender refuses the tickets of a payment.
  ///
  /// - Parameters:
  ///   - offer: The tickets that the recipient offers to take.
  ///   - tickets: The number of tickets of the payment.
  ///   - blocksUntilExpiration: The number of L1 blocks until the offer expires; nil if it is not
  ///     known. The sender does not use an offer in its last block.
  /// - Returns: The reason why the sender refuses to create the tickets; nil if it creates them.
  public func refusal(
    of offer: TicketOffer, tickets: BigInt = 1, blocksUntilExpiration: BigInt? = nil
  ) -> TicketRefusal? {
    if let blocksUntilExpiration, blocksUntilExpiration <= 1 { return .parametersExpired }
    let expectedValue = offer.expectedValue
    guard expectedValue > 0 else { return nil }
    guard expectedValue < Rational(offer.faceValue.count) else {
      return .faceValueNotAboveExpectedValue(faceValue: offer.faceValue)
    }
    guard expectedValue <= maximumExpectedValue else {
      return .expectedValueAboveMaximum(
        expectedValue: expectedValue, maximum: maximumExpectedValue)
    }
    if let funds {
      if let rounds = funds.roundsUntilWithdrawal, rounds <= 1 { return .fundsUnlocking }
      if funds.reserve == 0 { return .noReserve }
      if funds.deposit == 0 { return .noDeposit }
    }
    let total = expectedValue * Rational(tickets)
    guard total <= maximumTotalExpectedValue else {
      return .totalExpectedValueAboveMaximum(
        total: total, tickets: tickets, maximum: maximumTotalExpectedValue)
    }
    guard let funds else { return nil }
    let maximum = Wei(Rational(funds.deposit.count, depositMultiplier).rounded(.down))
    return offer.faceValue > maximum
      ? .faceValueAboveDeposit(faceValue: offer.faceValue, maximum: maximum) : nil
  }
}

extension TicketSender {
  /// An invalid limit or amount of a sender.
  public enum InvalidTerm: Error, Hashable, Sendable, CustomStringConvertible {
    /// A limit or an amount below zero, with its name.
    case negative(String, Rational)
    /// A deposit multiplier of zero or less.
    case depositMultiplierNotPositive(BigInt)

    /// One line: what is wrong, and what to do.
    public var description: String {
      switch self {
      case .negative(let name, let found):
        "\(name): expected a value of zero or more, found \(found.shownShort)"
      case .depositMultiplierNotPositive(let found):
        "deposit multiplier: expected a value above zero, found \("\(found)".shown())"
      }
    }
  }
}
