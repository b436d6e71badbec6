internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports

struct PricesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "Print a price sheet, a row for each price in force.",
    usage: "livepeer-pricing prices [<file>] [<options>]",
    discussion: """
      Each price is shown in wei per unit and, with --eth-usd, in dollars per unit and at the \
      scale that people think in: an hour of audio, a million characters, a megapixel, a million \
      tokens. The table rounds; --format json and csv give all digits.

      Of several entries for one model and gateway the last one's price is in force. A list of the \
      network's prices, as market reads it, has a row for each offer.

      With --charged, a price of 0 is charged at the node's -pricePerUnit, which --price-per-unit \
      gives. --caps adds the margin under a gateway's caps, and the ETH prices at which the gateway \
      and a running session refuse the price.

      EXAMPLES
        livepeer-pricing prices --eth-usd 3000
        livepeer-pricing prices aiModels.json --eth-usd 3127.45 --format csv
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

  @OptionGroup(title: "Prices") var documents: DocumentOptions
  @OptionGroup(title: "Prices") var names: CatalogueOptions
  @OptionGroup(title: "Charged prices") var chargedOptions: ChargedOptions
  @OptionGroup(title: "Caps") var gateway: CapsOptions

  @Option(file: "A price file in USD, to tell which ETH price each entry in wei implies.", ["json"])
  var reference: String?

  @OptionGroup(title: "Output") var shared: ResultOptions<ReportFormat>

  func validate() throws {
    if documents.kind != nil, file == nil { throw ValidationError("--as goes with a file") }
    if [file, gateway.file, reference].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input is one file, not several")
    }
  }

  func run() throws {
    shared.eth.noteSource()
    let bytes = try file.map { (path) throws(CommandFailure) in try readFile(path) }
    if let file, let bytes, let market = try readList(file, bytes, try names.catalogue()) {
      return try printOffers(of: market)
    }
    let document = try file.map { try loadDocument($0, as: documents.kind, bytes: bytes) }
    let named = try names.catalogue()
    let catalogue = document?.catalogue(adding: named) ?? named
    let all = document?.sheet ?? catalogue.documentedPrices
    let sheet = PriceSheet(document?.entriesInForce ?? all.entriesInForce)
    catalogue.warn(of: sheet, in: file)
    let caps = try gateway.caps()
    let implied = try reference.map {
      sheet.impliedETHPrices(by: try loadDocument($0, as: nil).sheet)
    }
    var report = PricesReport(
      of: sheet, isDocumented: file == nil, catalogue: catalogue, at: shared.ethPrice,
      showsCharged: chargedOptions.charged,
      showsHeadroom: caps != nil, implied: implied)
    for index in report.rows.indices {
      let row = report.rows[index]
      guard let unit = row.unit else { continue }
      if let wei = row.weiPerUnit {
        report.rows[index].charged = try chargedOptions.report(
          of: try CommandFailure.usage { try AnyRate(weiPerUnit: wei, unit: unit) },
          row.entry.pipeline, in: document?.kind, at: shared.ethPrice)
      }
      guard let caps else { continue }
      report.rows[index].headroom = try CommandFailure.usage("\(row.title) and its cap") {
        try Headroom(of: row.entry, per: unit, under: caps, at: shared.ethPrice)
      }
    }
    try report.output.print(as: shared.format)
    let notes = report.notes(
      replaced: all.entries.count - sheet.entries.count, ethPriceAdvice: "give --eth-usd")
    for note in notes { writeToStandardError("note: \(note)") }
    for warning in report.warnings { writeToStandardError("warning: \(warning)") }
  }
}
