internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports
internal import QuoteStream
internal import SystemPackage

/// `--eth-usd`: there are no dollars without it.
struct ETHPriceOptions: ParsableArguments {
  @Option(
    "price",
    "The price of one ETH in USD. Without it that of \(variable), and without both no dollars.",
    name: .customLong("eth-usd"), transform: { try ETHPrice($0) })
  var given: ETHPrice?

  static let variable = "LIVEPEER_PRICING_ETH_USD"

  /// The ETH price that was given, or else that of the environment.
  var price: ETHPrice? {
    given ?? environmentVariable(ETHPriceOptions.variable).flatMap { try? ETHPrice($0) }
  }

  /// Says where the ETH price comes from if it was not given.
  func noteSource() {
    guard given == nil, let price else { return }
    writeToStandardError("note: ETH is $\(price), from \(ETHPriceOptions.variable)")
  }

  func validate() throws {
    guard given == nil, let text = environmentVariable(ETHPriceOptions.variable) else { return }
    do throws(TextFormError) {
      _ = try ETHPrice(text)
    } catch {
      throw ValidationError("\(ETHPriceOptions.variable): \(error)")
    }
  }
}

/// `--eth-usd` and `--format`, of every command that prints results.
struct ResultOptions<Format: ResultFormat>: ParsableArguments {
  @OptionGroup var eth: ETHPriceOptions

  @Option(named: "format", help: "How to print: \(formats). Without it, a table.")
  var format = Format.table

  private static var formats: String {
    let names = Format.allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  var ethPrice: ETHPrice? { eth.price }
}

extension CommandOutput {
  /// Writes the form that is asked for to standard output.
  func print(as format: some ResultFormat) throws(CommandFailure) {
    try writeToStandardOutput(text(as: format, isStyled: showsStyles(.standardOutput)))
  }
}

struct SheetOptions: ParsableArguments {
  @Option(
    file: "A price file such as aiModels.json; - reads standard input. Without it the documented "
      + "prices serve.",
    ["json"])
  var prices: String?

  @OptionGroup var document: DocumentOptions
  @OptionGroup var names: CatalogueOptions

  func validate() throws {
    if document.kind != nil, prices == nil { throw ValidationError("--as goes with --prices") }
  }

  /// The prices of the file, or the documented ones, and the units that they are per; warns of units
  /// that do not fit them.
  func sheet(
    _ catalogue: PipelineCatalogue
  ) throws(CommandFailure) -> (PriceSheet, PipelineCatalogue, PriceDocument.Kind) {
    guard let prices else { return (try catalogue.sheet(in: nil, as: nil), catalogue, .models) }
    let document = try loadDocument(prices, as: document.kind)
    let catalogue = document.catalogue(adding: catalogue)
    catalogue.warn(of: document.sheet, in: prices)
    return (document.sheet, catalogue, document.kind)
  }
}

/// `--as`, of every command that reads prices from a file.
struct DocumentOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "What a file of prices is, if its shape does not tell: \(DocumentOptions.names).",
      valueName: "kind"),
    completion: .list(PriceDocument.Kind.all.map(\.name)),
    transform: { name in
      guard let kind = PriceDocument.Kind(name: name) else {
        throw ValidationError("unknown kind '\(name.shown())'; use one of \(DocumentOptions.names)")
      }
      return kind
    })
  var kind: PriceDocument.Kind?

  private static let names = PriceDocument.Kind.all.map(\.name).joined(separator: ", ")
}

struct CatalogueOptions: ParsableArguments {
  @Option(
    file: "A file with pipelines and units of your own, beside the documented ones.", ["json"])
  var catalog: String?

  @Option(
    name: .customLong("unit"),
    help: ArgumentHelp(
      "What a sheet's price is per, if the file cannot say: text-to-speech=ms, or "
        + "text-to-speech/MODEL=ms for one model.",
      valueName: "pipeline=unit"))
  var units: [String] = []

  /// The documented pipelines, those of the file, and the units; of two units the last one holds.
  func catalogue() throws(CommandFailure) -> PipelineCatalogue {
    var catalogue = PipelineCatalogue.documented
    if let catalog {
      let bytes = try readFile(catalog)
      catalogue = try CommandFailure.data(of: catalog) { try catalogue.adding(json: bytes) }
    }
    for unit in units {
      catalogue = try CommandFailure.usage("--unit") { try catalogue.choosing(unit) }
    }
    return catalogue
  }
}

extension PipelineCatalogue {
  /// The sheet of a file, or the documented one; warns of units that do not fit it.
  func sheet(
    in file: String?, as kind: PriceDocument.Kind?
  ) throws(CommandFailure) -> PriceSheet {
    let sheet =
      try file.map { (path) throws(CommandFailure) in try loadDocument(path, as: kind).sheet }
      ?? documentedPrices
    warn(of: sheet, in: file)
    return sheet
  }

  /// Prints what a sheet and the catalogue do not agree on.
  func warn(of sheet: PriceSheet, in file: String?) {
    let lines = remarks(on: sheet, of: file, unitOptions: "--unit or --catalog")
    writeToStandardError(firstOf: lines, of: lines.count, "more notes and warnings")
  }
}

struct RecordFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "csv or ndjson. Without it, ndjson for files named .ndjson or .jsonl.", valueName: "format"),
    completion: .list(RecordFormat.allCases.map(\.rawValue)),
    transform: { try named($0, "input format") })
  var input: RecordFormat?

  /// Returns the format that was given, or else the one that a file's name suggests.
  func format(of path: String) -> RecordFormat { input ?? .suggested(by: path) }
}

/// The case of an enumeration whose raw value was given; the error lists them all.
func named<Value: RawRepresentable<String> & CaseIterable>(
  _ name: String, _ what: String
) throws -> Value {
  guard let value = Value(rawValue: name) else {
    let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("unknown \(what) '\(name.shown())'; use one of \(names)")
  }
  return value
}
