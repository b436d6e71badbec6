import LivepeerPricing
import Foundation
import Testing

@Suite struct EarningsCommandTests {
  /// Half to delegators, gas at 0.05 gwei, a graphics card and its power: figures of Python's
  /// fractions.
  private static let transcription = """
    earnings audio-to-text --jobs-per-day 2000 --duration 50s --eth-usd 3127.45 --fee-share 50% \
    --own-stake 10000 --total-stake 2000000 --ticket-ev 100gwei --gas-price 0.05gwei \
    --watts 350 --electricity 0.15 --hardware 1600 --amortize 24 --monthly-costs 20
    """

  @Test func json() throws {
    let object = try expectJSON(Self.transcription + " --format json --sweep-eth 3000:3200:100")
    let expected = try parseJSON(
      """
      {"pipeline": "audio-to-text", "model": "openai/whisper-large-v3", "unit": "millisecond",
       "eth_usd": "3127.45", "price": {"numerator": "12882811", "denominator": "1"},
       "day": {
         "units": "100000000", "units_exact": {"numerator": "100000000", "denominator": "1"},
         "gross_wei": "1288281100000000", "gross_wei_exact": {"numerator": "1288281100000000", "denominator": "1"},
         "gross_usd": "4.029034726195", "gross_usd_exact": {"numerator": "805806945239", "denominator": "200000000000"},
         "redemption_wei": "12882811000000", "redemption_wei_exact": {"numerator": "12882811000000", "denominator": "1"},
         "redemption_usd": "0.04029034726195", "redemption_usd_exact": {"numerator": "805806945239", "denominator": "20000000000000"},
         "delegators_wei": "640919847250000", "delegators_wei_exact": {"numerator": "640919847250000", "denominator": "1"},
         "delegators_usd": "2.0044447762820125", "delegators_usd_exact": {"numerator": "160355582102561", "denominator": "80000000000000"},
         "operator_wei": "647361252750000", "operator_wei_exact": {"numerator": "647361252750000", "denominator": "1"},
         "operator_usd": "2.0245899499129875", "operator_usd_exact": {"numerator": "161967195993039", "denominator": "80000000000000"},
         "kept_wei": "634478441750000", "kept_wei_exact": {"numerator": "634478441750000", "denominator": "1"},
         "kept_usd": "1.9842996026510375", "kept_usd_exact": {"numerator": "158743968212083", "denominator": "80000000000000"},
         "electricity_usd": "1.26", "electricity_usd_exact": {"numerator": "63", "denominator": "50"},
         "hardware_usd": "2.19178082191780822", "hardware_usd_exact": {"numerator": "160", "denominator": "73"},
         "other_usd": "0.657534246575342466", "other_usd_exact": {"numerator": "48", "denominator": "73"},
         "net_usd": "-2.12501546584211318", "net_usd_exact": {"numerator": "-12410090320517941", "denominator": "5840000000000000"}}}
      """)
    for key in ["pipeline", "model", "unit", "eth_usd"] {
      #expect(object.value(at: key) == expected.value(at: key))
    }
    #expect(object.member("price") == expected.member("price"))
    let day = try #require(object.member("per")?.member("day") as? NSDictionary)
    let expectedDay = try #require(expected.member("day") as? NSDictionary)
    #expect(Set(day.allKeys as? [String] ?? []) == Set(expectedDay.allKeys as? [String] ?? []))
    for (key, value) in expectedDay {
      #expect(day[key] as? NSObject == value as? NSObject, "\(key)")
    }
    let breakEven = object.member("break_even")
    #expect(
      breakEven?.member("price_wei_exact")?.value(at: "numerator") == "23998400000000000")
    #expect(breakEven?.member("price_wei_exact")?.value(at: "denominator") == "899517169")
    #expect(breakEven?.member("eth_usd_exact")?.value(at: "denominator") == "185267704991")
    #expect(
      breakEven?.value(at: "utilization_none")
        == "the work is not given as a utilization")
    #expect(
      breakEven?.member("payback_months_exact")?.value(at: "numerator") == "307200000000000000")
    let tickets = object.member("tickets")
    #expect(tickets?.value(at: "tickets_per_day") == "12882.811")
    #expect(tickets?.value(at: "chance_of_day_without_winner") == "0.806781995422591053")
    #expect(tickets?.value(at: "chance_of_week_without_winner") == "0.222462694114727059")
    let sweep = try #require(object.member("sweep") as? [NSObject])
    #expect(sweep.map { $0.value(at: "eth_usd") } == ["3000", "3100", "3200"])
  }

  @Test func csv() throws {
    let periods = parseCSV(try expectOutput(Self.transcription + " --format csv"))
    #expect(periods.map(\.[0]) == ["period", "day", "month", "year"])
    #expect(
      periods[0].prefix(6) == ["period", "pipeline", "model", "unit", "units", "gross_wei"])
    #expect(
      periods[1].prefix(6) == [
        "day", "audio-to-text", "openai/whisper-large-v3", "millisecond", "100000000",
        "1288281100000000",
      ])
    #expect(periods[0].firstIndex(of: "kept_wei").map { periods[1][$0] } == "634478441750000")
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
      object.member("break_even")?.value(at: "price_wei_none")
        == "no ETH price is given")
    #expect(object.member("break_even")?.value(at: "price_wei") == nil)
    #expect(object.member("break_even")?.value(at: "eth_usd") != nil)
    #expect(!(try expectOutput(line + " --ticket-ev 1000gwei")).contains("net"))
  }

  @Test func warnings() throws {
    let run = try Program.run(
      "earnings llm --price 1e7/token --jobs-per-day 1 --units 480001 --sender-float 9e14")
    #expect(run.status == 0)
    #expect(
      run.errors == """
        warning: llm, paying a job by the node's default limits: the recipient refuses 601 tickets: \
        it takes at most 600 for one offer of ticket parameters; a larger expected value needs fewer
        warning: the sender's float reduces the face value from 6000000000000000 wei to \
        900000000000000 wei
        warning: at a face value of 900000000000000 wei automatic price adjustment charges 6.67 % \
        above the price, not 1 %

        """)
  }

  /// live-network 3: no ticket parameters, no paid jobs; the reason stands first.
  @Test(arguments: [
    ("--sender-float 5e13", "no-ticket-parameters", "covers redemption neither now"),
    ("--sender-float 7gwei --gas-price 0", "no-ticket-parameters", "below the expected value"),
    ("--sender-float 100gwei --gas-price 0", "face-value-not-above-ev", "every sender refuses"),
    ("--face-value 7", "no-ticket-parameters", "a face value of 7 wei is below the expected value"),
    ("--sender-float -1 --exact-contract", "no-ticket-parameters", "a face value of -1 wei"),
  ])
  func withoutPaidJobs(flags: String, code: String, reason: String) throws {
    let line = Self.transcription + " " + flags
    let table = try Program.run(line)
    #expect(table.status == 0)
    #expect(table.errors.hasPrefix("warning: no job is paid: "))
    #expect(table.errors.contains(reason))
    #expect(table.output.hasPrefix("no job is paid, so there is no income: "))
    #expect(table.output.contains("\ntickets\n  none: no job is paid\n"))
    #expect(table.output.contains("\n  price        none: no job is paid\n"))
    #expect(table.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let run = try Program.run(line + " --format json")
    #expect(run.output.hasPrefix("{\n  \"refusal\": {\n    \"code\": \"\(code)\""))
    let day = try parseJSON(run.output).member("per")?.member("day")
    for key in ["gross_wei", "redemption_wei", "delegators_wei", "operator_wei", "kept_usd"] {
      #expect(day?.value(at: key) == "0")
    }
    #expect(day?.value(at: "electricity_usd") == "1.26")
  }

  /// The gas price is the chain's, and ours until one is given.
  @Test(arguments: [("", true), (" --gas-price 0.05gwei", false)])
  func gasPrices(flags: String, isAssumed: Bool) throws {
    let line = "earnings llm --price 5/token --jobs-per-day 1 --units 10" + flags
    #expect(try expectOutput(line).contains("(assumed: the chain sets the gas price") == isAssumed)
    let tickets = try expectJSON(line + " --format json").member("tickets")
    #expect(tickets?.value(at: "gas_price_wei") == "50000000")
    #expect(tickets?.value(at: "face_value_wei") == "6000000000000000")
    #expect(tickets?.member("gas_price_is_assumed") == isAssumed as NSNumber)
  }

  @Test func contractSplit() throws {
    let object = try expectJSON(
      "earnings llm --price 5/token --jobs-per-day 1 --units 1 --exact-contract --fee-share 50% "
        + "--own-stake 1 --total-stake 3 --ticket-ev 10 --face-value 1000 --gas-price 0 "
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
    #expect(table.contains("\nLPT rewards  ") && table.contains("  205.03  "))
    #expect(
      table.hasSuffix(
        """
        LPT rewards
          27.3375 LPT a round of 19.2 hours: 10.125 commission, 17.2125 own stake
          34.1719 a day, 1039.39 a month, 12472.7 a year
          a year brings 261.8 % on delegated stake, 415.8 % on own stake
          after 456 rounds of the contracts the operator has 19623.2843 LPT

        """))
  }

  static let scenario = """
    {"eth-usd": 3000, "watts": 450, "electricity": 0.2, "ticket-ev": "100gwei", "entries": [
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
    let csv = parseCSV(
      try expectOutput("earnings --scenario - --format csv", input: Self.scenario))
    #expect(
      csv.prefix(4).map { $0.prefix(6) } == [
        ["period", "pipeline", "model", "unit", "units", "gross_wei"],
        [
          "day", "audio-to-text", "openai/whisper-large-v3", "millisecond", "518400000",
          "6678449222400000",
        ],
        [
          "day", "upscale", "stabilityai/stable-diffusion-x4-upscaler", "pixel", "103680000",
          "494384705280000",
        ],
        ["day", "total", "", "", "", "7172833927680000"],
      ])
    #expect(csv.map(\.count) == Array(repeating: csv[0].count, count: 10))
    #expect(
      csv.dropFirst().map { $0.last == "" } == [
        true, true, false, true, true, false, true, true, false,
      ])
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
}
