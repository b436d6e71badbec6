import LivepeerEarnings
import LivepeerPricing
import PricingReports
import Testing
import TestSupport

@Suite("Reports of income")
struct IncomeReportTests {
  private static func totals(cost: Wei = 0, price: String? = "2000") throws -> IncomeTotals {
    var totals = IncomeTotals(IncomeTotals.Grouping(per: .month, by: ["app"]))
    let ethPrice = try price.map { try ETHPrice($0) }
    for (time, wei, app) in [
      ("2026-10-02T00:00:00Z", 1_500_000_000_000_000_000, "scope"),
      ("2026-11-02T00:00:00Z", 20_000_000_000_000_000, "a \"b\""),
      ("2026-10-03T00:00:00Z", 1, "scope"),
    ] as [(String, Wei, String)] {
      totals.add(
        PaymentRecord(
          time: try Timestamp(time), amount: PaymentRecord.Amount(wei), cost: cost),
        in: [app], at: ethPrice)
    }
    return totals
  }

  @Test func tables() throws {
    #expect(
      IncomeReport(try Self.totals()).output.text(as: .table) == """
        month    app    records          ETH      USD
        2026-10  scope        2  1.500000000  3000.00
        2026-11  a "b"        1  0.020000000    40.00
        total                 3  1.520000000  3040.00

        """)
    #expect(
      IncomeReport(try Self.totals(cost: 10_000_000_000_000_000)).output.text(as: .table) == """
        month    app    records          ETH         costs      net ETH  net USD
        2026-10  scope        2  1.500000000  -0.020000000  1.480000000  2960.00
        2026-11  a "b"        1  0.020000000  -0.010000000  0.010000000    20.00
        total                 3  1.520000000  -0.030000000  1.490000000  2980.00

        """)
    #expect(
      IncomeReport(try Self.totals(price: nil)).output.text(as: .table).hasPrefix(
        "month    app    records          ETH\n"))
  }

  @Test func csv() throws {
    #expect(
      IncomeReport(try Self.totals(cost: 3)).output.text(as: .csv) == """
        period,app,records,amount_wei,cost_wei,net_wei,amount_usd,cost_usd,net_usd
        2026-10,scope,2,1500000000000000001,6,1499999999999999995,3000.000000000000002,0.000000000000012,2999.99999999999999
        2026-11,"a ""b""\",1,20000000000000000,3,19999999999999997,40,0.000000000000006,39.999999999999994

        """)
  }

  @Test func notes() throws {
    var totals = try Self.totals()
    #expect(IncomeReport(totals).notes.isEmpty)
    totals.add(
      PaymentRecord(
        time: try Timestamp("2026-10-02T00:00:00Z"),
        amount: PaymentRecord.Amount(wei: 7, roundingError: "3/2")), in: ["x"], at: nil)
    (totals.rejected, totals.repeated, totals.otherEvents) = (1, 2, 3)
    #expect(
      IncomeReport(totals).notes == [
        "3 events of other types are passed over",
        "2 records repeat earlier ones and are left out",
        "1 record cannot be read and is left out",
        "events are rounded: the total is exact to 1.5 wei, up or down",
      ])
  }

  @Test func groupsWithoutNames() throws {
    var totals = IncomeTotals(IncomeTotals.Grouping(per: .year, by: ["app", "ap"]))
    let payment = PaymentRecord(
      time: try Timestamp("2026-10-02T00:00:00Z"), amount: PaymentRecord.Amount(Wei(7)))
    #expect(IncomeReport(totals).notes.isEmpty)
    totals.add(payment, in: ["x", ""], at: nil)
    totals.add(payment, in: ["", ""], at: nil)
    #expect(
      IncomeReport(totals).notes
        == ["no record has a value of 'ap', by which they are divided"])
  }

  /// What is written is read, and merged it is what one run writes.
  @Test(.tags(.property)) func readsWhatItWrites() throws {
    try forAll(cases: 60) { generator in
      let isPriced = Bool.random(using: &generator)
      let columns = Bool.random(using: &generator) ? ["app", "b c"] : []
      let offset = Timestamp.UTCOffset(minutes: 60 * Int.random(in: -3...3, using: &generator))
      let interval = try #require(
        IncomeTotals.Interval.allCases.randomElement(using: &generator))
      let grouping = IncomeTotals.Grouping(
        per: interval, at: try #require(offset), by: columns)
      var whole = IncomeTotals(grouping)
      var parts = [IncomeTotals(grouping), IncomeTotals(grouping), IncomeTotals(grouping)]
      for _ in 0..<Int.random(in: 0...20, using: &generator) {
        let decimals = Rational(generator.count(upToBits: 70), .powerOfTen(10))
        let payment = PaymentRecord(
          time: Timestamp(nanoseconds: Int64.random(in: 0...(1 << 56), using: &generator)),
          amount: PaymentRecord.Amount(wei: decimals, roundingError: Rational(1, 2)),
          cost: Wei(generator.count(upToBits: 40)))
        let names = columns.map { _ in "\(Int.random(in: 0...2, using: &generator))\"é" }
        let price = isPriced ? try ETHPrice(generator.fraction(upToBits: 13) + 1) : nil
        whole.add(payment, in: names, at: price)
        parts[Int.random(in: 0..<3, using: &generator)].add(payment, in: names, at: price)
      }
      (parts[0].rejected, whole.rejected) = (5, 5)
      parts.shuffle(using: &generator)
      var merged = IncomeTotals(grouping)
      for part in parts {
        let json = Array(IncomeReport(part).output.text(as: .json).utf8)
        guard let read = try IncomeReport.totals(json: json) else { return "no income: \(part)" }
        try merged.merge(read)
      }
      let text = IncomeReport(merged).output.text(as: .json)
      return text == IncomeReport(whole).output.text(as: .json) ? nil : text
    }
  }

  private static let good = """
    {"per": "month", "utc_offset": "+00:00", "periods": [
      {"period": "2026-10", "records": "1", "amount_wei": "5", "cost_wei": "0", "net_wei": "5"}],
     "total": {"records": "1", "amount_wei": "5", "cost_wei": "0", "net_wei": "5"},
     "rejected": "0", "repeated": "0", "other_events": "0"}
    """

  @Test func reads() throws {
    let totals = try #require(try IncomeReport.totals(json: Array(Self.good.utf8)))
    #expect(totals.total.amount == 5 && totals.rows.count == 1)
    for other in ["{", "[]", #"{"rows":"0","rejected":"0","fee_wei":"0","groups":[]}"#] {
      #expect(try IncomeReport.totals(json: Array(other.utf8)) == nil)
    }
  }

  /// The order of members is not promised: what sorted them is read, too.
  @Test func membersInAnyOrder() throws {
    let sorted = """
      {"by": ["b", "a"], "other_events": "0", "per": "month", "periods": [
        {"amount_usd": "0.5", "amount_usd_exact": {"denominator": "2", "numerator": "1"},
         "amount_wei": "5", "cost_usd": "0", "cost_usd_exact": {"denominator": "1", "numerator": "0"},
         "cost_wei": "0", "group": {"a": "x", "b": "y"}, "net_wei": "5", "period": "2026-10",
         "records": "1"}],
       "rejected": "0", "repeated": "0",
       "total": {"amount_usd_exact": {"denominator": "2", "numerator": "1"}, "amount_wei": "5",
        "cost_usd_exact": {"denominator": "1", "numerator": "0"}, "cost_wei": "0", "net_wei": "5",
        "records": "1"}, "utc_offset": "+00:00"}
      """
    let totals = try #require(try IncomeReport.totals(json: Array(sorted.utf8)))
    #expect(totals.rows[0].names == ["y", "x"])
    #expect(totals.total.amountUSD?.dollars == "1/2")
  }

  /// The columns are those that were asked for, whether or not there are payments.
  @Test func noPayments() throws {
    let totals = IncomeTotals(IncomeTotals.Grouping(per: .day))
    let columns = "period,records,amount_wei,cost_wei,net_wei"
    #expect(IncomeReport(totals).output.text(as: .csv) == columns + "\n")
    let report = IncomeReport(totals, hasETHPrices: true)
    #expect(report.output.text(as: .csv) == columns + ",amount_usd,cost_usd,net_usd\n")
    #expect(
      report.output.text(as: .table)
        == "day    records          ETH   USD\ntotal        0  0.000000000  0.00\n")
    let json = report.output.text(as: .json)
    #expect(json.contains(#""amount_usd": "0""#))
    #expect(try IncomeReport.totals(json: Array(json.utf8))?.total == totals.total)
  }

  @Test(arguments: [
    ("\"month\"", "\"week\"", "1:9: per: expected day, month or year"),
    ("\"+00:00\"", "\"+0:0\"", "utc_offset: expected an offset from UTC"),
    ("2026-10\"", "2026-10-01\"", "2:14: period: expected a month by ISO 8601"),
    (
      "\"amount_wei\": \"5\", \"cost_wei\": \"0\", \"net_wei\": \"5\"}]",
      "\"amount_wei\": \"-5\"}]",
      "amount_wei: expected a number in plain digits"
    ),
    (
      "\"records\": \"1\", \"amount_wei\"", "\"records\": 1, \"amount_wei\"",
      "records: expected a string"
    ),
    (
      "\"total\": {\"records\": \"1\", \"amount_wei\": \"5\"",
      "\"total\": {\"records\": \"1\", \"amount_wei\": \"6\"",
      "total is not the sum of the periods"
    ),
    ("\"rejected\": \"0\", ", "", "1:1: no 'rejected'; give JSON that income wrote"),
    (
      "\"rejected\": \"0\", ", "\"rejected\": \"0\", \"rejected\": \"0\", ",
      "'rejected' is repeated; remove one"
    ),
    ("\"repeated\"", "\"again\"", "unknown key 'again'; use per, utc_offset,"),
    ("\"periods\": [", "\"by\": [\"app\"], \"periods\": [", "no 'group'"),
    (
      "\"records\": \"1\", \"amount_wei\"",
      "\"group\": {\"a\": \"x\"}, \"records\": \"1\", \"amount_wei\"",
      "group: expected an object with the keys of 'by'"
    ),
    (
      "\"net_wei\": \"5\"}]",
      "\"net_wei\": \"5\", \"amount_usd_exact\": {\"numerator\": \"1\", \"denominator\": \"1\"}}]",
      "cost_usd_exact: expected it beside amount_usd_exact"
    ),
    (
      "\"net_wei\": \"5\"}]",
      "\"net_wei\": \"5\", \"amount_usd_exact\": {\"numerator\": \"1\", \"denominator\": \"0\"}}]",
      "the second above zero"
    ),
  ])
  func mistakes(text: String, replacement: String, message: String) throws {
    let range = try #require(Self.good.range(of: text))
    var json = Self.good
    json.replaceSubrange(range, with: replacement)
    let error = try #require(
      thrown { () throws(IncomeReport.ReadingError) in
        try IncomeReport.totals(json: Array(json.utf8))
      })
    #expect("\(error)".contains(message), "\(error)")
    #expect("\(error)".isOnePlainLine)
  }
}

extension String {
  /// The first place of a text.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    indices.lazy.compactMap { start -> Range<String.Index>? in
      guard self[start...].hasPrefix(text) else { return nil }
      return start..<self.index(start, offsetBy: text.count)
    }.first
  }
}
