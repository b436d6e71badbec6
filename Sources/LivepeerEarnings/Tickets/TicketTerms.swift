public import LivepeerNode
public import LivepeerPricing

/// The tickets that an operator is paid with, and the cost of redeeming one.
public struct TicketTerms: Hashable, Sendable {
  /// The value of one ticket on average; above zero.
  public let expectedValue: Wei
  /// The face value before the sender's float cuts it.
  public let uncutFaceValue: Wei
  /// The gas that redeeming a winning ticket takes.
  public let redeemGas: BigInt
  /// The gas price, in wei.
  public let gasPrice: Wei
  /// The most that the recipient counts on from the sender, if known.
  public let senderFloat: Wei?

  /// Creates ticket terms; an argument that is left out is the default of `TicketParameters`.
  ///
  /// Without a face value the node's rule holds, `TicketParameters.unboundedFaceValue`. The
  /// sender's float cuts either.
  ///
  /// - Throws: ``EarningsError`` for an expected value of zero or less, and negative gas or face
  ///   values. Tickets that nobody would offer or send are no error: ``refusal`` says why there are
  ///   no paid jobs.
  public init(
    expectedValue: Wei = TicketParameters.defaultExpectedValue, faceValue: Wei? = nil,
    redeemGas: BigInt = TicketParameters.defaultRedeemGas,
    gasPrice: Wei = TicketParameters.defaultGasPrice, senderFloat: Wei? = nil
  ) throws(EarningsError) {
    guard expectedValue > 0 else {
      throw .notPositive(.ticketEV, Rational(expectedValue.count))
    }
    guard !redeemGas.isNegative else { throw .negative(.redeemGas, Rational(redeemGas)) }
    guard gasPrice >= 0 else { throw .negative(.gasPrice, Rational(gasPrice.count)) }
    if let faceValue, faceValue < 0 { throw .negative(.faceValue, Rational(faceValue.count)) }
    self.init(
      TicketParameters(
        expectedValue: expectedValue, redeemGas: redeemGas, gasPrice: gasPrice,
        senderFloat: senderFloat),
      faceValue: faceValue)
  }

  /// Tickets by the node's rules, at the gas price that we assume.
  public static let nodeDefault = TicketTerms(TicketParameters(), faceValue: nil)

  /// Creates the terms of parameters that are known to be possible.
  private init(_ parameters: TicketParameters, faceValue: Wei?) {
    expectedValue = parameters.expectedValue
    uncutFaceValue = faceValue ?? parameters.unboundedFaceValue
    redeemGas = parameters.redeemGas
    gasPrice = parameters.gasPrice
    senderFloat = parameters.senderFloat
  }

  /// The amount that a winning ticket pays: the face value, at most the sender's float.
  public var faceValue: Wei { senderFloat.map { min(uncutFaceValue, $0) } ?? uncutFaceValue }

  /// The cost of redeeming one winning ticket.
  public var redemptionCost: Wei { Wei(redeemGas * gasPrice.count) }

  /// The ratio of the face value to the redemption cost; 0 if redemption costs nothing.
  public var txCostMultiplier: Rational {
    TicketParameters.txCostMultiplier(faceValue: faceValue, redemptionCost: redemptionCost)
  }

  /// Why no ticket is ever offered or sent, and so no job paid; nil if tickets are.
  ///
  /// The recipient offers none if the face value is too small, and every sender refuses a face value
  /// that is not above the expected value. Limits that senders set themselves are not counted here:
  /// see ``TicketOutlook/warnings``.
  public var refusal: TicketRefusal? {
    do throws(TicketRefusal) {
      try TicketParameters.check(
        faceValue: faceValue, expectedValue: expectedValue, redeemGas: redeemGas,
        gasPrice: gasPrice)
    } catch {
      return error
    }
    return offer.expectedValue < Rational(faceValue.count)
      ? nil : .faceValueNotAboveExpectedValue(faceValue: faceValue)
  }

  /// The part of the fees that redemption takes: its cost / the face value, or 0 if no ticket is paid.
  ///
  /// fees / faceValue tickets win, and each costs ``redemptionCost``.
  public var redemptionShare: Rational {
    refusal == nil ? Rational(redemptionCost.count, faceValue.count) : 0
  }

  /// The chance that a ticket wins, as the node computes it.
  public var winProbability: WinProbability {
    WinProbability(expectedValue: expectedValue, faceValue: faceValue)
  }

  /// The tickets as a sender sees them.
  var offer: TicketOffer {
    TicketOffer(faceValue: faceValue, winProbability: winProbability)
  }
}
