internal import ArgumentParser
internal import LivepeerEarnings
internal import LivepeerPricing
internal import PricingReports

struct EarningsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "earnings",
    abstract: "Say what an operator keeps, and where it breaks even.",
    usage: """
      livepeer-pricing earnings <pipeline> --jobs-per-day <n> <measure>
                                [<options>]
      livepeer-pricing earnings <pipeline> --units-per-second <n>
                                --utilization <share> [<options>]
      livepeer-pricing earnings <pipeline> --records <file> [<options>]
      livepeer-pricing earnings --scenario <file> [<options>]
      """,
    discussion: """
      A day has 24 hours, a month 730, a year 8,760. Of the fees, gross = price x units, \
      delegators receive their share, and redeeming the winning tickets, gross / face value, \
      costs gas. Electricity, hardware and other costs are in dollars. Each break-even is the \
      exact value at which net is zero, the other terms unchanged. Shares are written as 35%.

      The chain sets the gas price, from 0.01 through 0.1 gwei on the network's L2; 0.05 gwei is \
      assumed unless --gas-price says otherwise. If the tickets are such that the recipient offers \
      none, or every sender refuses them, no job is paid: income is zero, and the reason comes \
      first.

      CSV has a record for each period, for each kind of work and for all if there are several; \
      with a sweep, a record for each value.

      A sweep without values goes from half of the scenario's own to twice. --target-net and \
      --margin give the exact price, and the entry of a price file at which it is met.

      A scenario file is a JSON object with these flags as keys, without their dashes, and \
      "pipeline"; --format, --chart and --svg stay flags. A flag beside --scenario overrides the \
      file. Several pipelines on one machine are a list under "entries", or a list alone, each with \
      "share-of-time": an entry says what the machine would do if it did nothing else.

      With --records the work and the price are those of payments, as income reads them, with a \
      column of units if there is one; of events they are what the fee was computed for: seconds \
      rounded up, pixels, or a request. Days are those of the calendar from the first payment \
      through the last one, and each month has what it came to. With --eth-usd-series the ETH \
      price is the one at which all payments are worth their dollars of the day.

      EXAMPLES
        livepeer-pricing earnings audio-to-text --jobs-per-day 2000 --duration 50s \\
          --eth-usd 3127.45 --fee-share 50% --watts 350 --electricity 0.15
        livepeer-pricing earnings segment-anything-2 --units-per-second 1000000 \\
          --utilization 35% --eth-usd 3000 --hardware 1600 --amortize 24
        livepeer-pricing earnings upscale --jobs-per-day 90 --size 256x256 \\
          --eth-usd 3000 --own-stake 3000 --total-stake 10000 --lpt-supply 30e6 \\
          --lpt-issuance 0.05% --lpt-active-stake 2e6 --target-winner-every 12h
        livepeer-pricing earnings llm --units-per-second 2000 --utilization 40% \\
          --eth-usd 3000 --monthly-costs 150 --target-net '$200/month' \\
          --sweep price,utilization
        livepeer-pricing earnings live-video-to-video/scope \\
          --records tickets.ndjson --eth-usd-series eth-usd.csv --monthly-costs 20
        livepeer-pricing earnings --scenario gpu.json --sweep-eth 1500:5000:250 \\
          --chart --svg net.svg
      """
  )

  @Argument(
    help: ArgumentHelp("What kind of work, such as audio-to-text.", valueName: "pipeline"),
    completion: .list(PipelineCatalogue.documented.pipelines.map(\.name)))
  var pipeline: String?

  @Option(file: "A file with all of this; - reads standard input.", ["json"])
  var scenario: String?

  @OptionGroup(title: "Work") var work: EarningsWorkOptions
  @OptionGroup(title: "Work as it was") var recorded: EarningsRecordOptions
  @OptionGroup(title: "Prices") var sheetOptions: SheetOptions
  @OptionGroup(title: "Measures of a job") var measures: MeasureOptions
  @OptionGroup(title: "Sharing and tickets") var sharing: EarningsSharingOptions
  @OptionGroup(title: "Costs") var costs: EarningsCostOptions
  @OptionGroup(title: "LPT rewards, with --own-stake and --total-stake")
  var rewards: EarningsRewardOptions
  @OptionGroup(title: "What to charge") var goals: EarningsGoalOptions
  @OptionGroup(title: "How net moves") var sweep: EarningsSweepOptions
  @OptionGroup(title: "Output") var shared: ResultOptions<PageFormat>

  func validate() throws {
    if scenario == nil, pipeline == nil {
      throw ValidationError("give a pipeline, such as audio-to-text, or --scenario")
    }
    if work.price != nil, sheetOptions.prices != nil {
      throw ValidationError("give --price or --prices, not both")
    }
    let readers = [
      scenario, sheetOptions.prices, measures.textFile, goals.market, recorded.records,
      recorded.series.series,
    ].filter { $0 == "-" }
    if readers.count > 1 { throw ValidationError("standard input can be read once only") }
    try recorded.series.validate(with: shared.eth)
    if sweep.chart, shared.format != .table {
      throw ValidationError("--chart goes with --format table")
    }
  }

  func run() throws {
    let reader = try reader()
    let path = sheetOptions.prices ?? reader[.prices]
    let catalogue = try sheetOptions.names.catalogue()
    let ofScenario = reader[.unit].flatMap { try? catalogue.choosingOthers($0) }
    let sheet = try (ofScenario ?? catalogue).sheet(in: path, as: sheetOptions.document.kind)
    // What a scenario states is not changed by the environment.
    let isStated = reader[.ethUSD] != nil || recorded.series.series != nil
    if !isStated { shared.eth.noteSource() }
    let ethPrice = isStated ? shared.eth.given : shared.ethPrice
    let file = recorded.records ?? reader[.records]
    let work = try recorded.work(in: file, at: ethPrice)
    let request: EarningsScenario.Request
    do throws(EarningsScenario.ReadingError) {
      request = try reader.request(
        prices: sheet, catalogue: catalogue, ethPrice: ethPrice, records: work)
    } catch {
      throw CommandFailure(error, in: scenario, prices: path)
    }
    if goals.market != nil, request.goal == nil {
      throw CommandFailure(.usage, "--market: needs --target-net or --margin as well")
    }
    let market = try goals.market.map { (file) throws(CommandFailure) in
      try readMarket([file], as: nil, catalogue, at: request.ethPrice).market
    }
    let report = try CommandFailure.usage {
      try EarningsReport(
        request, market: market, chart: sweep.chart ? (isUTF8Locale ? .unicode : .ascii) : nil,
        chartColumns: terminalColumns, gasPriceAdvice: "--gas-price gives another")
    }
    for warning in report.warnings { writeToStandardError("warning: \(warning)") }
    if report.chart == nil, sweep.chart || sweep.svg != nil {
      throw CommandFailure(
        .usage,
        "\(sweep.chart ? "--chart" : "--svg"): needs --sweep or --sweep-eth, of one term, as well")
    }
    if let path = sweep.svg, let chart = report.chart {
      try OutputFile.write(chart.svg, to: path)
      if path == "-" { return }
    }
    try report.output.print(as: shared.format)
  }

  /// Returns a reader of the options, or of the scenario file with what the options replace.
  private func reader() throws(CommandFailure) -> EarningsScenario.Reader {
    let groups: [any ParsableArguments] = [work, sharing, costs, rewards, goals, sweep]
    var texts = Dictionary(
      uniqueKeysWithValues: groups.flatMap(\.keyedTexts).map { ($0.key, $0.text) })
    texts[.pipeline] = pipeline
    if sharing.exactContract { texts[.exactContract] = "true" }
    let measure = measures.isEmpty ? nil : try measures.measure()
    guard let scenario else { return EarningsScenario.Reader(texts, measure: measure) }
    let bytes = try readFile(scenario)
    do throws(EarningsScenario.ReadingError) {
      return try EarningsScenario.Reader(json: bytes).replacing(texts, measure: measure)
    } catch {
      throw CommandFailure(error, in: scenario)
    }
  }
}

extension CommandFailure {
  /// Creates the failure of an invalid scenario, with its place if it is a file's.
  init(_ error: EarningsScenario.ReadingError, in file: String?, prices: String? = nil) {
    if let file, error.position != nil {
      self.init(.badData, "\(file):\(error)")
    } else if case .lookup(let error) = error.reason {
      self.init(error, in: prices)
    } else {
      // Without a place the keys are those of options.
      self.init(.usage, error.text { ($0 == .pipeline ? "" : "--") + $0.rawValue })
    }
  }
}
