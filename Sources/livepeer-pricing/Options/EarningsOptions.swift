internal import ArgumentParser
internal import LivepeerEarnings

/// The text of a key of a scenario: options and scenario files are read by the same code.
struct KeyedText {
  let key: EarningsScenario.Key
  let text: String
}

extension Option where Value == KeyedText? {
  /// Creates an option for a key of a scenario, under the key's name.
  init(_ key: EarningsScenario.Key, _ valueName: String, _ help: String) {
    self.init(
      valueName, help, name: .customLong(key.rawValue),
      transform: { KeyedText(key: key, text: $0) })
  }
}

extension ParsableArguments {
  /// The texts of all options for keys that were given.
  var keyedTexts: [KeyedText] {
    Mirror(reflecting: self).children.compactMap { ($0.value as? Option<KeyedText?>)?.wrappedValue }
  }
}

/// The work that is sold, and its amount.
struct EarningsWorkOptions: ParsableArguments {
  @Option(.model, "id", "The model. Without it the sheet's first entry for the pipeline.")
  var model: KeyedText?

  @Option(.price, "rate", "A price of your own: 12882811wei/ms, '$0.0012/min'.")
  var price: KeyedText?

  @Option(.jobsPerDay, "n", "Jobs in a day, each of the size of a measure.")
  var jobs: KeyedText?

  @Option(.unitsPerSecond, "n", "Units that the machine processes in a second.")
  var units: KeyedText?

  @Option(.utilization, "share", "The share of the time in which the machine works: 35%.")
  var utilization: KeyedText?

  @Option(.shareOfTime, "share", "The share of the machine's time that the work takes.")
  var shareOfTime: KeyedText?
}

/// How fees are shared and paid.
struct EarningsSharingOptions: ParsableArguments {
  @Option(.feeShare, "share", "The delegators' share of the fees. Without it none.")
  var feeShare: KeyedText?

  @Option(
    .ownStake, "lpt", "The operator's own stake, which receives its part of the delegators' share.")
  var ownStake: KeyedText?

  @Option(.totalStake, "lpt", "The total stake, including the operator's own.")
  var totalStake: KeyedText?

  @Option(
    .gasPrice, "amount", "The gas price, which the chain sets. Without it 0.05gwei is assumed.")
  var gasPrice: KeyedText?

  @Option(.redeemGas, "gas", "Gas to redeem a winning ticket. Without it the node's 1200000.")
  var redeemGas: KeyedText?

  @Option(.ticketEV, "amount", "A ticket's expected value. Without it the node's 8 gwei.")
  var ticketEV: KeyedText?

  @Option(
    .faceValue, "amount",
    "The amount that a winning ticket pays. Without it the node's rule: 100 times the cost of "
      + "redeeming it.")
  var faceValue: KeyedText?

  @Option(
    .senderFloat, "amount",
    "The most that the recipient counts on from the sender's reserve; it cuts the face value.")
  var senderFloat: KeyedText?

  @Option(.targetWinnerEvery, "time", "Print the price at which a ticket wins that often: 12h.")
  var winnerEvery: KeyedText?

  @Flag(help: "Split a winning ticket as the contracts do, in whole wei.")
  var exactContract = false
}

/// The costs of the machine.
struct EarningsCostOptions: ParsableArguments {
  @Option(.watts, "watts", "The power that the machine draws.")
  var watts: KeyedText?

  @Option(.electricity, "usd", "The price of a kilowatt-hour in USD.")
  var electricity: KeyedText?

  @Option(.hoursPerDay, "hours", "Hours a day in which it draws power. Without it 24.")
  var hours: KeyedText?

  @Option(.hardware, "usd", "The price of the hardware in USD.")
  var hardware: KeyedText?

  @Option(.amortize, "months", "Months over which that is spread. Without it 24.")
  var months: KeyedText?

  @Option(.monthlyCosts, "usd", "All other costs in USD a month.")
  var monthlyCosts: KeyedText?
}

/// The rewards that the network mints for the operator's stake.
struct EarningsRewardOptions: ParsableArguments {
  @Option(.lptSupply, "lpt", "The total supply of LPT.")
  var supply: KeyedText?

  @Option(.lptIssuance, "share", "The share of the supply that a round mints: 0.05%.")
  var issuance: KeyedText?

  @Option(.lptActiveStake, "lpt", "The LPT staked with all active operators.")
  var activeStake: KeyedText?

  @Option(.lptRewardCut, "share", "The operator's commission of rewards. Without it none.")
  var rewardCut: KeyedText?

  @Option(.lptTreasuryCut, "share", "The treasury's share of rewards. Without it none.")
  var treasuryCut: KeyedText?

  @Option(.lptRoundHours, "hours", "Hours in a round. Without it 19.2, which are 5760 blocks.")
  var hours: KeyedText?

  @Option(
    .lptPrice, "amount",
    "The price of one LPT: 0.002eth, '$6'. Without it rewards do not count in net.")
  var price: KeyedText?

  @Option(.lptRounds, "n", "Compute so many rounds of rewards as the contracts do.")
  var rounds: KeyedText?
}

/// ETH prices to go through.
struct EarningsSweepOptions: ParsableArguments {
  @Option(
    .sweepETH, "first:last:step",
    "Net a month at ETH prices from the first to the last: 1500:5000:250.")
  var prices: KeyedText?

  @Flag(help: "Draw the sweep.")
  var chart = false

  @Option(
    file: "Draw the sweep into a file, as SVG; - is standard output, instead of the report.",
    ["svg"])
  var svg: String?
}
