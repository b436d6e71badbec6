internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports

struct MarketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "market",
    abstract: "Say what the network charges, and where a price stands.",
    usage: "livepeer-pricing market <file> ... [<options>]",
    discussion: """
      It reads answers of a gateway's /getNetworkCapabilities, files of the node's events, of which \
      network_capabilities has the same list, and answers of /discovery or /discover-orchestrators. \
      For each pipeline, model and unit it prints the number of offers and the lowest price, the \
      quartiles and the highest one: each is a price that is offered, the smallest with at least \
      that share of the offers at or below it. Offers that are listed at 0 are counted apart.

      Of the events of one gateway the latest list counts, and of an orchestrator that is in several \
      lists the latest of them; an answer has no time and counts as the newest. What an orchestrator \
      lists twice counts once, at the lower price.

      --mine compares your own prices, as lists show them: whole wei, without a surcharge. Rank 1 is \
      the cheapest, and equal prices share the better rank; offers of your own in the list count as \
      anyone's. --caps says how many offers a gateway's \
      caps leave, as listed and with the surcharge of auto-adjust. With --select-price-weight or \
      another weight it prints the chance of being picked, if all have the same stake.

      EXAMPLES
        livepeer-pricing market capabilities.json --eth-usd 3000
        livepeer-pricing market network.ndjson --pipeline audio-to-text --format csv
        livepeer-pricing market capabilities.json --mine aiModels.json \\
          --caps caps.json
        livepeer-pricing market capabilities.json --select-price-weight 0.5 \\
          --select-stake-weight 0.2 --select-random-weight 0.3
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Lists of the network's prices; - reads standard input.", valueName: "file"),
    completion: .file(extensions: ["json", "ndjson"]))
  var files: [String]

  @OptionGroup(title: "Prices") var documents: DocumentOptions

  @Option(
    "name", "Only offers of this pipeline, application or capability, or of a capability's number.",
    transform: { name in UInt32(name).map { Offer.pipeline(ofCapability: $0) } ?? Pipeline(name) })
  var pipeline: Pipeline?

  @Option("id", "Only offers of this model.", transform: { ModelID($0) })
  var model: ModelID?

  @Option(file: "Your own prices: a file such as aiModels.json or runners.json.", ["json"])
  var mine: String?

  @OptionGroup(title: "Caps") var gateway: CapsOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Prices") var names: CatalogueOptions
  @OptionGroup(title: "Output") var shared: ResultOptions<PageFormat>

  func validate() throws {
    if (files + [mine, gateway.file].compactMap { $0 }).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input is one file, not several")
    }
  }

  func run() throws {
    shared.eth.noteSource()
    let selection = try selection.selection()
    let catalogue = try names.catalogue()
    let caps = try gateway.caps()
    let own = try ownOffers(catalogue)
    let (market, summary) = try readMarket(
      files, as: documents.kind, catalogue, at: shared.ethPrice)
    let rows = try CommandFailure.usage {
      try market.groups(beside: own, of: pipeline, modelID: model).map { group, own in
        let cap = try caps.flatMap { try group.cap(of: $0, at: shared.ethPrice) }
        let draw = try selection.flatMap {
          try group.draw(
            by: $0, under: cap, adding: own.map { (price: $0.listed, isWarm: $0.isWarm) })
        }
        return MarketRow(group, own: own, cap: cap, draw: draw, at: shared.ethPrice)
      }
    }
    let isWhole = pipeline == nil && model == nil
    let report = MarketReport(
      rows, summary, at: shared.ethPrice, selection: selection, showsOwn: mine != nil,
      showsCaps: caps != nil,
      unusedCaps: isWhole ? caps?.caps(withoutOffersIn: market) ?? [] : [])
    try report.output.print(as: shared.format)
    for note in report.notes { writeToStandardError("note: \(note)") }
    for warning in report.warnings { writeToStandardError("warning: \(warning)") }
  }

  /// The prices of the user's own, as lists show them.
  private func ownOffers(_ catalogue: PipelineCatalogue) throws(CommandFailure) -> [Offer] {
    guard let mine else { return [] }
    let document = try loadDocument(mine, as: nil)
    return try CommandFailure.usage("--mine \(mine)") {
      try document.offers(by: mine, at: shared.ethPrice, in: catalogue)
    }
  }
}
