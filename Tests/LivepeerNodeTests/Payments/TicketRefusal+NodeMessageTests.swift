import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Refusals in the node's words")
struct TicketRefusalNodeMessageTests {
  /// The formats of `pm/sender.go`, `pm/recipient.go`, `server/remote_signer.go`,
  /// `server/live_payment.go`, `server/segment_rpc.go` and `byoc/types.go` of go-livepeer 0.9.1;
  /// `FloatString` rounds a half away from zero.
  @Test(
    arguments: [
      (.faceValueBelowExpectedValue(faceValue: 1, expectedValue: 2), "insufficient sender reserve"),
      (
        .faceValueBelowRedemptionCost(faceValue: 1, cost: 2, costAt3Gwei: 3),
        "insufficient sender reserve"
      ),
      (.faceValueNotAboveExpectedValue(faceValue: 5), "ticket faceValue too low faceValue=5"),
      (
        .expectedValueAboveMaximum(expectedValue: "7000001/2000000", maximum: 3),
        "ticket EV 3.50000 > max ticket EV 3.00000"
      ),
      (
        .expectedValueAboveMaximum(expectedValue: "700001/200000", maximum: "1/200000"),
        "ticket EV 3.50001 > max ticket EV 0.00001"
      ),
      (
        .totalExpectedValueAboveMaximum(total: 70, tickets: 7, maximum: 60),
        "total ticket EV 70.00000 for 7 tickets > max total ticket EV 60.00000"
      ),
      (
        .faceValueAboveDeposit(faceValue: 9, maximum: 8), "ticket faceValue 9 > max faceValue 8"
      ),
      (.noDeposit, "no sender deposit"), (.noReserve, "no sender reserve"),
      (
        .fundsUnlocking, "unable to validate sender: deposit and reserve is set to unlock soon"
      ),
      (.parametersExpired, "TicketParams expired"),
      (
        .tooManyTicketsForSigner(tickets: 406, maximum: 100),
        "numTickets 406 exceeds maximum of 100"
      ),
      (
        .tooManyTicketsForOffer(tickets: 700, maximum: 600),
        "invalid ticket senderNonce: too many values sender=… nonce=601"
      ),
      (.priceZero, "missing or zero priceInfo"),
      (.noUnits, "missing billable unit or job type"),
      (
        .priceAboveCeiling(price: "5/2", ceiling: 2, source: "configured maximum price"),
        "orchestrator price 2.500 exceeds configured maximum price ceiling 2.000"
      ),
      (
        .insufficientBalance(needed: "5/2", balance: "1/3", at: .session),
        "insufficient balance, mid=…, fee=3, balance=0"
      ),
      (.insufficientBalance(needed: 5, balance: 1, at: .job), "Insufficient balance"),
      (
        .insufficientBalance(needed: 5, balance: 1, at: .capability),
        "Insufficient balance for request"
      ),
    ] as [(TicketRefusal, String)])
  func messages(refusal: TicketRefusal, message: String) {
    #expect(refusal.nodeMessage == message)
  }

  /// Ours, for the refusals that are new.
  @Test(
    arguments: [
      (.noUnits, "no-units", "a remote signer makes no payment for no units; let more time pass"),
      (.priceZero, "price-zero", "a remote signer pays no price of 0; ask"),
      (
        .priceAboveCeiling(price: "5/2", ceiling: 2, source: "configured maximum price"),
        "price-above-ceiling",
        "a remote signer refuses a price of more than 2 wei: the configured maximum price is 2 wei"
      ),
      (
        .insufficientBalance(needed: 5, balance: 1, at: .session), "insufficient-balance",
        "the orchestrator releases the session: its balance of 1 wei is below 5 wei; pay"
      ),
      (
        .insufficientBalance(needed: 5, balance: -1, at: .job), "insufficient-balance",
        "the orchestrator refuses the job, and keeps the tickets: its balance of -1 wei is below"
      ),
      (
        .insufficientBalance(needed: 5, balance: 1, at: .capability), "insufficient-balance",
        "the orchestrator refuses the job of the capability, and keeps the tickets: its balance"
      ),
    ] as [(TicketRefusal, String, String)])
  func ours(refusal: TicketRefusal, code: String, words: String) {
    #expect(refusal.code == code)
    #expect("\(refusal)".hasPrefix(words))
    #expect("\(refusal)".isOnePlainLine)
  }
}
