internal import ArgumentParser
internal import LivepeerPricing

struct TotalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totals",
    abstract: "Merge totals files of batch, exactly.",
    discussion: """
      The merged totals are, byte for byte, those of one run over all the rows. The order of the \
      files does not matter.

      EXAMPLES
        livepeer-pricing totals may.json june.json > both.json
        livepeer-pricing totals shards/*.json
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Files that batch --totals wrote; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var files: [String]

  func run() throws {
    var totals = Totals()
    for file in files {
      let bytes = try readFile(file)
      totals.merge(try CommandFailure.data(of: file) { try Totals(json: bytes) })
    }
    try writeToStandardOutput(totals.json)
  }
}
