public import LivepeerPricing

/// The parameters by which an orchestrator sizes its tickets, or offers none.
///
/// A ticket's face value is normally 100 times the cost of redeeming it at the current gas price.
/// The sender's float and the node's own maximum may reduce it; if it becomes too small, the
/// orchestrator offers no ticket parameters, and gets no paid jobs at all.
///
/// The defaults are the node's, except for the gas price: the node asks the chain for it, and
/// ``defaultGasPrice`` is an assumption of this package.
///
/// Source: go-livepeer 0.9.1, `pm/recipient.go`.
///
/// ```swift
/// import LivepeerPricing
/// import LivepeerNode
///
/// let tickets = TicketParameters(
///   gasPrice: 100_000_000, maximumFaceValue: 130_000_000_000_000)
/// print(try tickets.offer().faceValue)  // 130000000000000 wei
/// print(tickets.txCostMultiplier, tickets.surcharge)  // 13/12 25/13
/// ```
public struct TicketParameters: Hashable, Sendable {
  /// The expected value of one ticket, which the node takes from `-ticketEV`.
  public var expectedValue: Wei
  /// The gas used to redeem a winning ticket.
  public var redeemGas: BigInt
  /// The current gas price, in wei: the chain's, or `-minGasPrice` if that is higher.
  public var gasPrice: Wei
  /// The maximum amount that the recipient relies on from the sender, ``SenderFloat/maximumFloat``.
  ///
  /// nil if it does not bound the face value.
  public var senderFloat: Wei?
  /// The node's own maximum face value, `-maxFaceValue`; nil or zero for none.
  public var maximumFaceValue: Wei?

  /// The expected value of the node's tickets.
  public static let defaultExpectedValue: Wei = 8_000_000_000
  /// The gas to redeem a ticket on the L2 that the network uses.
  public static let defaultRedeemGas: BigInt = 1_200_000
  /// The gas to redeem a ticket on Ethereum itself.
  public static let defaultRedeemGasOnL1: BigInt = 350_000
  /// The assumed gas price: 0.05 gwei.
  ///
  /// The node has no default: it asks the chain. On the L2 that the network uses the gas price is
  /// from 0.01 through 0.1 gwei.
  public static let defaultGasPrice: Wei = 50_000_000
  /// The gas price of the node's second threshold for offering tickets: 3 gwei.
  ///
  /// A face value that does not cover redemption at the current gas price is still offered if it
  /// covers it at this one.
  public static let secondGasPrice: Wei = 3_000_000_000
  /// The ratio of a ticket's face value to its redemption cost, unless a bound reduces the face
  /// value.
  public static let faceValueMultiplier: BigInt = 100
  /// The maximum number of tickets that the recipient accepts for one offer of ticket parameters.
  public static let maximumTicketsPerOffer: BigInt = 600
  /// The lifetime of an offer: 40 blocks of L1, about 8 minutes.
  public static let lifetimeInL1Blocks: BigInt = 40

  /// Creates ticket parameters; an omitted argument takes its default.
  public init(
    expectedValue: Wei = defaultExpectedValue, redeemGas: BigInt = defaultRedeemGas,
    gasPrice: Wei = defaultGasPrice, senderFloat: Wei? = nil, maximumFaceValue: Wei? = nil
  ) {
    self.expectedValue = expectedValue
    self.redeemGas = redeemGas
    self.gasPrice = gasPrice
    self.senderFloat = senderFloat
    self.maximumFaceValue = maximumFaceValue
  }

  /// The cost of redeeming a winning ticket at the current gas price.
  public var redemptionCost: Wei { Wei(redeemGas * gasPrice.count) }

  /// The face value before it is bounded.
  ///
  /// redeemGas · gasPrice · 100; if that is below the expected value, expectedValue · 100.
  public var unboundedFaceValue: Wei {
    let value = Wei(redemptionCost.count * TicketParameters.faceValueMultiplier)
    return value < expectedValue
      ? Wei(expectedValue.count * TicketParameters.faceValueMultiplier) : value
  }

