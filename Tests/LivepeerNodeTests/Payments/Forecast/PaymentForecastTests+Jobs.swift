import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

/// Expected figures by Python's fractions, from the rules of live-network.md 3 to 5.
@Suite("Forecasts of payments for jobs")
struct PaymentForecastJobsTests {
  private static func forecast(
    _ work: PaymentTerms.Work, _ price: Rational, every: Quantity<Millisecond> = 10_000,
    for duration: Quantity<Millisecond> = 600_000
  ) throws -> PaymentForecast {
    try PaymentTerms(work, price: price, every: every, for: duration).forecast()
  }

  /// 200 s of audio: 323 tickets a job; a second job within 8 minutes exceeds the offer's 600.
  @Test(
    arguments: [
      (10_000, 600_000, 60, 19_378, 2, 0, "too-many-tickets"),
      (601_000, 4_800_000, 8, 2_577, 8, 0, nil),
      // Idle for 20 minutes: what was left of each payment is deleted, three times.
      (1_200_000, 4_800_000, 4, 1_292, 4, 3, nil),
    ] as [(Quantity<Millisecond>, Quantity<Millisecond>, Int, BigInt, Rational, Rational, String?)])
  func jobs(
    every: Quantity<Millisecond>, duration: Quantity<Millisecond>, payments: Int, tickets: BigInt,
    done: Rational, expired: Rational, code: String?
  ) throws {
    let forecast = try Self.forecast(
      .job(paid: 200_000, debited: 200_000), 12_882_811, every: every, for: duration)
    #expect(forecast.first.tickets == 323)
    #expect(forecast.first.fee == 2_576_562_200_000)
    #expect(forecast.period.payments == payments)
    #expect(forecast.period.tickets == tickets)
    #expect(forecast.period.debited == done * 2_576_562_200_000)
    let leftOfOne = 323 * (forecast.offer?.expectedValue ?? 0) - 2_576_562_200_000
    #expect(forecast.period.expired == expired * leftOfOne)
    #expect(forecast.refusals.first?.code == code)
    guard code != nil else { return }
    #expect(
      forecast.refusals.map(\.nodeMessage) == [
        "invalid ticket senderNonce: too many values sender=… nonce=601"
      ])
    // 47 jobs in 468 s need 599 tickets: the least expected value that works for all of them.
    #expect(
      forecast.workableExpectedValues?.lowerBound
        == (Rational(2_576_562_200_000 * 47, 599)).rounded(.up))
  }

  /// A sentence of 5 letters: paid as 5 units and debited as 5,000, so that jobs are refused after
  /// the balance has gone below one ticket.
  @Test func aSentence() throws {
    let forecast = try Self.forecast(.job(paid: 5, debited: 5_000), 5_960_465)
    #expect(forecast.period.payments == 60)
    #expect(forecast.period.tickets == 60)
    #expect(forecast.period.debited == 476_837_200_000)
    #expect(forecast.refusals.map(\.nodeMessage) == ["Insufficient balance"])
    #expect(forecast.later?.tickets == 1)
  }

  /// `vectors/transcoding-estimate.json`, 2.002 s of 720p at 30, one segment after another.
  @Test func segments() throws {
    let ladder = TranscodingLadder([try TranscodingLadder.Rendition("1280x720@30")])
    let work = try PaymentTerms.Work.transcoding(ladder, segment: 2_002)
    let forecast = try Self.forecast(work, 1_000, every: 2_002)
    #expect(forecast.first.units == 82_944_000)
    #expect(forecast.first.fee == "2906932821979299890625/34359738368")
    #expect(forecast.first.tickets == 11 && forecast.later?.tickets == 7)
    #expect(forecast.period.payments == 300 && forecast.period.tickets == 2_112)
    #expect(forecast.period.debited == 16_865_280_000_000)
    #expect(forecast.refusals.isEmpty)
  }

  /// live-network.md 4: price 10^9 and a timeout of 30 s are too little the first time.
  @Test(
    arguments: [
      (1_000_000_000, 30, 30_000, 57, 228, 1_710, [4, 4]),
      (1_000_000_000, 60, 2_500, 5, 40, 180, [8, 8]),
      (5_000_000_000_000, 1, 1_000, 60, 36_000, 0, [600, 600]),
    ] as [(Rational, BigInt, Quantity<Millisecond>, Int, BigInt, Rational, [BigInt])])
  func capabilities(
    price: Rational, timeout: BigInt, length: Quantity<Millisecond>, payments: Int,
    tickets: BigInt, seconds: Rational, first: [BigInt]
  ) throws {
    let forecast = try Self.forecast(.byoc(timeout: timeout, length: length), price)
    #expect(forecast.first.units == timeout)
    #expect([forecast.first.tickets, forecast.later?.tickets] == first)
    #expect(forecast.period.payments == payments)
    #expect(forecast.period.tickets == tickets)
    #expect(forecast.period.debited == seconds * price)
    #expect(
      forecast.refusals.map(\.nodeMessage)
        == (timeout == 60 ? [] : ["Insufficient balance for request"]))
  }

  /// A free capability needs no payment at all, and a job of a free model neither.
  @Test func free() throws {
    for work in [PaymentTerms.Work.byoc(timeout: 60), .job(paid: 5, debited: 5)] {
      let forecast = try Self.forecast(work, 0)
      #expect(forecast.first.answer == "paid" && forecast.first.tickets == 0)
      #expect(forecast.period.payments == 0 && forecast.refusals.isEmpty)
    }
  }

  /// A straightforward second implementation in fractions, of jobs.
  @Test(.tags(.property)) func anyJobs() throws {
    try forAll(cases: 10_000) { generator in
      let value = generator.count(upToBits: 20) + 1
      let face = value + generator.count(upToBits: 30) + 1
      let price = generator.fraction(upToBits: 16) + Rational(1, 1_000)
      let (paid, debited) = (generator.count(upToBits: 12), generator.count(upToBits: 12))
      let every = BigInt(Int.random(in: 1...1_500, using: &generator)) * 1_000
      let count = Int.random(in: 1...6, using: &generator)
      let terms = try PaymentTerms(
        .job(paid: paid, debited: debited), price: price,
        tickets: PaymentTerms.Tickets(expectedValue: Wei(value), faceValue: Wei(face)),
        every: Quantity(every), for: Quantity(every * BigInt(count)))
      var oracle = JobOracle(value: value, face: face, every: every)
      let fee = price * Rational(paid)
      oracle.run(count, fee: fee, charge: fee, debit: price * Rational(debited))
      let period = terms.forecast().period
      return difference(period.tickets, oracle.tickets, "the tickets of \(terms)")
        ?? difference(period.debited, oracle.debited, "what is debited of \(terms)")
        ?? difference(period.expired, oracle.expired, "what expires of \(terms)")
    }
  }

  /// The same of segments of a video, of up to three renditions: live-network.md 5.
  @Test(.tags(.property)) func anySegments() throws {
    let rates: [(text: String, frames: Rational)] = [
      ("", 60), ("@24", 24), ("@25", 25), ("@30", 30), ("@60", 60), ("@24000/1001", "24000/1001"),
      ("@30000/1001", "30000/1001"),
    ]
    try forAll(cases: 10_000) { generator in
      let value = generator.count(upToBits: 20) + 1
      let face = value + generator.count(upToBits: 30) + 1
      let price = generator.fraction(upToBits: 16) * Rational(1, 1 << 24) + Rational(1, 1 << 40)
      let milliseconds = BigInt(Int.random(in: 1...10_000, using: &generator))
      let seconds = Rational(milliseconds, 1_000)
      var ladder: [TranscodingLadder.Rendition] = []
      var (estimated, encoded): (Rational, Rational) = (0, 0)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let width = Int.random(in: 1...2_000, using: &generator)
        let height = Int.random(in: 1...1_200, using: &generator)
        let rate = rates.randomElement(using: &generator) ?? rates[0]
        ladder.append(try TranscodingLadder.Rendition("\(width)x\(height)\(rate.text)"))
        let pixels = BigInt(width * height)
        estimated += Rational(pixels * rate.frames.rounded(.up) * seconds.rounded(.up))
        encoded += Rational(pixels * (rate.frames * seconds).rounded(.up))
      }
      let every = BigInt(Int.random(in: 1...1_500, using: &generator)) * 1_000
      let count = Int.random(in: 1...6, using: &generator)
      let terms = try PaymentTerms(
        .transcoding(TranscodingLadder(ladder), segment: Quantity(milliseconds)), price: price,
        tickets: PaymentTerms.Tickets(expectedValue: Wei(value), faceValue: Wei(face)),
        every: Quantity(every), for: Quantity(every * BigInt(count)))
      var oracle = JobOracle(value: value, face: face, every: every, sharesOffer: false)
      oracle.run(
        count, fee: price * estimated * "2296835809958953/2251799813685248",
        charge: price * encoded, debit: price * encoded)
      let period = terms.forecast().period
      return difference(period.tickets, oracle.tickets, "the tickets of \(terms)")
        ?? difference(period.debited, oracle.debited, "what is debited of \(terms)")
        ?? difference(period.expired, oracle.expired, "what expires of \(terms)")
    }
  }
}

