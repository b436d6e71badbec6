import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct PriceAcceptanceTests {
  /// The network-arithmetic page, and live-network 2: exactly twice the first price passes where a
  /// gateway signs itself, and only a price that does not rise behind a remote signer.
  @Test(arguments: [
    ("1/6", "1/3", true, false), ("1000/6001", "1/3", false, false), ("10", "20", true, false),
    ("10", "5", true, true), ("10", "10", true, true), ("10", "10000001/1000000", true, false),
    ("10", "20000001/1000000", false, false), ("0", "0", true, true), ("0", "1", false, false),
  ])
  func sessions(first: Rational, current: Rational, gateway: Bool, signer: Bool) {
    for (who, continues) in [(PriceAcceptance.Signer.gateway, gateway), (.remoteSigner, signer)] {
      #expect(
        PriceAcceptance.sessionContinues(from: first, to: current, signedBy: who) == continues)
    }
  }

  /// live-network 2: "numTickets … exceeds maximum of 100".
  @Test func ticketsOfOnePayment() {
    #expect(PriceAcceptance.Signer.remoteSigner.maximumTicketsPerPayment == 100)
    #expect(PriceAcceptance.Signer.gateway.maximumTicketsPerPayment == nil)
    #expect(PriceAcceptance.Signer.allCases.map(\.rawValue) == ["gateway", "signer"])
  }
}
