internal import ArgumentParser
internal import LivepeerEarnings
internal import LivepeerPricing

/// Flags as texts: flags and scenario files are read by the same code.
private func stated(_ texts: [EarningsTerm: String?]) -> [EarningsTerm: StatedTerm] {
  texts.compactMapValues { $0.map { StatedTerm($0) } }
}

/// The work that is sold, and its amount.
struct EarningsWorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The model. Without it the sheet's first entry for the pipeline.", valueName: "id"))
  var model: String?

  @Option("rate", "A price of your own: 12882811wei/ms, '$0.0012/min'.")
  var price: String?

  @Option("n", "Jobs in a day, each of the size of a measure.")
  var jobsPerDay: String?

  @Option("n", "Units that the machine processes in a second.")
  var unitsPerSecond: String?

  @Option("share", "The share of the time in which the machine works: 35%.")
  var utilization: String?

  @Option("share", "The share of the machine's time that the work takes.")
  var shareOfTime: String?

  var terms: [EarningsTerm: StatedTerm] {
    stated([
      .model: model, .price: price, .jobsPerDay: jobsPerDay, .unitsPerSecond: unitsPerSecond,
      .utilization: utilization, .shareOfTime: shareOfTime,
    ])
  }
}

/// How fees are shared and paid.
struct EarningsSharingOptions: ParsableArguments {
  @Option("share", "The delegators' share of the fees. Without it none.")
  var feeShare: String?

  @Option("lpt", "The operator's own stake, which receives its part of the delegators' share.")
  var ownStake: String?

  @Option("lpt", "The total stake, including the operator's own.")
  var totalStake: String?

  @Option("amount", "The gas price, which the chain sets. Without it 0.05gwei is assumed.")
  var gasPrice: String?

  @Option("gas", "Gas to redeem a winning ticket. Without it the node's 1200000.")
  var redeemGas: String?

  @Option(
    "amount", "A ticket's expected value. Without it the node's 8 gwei.",
    name: .customLong("ticket-ev"))
  var ticketEV: String?

  @Option(
    "amount",
    "The amount that a winning ticket pays. Without it the node's rule: 100 times the cost of "
      + "redeeming it.")
  var faceValue: String?

  @Option(
    "amount",
    "The most that the recipient counts on from the sender's reserve; it cuts the face value.")
  var senderFloat: String?

  @Option("time", "Print the price at which a ticket wins that often: 12h.")
  var targetWinnerEvery: String?

  @Flag(help: "Split a winning ticket as the contracts do, in whole wei.")
  var exactContract = false

  var terms: [EarningsTerm: StatedTerm] {
    stated([
      .feeShare: feeShare, .ownStake: ownStake, .totalStake: totalStake, .gasPrice: gasPrice,
      .redeemGas: redeemGas, .ticketEV: ticketEV, .faceValue: faceValue,
      .senderFloat: senderFloat, .targetWinnerEvery: targetWinnerEvery,
      .exactContract: exactContract ? "true" : nil,
    ])
  }
}

/// The costs of the machine.
struct EarningsCostOptions: ParsableArguments {
  @Option("watts", "The power that the machine draws.")
  var watts: String?

  @Option("usd", "The price of a kilowatt-hour in USD.")
  var electricity: String?

  @Option("hours", "Hours a day in which it draws power. Without it 24.")
  var hoursPerDay: String?

  @Option("usd", "The price of the hardware in USD.")
  var hardware: String?

  @Option("months", "Months over which that is spread. Without it 24.")
  var amortize: String?

  @Option("usd", "All other costs in USD a month.")
  var monthlyCosts: String?

  var terms: [EarningsTerm: StatedTerm] {
    stated([
      .watts: watts, .electricity: electricity, .hoursPerDay: hoursPerDay, .hardware: hardware,
      .amortize: amortize, .monthlyCosts: monthlyCosts,
    ])
  }
}

/// The rewards that the network mints for the operator's stake.
struct EarningsRewardOptions: ParsableArguments {
  @Option("lpt", "The total supply of LPT.")
  var lptSupply: String?

  @Option("share", "The share of the supply that a round mints: 0.05%.")
  var lptIssuance: String?

  @Option("lpt", "The LPT staked with all active operators.")
  var lptActiveStake: String?

  @Option("share", "The operator's commission of rewards. Without it none.")
  var lptRewardCut: String?

  @Option("share", "The treasury's share of rewards. Without it none.")
  var lptTreasuryCut: String?

  @Option("hours", "Hours in a round. Without it 19.2, which are 5760 blocks.")
  var lptRoundHours: String?

  @Option("amount", "The price of one LPT: 0.002eth, '$6'. Without it rewards do not count in net.")
  var lptPrice: String?

  @Option("n", "Compute so many rounds of rewards as the contracts do.")
  var lptRounds: String?

  var terms: [EarningsTerm: StatedTerm] {
    stated([
      .lptSupply: lptSupply, .lptIssuance: lptIssuance, .lptActiveStake: lptActiveStake,
      .lptRewardCut: lptRewardCut, .lptTreasuryCut: lptTreasuryCut,
      .lptRoundHours: lptRoundHours, .lptPrice: lptPrice, .lptRounds: lptRounds,
    ])
  }
}

/// ETH prices to go through.
struct EarningsSweepOptions: ParsableArguments {
  @Option(
    "first:last:step", "Net a month at ETH prices from the first to the last: 1500:5000:250.",
    name: .customLong("sweep-eth"))
  var sweepETH: String?

  @Flag(help: "Draw the sweep.")
  var chart = false

  @Option(
    file: "Draw the sweep into a file, as SVG; - is standard output, instead of the report.",
    ["svg"])
  var svg: String?

  var terms: [EarningsTerm: StatedTerm] {
    stated([.sweepETH: sweepETH])
  }
}
