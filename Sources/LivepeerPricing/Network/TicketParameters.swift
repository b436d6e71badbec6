public import ExactMath

/// How an orchestrator sizes its tickets.
///
/// The defaults are the node's: an expected value of 8 gwei, 1,200,000 gas to redeem a ticket, a
/// transaction that is to cost a hundredth of what it brings.
///
/// Source: go-livepeer 0.9.1, `pm` recipient.
public struct TicketParameters: Hashable, Sendable {
  /// What one ticket is worth on average.
  public var expectedValue: Wei
  /// Gas that redeeming a winning ticket takes.
  public var redeemGas: BigInt
  /// Wei per gas.
  public var gasPrice: Wei
  /// What the sender has put up for tickets; a face value is not above it.
  ///
  /// nil for no bound.
  public var senderFloat: Wei?
  /// The node's own largest face value; nil for no bound.
  public var largestFaceValue: Wei?

  /// The expected value of the node's tickets.
  public static let defaultExpectedValue: Wei = 8_000_000_000
  /// Gas to redeem a ticket on the L2 that the network uses.
  public static let defaultRedeemGas: BigInt = 1_200_000
  /// Gas to redeem a ticket on Ethereum itself.
  public static let defaultRedeemGasOnL1: BigInt = 350_000
  /// The node's average gas price.
  public static let defaultGasPrice: Wei = 3_000_000_000
  /// How many times its redemption's cost a ticket's face value is meant to be.
  public static let faceValueMultiplier: BigInt = 100
  /// The most tickets that a remote signer signs for one payment.
  public static let largestPayment: BigInt = 100
  /// The most tickets for one of the recipient's random numbers.
  public static let largestRun: BigInt = 600

  /// Tickets of those sizes; what is left out is the node's default.
  public init(
    expectedValue: Wei = defaultExpectedValue, redeemGas: BigInt = defaultRedeemGas,
    gasPrice: Wei = defaultGasPrice, senderFloat: Wei? = nil, largestFaceValue: Wei? = nil
  ) {
    self.expectedValue = expectedValue
    self.redeemGas = redeemGas
    self.gasPrice = gasPrice
    self.senderFloat = senderFloat
    self.largestFaceValue = largestFaceValue
  }

  /// What redeeming a winning ticket costs.
  public var redemptionCost: Wei { Wei(redeemGas * gasPrice.count) }

  /// What a winning ticket pays.
  ///
  /// redeemGas · gasPrice · 100; where that is below the expected value, expectedValue · 100; then
  /// at most the sender's float and the node's largest face value.
  public var faceValue: Wei {
    var value = Wei(redemptionCost.count * TicketParameters.faceValueMultiplier)
    if value < expectedValue {
      value = Wei(expectedValue.count * TicketParameters.faceValueMultiplier)
    }
    return [senderFloat, largestFaceValue].compactMap(\.self).reduce(value, min)
  }

  /// How many times its redemption's cost a ticket's face value is: 100 unless a bound held it.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` where redemption costs nothing.
  public func txCostMultiplier() throws(ArithmeticError) -> Rational {
    guard redemptionCost.count > 0 else { throw .divisionByZero }
    return Rational(faceValue.count, redemptionCost.count)
  }

  /// Whether a winning ticket is redeemed: only if it pays more than its transaction costs.
  public var isRedeemed: Bool { faceValue > redemptionCost }

  /// The chance that a ticket wins.
  public var winProbability: WinProbability {
    WinProbability(expectedValue: expectedValue, faceValue: faceValue)
  }
}

/// Tickets that a gateway sends for a job.
///
/// Source: go-livepeer 0.9.1, `core` `StageUpdate`.
public struct TicketPayment: Hashable, Sendable {
  /// How many tickets.
  public let tickets: BigInt
  /// What they add to the balance: tickets · expected value.
  public let credit: Rational

  /// The tickets that lift a balance to a minimum.
  ///
  /// None where the balance is enough or a ticket is worth nothing; otherwise
  /// ceil((minimum − balance) / expectedValue). What is lost: nothing; what is paid beyond the
  /// minimum stays in the balance.
  ///
  /// - Precondition: the expected value is not negative.
  public init(balance: Rational, minimum: Rational, expectedValue: Rational) {
    precondition(!expectedValue.isNegative, "an expected value is not negative")
    tickets =
      balance >= minimum || expectedValue.isZero
      ? 0 : ((minimum - balance) / expectedValue).rounded(.up)
    credit = Rational(tickets) * expectedValue
  }

  /// The tickets that pay a fee: the minimum is the larger one of the fee and one ticket.
  public init(balance: Rational, fee: Rational, expectedValue: Rational) {
    self.init(
      balance: balance, minimum: max(fee, expectedValue), expectedValue: expectedValue)
  }
}
