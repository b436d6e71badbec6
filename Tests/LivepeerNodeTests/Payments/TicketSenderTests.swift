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

  /// `vectors/sender-refusal.json` (go-livepeer 0.9.1, figures by exact rationals): nominal expected
  /// value, face value, tickets, deposit.
  @Test(
    arguments: [
      (8_000_000_000, 800_000_000_000, 1, 1_000_000_000_000_000_000, nil),
      (
        8_000_000_000, 8_000_000_000, 1, 1_000_000_000_000_000_000, "face-value-not-above-ev"
      ),
      (
        3_000_000_000_000, 300_000_000_000_000, 1, 1_000_000_000_000_000_000, "ev-above-maximum"
      ),
      (2_999_999_999_999, 300_000_000_000_000, 6, 1_000_000_000_000_000_000, nil),
      (
        1_000_000_000_000, 1_000_000_000_000_000, 20, 1_000_000_000_000_000_000,
        "total-ev-above-maximum"
      ),
      (1_000_000_000_000, 1_000_000_000_000_000, 19, 1_000_000_000_000_000_000, nil),
      (
        1_000_000_000_000, 1_000_000_000_000_000, 1, 100_000_000_000_000, "face-value-above-deposit"
      ),
      (8_000_000_000, 1_000_000_000_000_000, 1, 1_000_000_000_000_000, nil),
      (8_000_000_000, 1_000_000_000_000_001, 1, 1_000_000_000_000_000, "face-value-above-deposit"),
    ] as [(Wei, Wei, BigInt, Wei, String?)])
  func vectors(nominal: Wei, faceValue: Wei, tickets: BigInt, deposit: Wei, code: String?) throws {
    let sender = try TicketSender(funds: .init(deposit: deposit, reserve: 1))
    let refusal = sender.refusal(
      of: TicketSenderTests.offer(nominal, faceValue), tickets: tickets)
    #expect(refusal?.code == code)
  }

  /// A face value of 2^32 − 1 divides 2^256 − 1, so that nothing is rounded and the maximum itself
  /// passes: 1,000 of it, and 20 of them in 20,000.
  @Test(
    arguments: [
      (1_000, 20_000, 20, nil), (999, 20_000, 1, "ev-above-maximum"),
      (1_000, 20_000, 21, "total-ev-above-maximum"), (1_000, 19_999, 20, "total-ev-above-maximum"),
    ] as [(Rational, Rational, BigInt, String?)])
  func theMaximumItselfPasses(
    maximum: Rational, total: Rational, tickets: BigInt, code: String?
  ) throws {
    let sender = try TicketSender(
      maximumExpectedValue: maximum, maximumTotalExpectedValue: total)
    let offer = TicketSenderTests.offer(1_000, 4_294_967_295)
    #expect(offer.expectedValue == 1_000)
    #expect(sender.refusal(of: offer, tickets: tickets)?.code == code)
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
