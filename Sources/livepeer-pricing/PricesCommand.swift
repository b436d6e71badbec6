internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing

/// `prices`: a price sheet, entry by entry.
struct PricesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "Print a price sheet, a row for each price in force.",
    usage: """
      livepeer-pricing prices [<file>] [--unit <pipeline=unit>]
                              [--charged] [--tx-cost-multiplier <n>]
                              [--price-per-unit <price>]
                              [--caps <file>] [--max-price-per-unit <price>]
                              [--reference <file>]
                              [--eth-usd <price>] [--format <format>]
      """,
    discussion: """
      Each price is shown in wei per unit and, with --eth-usd, in dollars per unit and at the \
      scale that people think in: an hour of audio, a million characters, a megapixel, a million \
      tokens. The table rounds; --format json and csv give all digits.

      Of several entries for one model and gateway the last one's price is in force.

      --charged adds what an orchestrator charges and lists for each price; a price of 0 is \
      charged at the node's -pricePerUnit, which --price-per-unit gives. --caps adds the margin \
      under a gateway's caps, and the ETH prices at which the gateway and a running session \
      refuse the price. --reference adds the ETH price that each entry in wei implies beside a \
      sheet in dollars.

      EXAMPLES
        livepeer-pricing prices --eth-usd 3000
        livepeer-pricing prices aiModels.json --eth-usd 3127.45 --format csv
        livepeer-pricing prices aiModels.json --unit text-to-speech=ms
        livepeer-pricing prices aiModels.json --charged --tx-cost-multiplier 50
        livepeer-pricing prices aiModels.json --caps caps.json --eth-usd 3000
        livepeer-pricing prices aiModels.json --reference dollars.json
      """
  )

  @Argument(
    help: ArgumentHelp(
      "A price file such as aiModels.json; - reads standard input. Without it the documented "
        + "prices are printed."),
    completion: .file(extensions: ["json"]))
  var file: String?

  @OptionGroup var units: UnitOptions

  @OptionGroup var chargedOptions: ChargedOptions

  @OptionGroup var gateway: CapsOptions

  @Option(
    help: ArgumentHelp(
      "A price file in USD, to tell which ETH price each entry in wei implies.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var reference: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if [file, gateway.file, reference].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input is one file, not several")
    }
  }

  func run() throws {
    let all = try file.map(loadSheet) ?? .documented
    let sheet = PriceSheet(all.entriesInForce)
    units.choice.warn(of: sheet, in: file)
    let caps = try gateway.caps()
    let implied = try reference.map { sheet.impliedETHPrices(by: try loadSheet($0)) }
    var rows = sheet.entries.map {
      PriceRow($0, units: units.choice, ethPrice: shared.ethPrice)
    }
    for index in rows.indices {
      if let wei = rows[index].weiPerUnit {
        rows[index].charged = try chargedOptions.forms(of: wei, at: shared.ethPrice)
      }
      rows[index].headroom = try headroom(of: rows[index].entry, under: caps)
    }
    for implied in implied ?? [] { rows[implied.index].implied = implied.ethPrice }
    try PricesReport(
      rows: rows, ethPrice: shared.ethPrice, showsCharged: chargedOptions.charged,
      showsHeadroom: caps != nil, showsImplied: implied != nil
    ).output.print(as: shared.format)
    let replaced = all.entries.count - sheet.entries.count
    if replaced > 0 {
      writeToStandardError(
        "note: \(replaced) \(replaced == 1 ? "entry is" : "entries are") repeated for one model and "
          + "gateway: the last one's price holds")
    }
    for row in rows where row.weiPerUnit?.isZero == true && row.charged == nil {
      writeToStandardError(
        "note: \(row.entry.pipeline) \(row.entry.modelID) has a price of 0, which is free only on a "
          + "node without -pricePerUnit")
    }
    for row in rows where row.needsETHPrice {
      writeToStandardError(
        "note: \(row.entry.pipeline) \(row.entry.modelID) is priced in USD; "
          + "give --eth-usd to see it in wei")
    }
    for row in rows {
      for warning in row.charged?.warnings ?? [] {
        writeToStandardError("warning: \(row.entry.pipeline) \(row.entry.modelID): \(warning)")
      }
    }
    for warning in implied == nil ? [] : warnings(aboutImpliedPricesOf: rows) {
      writeToStandardError("warning: \(warning)")
    }
  }

  /// The headroom under the gateway's caps; nil if none is for the entry.
  private func headroom(
    of entry: PriceEntry, under caps: GatewayCaps?
  ) throws(CommandFailure) -> Headroom? {
    guard let price = entry.unitPrice, let pipeline = entry.knownPipeline,
      let cap = caps?.price(for: pipeline, modelID: entry.modelID)
    else { return nil }
    do throws(RateError) {
      return try Headroom(price: price, cap: cap, at: shared.ethPrice)
    } catch {
      throw CommandFailure(.usage, "\(entry.pipeline) \(entry.modelID) and its cap: \(error)")
    }
  }

  /// Where the entries' ETH prices are more than one part in a hundred apart, or from the given one.
  private func warnings(aboutImpliedPricesOf rows: [PriceRow]) -> [String] {
    let implied = rows.compactMap { row in row.implied.map { (row: row, usd: $0.usdPerETH) } }
    guard let lowest = implied.min(by: { $0.usd < $1.usd }),
      let highest = implied.max(by: { $0.usd < $1.usd })
    else { return ["no entry in wei has a price in USD in the reference: nothing is compared"] }
    func named(_ entry: (row: PriceRow, usd: Rational)) -> String {
      "\(entry.row.entry.pipeline) \(entry.row.entry.modelID) implies ETH at $\(USD(entry.usd).text())"
    }
    var warnings: [String] = []
    if highest.usd > lowest.usd * Self.largestSpread {
      let factor = DecimalFormat(.significant(4)).text(highest.usd / lowest.usd)
      warnings.append(
        "the entries do not imply one ETH price: \(named(lowest)), "
          + "and \(named(highest)): \(factor) times as much")
    }
    if let given = shared.ethPrice?.usdPerETH {
      warnings += implied.filter {
        max($0.usd, given) > min($0.usd, given) * Self.largestSpread
      }.map { "\(named($0)), not $\(USD(given).text())" }
    }
    return warnings
  }

  /// Prices in whole wei or of another hour may be a hundredth apart without a word.
  private static let largestSpread = Rational(101, 100)
}