/// Jobs one after another, in plain fractions.
private struct JobOracle {
  let value: BigInt
  let face: BigInt
  let every: BigInt
  let sharesOffer: Bool
  var tickets: BigInt = 0
  var debited: Rational = 0
  var expired: Rational = 0

  init(value: BigInt, face: BigInt, every: BigInt, sharesOffer: Bool = true) {
    (self.value, self.face, self.every) = (value, face, every)
    self.sharesOffer = sharesOffer
  }

  mutating func run(_ count: Int, fee: Rational, charge: Rational, debit: Rational) {
    let certain = (BigInt(1) << 256) - 1
    let chance = value * Rational(certain, face).rounded(.up)
    let expected = Rational(face * chance, certain)
    var (gateway, orchestrator): (Rational, Rational) = (0, 0)
    var (last, offered, used): (BigInt, BigInt, BigInt) = (0, 0, 0)
    for index in 0..<count {
      let time = every * BigInt(index)
      var sweep: BigInt = 0
      while sweep <= time {
        if sweep - last > 600_000 {
          expired += max(0, orchestrator)
          (gateway, orchestrator) = (0, 0)
        }
        sweep += 600_000
      }
      let minimum = max(fee, expected)
      let bought = gateway >= minimum ? 0 : ((minimum - gateway) / expected).rounded(.up)
      if bought > 600 || Rational(bought) * expected > 20_000_000_000_000 { break }
      tickets += bought
      if !sharesOffer || time - offered >= 39 * 12_000 { (offered, used) = (time, 0) }
      used += bought
      let excess = max(0, used - 600)
      used -= excess
      last = time
      orchestrator += Rational(bought - excess) * expected
      if excess > 0 || orchestrator < Rational(value) {
        gateway = 0
      } else {
        gateway += Rational(bought) * expected - charge
        orchestrator -= debit
        debited += debit
      }
    }
  }
}
