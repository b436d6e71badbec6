internal import ArgumentParser
internal import LivepeerPricing
internal import QuoteStream

/// `batch`: a usage file of any size, row by row.
struct BatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Price every row of usage files, of any size.",
    usage: """
      livepeer-pricing batch [<options>] [<file> ...]
      """,
    discussion: """
      Each row names a pipeline and one measure. The fee, and with an ETH price the fee in dollars, \
      are added at its end. Everything else passes through byte for byte, in the order of the input.

        pipeline       required
        model_id       optional; if empty, the sheet's first model of the pipeline
        units          the measure: one of these, in whole numbers; seconds with
        duration_ms    decimals, of which a part of a millisecond counts as one
        seconds
        characters
        tokens
        requests
        width, height  and count, if there are several images
        eth_usd        optional; the ETH price of the row
        time           the moment of the row, with --eth-usd-series only: ISO 8601
                       with an offset (2026-10-26T14:00:00Z), or Unix seconds or
                       milliseconds

      CSV has a header that names the columns, in any order; NDJSON has the same names as keys. A \
      column of another name is given with --column. \
      Several CSV files have to have the same columns, which come out in the order of the first \
      file's. Empty lines at the end of a file are no rows.

      Without --output rows go to standard output as soon as they are priced, also while the input \
      pauses. A file given with --output appears only when it is complete. At the end a line on \
      standard error gives the rows, the total and the ETH price.

      EXAMPLES
        livepeer-pricing batch jobs.csv --eth-usd 3127.45 --output priced.csv
        livepeer-pricing batch may.csv june.csv --prices aiModels.json \\
          --totals totals.json --output priced.csv
        livepeer-pricing batch events.ndjson --eth-usd-series eth-usd.csv \\
          --max-age 2h --column time=timestamp --column units=data.pixels
        gunzip -c jobs.ndjson.gz | livepeer-pricing batch --input ndjson \\
          --on-error skip --rejects rejects.csv > priced.ndjson
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Usage files, read one after another. - or none is standard input.", valueName: "file"),
    completion: .file(extensions: ["csv", "ndjson", "jsonl"]))
  var files: [String] = []

  @OptionGroup(title: "Prices") var sheetOptions: SheetOptions

  @OptionGroup var eth: ETHPriceOptions

  @OptionGroup(title: "ETH prices over time") var seriesOptions: ETHPriceSeriesOptions

  @OptionGroup(title: "Records") var columnOptions: ColumnOptions

  @Option(
    help: ArgumentHelp(
      "The file for the priced rows; it appears when complete.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Option(file: "The file for the exact totals, as JSON.", ["json"])
  var totals: String?

  @OptionGroup(title: "Records") var records: RecordFormatOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Decimals of the fee in dollars, rounded half to even.", valueName: "n"))
  var usdDecimals = 12

  @Option(
    named: "policy",
    help: ArgumentHelp(
      "What happens at a bad row: stop the run, or skip the row.", valueName: "policy"))
  var onError = StreamOptions.BadRowPolicy.stop

  @Option(file: "The file for skipped rows: CSV of file, line, reason and the whole row.", ["csv"])
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      "The number of blocks of rows priced at once: at most one for each processor is of use, and "
        + "that is the number without it.",
      valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads takes 1 to 256")
    }
    if rejects != nil, onError == .stop {
      throw ValidationError("--rejects goes with --on-error skip")
    }
    let targets = [output, rejects, totals].compactMap(\.self)
    if Set(targets).count < targets.count {
      throw ValidationError("--output, --rejects and --totals go to different places")
    }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input is read once; give - once")
    }
    let readsRows = files.isEmpty || files.contains("-")
    if sheetOptions.prices == "-", readsRows {
      throw ValidationError("standard input is either the prices or the rows")
    }
    if seriesOptions.readsStandardInput, readsRows || sheetOptions.prices == "-" {
      throw ValidationError("standard input is either the ETH prices or another file")
    }
    try seriesOptions.validate(with: eth)
    try columnOptions.validate(readsTime: seriesOptions.series != nil)
  }

  func run() async throws {
    let ethPrices = try seriesOptions.prices()
    let ethPrice = eth.price(unless: ethPrices)
    let columns = try columnOptions.names(
      of: UsedColumn.names(readingTime: ethPrices != nil),
      required: ["pipeline"] + (ethPrices == nil ? [] : ["time"]))
    let (sheet, catalogue, _) = try sheetOptions.sheet(sheetOptions.names.catalogue())
    let table = try CommandFailure.usage("--usd-decimals") {
      try TariffTable(sheet, at: ethPrice, usdDecimals: usdDecimals, catalogue: catalogue)
    }
    let inputs = try (files.isEmpty ? ["-"] : files).map { file in
      try UsageFile(file, format: records.format(of: file))
    }
    if let odd = inputs.first(where: { $0.format != inputs[0].format }) {
      throw CommandFailure(
        .usage,
        "\(odd.name) is \(odd.format.rawValue) and \(inputs[0].name) is not; "
          + "quote them in runs of their own, or say --input")
    }
    let run = try BatchRun(
      table: table,
      options: StreamOptions(onBadRow: onError, columns: columns, ethPrices: ethPrices),
      threads: threads ?? processorCount, output: output,
      rejects: rejects, totals: totals, inputs: inputs)
    try await run.price(inputs)
  }
}

extension RecordFormat {
  /// Returns the format that a file's name suggests.
  static func suggested(by file: String) -> RecordFormat {
    file.hasSuffix(".ndjson") || file.hasSuffix(".jsonl") ? .ndjson : .csv
  }
}
