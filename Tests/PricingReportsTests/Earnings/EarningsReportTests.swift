import LivepeerEarnings
import LivepeerNode
import LivepeerPricing
import PricingReports
import Testing

/// The texts are those of `EarningsCommandTests`.
@Suite struct EarningsReportTests {
  static func request(_ scenario: String) throws -> EarningsScenario.Request {
    try EarningsScenario.Reader(json: scenario).request()
  }

  static func report(_ scenario: String) throws -> EarningsReport {
    try EarningsReport(request(scenario), gasPriceAdvice: "say another")
  }

  /// Half to delegators, gas at 0.05 gwei, a graphics card and its power.
  private static let transcription = """
    {"pipeline": "audio-to-text", "jobs-per-day": 2000, "duration": "50s", "eth-usd": 3127.45,
     "fee-share": "50%", "own-stake": 10000, "total-stake": 2000000, "ticket-ev": "100gwei",
     "gas-price": "0.05gwei", "watts": 350, "electricity": 0.15, "hardware": 1600,
     "amortize": 24, "monthly-costs": 20, "target-winner-every": "12h"
    """

  @Test func table() throws {
    let table = try Self.report(Self.transcription + "}").output.text(as: .table)
    #expect(
      table.hasPrefix(
        """
        audio-to-text  openai/whisper-large-v3
          2000 jobs a day of 50000 ms
          at 12882811 wei/ms
        ETH at $3127.45

        USD                    a day  a month   a year
        gross                 4.03     122.55  1470.60
          to delegators      -2.00     -60.97  -731.62
          to redeem tickets  -0.0403    -1.23   -14.71
        kept                  1.98      60.36   724.27
        electricity          -1.26     -38.32  -459.90
        hardware             -2.19     -66.67  -800.00
        other costs          -0.658    -20.00  -240.00
        net                  -2.13     -64.64  -775.63

        break-even, each with the other terms unchanged
          price        26679201.7 wei/ms, $0.30 /h
          jobs         4141.83 a day
          electricity  none: the other costs take all that is kept
          ETH price    $6476.68
          payback      788 months

        tickets
          12,883 tickets a day, each worth 100 gwei on average
          0.21 winning tickets a day, 0.006 ETH each
          a winning ticket about every 4.7 days;
          81 % of days and 22 % of weeks have none
          8 of 10 months have 3 to 10 of them; hardly any months have none
          redeeming one costs 0.00006 ETH at a gas price of 0.05 gwei

        """))
  }

  @Test func json() throws {
    let json = try compact(Self.report(Self.transcription + "}").output.text(as: .json))
    for part in [
      #""price":{"numerator":"12882811","denominator":"1"}"#,
      #""units":"100000000","units_exact":{"numerator":"100000000","denominator":"1"}"#,
      #""gross_usd":"4.029034726195","gross_usd_exact":{"numerator":"805806945239","denominator":"200000000000"}"#,
      #""hardware_usd":"2.19178082191780822","hardware_usd_exact":{"numerator":"160","denominator":"73"}"#,
      #""tickets_per_day":"12882.811","tickets_per_day_exact":{"numerator":"12882811","denominator":"1000"}"#,
      #""chance_of_day_without_winner":"0.806781995422591053""#,
      #""utilization_none":"the work is not given as a utilization""#,
    ] {
      #expect(json.contains(part))
    }
  }

  @Test func csv() throws {
    let lines = try Self.report(Self.transcription + "}").output.text(as: .csv)
      .split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("period,pipeline,model,unit,units,gross_wei,gross_usd,"))
    #expect(
      lines[1].hasPrefix(
        "day,audio-to-text,openai/whisper-large-v3,millisecond,100000000,1288281100000000,"
          + "4.029034726195,"))
    let sweep = try Self.report(Self.transcription + #", "sweep-eth": "3000:3200:100"}"#)
    #expect(
      sweep.output.text(as: .csv).split(separator: "\n").map { $0.prefix { $0 != "," } }
        == ["eth_usd", "3000", "3100", "3200"])
  }

  @Test func assumedGasPrice() throws {
    let report = try Self.report(
      #"{"pipeline": "llm", "jobs-per-day": 1, "units": 1000, "eth-usd": 3000}"#)
    #expect(
      report.output.text(as: .table).contains(
        "(assumed: the chain sets the gas price; say another)"))
  }

  /// 1 ETH a day at 5 gwei a token, of which a hundredth is redeemed, half goes to the hardware's
  /// owner, and 73 dollars a month are due: Python's fractions.
  private static let goal = """
    {"pipeline": "llm", "model": "m/n", "price": "5gwei/token", "jobs-per-day": 2, "units": 100000000,
     "eth-usd": 3000, "gas-price": "0.05gwei", "monthly-costs": 73, "cost-per-unit": "2.5gwei/token",
    """

  @Test func goals() throws {
    let net = try Self.report(Self.goal + #" "target-net": "$1/day"}"#)
    // (1500 + 2.4 + 1) / 0.99 dollars a day, per 2 · 10^8 tokens and 3,000 dollars an ETH.
    #expect(
      net.output.text(as: .table).contains(
        """

        for a net of $1.00 a day
          price  2530976430 wei/token, $7.59 /Mtoken
          {
            "pipeline": "llm",
            "model_id": "m/n",
            "price_per_unit": 2530976431,
            "pixels_per_unit": 1
          }

        """), "\(net.output.text(as: .table))")
    let json = net.output.text(as: .json)
    #expect(json.contains(#""net_usd_per_day": "1""#))
    #expect(json.contains(#""numerator": "751700000000""#))
    #expect(json.contains(#""denominator": "297""#))
    #expect(json.contains(#""price_per_unit\":2530976431,"#))
    #expect(json.contains(#""work_usd": "1500""#))
    let margin = try Self.report(
      Self.goal.replacing("5gwei/token", with: "$15000/1000 Mtok") + #" "margin": "98%"}"#)
    #expect(
      margin.output.text(as: .table).contains(
        "for a net of 98% of the gross\n  price  250400000000 wei/token, $751.20 /Mtoken\n"
          + "  {\n    \"pipeline\": \"llm\",\n    \"model_id\": \"m/n\",\n"
          + "    \"price_per_unit\": 751.2,\n    \"pixels_per_unit\": 1000000,\n"
          + "    \"currency\": \"USD\"\n  }\n"), "\(margin.output.text(as: .table))")
    let none = try Self.report(Self.goal + #" "margin": "99%"}"#)
    #expect(
      none.output.text(as: .table).contains(
        "\n  price  none: delegators and redemption take all income\n\ntickets"))
    #expect(none.output.text(as: .json).contains("\"price_wei_none\""))
  }

  /// Lists show 2530976430 wei, rounded down from 2530976430.98.
  @Test func rankOfTheGoal() throws {
    func offer(_ wei: Rational, of model: ModelID = "m/n") throws -> Offer {
      Offer(
        by: Offer.Orchestrator(url: "u"), .llm, modelID: model,
        listed: try AnyRate(weiPerUnit: wei, unit: .token), isWarm: true, capacity: 1)
    }
    let request = try Self.request(Self.goal + #" "target-net": "$1/day"}"#)
    let market = Market([
      try offer(2_530_976_430), try offer(2_530_976_429), try offer(0), try offer(1, of: "other"),
      try offer(2_530_976_431), try offer(3_000_000_000),
    ])
    let report = try EarningsReport(request, market: market, gasPriceAdvice: "")
    #expect(
      report.output.text(as: .table).contains(
        "\n  rank   2 among 4 offers: 1 cheaper, 1 equal, 2 dearer\n  {\n"))
    #expect(
      report.output.text(as: .json).contains(
        """
            "rank": "2",
            "cheaper": "1",
            "equal": "1",
            "dearer": "2"
        """))
    let empty = try EarningsReport(request, market: Market([]), gasPriceAdvice: "")
    #expect(empty.output.text(as: .table).contains("\n  rank   none: nobody offers this work"))
    #expect(!empty.output.text(as: .json).contains("rank"))
  }

  /// The prices of applications are listed and written per second.
  ///
  /// 1,000 units a second all month bring the costs and a hundredth that is redeemed. The rank is that of
  /// the whole wei a second; Python's fractions.
  @Test(
    arguments: [
      (
        "mycap", "0.00003043224", Offer.Kind.byoc, ["3500wei/s", "3898wei/s", "3899wei/s"],
        "2 among 3 offers: 1 cheaper, 1 equal, 1 dearer",
        #"{"name":"mycap","price_per_unit":386000,"price_scaling":99,"currency":"wei"}"#
      ),
      (
        "my/app", "2529.45000000333", .runner, ["324074074074wei/s", "324074074075wei/s"],
        "1 among 2 offers: 0 cheaper, 1 equal, 1 dearer",
        #"{"price_info":{"price":3.50000001,"currency":"usd","unit":"hour"}}"#
      ),
      // Lists decide what the name leaves open, and the price that is listed at 0 has no rank.
      ("mycap", "0.000000003", .runner, ["1wei/s"], nil, nil),
    ] as [(String, String, Offer.Kind, [String], String?, String?)])
  func goalsOfApplications(
    name: String, costs: String, kind: Offer.Kind, prices: [String], rank: String?, entry: String?
  ) throws {
    let request = try Self.request(
      """
      {"pipeline": "\(name)", "units-per-second": 1000, "utilization": "100%", "price": "3999wei/s",
       "eth-usd": 3000, "ticket-ev": "100gwei", "gas-price": "0.05gwei", "monthly-costs": \(costs),
       "target-net": "$0/month"}
      """)
    let market = Market(
      try prices.map {
        Offer(
          by: Offer.Orchestrator(url: $0), Pipeline(name), modelID: kind == .byoc ? "byoc" : "",
          listed: try AnyRate($0), kind: kind)
      })
    let report = try EarningsReport(request, market: market, gasPriceAdvice: "")
    let table = report.output.text(as: .table)
    #expect(
      table.contains("\n  rank   \(rank ?? "none: nobody offers this work")"), "\(table)")
    let json = report.output.text(as: .json)
    guard let entry else { return }
    let member = JSONValue.object([JSONMember("entry", .string(entry))]).jsonText(.compact)
    #expect(try compact(json).contains(member.dropFirst().dropLast()))
    // Without a market the name says the kind.
    let alone = try EarningsReport(request, gasPriceAdvice: "").output.text(as: .json)
    #expect(try compact(alone).contains(member.dropFirst().dropLast()))
  }

  /// An amount below a millionth of a dollar is a bound, with its sign before the number.
  @Test func tinyAmounts() throws {
    let report = try Self.report(
      """
      {"pipeline": "audio-to-text", "jobs-per-day": 2000, "duration": "50s", "eth-usd": 3000,
       "price": "0.0000001wei/ms", "monthly-costs": 0.0000001, "target-net": "$0.0000001/month",
       "sweep-eth": "1:2:1", "target-winner-every": "1m", "electricity": 0.1, "watts": 0.000000001}
      """)
    let table = report.output.text(as: .table)
    #expect(table.contains("\nfor a net of below $0.000001 a month\n"))
    #expect(table.contains(" wei/ms, below $0.000001 /h\n"))
    #expect(!table.contains("$below") && !table.contains("$above"), "\(table)")
    let svg = try #require(report.chart?.svg)
    #expect(svg.contains("above -$0.000001 a month at $1 per ETH"), "\(svg)")
    #expect(table.contains("\n  one every 1 minute takes "))
  }

  @Test func rareWinners() throws {
    let table = try Self.report(
      #"{"pipeline": "llm", "jobs-per-day": 0.001, "units": 1, "eth-usd": 3000, "price": "1wei/token"}"#
    ).output.text(as: .table)
    #expect(
      table.contains("\n  a winning ticket less than once in a million years;\n"), "\(table)")
  }

  @Test func records() throws {
    var work = RecordedWork()
    for time in ["2026-10-27T23:59:59Z", "2026-10-30T00:00:00Z"] {
      work.add(
        PaymentRecord(
          time: try Timestamp(time), amount: PaymentRecord.Amount(Wei(6_000_000_000_000))),
        for: PaymentRecord.Work(3_000, of: nil), at: try ETHPrice("3000"))
    }
    let request = try EarningsScenario.Reader(
      json: #"{"pipeline": "llm", "monthly-costs": 5}"#
    ).request(records: work)
    let report = try EarningsReport(request, gasPriceAdvice: "")
    let table = report.output.text(as: .table)
    #expect(
      table.hasPrefix(
        """
        llm
          2 payments in 4 days, 2026-10-27 through 2026-10-30
          1500 token a day
          at 2000000000 wei/token
        ETH at $3000

        """))
    #expect(table.contains("\n  work       27674"), "\(table)")
    let json = report.output.text(as: .json)
    for member in [
      #""payments": "2""#, #""days": "4""#, #""first": "2026-10-27T23:59:59Z""#,
      #""amount_wei": "12000000000000""#,
    ] { #expect(json.contains(member)) }
  }

  /// Each month has its own work, price and ETH price, and the costs of its days; checked with Python's
  /// fractions.
  @Test func months() throws {
    func report(isPriced: Bool) throws -> EarningsReport {
      var work = RecordedWork()
      for (time, milliETH, units, price) in [
        ("2026-10-30T09:12:44Z", 6, 30_000, "3000"), ("2026-10-31T23:50:10Z", 6, 30_000, "3000"),
        ("2026-12-02T14:03:31Z", 12, 50_000, "2500"),
      ] as [(String, BigInt, BigInt, String)] {
        work.add(
          PaymentRecord(
            time: try Timestamp(time),
            amount: PaymentRecord.Amount(Wei(milliETH * .powerOfTen(15)))),
          for: PaymentRecord.Work(Rational(units), of: nil),
          at: isPriced ? try ETHPrice(price) : nil)
      }
      let request = try EarningsScenario.Reader(
        json: #"{"pipeline": "llm", "fee-share": "20%", "watts": 100, "electricity": 0.2}"#
      ).request(records: work)
      return try EarningsReport(request, gasPriceAdvice: "")
    }
    let priced = try report(isPriced: true)
    #expect(
      priced.output.text(as: .table).contains(
        """

        USD                    gross     kept      net
        2026-10, 2 days        36.00    28.44    27.48
        2026-11, 30 days        0.00     0.00   -14.40
        2026-12, 2 days        30.00    23.70    22.74

        """), "\(priced.output.text(as: .table))")
    #expect(
      try report(isPriced: false).output.text(as: .table).contains(
        """

        ETH                           gross          kept
        2026-10, 2 days               0.012       0.00948
        2026-11, 30 days              0           0
        2026-12, 2 days               0.012       0.00948

        """))
    let rows = priced.output.text(as: .csv).split(separator: "\n")
    #expect(
      rows.suffix(3) == [
        "2026-10,llm,,token,60000,12000000000000000,36,120000000000000,0.36,2400000000000000,7.2,"
          + "9600000000000000,28.8,9480000000000000,28.44,0.96,0,0,27.48",
        "2026-11,llm,,token,0,0,0,0,0,0,0,0,0,0,0,14.4,0,0,-14.4",
        "2026-12,llm,,token,50000,12000000000000000,30,120000000000000,0.3,2400000000000000,6,"
          + "9600000000000000,24,9480000000000000,23.7,0.96,0,0,22.74",
      ])
    let json = priced.output.text(as: .json)
    for member in [
      #""month": "2026-11""#, #""days": "30""#, #""net_usd": "-14.4""#, #""units": "60000""#,
    ] { #expect(json.contains(member)) }
  }

  @Test func grid() throws {
    let report = try Self.report(
      Self.goal + #" "sweep": "price=$10:$20:$10/Mtok,jobs-per-day=0:2:1"}"#)
    // Net is 99 / 100 of the gross, less 7.5 dollars a million and 2.4 a day.
    #expect(
      report.output.text(as: .table).hasSuffix(
        """

        net a month in USD: down, price in USD/Mtoken; across, jobs a day
                   0         1         2
          10  -73.00   7227.00  14527.00
          20  -73.00  37339.50  74752.00

        """), "\(report.output.text(as: .table))")
    #expect(
      report.output.text(as: .csv) == """
        price_usd,jobs_per_day,net_usd_per_month
        0.00001,0,-73
        0.00001,1,7227
        0.00001,2,14527
        0.00002,0,-73
        0.00002,1,37339.5
        0.00002,2,74752

        """)
    let json = report.output.text(as: .json)
    #expect(
      json.contains(#""jobs_per_day": "1""#) && json.contains(#""net_usd_per_month": "37339.5""#))
    #expect(report.chart == nil)
    let one = try Self.report(Self.goal + #" "sweep": "price=5:6:1gwei/token"}"#)
    #expect(
      one.output.text(as: .table).hasSuffix(
        "net a month in USD, by price in gwei/token\n  5  44639.50\n  6  62707.00\n"),
      "\(one.output.text(as: .table))")
    #expect(
      one.output.text(as: .csv)
        == "price_wei,net_usd_per_month\n5000000000,44639.5\n6000000000,62707\n")
    #expect(
      one.chart?.lines(.ascii).first == "net a month in USD, by price in gwei/token")
  }

  /// Net is 0.73 · price − 1460 a month; drawn with Python's fractions.
  @Test func chart() throws {
    let request = try Self.request(
      """
      {"pipeline": "llm", "price": "1wei/token", "jobs-per-day": "24e15", "units": 1,
       "gas-price": 0, "ticket-ev": "1e12", "monthly-costs": 1460, "sweep-eth": "1000:5000:1000"}
      """)
    let report = try EarningsReport(request, gasPriceAdvice: "")
    let chart = try #require(report.chart)
    #expect(
      chart.lines(.ascii)
        == """
        net a month in USD, by USD per ETH
         2500 +
              |                                                          **
         2000 +                                                     *****
              |                                                *****
         1500 +                                           *****
              |                                      *****
         1000 +                                 *****
              |                            *****
          500 +                       *****
              |                  *****
            0 +-------------**X**------------------------------------------
              |        *****
         -500 +   *****
              |***
        -1000 +
              ++------+-------+------+-------+------+------+-------+------+
              1000  1500    2000   2500    3000   3500   4000    4500   5000
        X breaks even at $2000.00 per ETH
        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    // Three quarters of the columns, within bounds: the top of the curve, the line of zero, the axis.
    for (columns, plot) in [
      (60, 45), (120, 90), (61, 46), (0, 20), (-1, 20), (Int.min, 20), (200, 120), (Int.max, 120),
    ] {
      let lines = chart.lines(.ascii, columns: columns)
      #expect(lines[2].count == 7 + plot, "at \(columns)")
      #expect(lines[11].count == 7 + plot, "at \(columns)")
      #expect(lines[16].count == 7 + plot, "at \(columns)")
    }
    #expect(chart.svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(chart.svg.contains("<title id=\"title\">Net earnings by ETH price: llm</title>"))
  }
}

extension String {
  fileprivate func replacing(_ text: String, with other: String) -> String {
    split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: other)
  }
}
