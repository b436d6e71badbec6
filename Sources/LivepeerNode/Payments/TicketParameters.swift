public import LivepeerPricing

/// How an orchestrator sizes its tickets, and when it offers none.
///
/// A ticket's face value is meant to be 100 times the cost of redeeming it at the gas price of the
/// moment. The sender's float and the node's own maximum may cut it; if it becomes too small, the
/// orchestrator offers no ticket parameters, and then it gets no paid jobs at all.
///
/// The defaults are the node's, but for the gas price: the node asks the chain for it, and
/// ``defaultGasPrice`` is only our assumption.
///
/// Source: go-livepeer 0.9.1, `pm/recipient.go`.
///
/// ```swift
/// import LivepeerPricing
/// import LivepeerNode
///
/// let tickets = TicketParameters(gasPrice: 100_000_000, maximumFaceValue: 130_000_000_000_000)
/// print(try tickets.offer().faceValue)  // 130000000000000 wei
/// print(tickets.txCostMultiplier, tickets.surcharge)  // 13/12 25/13
/// ```
public struct TicketParameters: Hashable, Sendable {
  /// The value of one ticket on average, which the node takes from `-ticketEV`.
  public var expectedValue: Wei
  /// The gas that redeeming a winning ticket takes.
  public var redeemGas: BigInt
  /// The gas price of the moment, in wei: the chain's, or `-minGasPrice` if that is higher.
  public var gasPrice: Wei
  /// The most that the recipient counts on from the sender, ``SenderFloat/maximumFloat``.
  ///
  /// nil if it does not bound the face value.
  public var senderFloat: Wei?
  /// The node's own bound of the face value, `-maxFaceValue`; nil or zero for none.
  public var maximumFaceValue: Wei?

  /// The expected value of the node's tickets.
  public static let defaultExpectedValue: Wei = 8_000_000_000
  /// The gas to redeem a ticket on the L2 that the network uses.
  public static let defaultRedeemGas: BigInt = 1_200_000
  /// The gas to redeem a ticket on Ethereum itself.
  public static let defaultRedeemGasOnL1: BigInt = 350_000
  /// The gas price that we assume: 0.05 gwei.
  ///
  /// The node has no default: it asks the chain. On the L2 that the network uses the gas price is
  /// from 0.01 through 0.1 gwei.
  public static let defaultGasPrice: Wei = 50_000_000
  /// The gas price of the node's second threshold for offering tickets: 3 gwei.
  ///
  /// A face value that does not cover redemption at the gas price of the moment is still offered if
  /// it covers it at this one.
  public static let secondGasPrice: Wei = 3_000_000_000
  /// The ratio of a ticket's face value to its redemption cost, unless a bound cuts the face value.
  public static let faceValueMultiplier: BigInt = 100
  /// The most tickets that the recipient takes for one offer of ticket parameters.
  public static let maximumTicketsPerOffer: BigInt = 600
  /// How long an offer holds: 40 blocks of L1, about 8 minutes.
  public static let lifetimeInL1Blocks: BigInt = 40

  /// Creates ticket parameters; an argument that is left out is the default.
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

  /// The cost of redeeming a winning ticket at the gas price of the moment.
  public var redemptionCost: Wei { Wei(redeemGas * gasPrice.count) }

  /// The face value before bounds cut it.
  ///
  /// redeemGas · gasPrice · 100; if that is below the expected value, expectedValue · 100.
  public var unboundedFaceValue: Wei {
    let value = Wei(redemptionCost.count * TicketParameters.faceValueMultiplier)
    return value < expectedValue
      ? Wei(expectedValue.count * TicketParameters.faceValueMultiplier) : value
  }

  /// The face value, at most the sender's float and the node's own maximum.
  public var faceValue: Wei {
    var value = unboundedFaceValue
    if let senderFloat { value = min(value, senderFloat) }
    if let maximumFaceValue, maximumFaceValue > 0 { value = min(value, maximumFaceValue) }
    return value
  }

  /// Returns what the recipient offers a sender for a price above zero.
  ///
  /// - Throws: ``TicketRefusal`` if it offers nothing: a face value below the expected value, or one
  ///   that covers redemption neither at the gas price of the moment nor at ``secondGasPrice``.
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

  /// The ratio of the face value to the redemption cost: 100 unless a bound cut the face value, and
  /// 0 if redemption costs nothing.
  public var txCostMultiplier: Rational {
    TicketParameters.txCostMultiplier(faceValue: faceValue, redemptionCost: redemptionCost)
  }

  package static func txCostMultiplier(faceValue: Wei, redemptionCost: Wei) -> Rational {
    redemptionCost > 0 ? Rational(faceValue.count, redemptionCost.count) : 0
  }

  /// The factor by which automatic price adjustment multiplies a price: 1 + 1 / txCostMultiplier,
  /// or 1 if that is zero or less.
  ///
  /// A face value that a bound has cut makes it larger.
  public var surcharge: Rational {
    txCostMultiplier > 0 ? 1 + 1 / txCostMultiplier : 1
  }

  /// Whether redeeming a winning ticket pays at the gas price of the moment.
  ///
  /// The node redeems a ticket if its face value exceeds the transaction's cost, and so do the
  /// sender's ``SenderFloat/availableFunds``. It keeps any other, to try again as long as the ticket
  /// is valid.
  public var isWorthRedeeming: Bool { faceValue > redemptionCost }

  /// The chance that a ticket wins.
  public var winProbability: WinProbability {
    WinProbability(expectedValue: expectedValue, faceValue: faceValue)
  }
}

/// The tickets that a recipient offers to take from a sender.
public struct TicketOffer: Hashable, Sendable {
  /// The amount that a winning ticket pays.
  public let faceValue: Wei
  /// The chance that a ticket wins.
  public let winProbability: WinProbability

  /// Creates an offer of the given tickets.
  public init(faceValue: Wei, winProbability: WinProbability) {
    self.faceValue = faceValue
    self.winProbability = winProbability
  }

  /// The value of one ticket on average, exactly: face value · chance / (2^256 − 1).
  ///
  /// The ceiling in the chance makes it a hair more than the expected value that the recipient asked
  /// for, unless the face value divides 2^256 − 1.
  public var expectedValue: Rational { winProbability.expectedValue(faceValue: faceValue) }
}
