import Foundation
import Testing

@Suite struct EarningsCommandTests {
  /// Half to delegators, gas at 0.05 gwei, a graphics card and its power: figures of Python's
  /// fractions.
  private static let transcription = """
    earnings audio-to-text --jobs-per-day 2000 --duration 50s --eth-usd 3127.45 --fee-share 50% \
    --own-stake 10000 --total-stake 2000000 --gas-price 0.05gwei --watts 350 --electricity 0.15 \
    --hardware 1600 --amortize 24 --monthly-costs 20
    """

  @Test func json() throws {
    let object = try expectJSON(Self.transcription + " --format json --sweep-eth 3000:3200:100")
    let expected = try parseJSON(
      """
      {"pipeline": "audio-to-text", "model": "openai/whisper-large-v3", "unit": "millisecond",
       "eth_usd": "3127.45", "price": {"numerator": "12882811", "denominator": "1"},
       "day": {
         "units": "100000000", "gross_wei": "1288281100000000",
         "gross_usd": "4.029034726195", "redemption_wei": "12882811000000",
         "redemption_usd": "0.04029034726195", "delegators_wei": "640919847250000",
         "delegators_usd": "2.0044447762820125", "operator_wei": "647361252750000",
         "operator_usd": "2.0245899499129875", "electricity_usd": "1.26",
         "hardware_usd": {"numerator": "160", "denominator": "73",
           "decimal": "2.19178082191780822"},
         "other_usd": {"numerator": "48", "denominator": "73", "decimal": "0.657534246575342466"},
         "net_usd": {"numerator": "-12410090320517941", "denominator": "5840000000000000",
           "decimal": "-2.1250154658421132"}}}
      """)
    for key in ["pipeline", "model", "unit", "eth_usd"] {
      #expect(object.value(at: key) == expected.value(at: key))
    }
    #expect(object.member("price") == expected.member("price"))
    let day = try #require(object.member("per")?.member("day") as? NSDictionary)
    let expectedDay = try #require(expected.member("day") as? NSDictionary)
    #expect(Set(day.allKeys as? [String] ?? []) == Set(expectedDay.allKeys as? [String] ?? []))
    for (key, value) in expectedDay {
      #expect((day[key] as? NSObject)?.shortened == (value as? NSObject)?.shortened, "\(key)")
    }
    let breakEven = object.member("break_even")
    #expect(
      breakEven?.member("price_wei")?.value(at: "numerator") == "23998400000000000")
    #expect(breakEven?.member("price_wei")?.value(at: "denominator") == "899517169")
    #expect(breakEven?.member("eth_usd")?.value(at: "denominator") == "185267704991")
    #expect(
      breakEven?.member("utilization")?.value(at: "none")
        == "the work is not given as a utilization")
    #expect(
      breakEven?.member("payback_months")?.value(at: "numerator") == "307200000000000000")
    let tickets = object.member("tickets")
    #expect(tickets?.value(at: "tickets_per_day") == "161035.1375")
    #expect(tickets?.value(at: "chance_of_day_without_winner") == "0.806772566383240691")
    #expect(tickets?.value(at: "chance_of_week_without_winner") == "0.222463032926520624")
    let sweep = try #require(object.member("sweep") as? [NSObject])
    #expect(sweep.map { $0.value(at: "eth_usd") } == ["3000", "3100", "3200"])
  }

  @Test func table() throws {
    #expect(
      try expectOutput(Self.transcription + " --target-winner-every 12h") == """
        audio-to-text  openai/whisper-large-v3
          2000 jobs a day of 50000 ms
          at 12882811 wei/ms
        ETH at $3127.45

        USD                   a day  a month    a year
        gross                 4.029  122.550  1470.598
          to delegators      -2.004  -60.969  -731.622
          to redeem tickets  -0.040   -1.225   -14.706
        kept                  1.984   60.356   724.269
        electricity          -1.260  -38.325  -459.900
        hardware             -2.192  -66.667  -800.000
        other costs          -0.658  -20.000  -240.000
        net                  -2.125  -64.636  -775.631

        break-even, each with the rest held
          price      26679201.7 wei/ms, $0.300376 /h
          jobs       4141.83 a day
          ETH price  $6476.68
          payback    787.875 months

        tickets
          161035 a day, worth 8 gwei each on average
          0.214714 of them win, 0.006 ETH each
          a winning ticket about every 4.7 days;
          81 % of days and 22 % of weeks have none
          one every 12 hours takes 120000000 wei/ms, $1.35106 /h

        """)
  }

  @Test func csv() throws {
    let periods = parseCSV(try expectOutput(Self.transcription + " --format csv"))
    #expect(periods.map(\.[0]) == ["period", "day", "month", "year"])
    #expect(periods[0].last == "net_usd")
    #expect(periods[2].last == "-64.6358870860309427")
    let sweep = parseCSV(
      try expectOutput(Self.transcription + " --format csv --sweep-eth 1000:1e5:33000"))
    #expect(sweep.map(\.[0]) == ["eth_usd", "1000", "34000", "67000", "100000"])
  }

  /// Without an ETH price there is no income in dollars, and still an ETH price that would do.
  @Test func withoutAnETHPrice() throws {
    let line = "earnings upscale --jobs-per-day 9 --size 512x512 --watts 100 --electricity 0.2"
    let object = try expectJSON(line + " --format json --ticket-ev 1000gwei")
    #expect(object.value(at: "eth_usd") == nil)
    let day = object.member("per")?.member("day")
    #expect(day?.value(at: "gross_wei") == "11249998626816")
    #expect(day?.value(at: "gross_usd") == nil)
    #expect(day?.value(at: "electricity_usd") == "0.48")
    #expect(
      object.member("break_even")?.member("price_wei")?.value(at: "none")
        == "no ETH price is given")
    #expect(object.member("break_even")?.member("eth_usd")?.value(at: "decimal") != nil)
    #expect(!(try expectOutput(line + " --ticket-ev 1000gwei")).contains("net"))
  }

  @Test func warnings() throws {
    let run = try Program.run(
      "earnings llm --price 1e7/token --jobs-per-day 1 --units 480001 --face-value 1e15 "
        + "--sender-float 9e14")
    #expect(run.status == 0)
    #expect(
      run.errors == """
        warning: a job of llm takes 601 tickets, more than the 600 that one of the recipient's \
        random numbers serves; a larger expected value takes fewer
        warning: a face value of 1000000000000000 wei is more than the sender's float of \
        900000000000000 wei
        warning: a winning ticket pays 1000000000000000 wei and costs 3600000000000000 wei to \
        redeem, so the node does not redeem it

        """)
  }

  @Test func contractSplit() throws {
    let object = try expectJSON(
      "earnings llm --price 5/token --jobs-per-day 1 --units 1 --exact-contract --fee-share 50% "
        + "--own-stake 1 --total-stake 3 --ticket-ev 1000 --face-value 1000 --gas-price 0 "
        + "--format json")
    let split = object.member("contract_split")
    #expect(split?.value(at: "commission_wei") == "500")
    #expect(split?.value(at: "own_stake_wei") == "166")
    #expect(split?.value(at: "lost_wei") == "1")
  }

  static let rewards = """
    --own-stake 3000 --total-stake 10000 --lpt-supply 30e6 --lpt-issuance 0.05% \
    --lpt-active-stake 2e6 --lpt-reward-cut 15% --lpt-treasury-cut 10%
    """

  /// The example of the network's documentation; 456 rounds by Python's integers.
  @Test func rewards() throws {
    let line =
      "earnings llm --price 1/token --jobs-per-day 1 --units 1 --eth-usd 3000 " + Self.rewards
    let object = try expectJSON(line + " --lpt-price $6 --lpt-rounds 456 --format json")
    let day = object.member("per")?.member("day")
    #expect(day?.value(at: "rewards_lpt") == "34.171875")
    #expect(day?.value(at: "rewards_usd") == "205.03125")
    let rewards = object.member("rewards")
    #expect(rewards?.member("per_round")?.value(at: "operator_lpt") == "27.3375")
    #expect(rewards?.member("per_round")?.value(at: "delegators_lpt") == "40.1625")
    #expect(rewards?.member("contract")?.value(at: "commissions_lpt") == "8935.327599382924464501")
    #expect(rewards?.member("contract")?.value(at: "own_stake_lpt") == "10687.956726619675222158")
    let table = try expectOutput(line + " --lpt-price 0.002eth --lpt-rounds 456")
    #expect(table.contains("\nLPT rewards  ") && table.contains(" 205.03125"))
    #expect(
      table.hasSuffix(
        """
        LPT rewards
          27.3375 LPT a round of 19.2 hours: 10.125 commission, 17.2125 own stake
          34.1719 a day, 1039.39 a month, 12472.7 a year
          a year brings 261.8 % on delegated stake, 415.8 % on the own
          after 456 rounds of the contracts the operator has 19623.2843 LPT

        """))
  }

  static let scenario = """
    {"eth-usd": 3000, "watts": 450, "electricity": 0.2, "entries": [
      {"pipeline": "audio-to-text", "share-of-time": "60%",
       "units-per-second": 20000, "utilization": "50%"},
      {"pipeline": "upscale", "share-of-time": "40%",
       "units-per-second": 3000, "utilization": "100%"}]}
    """

  /// Each entry alone, at its share of time, and the two together.
  @Test func entriesSumUp() throws {
    let both = try expectJSON("earnings --scenario - --format json", input: Self.scenario)
    let entries = try #require(both.member("entries") as? [NSObject])
    let gross = entries.map { $0.member("per")?.member("day")?.value(at: "gross_wei") }
    #expect(gross == ["6678449222400000", "494384705280000"].map { Optional($0) })
    #expect(
      both.member("per")?.member("day")?.value(at: "gross_wei") == "7172833927680000")
    #expect(both.value(at: "pipeline") == nil)
    let table = try expectOutput("earnings --scenario -", input: Self.scenario)
    #expect(table.contains("; has 60% of the machine\n"))
    #expect(table.contains("\n  upscale price  "))
  }

  /// A flag holds instead of the file's.
  @Test func flagsOverFiles() throws {
    let file = #"{"pipeline": "llm", "price": "5/token", "jobs-per-day": 2, "units": 10}"#
    let run = { (flags: String) in
      try expectJSON("earnings --scenario - --format json \(flags)", input: file)
        .member("per")?.member("day")?.value(at: "gross_wei")
    }
    #expect(try run("") == "100")
    #expect(try run("--jobs-per-day 3") == "150")
    #expect(try run("--units 11") == "110")
    #expect(try run("--price 7/token") == "140")
    #expect(try run("--share-of-time 50%") == "50")
  }
}

extension NSObject {
  /// What stands at a key of a JSON object.
  fileprivate func member(_ key: String) -> NSObject? {
    (self as? NSDictionary)?.object(forKey: key) as? NSObject
  }

  /// A fraction without its decimals, whose last digit is a rounding.
  fileprivate var shortened: NSObject {
    guard let fraction = self as? NSDictionary else { return self }
    return ["\(fraction["numerator"] ?? "")", "\(fraction["denominator"] ?? "")"] as NSArray
  }
}
