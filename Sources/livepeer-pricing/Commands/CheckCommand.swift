internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports
internal import SystemPackage

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with a price file before a node reads it.",
    usage: "livepeer-pricing check <file> [<options>]",
    discussion: """
      It finds what stops a node, what loses money, what costs jobs, and what does not start. \
      Each finding is a line, FILE:LINE:COLUMN: error|warning: code: text. An error stops the \
      node, drops an entry, or makes it work for nothing; with a warning it works, and not as \
      was meant. With errors the exit status is 1, else 0.

      Files of live runners, BYOC registrations, gateways' prices and caps, and the inline value \
      of -aiModels are checked by their own rules; --as says which a file is, if its shape does not.

      --gpu-memory gives the warm models a GPU each, in the order of the file, as the node does. \
      --caps compares prices with a gateway's maximum prices, and checks the file of caps as well. \
      --format sarif is for code review tools, markdown for pull requests.

      EXAMPLES
        livepeer-pricing check aiModels.json
        livepeer-pricing check aiModels.json --gpu-memory 24,24 --eth-usd 3000
        livepeer-pricing check aiModels.json --caps documented --format sarif
      """
  )

  @Argument(
    file: "A file of prices such as aiModels.json or runners.json; - reads standard input.",
    ["json"])
  var file: String

  @Option(
    "GB,GB",
    "The memory of each GPU in GB, in the order of the node's -nvidia: 24,24 or '24 GB, 24'.",
    transform: { try GPUMemoryText.parse($0) })
  var gpuMemory: [Int]?

  @OptionGroup(title: "Prices") var document: DocumentOptions
  @OptionGroup(title: "Caps") var gateway: CapsOptions
  @OptionGroup(title: "Charged prices") var basePrice: BasePriceOptions
  @OptionGroup(title: "Prices") var names: CatalogueOptions
  @OptionGroup var eth: ETHPriceOptions

  @Option(named: "format", help: "How to print: text, json, sarif or markdown. Without it, text.")
  var format = CheckFormat.text

  func validate() throws {
    if file == "-", gateway.file == "-" {
      throw ValidationError("standard input is one file; give the caps or the prices by name")
    }
  }

  func run() throws {
    eth.noteSource()
    let catalogue = try names.catalogue()
    let caps = try gateway.report()
    let check = PriceSheetCheck(
      ethPrice: eth.price, caps: caps?.caps, gpuMemoryGB: gpuMemory, catalogue: catalogue,
      basePrice: basePrice.price, maximumPrice: gateway.maximumPrice)
    let bytes = try readFile(file)
    let report = check.report(on: bytes, as: document.kind)
    if !names.units.isEmpty, let sheet = try? PriceSheet(json: bytes) {
      catalogue.warn(of: sheet, in: file)
    }
    let output = CheckReport(
      files: [(file, report.findings)] + (caps.map { [(gateway.file ?? "", $0.findings)] } ?? []),
      version: LivepeerPricingCommand.configuration.version)
    try writeToStandardOutput(
      output.text(as: format, isStyled: showsStyles(.standardOutput)))
    for note in report.notes(ethPriceAdvice: "give --eth-usd") {
      writeToStandardError("note: \(note)")
    }
    writeToStandardError(output.summary)
    // The findings were printed.
    if output.count(of: .error) > 0 { throw CommandFailure(.checkFailed, "") }
  }
}
