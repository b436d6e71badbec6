internal import ArgumentParser
internal import LivepeerEarnings
internal import LivepeerPricing
internal import QuoteStream

/// The text of a key of a scenario: options and scenario files are read by the same code.
struct KeyedText {
  let key: EarningsScenario.Key
  let text: String
}

extension Option where Value == KeyedText? {
  /// Creates an option for a key of a scenario, by the key's name.
  init(_ key: EarningsScenario.Key) {
    self.init(
      key.form, key.summary, name: .customLong(key.rawValue),
      transform: { KeyedText(key: key, text: $0) })
  }
}

extension Option where Value == String? {
  /// Creates an option that a key of a scenario has as well, and whose value is kept as it is.
  init(as key: EarningsScenario.Key) {
    self.init(key.form, key.summary, name: .customLong(key.rawValue))
  }
}

extension ParsableArguments {
  /// The texts of all options for keys that were given.
  var keyedTexts: [KeyedText] {
    Mirror(reflecting: self).children.compactMap { ($0.value as? Option<KeyedText?>)?.wrappedValue }
  }
}

struct EarningsWorkOptions: ParsableArguments {
  @Option(.model) var model: KeyedText?
  @Option(.price) var price: KeyedText?
  @Option(.jobsPerDay) var jobs: KeyedText?
  @Option(.unitsPerSecond) var units: KeyedText?
  @Option(.utilization) var utilization: KeyedText?
  @Option(.shareOfTime) var shareOfTime: KeyedText?
}

/// Payments as they were, in place of a price and an amount of work.
struct EarningsRecordOptions: ParsableArguments {
  @Option(as: .records) var records: String?
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var series: ETHPriceSeriesOptions

  /// Reads the records, at prices over time or at one price.
  func work(
    in file: String?, at ethPrice: ETHPrice?
  ) throws(CommandFailure) -> RecordedWork? {
    guard let file else {
      if !columns.column.isEmpty || series.series != nil {
        throw CommandFailure(
          .usage,
          "\(series.series == nil ? "--column" : "--eth-usd-series"): needs --records as well")
      }
      return nil
    }
    let prices = try series.prices()
    let names = try columns.names(
      of: PaymentReader.Options.columnNames(readsUnits: true),
      required: PaymentReader.Options.requiredColumns)
    var reader = PaymentReader(
      try CommandFailure.usage {
        try PaymentReader.Options(
          columns: names, readsUnits: true, ethPrices: prices,
          ethPrice: prices == nil ? ethPrice : nil)
      })
    var work = RecordedWork()
    try readPayments(of: UsageFile(file, format: .suggested(by: file)), &reader) { entries, _ in
      for case .payment(let payment) in entries {
        work.add(payment.record, for: payment.work, at: payment.ethPrice)
      }
    }
    return work
  }
}

struct EarningsSharingOptions: ParsableArguments {
  @Option(.feeShare) var feeShare: KeyedText?
  @Option(.ownStake) var ownStake: KeyedText?
  @Option(.totalStake) var totalStake: KeyedText?
  @Option(.gasPrice) var gasPrice: KeyedText?
  @Option(.redeemGas) var redeemGas: KeyedText?
  @Option(.ticketEV) var ticketEV: KeyedText?
  @Option(.faceValue) var faceValue: KeyedText?
  @Option(.senderFloat) var senderFloat: KeyedText?
  @Option(.targetWinnerEvery) var winnerEvery: KeyedText?

  @Flag(help: ArgumentHelp(EarningsScenario.Key.exactContract.summary))
  var exactContract = false
}

struct EarningsCostOptions: ParsableArguments {
  @Option(.watts) var watts: KeyedText?
  @Option(.electricity) var electricity: KeyedText?
  @Option(.hoursPerDay) var hours: KeyedText?
  @Option(.hardware) var hardware: KeyedText?
  @Option(.amortize) var months: KeyedText?
  @Option(.monthlyCosts) var monthlyCosts: KeyedText?
  @Option(.costPerUnit) var costPerUnit: KeyedText?
}

struct EarningsRewardOptions: ParsableArguments {
  @Option(.lptSupply) var supply: KeyedText?
  @Option(.lptIssuance) var issuance: KeyedText?
  @Option(.lptActiveStake) var activeStake: KeyedText?
  @Option(.lptRewardCut) var rewardCut: KeyedText?
  @Option(.lptTreasuryCut) var treasuryCut: KeyedText?
  @Option(.lptRoundHours) var hours: KeyedText?
  @Option(.lptPrice) var price: KeyedText?
  @Option(.lptRounds) var rounds: KeyedText?
}

struct EarningsGoalOptions: ParsableArguments {
  @Option(.targetNet) var net: KeyedText?
  @Option(.margin) var margin: KeyedText?

  @Option(
    file: "Offers to rank that price among: an answer of /getNetworkCapabilities or /discovery.",
    ["json", "ndjson"])
  var market: String?
}

struct EarningsSweepOptions: ParsableArguments {
  @Option(.sweepETH) var prices: KeyedText?
  @Option(.sweep) var terms: KeyedText?

  @Flag(help: "Draw the sweep.")
  var chart = false

  @Option(
    file: "Draw the sweep into a file, as SVG; - is standard output, instead of the report.",
    ["svg"])
  var svg: String?
}
