import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Forecasts of payments for capabilities")
struct PaymentForecastCapabilityTests {
  /// A straightforward second implementation in fractions, also of amounts beyond 64 bits.
  @Test(.tags(.property)) func anyCapability() throws {
    try forAll(cases: 10_000) { generator in
      let scale = BigInt.powerOfTen(Int.random(in: 0...16, using: &generator))
      let value = (generator.count(upToBits: 24) + 1) * scale
      let face = value + (generator.count(upToBits: 40) + 1) * scale
      let price = (generator.fraction(upToBits: 20) + "1/1000") * Rational(scale)
      let timeout = generator.count(upToBits: 11) + 1
      let length = generator.count(upToBits: 21)
      let every = BigInt(Int.random(in: 500...1_500_000, using: &generator))
      let duration = every * BigInt(Int.random(in: 0...12, using: &generator)) + 500
      let isLimited = Bool.random(using: &generator)
      let most = Rational(.powerOfTen(40))
      let sender =
        isLimited
        ? .nodeDefault
        : try TicketSender(maximumExpectedValue: most, maximumTotalExpectedValue: most)
      let terms = try PaymentTerms(
        .byoc(timeout: timeout, length: Quantity(length)), price: price,
        tickets: PaymentTerms.Tickets(expectedValue: Wei(value), faceValue: Wei(face)),
        sender: sender, every: Quantity(every), for: Quantity(duration))
      var oracle = CapabilityOracle(
        price: price, timeout: timeout, length: length, value: value, face: face,
        isLimited: isLimited)
      oracle.run(every: every, for: duration)
      let forecast = terms.forecast()
      let period = forecast.period
      let isLow = forecast.refusals.contains { $0.code == "insufficient-balance" }
      return difference(period.tickets, oracle.tickets, "the tickets of \(terms)")
        ?? difference(BigInt(period.payments), oracle.payments, "the payments of \(terms)")
        ?? difference(period.debited, oracle.debited, "what is debited of \(terms)")
        ?? difference(period.expired, oracle.expired, "what expires of \(terms)")
        ?? difference(isLow, oracle.isLow, "whether a job of \(terms) is refused")
    }
  }

  /// A job of 25 minutes, twice: the balance is deleted at 20 minutes, and the debit comes after it;
  /// live-network.md 3.
  @Test func aLongJob() throws {
    let forecast = try PaymentTerms(
      .byoc(timeout: 1_500, length: 1_500_000), price: 1_000_000,
      tickets: PaymentTerms.Tickets(expectedValue: 100_000_000, faceValue: 4_294_967_295),
      every: 1_800_000, for: 3_600_000
    ).forecast()
    let expected = forecast.offer?.expectedValue ?? 0
    #expect(forecast.period.debited == 1_500_000_000)
    #expect(forecast.period.payments == 2 && forecast.period.tickets == 30)
    #expect(forecast.period.expired == 15 * expected)
    // At 30 minutes 15 more tickets only pay what is owed, and the second job is refused.
    #expect(forecast.refusals.map(\.code) == ["insufficient-balance"])
  }

  /// A job that ends with the time is debited, and one that ends a millisecond later is not.
  @Test(
    arguments: [
      (10_000, 10_000, 10), (10_001, 10_000, 0), (10_001, 10_001, 11), (0, 10_000, 0),
      (9_001, 10_000, 10),
    ] as [(Quantity<Millisecond>, Quantity<Millisecond>, Rational)])
  func theEnd(
    length: Quantity<Millisecond>, duration: Quantity<Millisecond>, seconds: Rational
  ) throws {
    let forecast = try PaymentTerms(
      .byoc(timeout: 60, length: length), price: 1_000_000_000, every: 20_000, for: duration
    ).forecast()
    #expect(forecast.period.debited == seconds * 1_000_000_000)
    #expect(forecast.period.payments == 1 && forecast.later?.tickets == 8)
  }

  /// 24 hours of payments every second, in processor time of this build, which is not optimized.
  @Test func aDayOfSeconds() throws {
    let terms = try PaymentTerms(
      .byoc(timeout: 30, length: 1_000), price: 1_000_000_000, every: 1_000, for: 86_400_000)
    var forecast: PaymentForecast?
    let time = usualProcessorTime { forecast = terms.forecast() }
    #expect(forecast?.period.debited == Rational(86_399_000_000_000))
    #expect(time < .seconds(2))
  }
}

/// Jobs of a capability in plain fractions: at each moment jobs that end, a sweep, a job that begins.
private struct CapabilityOracle {
  let price: Rational
  let timeout: BigInt
  let length: BigInt
  let value: BigInt
  let face: BigInt
  let isLimited: Bool
  var (tickets, payments): (BigInt, BigInt) = (0, 0)
  var (debited, expired): (Rational, Rational) = (0, 0)
  var isLow = false

  init(
    price: Rational, timeout: BigInt, length: BigInt, value: BigInt, face: BigInt, isLimited: Bool
  ) {
    (self.price, self.timeout, self.length) = (price, timeout, length)
    (self.value, self.face, self.isLimited) = (value, face, isLimited)
  }

  mutating func run(every: BigInt, for duration: BigInt) {
    let certain = (BigInt(1) << 256) - 1
    let expected = Rational(face * value * ceiling(certain, face), certain)
    // float64: 53 bits, of which the last is rounded to the nearest, and to even.
    let count = min(600, float64(price * Rational(timeout) / expected).rounded(.up))
    // The first payment is as large as any.
    if isLimited, expected > 3_000_000_000_000 || Rational(count) * expected > 20_000_000_000_000 {
      return
    }
    let debit = price * Rational((length + 999) / 1_000)
    var balance: Rational = 0
    var last: BigInt = 0
    var ends: Set<BigInt> = []
    let begins = Set((0...Int((duration - 1) / every)).map { BigInt($0) * every })
    let sweeps = Set((0...Int(duration / 600_000)).map { BigInt($0) * 600_000 })
    var times = begins.union(sweeps)
    for begin in begins { times.insert(begin + length) }
    for time in times.sorted() where time <= duration {
      if ends.contains(time) {
        balance -= debit
        debited += debit
        last = time
      }
      if sweeps.contains(time), time - last > 600_000 {
        // What expires after all jobs are done is not told.
        if begins.union(ends).contains(where: { time <= $0 && $0 <= duration }) {
          expired += max(0, balance)
        }
        balance = 0
      }
      guard begins.contains(time) else { continue }
      let floor = balance.rounded(.down)
      let reported = floor >= BigInt(1) << 63 ? 0 : min(floor, 9_223_372_036_854_775)
      let bought = Rational(reported) >= 120 * price ? 0 : count
      tickets += bought
      payments += bought > 0 ? 1 : 0
      balance += Rational(bought) * expected
      last = time
      guard balance >= 60 * price else {
        isLow = true
        continue
      }
      if length > 0 { ends.insert(time + length) }
    }
  }

  private func ceiling(_ numerator: BigInt, _ denominator: BigInt) -> BigInt {
    (numerator + denominator - 1) / denominator
  }

  private func float64(_ number: Rational) -> Rational {
    guard number > 0 else { return 0 }
    let shift = 52 - (number.numerator.bitWidth - number.denominator.bitWidth)
    var scale = shift < 0 ? Rational(1, BigInt(1) << -shift) : Rational(BigInt(1) << shift)
    while number * scale < Rational(BigInt(1) << 52) { scale = scale * 2 }
    while number * scale >= Rational(BigInt(1) << 53) { scale = scale / 2 }
    return Rational((number * scale).rounded(.toNearestOrEven)) / scale
  }
}
