import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct TicketSenderTests {
  private static func offer(_ expectedValue: Wei, _ faceValue: Wei) -> TicketOffer {
    TicketOffer(
      faceValue: faceValue,
      winProbability: WinProbability(expectedValue: expectedValue, faceValue: faceValue))
  }

  @Test(arguments: VectorCase.all(of: "sender-refusal"))
  func vectors(vector: VectorCase) throws {
    let input = vector.input
    func integer(_ name: String) -> BigInt? { input.has(name) ? input.integer(name) : nil }
    let usual = TicketSender.nodeDefault
    let sender = try TicketSender(
      maximumExpectedValue: integer("maximum_expected_value").map { Rational($0) }
        ?? usual.maximumExpectedValue,
      maximumTotalExpectedValue: integer("maximum_total_expected_value").map { Rational($0) }
        ?? usual.maximumTotalExpectedValue,
      depositMultiplier: integer("deposit_multiplier") ?? usual.depositMultiplier,
      funds: TicketSender.Funds(
        deposit: Wei(input.integer("deposit")), reserve: Wei(input.integer("reserve")),
        roundsUntilWithdrawal: integer("rounds_until_withdrawal")))
    let offer = TicketOffer(
      faceValue: Wei(input.integer("face_value")),
      winProbability: WinProbability(outOfCertain: input.integer("win_probability")))
    let refusal = sender.refusal(
      of: offer, tickets: input.integer("tickets"),
      blocksUntilExpiration: integer("blocks_until_expiration"))
    #expect(
      vector.output
        == (refusal.map { .error($0.code) } ?? ["expected_value": "\(offer.expectedValue)"]))
  }

  /// `pm/sender.go`: floor(deposit / multiplier); 7 over 3 allows a face value of 2.
  @Test(
    arguments: [(7, 3, 2, nil), (7, 3, 3, "face-value-above-deposit"), (6, 3, 2, nil)]
      as [(Wei, BigInt, Wei, String?)])
  func depositMultipliers(
    deposit: Wei, multiplier: BigInt, faceValue: Wei, code: String?
  ) throws {
    let sender = try TicketSender(
      depositMultiplier: multiplier, funds: .init(deposit: deposit, reserve: 1))
    let refusal = sender.refusal(of: TicketSenderTests.offer(1, faceValue))
    #expect(refusal?.code == code)
    guard code != nil else { return }
    #expect(refusal == .faceValueAboveDeposit(faceValue: faceValue, maximum: 2))
  }

  /// `pm/sender.go`, in its order: expiry, nothing to pay, face value, one ticket, funds, all
  /// tickets, deposit.
  @Test func theNodesOrder() throws {
    let poor = try TicketSender(funds: .init(deposit: 0, reserve: 0))
    let leaving = try TicketSender(
      funds: .init(deposit: 0, reserve: 0, roundsUntilWithdrawal: 1))
    let noDeposit = try TicketSender(funds: .init(deposit: 0, reserve: 1))
    let good = Self.offer(8_000_000_000, 800_000_000_000)
    let nothing = Self.offer(0, 800_000_000_000)
    let cases: [(TicketSender, TicketOffer, BigInt, BigInt?, String?)] = [
      (poor, nothing, 1, 1, "ticket-parameters-expired"), (poor, nothing, 1, 2, nil),
      (poor, nothing, 1, nil, nil), (.nodeDefault, good, 1, 1, "ticket-parameters-expired"),
      (.nodeDefault, good, 1, 2, nil), (.nodeDefault, good, 1, -3, "ticket-parameters-expired"),
      (poor, Self.offer(5, 5), 1, nil, "face-value-not-above-ev"),
      (poor, Self.offer(9_000_000_000_000, .max), 1, nil, "ev-above-maximum"),
      (leaving, good, 10_000, nil, "funds-unlocking"), (poor, good, 10_000, nil, "no-reserve"),
      (noDeposit, good, 10_000, nil, "no-deposit"), (noDeposit, good, 1, nil, "no-deposit"),
      (.nodeDefault, good, 2_499, nil, nil),
      (.nodeDefault, good, 2_500, nil, "total-ev-above-maximum"),
    ]
    for (sender, offer, tickets, blocks, code) in cases {
      let refusal = sender.refusal(of: offer, tickets: tickets, blocksUntilExpiration: blocks)
      #expect(refusal?.code == code)
    }
  }

  /// Funds that unlock in this round or the next are not counted on; a round later they are.
  @Test(
    arguments: [(0, false), (1, false), (2, true), (nil, true)] as [(BigInt?, Bool)])
  func unlockingFunds(rounds: BigInt?, isSent: Bool) throws {
    let sender = try TicketSender(
      funds: .init(
        deposit: 1_000_000_000_000, reserve: 1, roundsUntilWithdrawal: rounds))
    let refusal = sender.refusal(of: Self.offer(8_000_000_000, 800_000_000_000))
    #expect((refusal == nil) == isSent)
    #expect(isSent || refusal == .fundsUnlocking)
  }

  @Test func limitsThatCannotBe() {
    let faults: [(TicketSender.InvalidTerm?, String)] = [
      (
        thrown { () throws(TicketSender.InvalidTerm) in
          try TicketSender(maximumExpectedValue: -1)
        }, "maximum expected value: expected a value of zero or more, found -1"
      ),
      (
        thrown { () throws(TicketSender.InvalidTerm) in
          try TicketSender(maximumTotalExpectedValue: -1)
        }, "maximum total expected value: expected a value of zero or more, found -1"
      ),
      (
        thrown { () throws(TicketSender.InvalidTerm) in try TicketSender(depositMultiplier: 0) },
        "deposit multiplier: expected a value above zero, found 0"
      ),
      (
        thrown { () throws(TicketSender.InvalidTerm) in
          try TicketSender.Funds(deposit: -1, reserve: 0)
        }, "deposit: expected a value of zero or more, found -1"
      ),
      (
        thrown { () throws(TicketSender.InvalidTerm) in
          try TicketSender.Funds(deposit: 0, reserve: -1)
        }, "reserve: expected a value of zero or more, found -1"
      ),
    ]
    for (fault, message) in faults { #expect(fault?.description == message) }
    #expect(throws: Never.self) {
      try TicketSender(
        maximumExpectedValue: 0, maximumTotalExpectedValue: 0, depositMultiplier: 1,
        funds: .init(deposit: 0, reserve: 0))
    }
    #expect((try? TicketSender()) == .nodeDefault)
  }
}

extension Wei {
  /// A face value beyond every expected value in these tests.
  fileprivate static let max: Wei = 1_000_000_000_000_000_000_000
}
