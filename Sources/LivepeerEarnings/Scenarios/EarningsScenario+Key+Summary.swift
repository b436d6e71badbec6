internal import LivepeerNode
internal import LivepeerPricing

extension EarningsScenario.Key {
  /// The name of the form of the value: `share`.
  package var form: String { help.form }

  /// The value in a sentence, with an example or the default.
  package var summary: String { help.summary }

  private var help: (form: String, summary: String) {
    switch self {
    case .pipeline: ("pipeline", "The kind of work, such as audio-to-text.")
    case .model: ("id", "The model. Without it the sheet's first entry for the pipeline.")
    case .price: ("rate", "A price of your own: 12882811wei/ms, '$0.0012/min'.")
    case .prices: ("file", "The price file, in place of a price.")
    case .unit:
      (
        "pipeline=unit",
        "The unit of a price file's prices, if the file cannot state it: text-to-speech=ms."
      )
    case .duration: ("time", "The length of a job: 50s.")
    case .characters: ("n", "The characters of a job.")
    case .size: ("WxH", "The image size of a job: 1920x1080.")
    case .count: ("n", "The number of images of that size.")
    case .units: ("n", "The units of a job.")
    case .jobsPerDay: ("n", "Jobs in a day, each of the size of a measure.")
    case .unitsPerSecond: ("n", "Units that the machine processes in a second.")
    case .utilization: ("share", "The share of the time in which the machine works: 35%.")
    case .records:
      (
        "file",
        "Payments as income reads them: the work and the price as they were, in place of a price and "
          + "a measure."
      )
    case .shareOfTime: ("share", "The share of the machine's time that the work takes.")
    case .ethUSD: ("price", "The price of one ETH in USD.")
    case .feeShare: ("share", "The delegators' share of the fees. Without it none.")
    case .ownStake:
      ("lpt", "The operator's own stake, which receives its part of the delegators' share.")
    case .totalStake: ("lpt", "The total stake, including the operator's own.")
    case .gasPrice:
      (
        "amount",
        "The gas price, which the chain sets. Without it "
          + "\(gwei(TicketParameters.defaultGasPrice)) is assumed."
      )
    case .redeemGas:
      (
        "gas",
        "Gas to redeem a winning ticket. Without it the node's \(TicketParameters.defaultRedeemGas)."
      )
    case .ticketEV:
      (
        "amount",
        "A ticket's expected value. Without it the node's "
          + "\(gwei(TicketParameters.defaultExpectedValue))."
      )
    case .faceValue:
      (
        "amount",
        "The amount that a winning ticket pays. Without it the node's rule: "
          + "\(TicketParameters.faceValueMultiplier) times the cost of redeeming it."
      )
    case .senderFloat:
      (
        "amount",
        "The most that the recipient counts on from the sender's reserve; it cuts the face value."
      )
    case .watts: ("watts", "The power that the machine draws.")
    case .electricity: ("usd", "The price of a kilowatt-hour in USD.")
    case .hoursPerDay: ("hours", "Hours a day in which it draws power. Without it 24.")
    case .hardware: ("usd", "The price of the hardware in USD.")
    case .amortize: ("months", "Months over which that is spread. Without it 24.")
    case .monthlyCosts: ("usd", "All other costs in USD a month.")
    case .lptSupply: ("lpt", "The total supply of LPT.")
    case .lptIssuance: ("share", "The share of the supply that a round mints: 0.05%.")
    case .lptActiveStake: ("lpt", "The LPT staked with all active operators.")
    case .lptRewardCut: ("share", "The operator's commission of rewards. Without it none.")
    case .lptTreasuryCut: ("share", "The treasury's share of rewards. Without it none.")
    case .lptRoundHours: ("hours", "Hours in a round. Without it 19.2, which are 5760 blocks.")
    case .lptPrice:
      ("amount", "The price of one LPT: 0.002eth, '$6'. Without it rewards do not count in net.")
    case .lptRounds: ("n", "Compute so many rounds of rewards as the contracts do.")
    case .sweepETH:
      ("first:last:step", "Net a month at ETH prices from the first to the last: 1500:5000:250.")
    case .sweep:
      (
        "term[=first:last:step]",
        "Net a month as price, utilization, jobs-per-day, electricity or eth-usd changes; two "
          + "terms, with a comma between them, give a table."
      )
    case .costPerUnit:
      (
        "rate",
        "What each unit costs: '$0.10/Mtok' that is resold; per time, for other units, what the "
          + "machine costs while it works: '$0.40/h'."
      )
    case .targetNet:
      ("usd/period", "Print the price at which that is left: '$200/month', after all costs.")
    case .margin: ("share", "Print the price at which net is that share of the gross: 30%.")
    case .targetWinnerEvery: ("time", "Print the price at which a ticket wins that often: 12h.")
    case .exactContract: ("truth", "Split a winning ticket as the contracts do, in whole wei.")
    }
  }
}

/// Returns an amount in gwei: `8 gwei`.
private func gwei(_ amount: Wei) -> String { "\(amount.text(in: .gwei)) gwei" }
