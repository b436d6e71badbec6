public import LivepeerNode
public import LivepeerPricing

/// The tickets with which an operator is paid, and the cost of redeeming one.
public struct TicketTerms: Hashable, Sendable {
  /// The expected value of one ticket; above zero.
  public let expectedValue: Wei
  /// The face value before it is bounded by the sender's float.
  public let uncutFaceValue: Wei
  /// The gas used to redeem a winning ticket.
  public let redeemGas: BigInt
  /// The gas price, in wei.
  public let gasPrice: Wei
  /// The maximum amount that the recipient relies on from the sender, if known.
  public let senderFloat: Wei?

  /// Creates ticket terms; an omitted argument takes the default of `TicketParameters`.
  ///
  /// If no face value is given, the node's rule applies, `TicketParameters.unboundedFaceValue`. The
  /// sender's float bounds either value.
  ///
  /// - Throws: ``EarningsError`` for an expected value of zero or less, and negative gas or face
  ///   values. Tickets that nobody would offer or send are not an error: ``refusal`` is then the
  ///   reason why no job is paid.
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

  /// Tickets by the node's rules, at the assumed gas price.
  public static let nodeDefault = TicketTerms(TicketParameters(), faceValue: nil)

  /// Creates the terms from parameters that are known to be valid.
  private init(_ parameters: TicketParameters, faceValue: Wei?) {
    expectedValue = parameters.expectedValue
    uncutFaceValue = faceValue ?? parameters.unboundedFaceValue
    redeemGas = parameters.redeemGas
    gasPrice = parameters.gasPrice
    senderFloat = parameters.senderFloat
  }

  /// The amount that a winning ticket pays: the face value, bounded by the sender's float.
  public var faceValue: Wei { senderFloat.map { min(uncutFaceValue, $0) } ?? uncutFaceValue }

  /// The cost of redeeming one winning ticket.
  public var redemptionCost: Wei { Wei(redeemGas * gasPrice.count) }

  /// The ratio of the face value to the redemption cost; 0 if redemption costs nothing.
  public var txCostMultiplier: Rational {
    TicketParameters.txCostMultiplier(faceValue: faceValue, redemptionCost: redemptionCost)
  }

  /// The reason why no ticket is ever offered or sent, and no job paid; nil if tickets are.
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

  /// The part of the fees that redemption takes: its cost / the face value, or 0 if no ticket is
  /// paid.
  ///
  /// fees / faceValue tickets win, and each costs ``redemptionCost``.
  public var redemptionShare: Rational {
    refusal == nil ? Rational(redemptionCost.count, faceValue.count) : 0
  }

  /// The probability that a ticket wins, as the node computes it.
  public var winProbability: WinProbability {
    WinProbability(expectedValue: expectedValue, faceValue: faceValue)
  }

  /// The tickets as they are offered to a sender.
  var offer: TicketOffer {
    TicketOffer(faceValue: faceValue, winProbability: winProbability)
  }
}
