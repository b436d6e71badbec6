import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct TicketRefusalTests {
  /// The codes are those of `design/cli.md`, and two of ours; what helps is said.
  @Test(
    arguments: [
      (
        .faceValueBelowExpectedValue(faceValue: 1, expectedValue: 2), "no-ticket-parameters",
        "a face value of 1 wei is below the expected value of 2 wei"
      ),
      (
        .faceValueBelowRedemptionCost(faceValue: 1, cost: 2, costAt3Gwei: 3),
        "no-ticket-parameters", "neither now (2 wei) nor at 3 gwei (3 wei)"
      ),
      (
        .faceValueNotAboveExpectedValue(faceValue: 5), "face-value-not-above-ev",
        "their face value of 5 wei is not above their expected value"
      ),
      (
        .expectedValueAboveMaximum(expectedValue: "7/2", maximum: 3), "ev-above-maximum",
        "an expected value of more than 3 wei for a ticket; its maximum is 3 wei"
      ),
      (
        .totalExpectedValueAboveMaximum(total: 70, tickets: 7, maximum: 60),
        "total-ev-above-maximum", "7 tickets with a total expected value of 70 wei; its maximum"
      ),
      (
        .faceValueAboveDeposit(faceValue: 9, maximum: 8), "face-value-above-deposit",
        "a face value of 9 wei: its deposit allows 8 wei"
      ),
      (.noDeposit, "no-deposit", "no deposit"), (.noReserve, "no-reserve", "no reserve"),
      (.fundsUnlocking, "funds-unlocking", "unlock in this round or the next"),
      (.parametersExpired, "ticket-parameters-expired", "ask the recipient for new ones"),
      (
        .tooManyTicketsForSigner(tickets: 101, maximum: 100), "too-many-tickets",
        "a remote signer refuses 101 tickets: it signs at most 100"
      ),
      (
        .tooManyTicketsForOffer(tickets: 601, maximum: 600), "too-many-tickets",
        "the recipient refuses 601 tickets: it takes at most 600"
      ),
    ] as [(TicketRefusal, String, String)])
  func words(refusal: TicketRefusal, code: String, words: String) {
    #expect(refusal.code == code)
    #expect("\(refusal)".contains(words))
    #expect("\(refusal)".isOnePlainLine)
  }
}
