import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Forecasts of any payments")
struct PaymentForecastPropertyTests {
  /// A straightforward second implementation in fractions, of live sessions behind a signer.
  @Test(.tags(.property)) func anySession() throws {
    try forAll(cases: 10_000) { generator in
      let value = generator.count(upToBits: 24) + 1
      let face = value + generator.count(upToBits: 40) + 1
      let price = generator.fraction(upToBits: 20) + Rational(1, 1_000)
      let every = BigInt(Int.random(in: 500...20_000, using: &generator))
      let duration = BigInt(Int.random(in: 0...40_000, using: &generator))
      let terms = try PaymentTerms(
        .live, price: price,
        tickets: PaymentTerms.Tickets(expectedValue: Wei(value), faceValue: Wei(face)),
        every: Quantity(every), for: Quantity(duration))
      var oracle = SessionOracle(price: price, value: value, face: face)
      oracle.run(every: every, for: duration)
      let period = terms.forecast().period
      return difference(period.tickets, oracle.tickets, "the tickets of \(terms)")
        ?? difference(BigInt(period.payments), oracle.payments, "the payments of \(terms)")
        ?? difference(period.debited, oracle.debited, "what is debited of \(terms)")
        ?? difference(period.releasedAt?.count, oracle.releasedAt, "the release of \(terms)")
    }
  }

  /// Every expected value in the range works, the next above it does not, nor the next below it.
  @Test(.tags(.property)) func anyRange() throws {
    try forAll(cases: 10_000) { generator in
      let fee = Rational(generator.count(upToBits: 14) + 1)
      let maximum = Rational(generator.count(upToBits: 10) + 1)
      let total = Rational(generator.count(upToBits: 15) + 1)
      let face = Wei(generator.count(upToBits: 11) + 1)
      let sender = try TicketSender(
        maximumExpectedValue: maximum, maximumTotalExpectedValue: total)
      func forecast(_ value: BigInt) throws -> PaymentForecast {
        try PaymentTerms(
          .fixed, price: fee,
          tickets: PaymentTerms.Tickets(expectedValue: Wei(value), faceValue: face),
          sender: sender
        ).forecast()
      }
      func works(_ value: BigInt) throws -> Bool {
        try value > 0 && forecast(value).refusals.isEmpty
      }
      let range = try forecast(1).workableExpectedValues
      let what = "fee \(fee), at most \(maximum), \(total) in all, face value \(face)"
      guard let range else {
        // None works: some are tried.
        for _ in 0..<20 {
          let value = BigInt(Int64.random(in: 1...2_100, using: &generator))
          if try works(value) { return "\(value) works, and there is no range: \(what)" }
        }
        return nil
      }
      for value in [
        range.lowerBound, range.upperBound,
        range.lowerBound + (range.upperBound - range.lowerBound) / 2,
        range.lowerBound
          + BigInt(Int64.random(in: 0...2_100, using: &generator))
          % (range.upperBound - range.lowerBound + 1),
      ] where try !works(value) {
        return "\(value) of \(range) does not work: \(what)"
      }
      for offset in 1...5 as ClosedRange<Int64>
      where try works(range.upperBound + BigInt(offset)) {
        return "\(range.upperBound) + \(offset) works: \(what)"
      }
      return try works(range.lowerBound - 1) ? "\(range.lowerBound) - 1 works: \(what)" : nil
    }
  }

  /// The range of the vectors' session: from a hundredth of the first fee to below the maximum.
  @Test(
    arguments: [
      (.live, 324_074_074_074, 32_407_407_408, 2_999_999_999_999),
      (.video720p, 500, 8_294_400_000, 2_999_999_999_999),
      (.fixed, 1, 1, 2_999_999_999_999),
      // 19 · 10^12 are 7 tickets of at most 20/7 · 10^12, down to 19/7 · 10^12.
      (.fixed, 19_000_000_000_000, 2_714_285_714_286, 2_857_142_857_142),
      (.byoc(timeout: 30), 1_000_000_000, 60_000_000_000, 2_999_999_999_999),
      (.byoc(timeout: 100), 1_000_000_000, 100_000_000, 2_999_999_999_999),
    ] as [(PaymentTerms.Work, Rational, BigInt, BigInt)])
  func ranges(work: PaymentTerms.Work, price: Rational, minimum: BigInt, maximum: BigInt) throws {
    let range = try PaymentTerms(work, price: price).forecast().workableExpectedValues
    #expect(range == minimum...maximum)
  }

