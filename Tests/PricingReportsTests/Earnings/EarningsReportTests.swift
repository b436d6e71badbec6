import LivepeerEarnings
import LivepeerPricing
import PricingReports
import Testing

/// The texts are those of `EarningsCommandTests`.
@Suite struct EarningsReportTests {
  static func request(_ scenario: String) throws -> EarningsScenario.Request {
    try EarningsScenario.Reader(json: scenario).request()
  }

  static func report(_ scenario: String) throws -> EarningsReport {
    let request = try request(scenario)
    return EarningsReport(
      earnings: try Earnings(request.scenario, at: request.ethPrice), request: request,
      gasPriceAdvice: "say another")
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
          price      26679201.7 wei/ms, $0.30 /h
          jobs       4141.83 a day
          ETH price  $6476.68
          payback    788 months

        tickets
          12,883 tickets a day, each worth 100 gwei on average
          0.21 winning tickets a day, 0.006 ETH each
          a winning ticket about every 4.7 days;
          81 % of days and 22 % of weeks have none
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

  /// Net is 0.73 · price − 1460 a month; drawn with Python's fractions.
  @Test func chart() throws {
    let request = try Self.request(
      """
      {"pipeline": "llm", "price": "1wei/token", "jobs-per-day": "24e15", "units": 1,
       "gas-price": 0, "ticket-ev": "1e12", "monthly-costs": 1460, "sweep-eth": "1000:5000:1000"}
      """)
    let sweep = try #require(request.sweep)
    let chart = EarningsChart(sweep: request.scenario.sweep(sweep), scenario: request.scenario)
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
        X breaks even at $2000.00
        """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    #expect(chart.svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(chart.svg.contains("<title id=\"title\">Net earnings by ETH price: llm</title>"))
  }
}
