import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@testable import LivepeerEarnings

@Suite("Income")
struct IncomeTotalsTests {
  private static func payment(
    _ time: String, _ wei: Wei, cost: Wei = 0
  ) throws -> PaymentRecord {
    PaymentRecord(
      time: try Timestamp(time), amount: PaymentRecord.Amount(wei), cost: cost)
  }

  /// The three tickets of the case `signed-ticket.ndjson` at the prices in force: Python's fractions.
  @Test func ticketsOfADay() throws {
    let series = try ETHPriceSeries([
      .init(time: Timestamp("2026-10-25T23:00:00Z"), price: ETHPrice("3010.25")),
      .init(time: Timestamp("2026-10-26T00:00:05Z"), price: ETHPrice("3127.45")),
      .init(time: Timestamp("2026-10-26T00:00:15Z"), price: ETHPrice("2987.5")),
    ])
    var totals = IncomeTotals(IncomeTotals.Grouping(per: .day))
    for (time, fee) in [
      ("1792972800000", 3_240_740_740_740), ("1792972810002", 3_564_814_814_814),
      ("1792972820004", 3_564_814_814_814),
    ] as [(String, Wei)] {
      let moment = try Timestamp(time)
      let payment = PaymentRecord(time: moment, amount: .signedTicket(computedFee: fee))
      totals.add(payment, at: try series.price(at: moment))
    }
    let sums = totals.total
    #expect(totals.rows.map { "\($0.period)" } == ["2026-10-26"])
    #expect(sums.records == 3 && sums.amount == 10_370_370_370_368)
    #expect(sums.roundingError == "3/2")
    #expect(sums.amountUSD?.dollars == "315541041666594543/10000000000000000000")
    #expect(sums.costUSD == .zero)
    #expect(sums.net == 10_370_370_370_368 && sums.netUSD == sums.amountUSD)
  }

  /// A day begins by the clock of the offset.
  @Test(arguments: [
    (IncomeTotals.Interval.day, 0, ["2026-10-31", "2026-11-01", "2027-01-01"]),
    (.day, 120, ["2026-11-01", "2026-11-01", "2027-01-01"]),
    (.day, -60, ["2026-10-31", "2026-10-31", "2026-12-31"]),
    (.month, 0, ["2026-10", "2026-11", "2027-01"]),
    (.month, 120, ["2026-11", "2026-11", "2027-01"]),
    (.year, 0, ["2026", "2026", "2027"]), (.year, -60, ["2026", "2026", "2026"]),
  ])
  func periods(interval: IncomeTotals.Interval, minutes: Int, periods: [String]) throws {
    let offset = try #require(Timestamp.UTCOffset(minutes: minutes))
    let times = ["2026-10-31T23:30:00Z", "2026-11-01T00:30:00Z", "2027-01-01T00:00:00Z"]
    for (time, period) in zip(times, periods) {
      var totals = IncomeTotals(IncomeTotals.Grouping(per: interval, at: offset))
      totals.add(try Self.payment(time, 1), at: nil)
      #expect(totals.rows.map { "\($0.period)" } == [period])
      #expect(IncomeTotals.Period(period, per: interval) == totals.rows[0].period)
    }
  }

  @Test(arguments: ["2026-13", "2026-1", "26-10", "2026-10-01", "2026", "", "2026-10Z", "-026-10"])
  func noPeriod(text: String) { #expect(IncomeTotals.Period(text, per: .month) == nil) }

  /// Names that look the same are of different bytes, and of different groups; merging in any order
  /// comes to the same.
  @Test func namesAreBytes() throws {
    let names = ["caf\u{E9}", "cafe\u{301}"]
    let parts = try names.enumerated().map { index, name in
      var totals = IncomeTotals(IncomeTotals.Grouping(per: .month, by: ["app"]))
      totals.add(
        try Self.payment("2026-10-02T00:00:00Z", Wei(index + 5)), in: [name], at: nil)
      return totals
    }
    for order in [[0, 1], [1, 0]] {
      var totals = parts[order[0]]
      try totals.merge(parts[order[1]])
      #expect(
        totals.rows.map { Array($0.names[0].utf8) } == names.reversed().map { Array($0.utf8) })
      #expect(totals.rows.map(\.sums.amount) == [6, 5])
    }
  }

