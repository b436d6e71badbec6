internal import ArgumentParser
internal import LivepeerEarnings
internal import LivepeerPricing
internal import PricingReports
internal import QuoteStream
internal import SystemPackage

/// `income`: what payments brought, by period and group.
struct IncomeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "income",
    abstract: "Add up what came in, in ETH and in dollars of the day.",
    usage: """
      livepeer-pricing income <file> ... [--eth-usd-series <file>]
                              [--per day|month|year] [--by <column>] ...
                              [<options>]
      """,
    discussion: """
      A record is a row of CSV or a JSON line: time, amount_wei and, if receiving it cost \
      something, cost_wei. Columns of other names are given with --column; in NDJSON a name may be \
      a path. Or the file has a node's events as they are, an envelope a line: \
      create_signed_ticket counts computed_fee, and create_new_payment what its tickets are worth \
      on average. Other events are passed over.

      Amounts are whole wei, or exactly that: 1.23e+12, 0.024024 ETH, 123 WEI. A time is ISO 8601 \
      with an offset, or Unix seconds or milliseconds. The dollars of a record are those of the \
      ETH price in force at its time. Sums are exact; tables round ETH to 9 decimals and dollars \
      to cents, JSON and CSV nothing. Events are rounded by the node: what that can come to is \
      said.

      totals merges the JSON of several runs, to the same bytes as one run over all files.

      EXAMPLES
        livepeer-pricing income tickets.ndjson --eth-usd-series eth-usd.csv \\
          --per day --by app --by orchestrator
        livepeer-pricing income redeemed.csv --column time=block_time \\
          --column amount_wei=face_value --column cost_wei=gas_wei \\
          --unique tx_hash --eth-usd-series eth-usd.csv --format csv
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Files of records or events. - is standard input.", valueName: "file"),
    completion: .file(extensions: ["csv", "ndjson", "jsonl"]))
  var files: [String]

  @OptionGroup(title: "ETH prices over time") var series: ETHPriceSeriesOptions

  @Option(named: "period", help: "The period of a row: day, month or year. Without it, month.")
  var per = IncomeTotals.Interval.month

  @Option(
    name: .customLong("by"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A column that divides a period: of events app, pipeline, orchestrator, or any key of data. "
        + "May be given up to \(PaymentReader.Options.mostGroups) times.",
      valueName: "column"))
  var groups: [String] = []

  @Option(
    "offset", "The clock by which days begin: +02:00. Without it, UTC.",
    transform: { try Timestamp.UTCOffset($0) })
  var utcOffset: Timestamp.UTCOffset?

  @Option(
    help: ArgumentHelp(
      "A column of which every record has its own value, such as id: a second record with it is an "
        + "error, or with --on-error skip left out and counted.",
      valueName: "column"))
  var unique: String?

  @OptionGroup(title: "Records") var columnOptions: ColumnOptions
  @OptionGroup(title: "Records") var records: RecordFormatOptions

  @Option(
    named: "policy",
    help: ArgumentHelp(
      "What happens at a bad record: stop the run, or skip the record.", valueName: "policy"))
  var onError = StreamOptions.BadRowPolicy.stop

  @OptionGroup(title: "Output") var shared: ResultOptions<OutputFormat>

  func validate() throws {
    if files.count(where: { $0 == "-" }) > (series.readsStandardInput ? 0 : 1) {
      throw ValidationError("standard input is read once; name the other files")
    }
    try series.validate(with: shared.eth)
  }

  func run() throws {
    let ethPrices = try series.prices()
    let ethPrice = shared.eth.price(unless: ethPrices)
    let names = try columnOptions.names(
      of: PaymentReader.Options.columnNames(groups: groups, unique: unique),
      required: PaymentReader.Options.requiredColumns)
    let options = try CommandFailure.usage("--by and --unique") {
      try PaymentReader.Options(
        groups: groups, unique: unique, columns: names, onBadRecord: onError,
        ethPrices: ethPrices, ethPrice: ethPrice)
    }
    var totals = IncomeTotals(
      IncomeTotals.Grouping(per: per, at: utcOffset ?? .zero, by: groups))
    var reader = PaymentReader(options)
    let inputs = try files.map { try UsageFile($0, format: records.format(of: $0)) }
    let progress = Progress(
      totalBytes: UsageFile.totalSize(of: inputs), isApart: !isTerminal(.standardOutput))
    defer { progress.clear() }
    for input in inputs { try read(input, &reader, into: &totals, progress) }
    progress.clear()
    let report = IncomeReport(totals, hasETHPrices: ethPrices != nil || ethPrice != nil)
    for note in report.notes { writeToStandardError("note: \(note)") }
    try report.output.print(as: shared.format)
  }

  /// The number of records left out that are told one by one.
  private static let mostToldFaults: BigInt = 5

  private func read(
    _ input: UsageFile, _ reader: inout PaymentReader, into totals: inout IncomeTotals,
    _ progress: Progress
  ) throws(CommandFailure) {
    try readPayments(of: input, &reader) { entries, byteCount in
      for entry in entries {
        switch entry {
        case .payment(let payment):
          totals.add(payment.record, in: payment.groups, at: payment.ethPrice)
        case .otherEvent: totals.otherEvents += 1
        case .repeated: totals.repeated += 1
        case .rejected(let error):
          totals.rejected += 1
          if totals.rejected <= Self.mostToldFaults {
            writeToStandardError("\(input.name):\(error.line): \(error)")
          }
        }
      }
      progress.advance(rows: UInt64(entries.count), bytes: UInt64(byteCount))
    }
  }
}

/// Reads the payments of a file, a chunk after another.
func readPayments(
  of input: UsageFile, _ reader: inout PaymentReader,
  _ take: ([PaymentReader.Entry], _ byteCount: Int) -> Void
) throws(CommandFailure) {
  let file = try ChunkReader(input.name, opened: input.opened)
  defer { file.close() }
  reader.beginFile(input.format)
  while true {
    let chunk = try file.next(atMost: 1 << 18, fills: true)
    do throws(StreamError) {
      take(try reader.read(chunk), chunk.count)
    } catch {
      throw CommandFailure(error, in: input.name)
    }
    if chunk.isEmpty { return }
  }
}
