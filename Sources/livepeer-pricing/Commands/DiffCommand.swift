internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two price sheets, entry by entry.",
    usage: "livepeer-pricing diff <old> <new> [<options>]",
    discussion: """
      Entries are matched by pipeline, model and gateway; of several with the same three the last \
      one holds. A change is exact, in percent of the old price. Two prices in USD are compared \
      in USD; if one sheet alone is in USD, --eth-usd is needed.

      --fail-above ends with status 1 if a price moved by more, up or down: exactly that many \
      percent pass. An added or a removed entry, a price that was free, and one that a sheet \
      leaves to the node's own flag are beyond any percentage, and count as well.

      EXAMPLES
        livepeer-pricing diff old.json new.json
        livepeer-pricing diff old.json new.json --fail-above 5% --format csv
        livepeer-pricing diff old.json new.json --eth-usd 3127.45 --format json
      """
  )

  @Argument(file: "The price file as it was; - reads standard input.", ["json"])
  var old: String

  @Argument(file: "The price file as it is; - reads standard input.", ["json"])
  var new: String

  @Option(
    "percent",
    "End with status 1 if a price moved by more than that, was added or was removed: 5%.",
    transform: { try ProportionText.percent($0) })
  var failAbove: Rational?

  @OptionGroup(title: "Prices") var document: DocumentOptions
  @OptionGroup(title: "Output") var shared: ResultOptions<ReportFormat>

  func validate() throws {
    if old == "-", new == "-" {
      throw ValidationError("standard input holds one price file; name the other")
    }
  }

  func run() throws {
    shared.eth.noteSource()
    let report = DiffReport(
      difference: PriceSheet.Difference(
        from: try loadDocument(old, as: document.kind).sheet,
        to: try loadDocument(new, as: document.kind).sheet, at: shared.ethPrice),
      ethPrice: shared.ethPrice)
    let undecided = report.undecided(advice: "give --eth-usd")
    if failAbove != nil, let first = undecided.first { throw CommandFailure(.usage, first) }
    try report.output.print(as: shared.format)
    for note in report.notes(old: old, new: new) { writeToStandardError(note) }
    for change in undecided { writeToStandardError("note: \(change)") }
    if let failure = failAbove.flatMap(report.failure(above:)) {
      throw CommandFailure(.checkFailed, failure)
    }
  }
}