  /// A fee above the maximum of one payment is never paid.
  @Test func noRange() throws {
    let forecast = try PaymentTerms(.fixed, price: 20_000_000_000_001).forecast()
    #expect(forecast.workableExpectedValues == nil)
  }

  /// The chance is rounded up, so that a total of just the maximum is above it.
  @Test(
    arguments: [
      (.fixed, 20_000_000_000_000, true), (.fixed, 19_999_999_999_999, false),
      // A payment for a capability is capped, and has to be 60 seconds' price.
      (.byoc(timeout: 600), 333_333_333_333, false), (.byoc(timeout: 1), 333_333_333_334, true),
    ] as [(PaymentTerms.Work, Rational, Bool)])
  func exceedsMaximumPayment(work: PaymentTerms.Work, price: Rational, expected: Bool) throws {
    #expect(try PaymentTerms(work, price: price).forecast().exceedsMaximumPayment == expected)
  }

  /// Gas that costs nothing makes the face value a hundred times the expected value.
  @Test func depositsAndFaceValues() throws {
    let forecast = try PaymentTerms(
      .fixed, price: 1, tickets: PaymentTerms.Tickets(TicketParameters(gasPrice: 0)),
      sender: TicketSender(funds: .init(deposit: 12_345, reserve: 1))
    ).forecast()
    #expect(forecast.workableExpectedValues == 1...123)
    #expect(forecast.refusals.map(\.code) == ["face-value-above-deposit"])
  }
}

/// A session in plain fractions: payments, then debits of the same moment.
private struct SessionOracle {
  let price: Rational
  let value: BigInt
  let face: BigInt
  var (tickets, payments): (BigInt, BigInt) = (0, 0)
  var debited: Rational = 0
  var releasedAt: BigInt?

  init(price: Rational, value: BigInt, face: BigInt) {
    (self.price, self.value, self.face) = (price, value, face)
  }

  mutating func run(every: BigInt, for duration: BigInt) {
    let certain = (BigInt(1) << 256) - 1
    let expected = Rational(face * value * Rational(certain, face).rounded(.up), certain)
    var (signer, orchestrator): (Rational, Rational) = (0, 0)
    var (last, counted): (BigInt?, BigInt) = (nil, 0)
    let paying = (0...Int(duration / every)).map { BigInt($0) * every }
    let debiting = (0...Int(duration / 5_000)).map { BigInt($0) * 5_000 }
    for time in Set(paying + debiting).sorted() {
      if time % every == 0 {
        let units = last.map { (time - $0 + 999) / 1_000 } ?? 10
        let fee = price * Rational(units)
        let minimum = max(fee, expected)
        let bought = signer >= minimum ? 0 : ((minimum - signer) / expected).rounded(.up)
        let total = Rational(bought) * expected
        let isRefused =
          bought > 100 || total > 20_000_000_000_000 || expected > 3_000_000_000_000
        if isRefused, last == nil { return }
        if !isRefused, bought > 0 {
          signer += total - fee
          orchestrator += total
          tickets += bought
          payments += 1
          last = time
        }
      }
      if time % 5_000 == 0, time > 0, time < duration {
        let seconds = time / 1_000 - counted
        if orchestrator < price * Rational(seconds) {
          releasedAt = time
          return
        }
        orchestrator -= price * Rational(seconds)
        debited += price * Rational(seconds)
        counted += seconds
      }
    }
  }
}
