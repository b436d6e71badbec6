import LivepeerPricing
import Foundation
import Testing

/// What cannot be done, and how it is said.
extension EarningsCommandTests {
  static let mistakes: [(arguments: String, message: String)] = [
    ("", "give a pipeline, such as audio-to-text, or --scenario"),
    ("nope --jobs-per-day 1", "pipeline: unknown pipeline 'nope'; use one of audio-to-text"),
    ("llm --price 5/token", "pipeline: needs --jobs-per-day or --units-per-second as well"),
    ("audio-to-text --jobs-per-day 1", "--jobs-per-day: audio-to-text needs a measure; give"),
    ("llm --price 5/token --prices x --jobs-per-day 1", "give --price or --prices, not both"),
    ("--scenario - --prices -", "standard input can be read once only"),
    ("llm --jobs-per-day 1", "a price in USD needs an ETH price; give one, such as --eth-usd"),
  ]

  /// Each beside `llm --price 5/token --jobs-per-day 1`.
  static let termMistakes: [(arguments: String, message: String)] = [
    ("--jobs-per-day -1", "--jobs-per-day: expected a value of zero or more, found -1"),
    ("--jobs-per-day x", "--jobs-per-day: number 'x', offset 0: found 'x' in place of a digit"),
    ("--units-per-second 1", "--units-per-second: cannot be combined with --jobs-per-day"),
    ("--utilization 5%", "--utilization: cannot be combined with --jobs-per-day"),
    ("--fee-share 101%", "--fee-share: percentage '101%', offset 0: a share lies from 0%"),
    ("--fee-share -1%", "--fee-share: percentage '-1%', offset 0: a share lies from 0%"),
    ("--fee-share 0.5", "--fee-share: percentage '0.5', offset 3: expected '%', as in 35%"),
    ("--share-of-time 200%", "--share-of-time: percentage '200%', offset 0: a share lies"),
    ("--own-stake 5", "--own-stake: needs --total-stake as well"),
    ("--own-stake 5 --total-stake 4", "--own-stake: the own stake is part of the total stake"),
    ("--own-stake 0 --total-stake 0", "--total-stake: expected a value above zero, found 0"),
    ("--own-stake -1 --total-stake 4", "--own-stake: expected a value of zero or more"),
    ("--gas-price -1", "--gas-price: expected a value of zero or more, found -1"),
    ("--gas-price 0.5", "--gas-price: amount '0.5', offset 0: the smallest amount is 1 wei"),
    ("--redeem-gas 1.5", "--redeem-gas: quantity '1.5', offset 0: a count of units is a whole"),
    ("--ticket-ev 0", "--ticket-ev: expected a value above zero, found 0"),
    ("--face-value -7", "--face-value: expected a value of zero or more, found -7"),
    ("--watts -1 --electricity 1", "--watts: expected a value of zero or more, found -1"),
    ("--watts 1 --electricity -1", "--electricity: expected a value of zero or more"),
    ("--watts 1", "--watts: needs --electricity as well"),
    ("--electricity 1", "--electricity: needs --watts as well"),
    ("--hours-per-day 2", "--hours-per-day: needs --watts as well"),
    ("--watts 1 --electricity 1 --hours-per-day 25", "--hours-per-day: expected at most 24 hours"),
    ("--hardware -1", "--hardware: expected a value of zero or more, found -1"),
    ("--hardware 1 --amortize 0", "--amortize: expected a value above zero, found 0"),
    ("--amortize 24", "--amortize: needs --hardware as well"),
    ("--monthly-costs -1", "--monthly-costs: expected a value of zero or more, found -1"),
    ("--monthly-costs 1eth", "--monthly-costs: amount '1eth', offset 1: expected dollars"),
    ("--sweep-eth 1:1e9:1", "--sweep-eth: sweep '1:1e9:1', offset 0: 1000000000 values are too"),
    ("--sweep-eth 1:5:0", "--sweep-eth: sweep '1:5:0', offset 0: expected a step above zero"),
    (
      "--sweep-eth 5:1:1",
      "--sweep-eth: sweep '5:1:1', offset 0: expected a last value of 5 or more"
    ),
    ("--target-winner-every 0s", "--target-winner-every: expected a value above zero"),
    ("--exact-contract --fee-share 0.00001%", "--fee-share: the contracts keep a fee share in"),
    ("--lpt-price 5", "--lpt-price: needs --lpt-supply as well"),
    (rewards + " --lpt-rounds 1e9", "--lpt-rounds: 1000000000 rounds are too many; give at most"),
    (rewards + " --lpt-round-hours 0", "--lpt-round-hours: expected a value above zero"),
    (rewards + " --lpt-supply -1", "--lpt-supply: expected a value of zero or more"),
    (rewards + " --lpt-price -1", "--lpt-price: expected a value of zero or more"),
    (rewards + " --lpt-active-stake 9", "--lpt-active-stake: the pool's stake is part of the"),
    ("--eth-usd 0", "an ETH price has to be above zero"),
    ("--market x.json", "--market: needs --target-net or --margin as well"),
    ("--sweep price,price", "--sweep: needs --eth-usd as well"),
  ]

  @Test(
    arguments: mistakes
      + termMistakes.map {
        ("llm --price 5/token --jobs-per-day 1 " + $0.arguments, $0.message)
      })
  func mistake(arguments: String, message: String) throws {
    expectFailure(try Program.run("earnings \(arguments)"), status: 64, message)
  }

  @Test(arguments: [
    ("{", "2:1: the text ends"), ("{\n  \"wats\": 5}", "2:3: unknown key 'wats'; use pipeline"),
    (
      "{\"pipeline\": \"llm\", \"price\": \"5/token\",\n \"jobs-per-day\": -1}",
      "2:18: jobs-per-day: expected a value of zero or more, found -1"
    ),
  ])
  func badFile(json: String, message: String) throws {
    let run = try Program.run("earnings --scenario -", input: json + "\n")
    expectFailure(run, status: 65, "livepeer-pricing: -:\(message)")
  }

  @Test func missingFile() throws {
    expectFailure(try Program.run("earnings --scenario nowhere.json"), status: 66, "nowhere.json")
  }

  @Test func flagsOfOneWorkBesideEntries() throws {
    let run = try Program.run("earnings --scenario - --price 5/ms", input: Self.scenario)
    expectFailure(run, status: 64, "--price: is for scenarios with one kind of work")
  }

  @Test func missingModelOfASheet() throws {
    expectFailure(
      try Program.run("earnings upscale --model x --jobs-per-day 1 --units 1"), status: 65,
      "no price for model 'x' of upscale")
  }
}
