internal import ArgumentParser
internal import ExactMath
internal import LivepeerPricing

/// `prices`: a price sheet, entry by entry.
struct PricesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "Print a price sheet, a row an entry.",
    usage: """
      livepeer-pricing prices [<file>] [--unit <pipeline=unit>]
                              [--eth-usd <price>] [--format <format>]
      """,
    discussion: """
      Each price is shown in wei per unit and, with --eth-usd, in dollars per unit and at the \
      scale that people think in: an hour of audio, a million characters, a megapixel, a million \
      tokens. The table shows six significant digits or more; --format json and csv give all.

      EXAMPLES
        livepeer-pricing prices --eth-usd 3000
        livepeer-pricing prices aiModels.json --eth-usd 3127.45 --format csv
        livepeer-pricing prices aiModels.json --unit text-to-speech=ms
      """
  )

  @Argument(
    help: ArgumentHelp(
      "A price file such as aiModels.json; - reads standard input. Without it the documented "
        + "prices are printed."),
    completion: .file(extensions: ["json"]))
  var file: String?

  @OptionGroup var units: UnitOptions

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let sheet = try file.map(loadSheet) ?? .documented
    let rows = sheet.entries.map {
      PriceRow($0, units: units.choice, ethPrice: shared.ethPrice)
    }
    try PricesReport(rows: rows, ethPrice: shared.ethPrice).output.print(as: shared.format)
    for row in rows where row.needsETHPrice {
      writeToStandardError(
        "note: \(row.entry.pipeline) \(row.entry.modelID) is priced in USD; "
          + "give --eth-usd to see it in wei")
    }
  }
}

/// One entry of a sheet, with what its price comes to.
struct PriceRow {
  let entry: PriceEntry
  /// nil for a pipeline outside the catalogue.
  let unit: WorkUnitKind?
  /// nil where the entry leaves the price open, or it cannot be told.
  let weiPerUnit: Rational?
  let ethPrice: ETHPrice?

  init(_ entry: PriceEntry, units: UnitChoice, ethPrice: ETHPrice?) {
    self.entry = entry
    unit = entry.knownPipeline.map { units.unit(of: $0, modelID: entry.modelID) }
    self.ethPrice = ethPrice
    // The unit changes no figure here, and outside the catalogue it is not known.
    weiPerUnit = (try? entry.rate(per: unit ?? .pixel, at: ethPrice))?.weiPerUnit
  }

  /// Whether the entry has a price that cannot be told in wei without an ETH price.
  var needsETHPrice: Bool {
    entry.currency == .usd && entry.pricePerUnit != nil && ethPrice == nil
  }

  var usdPerUnit: Rational? {
    ethPrice.flatMap { price in weiPerUnit.map { USD(wei: $0, at: price).dollars } }
  }

  /// The scale that people think in.
  var scale: AnyScale? { unit?.customaryScale }

  var usdPerScale: Rational? {
    scale.flatMap { scale in usdPerUnit.map { $0 * Rational(scale.units) } }
  }
}