  /// The face value, bounded by the sender's float and the node's own maximum.
  public var faceValue: Wei {
    var value = unboundedFaceValue
    if let senderFloat { value = min(value, senderFloat) }
    if let maximumFaceValue, maximumFaceValue > 0 { value = min(value, maximumFaceValue) }
    return value
  }

  /// Returns the offer that the recipient makes to a sender for a price above zero.
  ///
  /// - Throws: ``TicketRefusal`` if it offers nothing: a face value below the expected value, or
  ///   one that covers redemption neither at the current gas price nor at ``secondGasPrice``.
  public func offer() throws(TicketRefusal) -> TicketOffer {
    try TicketParameters.check(
      faceValue: faceValue, expectedValue: expectedValue, redeemGas: redeemGas, gasPrice: gasPrice)
    return TicketOffer(
      faceValue: faceValue,
      winProbability: WinProbability(expectedValue: expectedValue, faceValue: faceValue))
  }

  /// Throws if a recipient does not offer tickets of the given face value.
  package static func check(
    faceValue: Wei, expectedValue: Wei, redeemGas: BigInt, gasPrice: Wei
  ) throws(TicketRefusal) {
    guard faceValue >= expectedValue else {
      throw .faceValueBelowExpectedValue(faceValue: faceValue, expectedValue: expectedValue)
    }
    let cost = Wei(redeemGas * gasPrice.count)
    let second = Wei(redeemGas * secondGasPrice.count)
    guard faceValue >= cost || faceValue >= second else {
      throw .faceValueBelowRedemptionCost(faceValue: faceValue, cost: cost, costAt3Gwei: second)
    }
  }

  /// The ratio of the face value to the redemption cost.
  ///
  /// It is 100 unless a bound reduced the face value, and 0 if redemption costs nothing.
  public var txCostMultiplier: Rational {
    TicketParameters.txCostMultiplier(faceValue: faceValue, redemptionCost: redemptionCost)
  }

  package static func txCostMultiplier(faceValue: Wei, redemptionCost: Wei) -> Rational {
    redemptionCost > 0 ? Rational(faceValue.count, redemptionCost.count) : 0
  }

  /// The factor by which automatic price adjustment multiplies a price.
  ///
  /// It is 1 + 1 / txCostMultiplier, or 1 if the multiplier is zero or less. A face value that a
  /// bound has reduced makes it larger.
  public var surcharge: Rational {
    txCostMultiplier > 0 ? 1 + 1 / txCostMultiplier : 1
  }

  /// Whether redeeming a winning ticket pays at the current gas price.
  ///
  /// The node redeems a ticket if its face value exceeds the transaction's cost, and the sender's
  /// ``SenderFloat/availableFunds`` do too. It keeps any other ticket, and tries again while the
  /// ticket is valid.
  public var isWorthRedeeming: Bool { faceValue > redemptionCost }

  /// The probability that a ticket wins.
  public var winProbability: WinProbability {
    WinProbability(expectedValue: expectedValue, faceValue: faceValue)
  }
}

/// The tickets that a recipient offers to accept from a sender.
public struct TicketOffer: Hashable, Sendable {
  /// The amount that a winning ticket pays.
  public let faceValue: Wei
  /// The probability that a ticket wins.
  public let winProbability: WinProbability

  /// Creates an offer of the given tickets.
  public init(faceValue: Wei, winProbability: WinProbability) {
    self.faceValue = faceValue
    self.winProbability = winProbability
  }

  /// The exact expected value of one ticket: face value · chance / (2^256 − 1).
  ///
  /// The ceiling in the chance makes it slightly larger than the expected value that the recipient
  /// requested, unless the face value divides 2^256 − 1.
  public var expectedValue: Rational { winProbability.expectedValue(faceValue: faceValue) }
}
