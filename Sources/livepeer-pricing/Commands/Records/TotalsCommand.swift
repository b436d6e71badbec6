internal import ArgumentParser
internal import LivepeerEarnings
internal import LivepeerPricing
internal import PricingReports

struct TotalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totals",
    abstract: "Merge totals of batch, or of income, exactly.",
    discussion: """
      The merged totals are, byte for byte, those of one run over all the rows. The order of the \
      files does not matter. All files are of batch --totals, or all of income --format json, with \
      the same periods and groups.

      EXAMPLES
        livepeer-pricing totals may.json june.json > both.json
        livepeer-pricing totals shards/*.json
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Files that batch --totals or income wrote; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var files: [String]

  func run() throws {
    var totals = Totals()
    var income: IncomeTotals?
    for (index, file) in files.enumerated() {
      let bytes = try readFile(file)
      let part = try CommandFailure.data(of: file) { try IncomeReport.totals(json: bytes) }
      guard index == 0 || (part != nil) == (income != nil) else {
        let kind = income == nil ? "of income, and those before it are of batch" : "not of income"
        throw CommandFailure(.badData, "\(file): is \(kind); merge them apart")
      }
      guard let part else {
        totals.merge(try CommandFailure.data(of: file) { try Totals(json: bytes) })
        continue
      }
      do throws(IncomeTotals.MergeError) {
        if income == nil { income = part } else { try income?.merge(part) }
      } catch {
        throw CommandFailure(.badData, "\(file): \(error)")
      }
    }
    if let income {
      try IncomeReport(income).output.print(as: OutputFormat.json)
      return
    }
    try writeToStandardOutput(totals.json)
  }
}
