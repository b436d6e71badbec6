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
      guard IncomeReport.isIncome(bytes) == (income != nil) || index == 0 else {
        let kind = income == nil ? "of income, and those before it are of batch" : "not of income"
        throw CommandFailure(.badData, "\(file): is \(kind); merge them apart")
      }
      if IncomeReport.isIncome(bytes) {
        let part = try CommandFailure.data(of: file) { try IncomeReport.totals(json: bytes) }
        do throws(IncomeTotals.MergeError) {
          if income == nil { income = part } else { try income?.merge(part) }
        } catch {
          throw CommandFailure(.badData, "\(file): \(error)")
        }
      } else {
        totals.merge(try CommandFailure.data(of: file) { try Totals(json: bytes) })
      }
    }
    if let income {
      try IncomeReport(income).output.print(as: .json)
      return
    }
    try writeToStandardOutput(totals.json)
  }
}