  /// Costs, groups in the order of their bytes, and dollars that are not known.
  @Test func groups() throws {
    var totals = IncomeTotals(IncomeTotals.Grouping(per: .month, by: ["app"]))
    let price = try ETHPrice("2000")
    totals.add(try Self.payment("2026-10-02T00:00:00Z", 5, cost: 7), in: ["b"], at: price)
    totals.add(try Self.payment("2026-10-01T00:00:00Z", 3), in: ["é"], at: price)
    totals.add(try Self.payment("2026-09-01T00:00:00Z", 1, cost: 1), in: ["b"], at: price)
    totals.add(try Self.payment("2026-10-03T00:00:00Z", 4), in: ["b"], at: price)
    #expect(
      totals.rows.map { "\($0.period) \($0.names[0])" } == ["2026-09 b", "2026-10 b", "2026-10 é"])
    let sums = totals.rows[1].sums
    #expect(sums.records == 2 && sums.amount == 9 && sums.cost == 7 && sums.net == 2)
    #expect(sums.amountUSD?.dollars == Rational(18_000, .powerOfTen(18)))
    #expect(sums.costUSD?.dollars == Rational(14_000, .powerOfTen(18)))
    #expect(sums.netUSD?.dollars == Rational(4_000, .powerOfTen(18)))
    totals.add(try Self.payment("2026-10-03T00:00:00Z", 4), in: ["b"], at: nil)
    #expect(totals.rows[1].sums.amountUSD == nil && totals.rows[1].sums.netUSD == nil)
    #expect(totals.rows[2].sums.amountUSD != nil && totals.total.amountUSD == nil)
    let empty = IncomeTotals(IncomeTotals.Grouping(per: .month))
    #expect(empty.rows.isEmpty && empty.total.records == 0 && empty.total.amountUSD == nil)
  }

  /// What events say, and what they have lost: Python's fractions.
  @Test func amountsOfEvents() throws {
    let payment = PaymentRecord.Amount.newPayment(
      tickets: 97, faceValue: 24_024_000_000_000_000,
      winProbability: try BigDecimal(decimal: "0.0000003330"))
    #expect(payment.wei == 775_999_224_000)
    #expect(payment.roundingError == 116_516_400)
    #expect(PaymentRecord.Amount.signedTicket(computedFee: 3).roundingError == "1/2")
    #expect(PaymentRecord.Amount(Wei(3)).roundingError == 0)
  }

  /// However payments are divided, and in whatever order the parts are merged, the sums are one.
  @Test(.tags(.property)) func partsMakeTheWhole() throws {
    try forAll(cases: 100) { generator in
      let grouping = IncomeTotals.Grouping(per: .day, by: ["n"])
      var whole = IncomeTotals(grouping)
      var parts = (0..<4).map { _ in IncomeTotals(grouping) }
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        let amount = PaymentRecord.Amount(
          wei: generator.fraction(upToBits: 60), roundingError: generator.fraction(upToBits: 4))
        let payment = PaymentRecord(
          time: Timestamp(nanoseconds: Int64.random(in: 0...(1 << 50), using: &generator)),
          amount: amount, cost: Wei(generator.count(upToBits: 50)))
        let name = ["a", "b"].randomElement(using: &generator) ?? "a"
        let price = try generator.ethPrice()
        whole.add(payment, in: [name], at: price)
        parts[Int.random(in: 0..<4, using: &generator)].add(payment, in: [name], at: price)
      }
      parts[0].rejected = 2
      parts[1].repeated = 3
      parts[2].otherEvents = 4
      parts.shuffle(using: &generator)
      var merged = parts[0]
      for part in parts[1...] { try merged.merge(part) }
      guard merged.rows == whole.rows, merged.total == whole.total else {
        return "\(merged.rows), not \(whole.rows)"
      }
      return merged.rejected == 2 && merged.repeated == 3 && merged.otherEvents == 4
        ? nil : "counts of \(merged)"
    }
  }

  @Test func otherGroupings() throws {
    var totals = IncomeTotals(IncomeTotals.Grouping(per: .month))
    for other in [
      IncomeTotals.Grouping(per: .day), IncomeTotals.Grouping(per: .month, by: ["app"]),
      IncomeTotals.Grouping(per: .month, at: try Timestamp.UTCOffset("+01:00")),
    ] {
      let error = try #require(
        thrown { () throws(IncomeTotals.MergeError) in try totals.merge(IncomeTotals(other)) })
      #expect("\(error)".isOnePlainLine)
      #expect("\(error)".contains("\(other)"))
    }
  }

  /// Names that only look the same are groups of their own, and as fast: each has its own hash.
  @Test func namesThatLookTheSame() throws {
    let names = lookAlikeNames(letters: 6)
    var totals = IncomeTotals(IncomeTotals.Grouping(per: .month, by: ["app"]))
    let payment = try Self.payment("2026-10-26T00:00:00Z", 1)
    for name in names { totals.add(payment, in: [name], at: nil) }
    #expect(totals.rows.count == 64)
    #expect(Set(totals.rows.map(\.hashValue)).count == 64)
    let groupings = names.map { IncomeTotals.Grouping(per: .month, by: [$0]) }
    #expect(Set(groupings.map(\.hashValue)).count == 64)
    let period = try #require(totals.rows.first).period
    let keys = names.map { IncomeTotals.Key(period: period, names: [$0]) }
    #expect(Set(keys.map(\.hashValue)).count == 64)
  }
}
