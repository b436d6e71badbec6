import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct TicketParametersTests {
  @Test(arguments: VectorCase.all(of: "ticket-parameters"))
  func vectors(vector: VectorCase) {
    let input = vector.input
    func wei(_ name: String) -> Wei? { input.has(name) ? Wei(input.integer(name)) : nil }
    let parameters = TicketParameters(
      expectedValue: Wei(input.integer("expected_value")), redeemGas: input.integer("redeem_gas"),
      gasPrice: Wei(input.integer("gas_price")), senderFloat: wei("maximum_float"),
      maximumFaceValue: wei("maximum_face_value"))
    switch Result(catching: parameters.offer) {
    case .success(let offer):
      #expect(
        vector.output == [
          "face_value": "\(offer.faceValue.count)",
          "win_probability": "\(offer.winProbability.outOfCertain)",
          "tx_cost_multiplier": "\(parameters.txCostMultiplier)",
          "surcharge": "\(parameters.surcharge)",
        ])
    case .failure(.faceValueBelowExpectedValue):
      #expect(vector.output == .error("face-value-below-ev"))
    case .failure(.faceValueBelowRedemptionCost):
      #expect(vector.output == .error("face-value-below-redemption-cost"))
    case .failure(let refusal): Issue.record("\(refusal)")
    }
  }

  /// The network-arithmetic page and live-network 3: redeemGas · gasPrice · 100, then the bounds.
  @Test(arguments: [
    (TicketParameters(), "6000000000000000"),
    (TicketParameters(gasPrice: 3_000_000_000), "360000000000000000"),
    (TicketParameters(gasPrice: 10_000_000), "1200000000000000"),
    (TicketParameters(redeemGas: TicketParameters.defaultRedeemGasOnL1), "1750000000000000"),
    // Below the expected value: expectedValue · 100.
    (TicketParameters(gasPrice: 0), "800000000000"),
    (TicketParameters(redeemGas: 1, gasPrice: 80_000_000), "8000000000"),
    (TicketParameters(redeemGas: 1, gasPrice: 79_999_999), "800000000000"),
    (TicketParameters(senderFloat: 1_000), "1000"),
    (TicketParameters(senderFloat: 2_000, maximumFaceValue: 1_000), "1000"),
    (TicketParameters(senderFloat: 1_000, maximumFaceValue: 2_000), "1000"),
    (TicketParameters(maximumFaceValue: 1), "1"),
    // The node's own maximum holds above zero; a float of zero or less always does.
    (TicketParameters(maximumFaceValue: 0), "6000000000000000"),
    (TicketParameters(maximumFaceValue: -1), "6000000000000000"),
    (TicketParameters(senderFloat: 0), "0"), (TicketParameters(senderFloat: -5), "-5"),
  ])
  func faceValues(parameters: TicketParameters, faceValue: String) throws {
    #expect(try parameters.faceValue.count == #require(BigInt(faceValue)))
  }

  /// live-network 3: 1.3 · 10^14 at 0.1 gwei gives 13/12, a price that is 92 % higher.
  @Test(
    arguments: [
      (TicketParameters(), "100", "101/100"),
      (
        TicketParameters(gasPrice: 100_000_000, maximumFaceValue: 130_000_000_000_000), "13/12",
        "25/13"
      ),
      (
        TicketParameters(gasPrice: 100_000_000, senderFloat: 130_000_000_000_000), "13/12", "25/13"
      ),
      (TicketParameters(gasPrice: 5_000_000_000, senderFloat: 3_600_000_000_000_000), "3/5", "8/3"),
      (TicketParameters(gasPrice: 0), "0", "1"), (TicketParameters(redeemGas: 0), "0", "1"),
      (TicketParameters(senderFloat: 0), "0", "1"),
      (TicketParameters(redeemGas: 1, gasPrice: 1, senderFloat: -1), "-1", "1"),
    ] as [(TicketParameters, Rational, Rational)])
  func surcharges(parameters: TicketParameters, multiplier: Rational, surcharge: Rational) {
    #expect(parameters.txCostMultiplier == multiplier)
    #expect(parameters.surcharge == surcharge)
  }

  /// The last face value that is offered, and the first that is not (live-network 3).
  ///
  /// By `pm/recipient.go`. At 0.1 gwei redemption costs 1.2 · 10^14 wei; at 3 gwei 3.6 · 10^15; at 5 gwei 6 · 10^15.
  @Test(
    arguments: [
      (0, 8_000_000_000, true), (0, 7_999_999_999, false), (0, 0, false), (0, -1, false),
      (100_000_000, 120_000_000_000_000, true), (100_000_000, 119_999_999_999_999, false),
      (3_000_000_000, 3_600_000_000_000_000, true), (3_000_000_000, 3_599_999_999_999_999, false),
      (5_000_000_000, 3_600_000_000_000_000, true), (5_000_000_000, 3_599_999_999_999_999, false),
    ] as [(Wei, Wei, Bool)])
  func offers(gasPrice: Wei, float: Wei, isOffered: Bool) throws {
    let parameters = TicketParameters(gasPrice: gasPrice, senderFloat: float)
    let refusal = thrown(parameters.offer)
    #expect((refusal == nil) == isOffered)
    guard !isOffered else {
      let offer = try parameters.offer()
      #expect(offer.faceValue == float)
      #expect(offer.winProbability == parameters.winProbability)
      return
    }
    #expect(refusal?.code == "no-ticket-parameters")
    let expected: TicketRefusal =
      float < 8_000_000_000
      ? .faceValueBelowExpectedValue(faceValue: float, expectedValue: 8_000_000_000)
      : .faceValueBelowRedemptionCost(
        faceValue: float, cost: parameters.redemptionCost, costAt3Gwei: 3_600_000_000_000_000)
    #expect(refusal == expected)
  }

  /// `pm/sendermonitor.go`: a ticket is redeemed if it pays more than the transaction costs.
  @Test(arguments: [(120_000_000_000_001, true), (120_000_000_000_000, false)] as [(Wei, Bool)])
  func worthRedeeming(faceValue: Wei, isWorthIt: Bool) {
    let parameters = TicketParameters(gasPrice: 100_000_000, maximumFaceValue: faceValue)
    #expect(parameters.isWorthRedeeming == isWorthIt)
  }

  @Test func theNodesNumbers() {
    #expect(TicketParameters.defaultGasPrice == 50_000_000)
    #expect(TicketParameters.secondGasPrice == 3_000_000_000)
    #expect(TicketParameters.maximumTicketsPerOffer == 600)
    #expect(TicketParameters.lifetimeInL1Blocks == 40)
  }
}
