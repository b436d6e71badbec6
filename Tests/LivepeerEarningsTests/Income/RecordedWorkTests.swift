import LivepeerEarnings
import LivepeerPricing
import Testing
import TestSupport

@Suite struct RecordedWorkTests {
  /// Payments of wei for units, each at an ETH price.
  private static func work(
    _ payments: [(time: String, wei: Wei, units: Rational?, price: String?)]
  ) throws -> RecordedWork {
    var work = RecordedWork()
    for payment in payments {
      work.add(
        PaymentRecord(
          time: try Timestamp(payment.time), amount: PaymentRecord.Amount(payment.wei)),
        for: payment.units.map { PaymentRecord.Work($0, of: .token) },
        at: try payment.price.map { try ETHPrice($0) })
    }
    return work
  }

  /// Months that are not whole, one without payments, and the end of a year.
  @Test func months() throws {
    let work = try Self.work([
      ("2027-01-02T00:00:00Z", 40, 10, "2000"), ("2026-10-30T12:00:00Z", 10, 2, "1000"),
      ("2026-10-31T23:59:59.999Z", 20, 4, "3000"), ("2026-12-01T00:00:00Z", 0, 0, "9"),
    ])
    let months = work.months
    #expect(months.map { "\($0.period)" } == ["2026-10", "2026-11", "2026-12", "2027-01"])
    #expect(months.map(\.days) == [2, 30, 31, 2])
    #expect(months.map(\.days).reduce(0, +) == work.days)
    #expect(months.map(\.payments) == [2, 0, 1, 1])
    #expect(months.map(\.amount) == [30, 0, 0, 40])
    #expect(months.map(\.count) == [6, 0, 0, 10])
    // Where nothing was paid the price is that of all, 70 / 16.
    #expect(months.map(\.weiPerUnit) == [5, "35/8", "35/8", 4])
    // (10 · 1000 + 20 · 3000) / 30, and of all (70000 + 80000) / 70.
    #expect(months.map { $0.ethPrice?.usdPerETH } == ["7000/3", "15000/7", "15000/7", 2_000])
  }

  /// Units that one payment does not state are not counted in any month.
  @Test func monthsOfPayments() throws {
    let work = try Self.work([
      ("2026-10-30T12:00:00Z", 10, 2, nil), ("2026-11-01T00:00:00Z", 20, nil, "3000"),
      ("2026-11-01T00:00:01Z", 30, 1, "3000"),
    ])
    #expect(work.months.map(\.count) == [1, 2])
    #expect(work.months.map(\.weiPerUnit) == [10, 25])
    #expect(work.months.map { $0.ethPrice?.usdPerETH } == [nil, 3_000])
    #expect(RecordedWork().months.isEmpty)
  }

  /// A leap day, and the last month that a time may be in.
  @Test func endsOfTheCalendar() throws {
    let leap = try Self.work([
      ("2028-02-28T00:00:00Z", 1, 1, nil), ("2028-03-01T00:00:00Z", 1, 1, nil),
    ])
    #expect(leap.months.map(\.days) == [2, 1])
    var last = RecordedWork()
    last.add(
      PaymentRecord(time: .latest, amount: PaymentRecord.Amount(Wei(1))), for: nil, at: nil)
    #expect(last.months.map(\.days) == [1] && last.days == 1)
  }
}
