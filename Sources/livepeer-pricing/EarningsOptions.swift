internal import ArgumentParser
internal import LivepeerEarnings
internal import LivepeerPricing

/// Flags as texts: flags and scenario files are read by the same code.
private func stated(_ texts: [EarningsTerm: String?]) -> [EarningsTerm: StatedTerm] {
  texts.compactMapValues { $0.map { StatedTerm($0) } }
}

/// What is sold, and how much of it.
struct EarningsWorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The model. Without it the sheet's first entry for the pipeline.", valueName: "id"))
  var model: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A price of your own: 12882811wei/ms, '$0.0012/min'.", valueName: "rate"))
  var price: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Jobs in a day, each of the size of a measure.", valueName: "n"))
  var jobsPerDay: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Units that the machine processes in a second.", valueName: "n"))
  var unitsPerSecond: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The share of the time in which the machine works: 35%.", valueName: "share")
  )
  var utilization: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The share of the machine's time that the work takes.", valueName: "share"))
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
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The delegators' share of the fees. Without it none.", valueName: "share"))
  var feeShare: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The operator's own stake, which receives its part of the delegators' share.",
      valueName: "lpt"))
  var ownStake: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The total stake, including the operator's own.", valueName: "lpt"))
  var totalStake: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The gas price, which the chain sets. Without it 0.05gwei is assumed.", valueName: "amount"))
  var gasPrice: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Gas to redeem a winning ticket. Without it the node's 1200000.", valueName: "gas"))
  var redeemGas: String?

  @Option(
    name: .customLong("ticket-ev"), parsing: .unconditional,
    help: ArgumentHelp(
      "A ticket's expected value. Without it the node's 8 gwei.", valueName: "amount"))
  var ticketEV: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The amount that a winning ticket pays. Without it the node's rule: 100 times the cost of "
        + "redeeming it.",
      valueName: "amount"))
  var faceValue: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The most that the recipient counts on from the sender's reserve; it cuts the face value.",
      valueName: "amount"))
  var senderFloat: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Print the price at which a ticket wins that often: 12h.", valueName: "time"))
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

/// What the machine costs.
struct EarningsCostOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The power that the machine draws.", valueName: "watts"))
  var watts: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The price of a kilowatt-hour in USD.", valueName: "usd"))
  var electricity: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hours a day in which it draws power. Without it 24.", valueName: "hours"))
  var hoursPerDay: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The price of the hardware in USD.", valueName: "usd"))
  var hardware: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Months over which that is spread. Without it 24.", valueName: "months"))
  var amortize: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("All other costs in USD a month.", valueName: "usd"))
  var monthlyCosts: String?

  var terms: [EarningsTerm: StatedTerm] {
    stated([
      .watts: watts, .electricity: electricity, .hoursPerDay: hoursPerDay, .hardware: hardware,
      .amortize: amortize, .monthlyCosts: monthlyCosts,
    ])
  }
}

/// What the network mints for the operator's stake.
struct EarningsRewardOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The total supply of LPT.", valueName: "lpt"))
  var lptSupply: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The share of the supply that a round mints: 0.05%.", valueName: "share"))
  var lptIssuance: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The LPT staked with all active operators.", valueName: "lpt"))
  var lptActiveStake: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The operator's commission of rewards. Without it none.", valueName: "share")
  )
  var lptRewardCut: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The treasury's share of rewards. Without it none.", valueName: "share"))
  var lptTreasuryCut: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hours in a round. Without it 19.2, which are 5760 blocks.", valueName: "hours"))
  var lptRoundHours: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The price of one LPT: 0.002eth, '$6'. Without it rewards do not count in net.",
      valueName: "amount"))
  var lptPrice: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Compute so many rounds of rewards as the contracts do.", valueName: "n"))
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
    name: .customLong("sweep-eth"), parsing: .unconditional,
    help: ArgumentHelp(
      "Net a month at ETH prices from the first to the last: 1500:5000:250.",
      valueName: "first:last:step"))
  var sweepETH: String?

  @Flag(help: "Draw the sweep.")
  var chart = false

  @Option(
    help: ArgumentHelp(
      "Draw the sweep into a file, as SVG; - is standard output, instead of the report.",
      valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var svg: String?

  var terms: [EarningsTerm: StatedTerm] {
    stated([.sweepETH: sweepETH])
  }
}
