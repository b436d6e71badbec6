internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports
internal import QuoteStream

/// `reconcile`: what was settled, and metered, beside what was quoted, job by job.
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Match quoted jobs with what was settled and metered.",
    usage: """
      livepeer-pricing reconcile <quoted> <settled> [<metered>]
                                 [--key <column>] [--tolerance <amount>]
                                 [--all] [<options>]
      """,
    discussion: """
      Each file is CSV or NDJSON, such as batch writes. QUOTED and SETTLED have fee_wei, and each \
      may have a measure as in batch; METERED, what the orchestrator counted, has either or both. \
      Jobs are matched by the bytes of --key. If a file has a job again, that is reported, and the \
      first of its rows is compared; with --sum their sum is, as of the payments of a session.

      Tables show the units and the fee of each account minus those of the quote, and the fee's \
      difference in percent of the quoted fee.

      Files may have any size and any order. Large ones that are not in the order of the bytes of \
      --key are sorted on a disk, which takes two thirds of their size in --temporary-directory. \
      Pipes in that order are matched as they come.

      SETTLED and METERED may be events of the node, create_signed_ticket: computed_fee and what \
      it is for, by --key request_id, or by --key session_id with --sum.

      RULES that explain a difference to the wei
        whole-seconds            the node counts audio in whole seconds
        gateway-bytes            the gateway pays for the UTF-8 bytes of a text
        thousand-per-code-point  the orchestrator debits 1,000 for a code point
        rounded-down             the exact fee, of which a quote is rounded up
        fixed-price              the price cut to thousandths of a wei
        whole-wei-price          the price cut to whole wei
        auto-adjusted-price      the price with the surcharge for redeeming

      Bytes are counted in the column text of QUOTED. Without it they are taken for the reason \
      if METERED has 1,000 for each code point that was quoted.
      Rules about prices start from --prices and --eth-usd, which have to be those of the quotes. \
      With --eth-usd-series each row of QUOTED has a time, and the ETH price in force then.

      fee_wei is whole wei in digits, or exactly in another notation: 1.23e+12, 0.024024 ETH. \
      Columns of other names are given with --column for all files, or for one of them with its \
      own option; in NDJSON a name may be a path, as in data.computed_fee.

      Without --tolerance the status is 1 if any job does not match. With it the status is 1 if \
      the differences in wei, added up without their signs, exceed it: an amount of wei or of \
      another unit of ether, or a share of what was quoted, in percent or ppm.

      EXAMPLES
        livepeer-pricing reconcile quoted.csv settled.csv --tolerance 1%
        livepeer-pricing reconcile quoted.csv settled.csv metered.csv \\
          --tolerance 20gwei --all --format json > jobs.json
        livepeer-pricing reconcile quoted.csv settled.csv --key job_id \\
          --prices aiModels.json --tolerance '500 ppm' --format json
        livepeer-pricing reconcile sessions.csv tickets.ndjson \\
          --key session_id --sum --tolerance 1%
        livepeer-pricing reconcile quoted.csv paid.ndjson \\
          --settled-column job_id=payment.job \\
          --settled-column fee_wei=payment.wei
      """
  )

  @Argument(file: "What the jobs were quoted at; - is standard input.", ["csv", "ndjson", "jsonl"])
  var quoted: String

  @Argument(file: "What was paid for them.", ["csv", "ndjson", "jsonl"])
  var settled: String

  @Argument(
    help: "What the orchestrator counted.",
    completion: .file(extensions: ["csv", "ndjson", "jsonl"]))
  var metered: String?

  @Option(help: ArgumentHelp("The column that names jobs.", valueName: "column"))
  var key = "job_id"

  @Option(
    "amount", "The most that the differences may come to: 1000, 5gwei, 1%, '500 ppm'.",
    transform: { try Tolerance(parsing: $0) })
  var tolerance: Tolerance?

  @Flag(help: "List every job, not only those that do not match.")
  var all = false

  @Flag(help: "Add up the rows of each file that have the same key.")
  var sum = false

  @Option(
    help: ArgumentHelp(
      "The folder for the rows of large files that are not sorted. Without it, TMPDIR, or /tmp.",
      valueName: "folder"),
    completion: .directory)
  var temporaryDirectory: String?

  @OptionGroup(title: "Records") var records: RecordFormatOptions

  @OptionGroup(title: "Records") var columnOptions: ColumnOptions

  @Option(oursTheirs: "--column for the quoted file alone.")
  var quotedColumn: [String] = []

  @Option(oursTheirs: "--column for the settled file alone.")
  var settledColumn: [String] = []

  @Option(oursTheirs: "--column for the metered file alone.")
  var meteredColumn: [String] = []

  @OptionGroup(title: "ETH prices over time") var seriesOptions: ETHPriceSeriesOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The ratio of a ticket's face value to its redemption cost, for auto-adjusted prices. "
        + "Without it, 100.",
      valueName: "n"),
    transform: { try ChargedOptions.multiplier($0) })
  var txCostMultiplier = NodePrice.AutoAdjusted.defaultTxCostMultiplier

  @OptionGroup(title: "Prices") var sheetOptions: SheetOptions

  @OptionGroup(title: "Output") var shared: ResultOptions<OutputFormat>

  var files: [(side: ReconciledJob.LedgerSide, path: String)] {
    [(.quoted, quoted), (.settled, settled)] + (metered.map { [(.metered, $0)] } ?? [])
  }

  func validate() throws {
    let readers =
      files.map(\.path) + [sheetOptions.prices, seriesOptions.series].compactMap(\.self)
    if readers.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input holds one file; name the others")
    }
    if metered == nil, !meteredColumn.isEmpty {
      throw ValidationError("--metered-column goes with a metered file")
    }
    try seriesOptions.validate(with: shared.eth)
  }

  func run() throws {
    let ethPrices = try seriesOptions.prices()
    let ethPrice = shared.eth.price(unless: ethPrices)
    let (sheet, catalogue, _) = try sheetOptions.sheet(sheetOptions.names.catalogue())
    let table = try TariffTable(sheet, at: ethPrice, catalogue: catalogue)
    var run = try reading(table, ethPrices, streamsSorted: true)
    do {
      try run.read()
    } catch is ReconcileRun.OutOfOrder {
      // They began in order, and went on with earlier jobs: sorted files one after another, it may be.
      run = try reading(table, ethPrices, streamsSorted: false)
      try run.read()
    }
    let totals = run.reconciler.totals
    let report = ReconciliationReport(totals: totals, hasMetered: metered != nil)
    if shared.format == .csv { writeToStandardError("note: " + report.line) }
    try run.finish(report)
    let otherEvents = run.reconciler.otherEvents
    if otherEvents > 0 {
      writeToStandardError(
        "note: \(counted(otherEvents, "event")) passed over: only create_signed_ticket has a fee")
    }
    if totals.quotedAtOtherPrices > 0 {
      writeToStandardError(
        "note: \(counted(totals.quotedAtOtherPrices, "job")) quoted at other prices; rules "
          + "about prices need the --prices and --eth-usd of the quotes")
    }
    if let failure = report.failure(tolerance) { throw CommandFailure(.checkFailed, failure) }
  }
}
