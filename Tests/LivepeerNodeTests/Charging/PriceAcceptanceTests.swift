import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct PriceAcceptanceTests {
  @Test(arguments: VectorCase.all(of: "price-acceptance"))
  func sessions(vector: VectorCase) {
    let (first, current) = (vector.input.number("first"), vector.input.number("current"))
    func answer(_ signer: PriceAcceptance.Signer) -> VectorValue {
      PriceAcceptance.sessionContinues(from: first, to: current, signedBy: signer)
        ? "accepted" : "refused"
    }
    #expect(vector.output == ["gateway": answer(.gateway), "signer": answer(.remoteSigner)])
  }

  /// A price has to be within each of a signer's ceilings; which of them is named is `PaymentForecast`'s.
  @Test(arguments: VectorCase.all(of: "signer-ceiling"))
  func ceilings(vector: VectorCase) {
    let (input, price) = (vector.input, vector.input.number("price"))
    let isAccepted = ["configured", "request", "session"].filter(input.has).allSatisfy {
      PriceAcceptance.isWithinCap(price, cap: input.number($0))
    }
    #expect(
      vector.output
        == (isAccepted ? ["accepted": "\(price)"] : .error("price-above-ceiling")))
  }

  /// live-network 2: "numTickets … exceeds maximum of 100".
  @Test func ticketsOfOnePayment() {
    #expect(PriceAcceptance.Signer.remoteSigner.maximumTicketsPerPayment == 100)
    #expect(PriceAcceptance.Signer.gateway.maximumTicketsPerPayment == nil)
    #expect(PriceAcceptance.Signer.allCases.map(\.rawValue) == ["gateway", "signer"])
  }
}
