import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct HeadroomTests {
  private static let llm = UnitPrice.Amount.usd("0.18" / 1_000_000)
  private static let whisper = UnitPrice.Amount.wei(12_882_811)

  /// The headroom of a price per token under a cap per token.
  private static func headroom(
    price: UnitPrice.Amount, cap: UnitPrice.Amount, at ethPrice: ETHPrice? = nil
  ) throws(RateError) -> Headroom {
    try Headroom(
      price: UnitPrice(price, per: .token), cap: UnitPrice(cap, per: .token), at: ethPrice)
  }

  /// At $3,000: 0.18 USD a million is 60,000,000 wei, which reaches a cap of 100,000,000 at $1,800;
  /// $0.0000014 a second is 1,400,000,000/12882811 dollars an ETH for 12,882,811 wei a millisecond
  /// (`domain/pipelines.md`: $108.67).
  @Test(
    arguments: [
      (llm, .wei(100_000_000), "40000000", "2/5", .below(usdPerETH: 1_800)),
      (llm, .wei(60_000_000), "0", "0", .below(usdPerETH: 3_000)),
      (llm, .wei(50_000_000), "-10000000", "-1/5", .below(usdPerETH: 3_600)),
      (llm, .wei(0), "-60000000", nil, .always),
      (llm, llm, "0", "0", .never),
      (whisper, .wei(12_882_811), "0", "0", .never),
      (whisper, .wei(12_882_810), "-1", "-1/12882810", .always),
      (
        whisper, .usd("0.0000014" / 1_000), "-37248433/3", "-37248433/1400000",
        .above(usdPerETH: "1400000000/12882811")
      ),
      (.wei(0), .usd(1), "1000000000000000/3", "1", .never),
      (.usd(0), .wei(1), "1", "1", .never),
    ] as [(UnitPrice.Amount, UnitPrice.Amount, String, String?, Headroom.RefusalPoint)])
  func marginsAndRefusals(
    price: UnitPrice.Amount, cap: UnitPrice.Amount, margin: String, share: String?,
    refusal: Headroom.RefusalPoint
  ) throws {
    let headroom = try Self.headroom(price: price, cap: cap, at: ETHPrice("3000"))
    #expect(headroom.margin == Rational(margin))
    #expect(headroom.marginShare == share.flatMap { Rational($0) })
    #expect(headroom.refusal == refusal)
    #expect(headroom.isWithinCap == !margin.hasPrefix("-"))
  }

  /// Each side of the point, and the point itself, against the rule that it solves.
  @Test func thePointIsWhereTheRuleChanges() throws {
    guard
      case .below(let point) = try Self.headroom(
        price: HeadroomTests.llm, cap: .wei(70_000_000), at: ETHPrice("3000")
      ).refusal
    else { return #expect(Bool(false), "a price in dollars is refused below a point") }
    for (usdPerETH, isTaken) in [(point - "1/1000000000", false), (point, true), (point + 1, true)]
    {
      let price = HeadroomTests.llm.wei(at: try ETHPrice(usdPerETH))
      #expect(PriceAcceptance.isWithinCap(price, cap: 70_000_000) == isTaken)
    }
  }

  /// A gateway that signs itself ends a session whose price in wei has more than doubled.
  ///
  /// That is ETH at less than half. A remote signer ends it at any rise: ETH at less than at first.
  @Test(
    arguments: [(PriceAcceptance.Signer.gateway, 1_500), (.remoteSigner, 3_000)]
      as [(PriceAcceptance.Signer, Rational)]
  )
  func sessions(signer: PriceAcceptance.Signer, point: Rational) throws {
    let price = try ETHPrice("3000")
    let session = try Self.headroom(price: HeadroomTests.llm, cap: .wei(1), at: price)
    #expect(session.sessionRefusal(signedBy: signer) == .below(usdPerETH: point))
    for price in [HeadroomTests.whisper, .usd(0)] {
      let held = try Self.headroom(price: price, cap: .wei(1), at: ETHPrice("3000"))
      #expect(held.sessionRefusal(signedBy: signer) == .never)
    }
    let first = HeadroomTests.llm.wei(at: price)
    for (usd, continues) in [(point, true), (point - "1/1000000", false)] {
      #expect(
        PriceAcceptance.sessionContinues(
          from: first, to: HeadroomTests.llm.wei(at: try ETHPrice(usd)), signedBy: signer)
          == continues)
    }
  }

  /// Wei under wei ask for no ETH price; dollars on either side do.
  @Test func anETHPriceIsNeededForDollarsAlone() throws {
    let headroom = try Self.headroom(price: HeadroomTests.whisper, cap: .wei(12_882_812))
    #expect(headroom.margin == 1)
    #expect(headroom.capWeiPerUnit == 12_882_812)
    #expect(headroom.sessionRefusal(signedBy: .remoteSigner) == .never)
    for (price, cap) in [(HeadroomTests.llm, .wei(1)), (.wei(1), HeadroomTests.llm)]
      as [(UnitPrice.Amount, UnitPrice.Amount)]
    {
      let error = thrown { () throws(RateError) in try Self.headroom(price: price, cap: cap) }
      #expect(error == .ethPriceNeeded)
    }
  }

  @Test func aPricePerAnotherUnitThanTheCapIsRefused() {
    let error = thrown { () throws(RateError) in
      try Headroom(price: .wei(1, per: .pixel), cap: .wei(2, per: .millisecond))
    }
    #expect(error == .unitMismatch(expected: .millisecond, found: .pixel))
  }

  @Test(
    arguments: [
      (.never, "at no ETH price"), (.always, "at every ETH price"),
      (.below(usdPerETH: 1_800), "when ETH is below 1800 USD"),
      (.above(usdPerETH: "1/3"), "when ETH is above 1/3 USD"),
    ] as [(Headroom.RefusalPoint, String)])
  func words(point: Headroom.RefusalPoint, text: String) { #expect(point.description == text) }
}
