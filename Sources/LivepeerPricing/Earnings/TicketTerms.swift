public import ExactMath

/// The tickets that an operator is paid with, and what redeeming one costs.
public struct TicketTerms: Hashable, Sendable {
  /// What one ticket is worth on average; above zero.
  public let expectedValue: Wei
  /// What a winning ticket pays; the expected value or more.
  public let faceValue: Wei
  /// Gas that redeeming a winning ticket takes.
  public let redeemGas: BigInt
  /// Wei per gas.
  public let gasPrice: Wei
  /// What the sender has put up for tickets, where that is known.
  public let senderFloat: Wei?

  /// Tickets of those terms; what is left out is the node's default.
  ///
  /// Without a face value the node's rule holds, ``TicketParameters/faceValue``.
  ///
  /// - Throws: ``EarningsError`` for an expected value or a float of zero or less, negative gas,
  ///   and a face value or float below the expected value.
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
    if let senderFloat, senderFloat <= 0 {
      throw .notPositive(.senderFloat, Rational(senderFloat.count))
    }
    self.expectedValue = expectedValue
    self.redeemGas = redeemGas
    self.gasPrice = gasPrice
    self.senderFloat = senderFloat
    self.faceValue =
      faceValue
      ?? TicketParameters(
        expectedValue: expectedValue, redeemGas: redeemGas, gasPrice: gasPrice,
        senderFloat: senderFloat
      ).faceValue
    guard self.faceValue >= expectedValue else {
      // The rule alone never goes below the expected value.
      if faceValue == nil, let senderFloat {
        throw .floatBelowExpectedValue(float: senderFloat, expectedValue: expectedValue)
      }
      throw .faceValueBelowExpectedValue(faceValue: self.faceValue, expectedValue: expectedValue)
    }
  }

  /// Tickets as the node makes them unless told otherwise.
  public static let nodeDefault = TicketTerms(TicketParameters())

  /// Tickets of parameters that are known to be possible.
  private init(_ parameters: TicketParameters) {
    expectedValue = parameters.expectedValue
    faceValue = parameters.faceValue
    redeemGas = parameters.redeemGas
    gasPrice = parameters.gasPrice
    senderFloat = parameters.senderFloat
  }

  /// What redeeming one winning ticket costs.
  public var redemptionCost: Wei { Wei(redeemGas * gasPrice.count) }

  /// What redemption takes of one wei of fees: its cost / the face value.
  ///
  /// fees / faceValue tickets win, and each costs ``redemptionCost``.
  public var redemptionShare: Rational { Rational(redemptionCost.count, faceValue.count) }

  /// The chance that a ticket wins, as the node computes it.
  public var winProbability: WinProbability {
    WinProbability(expectedValue: expectedValue, faceValue: faceValue)
  }
}
