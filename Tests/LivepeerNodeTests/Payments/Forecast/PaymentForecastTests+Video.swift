import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Forecasts of payments for live video")
struct PaymentForecastVideoTests {
  /// A gateway that signs itself begins its second payment from nothing.
  ///
  /// Python's fractions over the node's rules. Behind a signer the change of the first payment counts.
  @Test(
    arguments: [
      (10_103_000_000, 5_000, .gateway, 83, 7, 904), (10_100_000_000, 5_000, .gateway, 83, 7, 905),
      (10_103_000_000, 10_000, .gateway, 83, 14, 904),
      (10_103_000_000, 5_000, .remoteSigner, 83, 6, 904),
    ] as [(Wei, Quantity<Millisecond>, PriceAcceptance.Signer, BigInt, BigInt, BigInt)])
  func change(
    value: Wei, every: Quantity<Millisecond>, signer: PriceAcceptance.Signer, first: BigInt,
    later: BigInt, sum: BigInt
  ) throws {
    let forecast = try PaymentTerms(
      .video720p, price: 500, tickets: PaymentTerms.Tickets(TicketParameters(expectedValue: value)),
      signer: signer, every: every
    ).forecast()
    #expect(forecast.first.tickets == first)
    #expect(forecast.later?.tickets == later)
    #expect(forecast.period.tickets == sum)
    #expect(forecast.refusals.isEmpty)
  }

  /// A straightforward second implementation in fractions, behind a signer and without one.
  @Test(.tags(.property)) func anySession() throws {
    try forAll(cases: 10_000) { generator in
      let value = generator.count(upToBits: 24) + 1
      let face = value + generator.count(upToBits: 40) + 1
      let price =
        generator.fraction(upToBits: 20)
        * Rational(1, BigInt(1) << Int.random(in: 8...34, using: &generator))
        + Rational(1, 1 << 40)
      let every = Int64.random(in: 500...20_000, using: &generator)
      let duration = Int64.random(in: 0...40_000, using: &generator)
      let isGateway = Bool.random(using: &generator)
      let terms = try PaymentTerms(
        .video720p, price: price,
        tickets: PaymentTerms.Tickets(expectedValue: Wei(value), faceValue: Wei(face)),
        signer: isGateway ? .gateway : .remoteSigner, every: Quantity(BigInt(every)),
        for: Quantity(BigInt(duration)))
      var oracle = VideoOracle(price: price, value: value, face: face, isGateway: isGateway)
      oracle.run(every: every, for: duration)
      let period = terms.forecast().period
      return difference(period.tickets, oracle.tickets, "the tickets of \(terms)")
        ?? difference(BigInt(period.payments), oracle.payments, "the payments of \(terms)")
        ?? difference(period.debited, oracle.debited, "what is debited of \(terms)")
        ?? difference(
          period.releasedAt?.count, oracle.releasedAt.map { BigInt($0) }, "the release of \(terms)")
    }
  }
}

/// A session in plain fractions: payments, then debits of the same moment.
///
/// Pixels are counted in float64, as live-network.md 1 and 2 say; times are in milliseconds.
private struct VideoOracle {
  let price: Rational
  let value: BigInt
  let face: BigInt
  let isGateway: Bool
  var (tickets, payments): (BigInt, BigInt) = (0, 0)
  var debited: Rational = 0
  var releasedAt: Int64?

  init(price: Rational, value: BigInt, face: BigInt, isGateway: Bool) {
    (self.price, self.value, self.face, self.isGateway) = (price, value, face, isGateway)
  }

  mutating func run(every: Int64, for duration: Int64) {
    let certain = (BigInt(1) << 256) - 1
    let expected = Rational(face * value * Rational(certain, face).rounded(.up), certain)
    var (sender, orchestrator): (Rational, Rational) = (0, 0)
    var (isFirst, paidUntil, debitedUntil): (Bool, Int64, Int64) = (true, 0, 0)
    let paying = (0...duration / every).map { $0 * every }
    let debiting = (0...duration / 5_000).map { $0 * 5_000 }
    for time in Set(paying + debiting).sorted() {
      let now = time * 1_000_000
      if time % every == 0 {
        let counted = count(now - paidUntil)
        let pixels = isFirst ? 60 * 27_648_000 : counted.pixels
        let fee = price * Rational(BigInt(pixels))
        let minimum = max(fee, expected)
        let bought = sender >= minimum ? 0 : ((minimum - sender) / expected).rounded(.up)
        let isRefused =
          bought > (isGateway ? 600 : 100) || Rational(bought) * expected > 20_000_000_000_000
        if isRefused, isFirst { return }
        // A signer that has no tickets to sign records nothing.
        if !isRefused, isGateway || bought > 0 {
          // live-network.md has no line about it; go-livepeer 0.9.1, `submitLiveVideoToVideo`, never says
          // that the first payment brought change.
          if !isFirst || !isGateway { sender += Rational(bought) * expected - fee }
          orchestrator += Rational(bought) * expected
          tickets += bought
          if bought > 0 { payments += 1 }
          paidUntil = isFirst || !isGateway ? now : paidUntil + counted.nanoseconds
          isFirst = false
        }
      }
      guard time % 5_000 == 0, time > 0, time < duration else { continue }
      let counted = count(now - debitedUntil)
      let fee = price * Rational(BigInt(counted.pixels))
      if orchestrator < fee {
        releasedAt = time
        return
      }
      orchestrator -= fee
      debited += fee
      debitedUntil += counted.nanoseconds
    }
  }

  /// The whole pixels of a time in nanoseconds, and the time that they stand for.
  private func count(_ nanoseconds: Int64) -> (pixels: Int64, nanoseconds: Int64) {
    let whole = nanoseconds / 1_000_000_000
    let seconds = Double(whole) + Double(nanoseconds - whole * 1_000_000_000) / 1e9
    let pixels = Int64(27_648_000.0 * seconds)
    return (pixels, Int64(Double(pixels) / 27_648_000.0 * 1e9))
  }
}
