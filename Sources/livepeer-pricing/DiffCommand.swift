internal import ArgumentParser
internal import LivepeerPricing

/// `diff`: what differs between two price sheets.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two price sheets, entry by entry.",
    usage: """
      livepeer-pricing diff <old> <new> [--fail-above <percent>]
                            [--eth-usd <price>] [--format <format>]
      """,
    discussion: """
      Entries are matched by pipeline, model and gateway; of several with the same three the last \
      one holds. A change is exact, in percent of the old price. Two prices in USD are compared \
      in USD; where one sheet alone is in USD, --eth-usd is needed.

      --fail-above ends with status 1 if a price moved by more, up or down: exactly that many \
      percent pass. An added or a removed entry, a price that was free, and one that a sheet \
      leaves to the node's own flag are beyond any percentage, and count as well.

      EXAMPLES
        livepeer-pricing diff old.json new.json
        livepeer-pricing diff old.json new.json --fail-above 5% --format csv
        livepeer-pricing diff old.json new.json --eth-usd 3127.45 --format json
      """
  )

  @Argument(
    help: "The price file as it was; - reads standard input.",
    completion: .file(extensions: ["json"]))
  var old: String

  @Argument(
    help: "The price file as it is; - reads standard input.",
    completion: .file(extensions: ["json"]))
  var new: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "End with status 1 if a price moved by more than that, was added or was removed: 5%.",
      valueName: "percent"),
    transform: { try ProportionText.percent($0) })
  var failAbove: Rational?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if old == "-", new == "-" {
      throw ValidationError("standard input holds one price file; name the other")
    }
  }

  func run() throws {
    let difference = PriceSheetDifference(
      from: try loadSheet(old), to: try loadSheet(new), at: shared.ethPrice)
    let undecided = difference.changed.filter { $0.move == .needsETHPrice }
    if failAbove != nil, let first = undecided.first {
      throw CommandFailure(
        .usage,
        "\(first.new.names) is in USD in one sheet alone; give --eth-usd to compare its prices")
    }
    try DiffReport(difference: difference, ethPrice: shared.ethPrice)
      .output.print(as: shared.format)
    note(difference.replacedInOld, in: old)
    note(difference.replacedInNew, in: new)
    for change in undecided {
      writeToStandardError(
        "note: \(change.new.names) is in USD in one sheet alone; "
          + "give --eth-usd to compare its prices")
    }
    if let failAbove { try fail(above: failAbove, difference) }
  }

  private func note(_ replaced: [PriceEntry], in file: String) {
    for entry in replaced {
      writeToStandardError("\(file): note: \(entry.names) stands here again: the last one holds")
    }
  }

  private func fail(
    above percent: Rational, _ difference: PriceSheetDifference
  ) throws(CommandFailure) {
    let counts = [
      (
        difference.changed.count { $0.move.exceeds(percent: percent) },
        "moved by more than \(percent.decimalText.text)%"
      ),
      (difference.added.count, "added"), (difference.removed.count, "removed"),
    ].filter { $0.0 > 0 }
    guard !counts.isEmpty else { return }
    let first = counts.first.map { $0.0 == 1 ? "1 price" : "\($0.0) prices" } ?? ""
    let rest = counts.dropFirst().map { ", \($0.0) \($0.1)" }.joined()
    throw CommandFailure(.checkFailed, "\(first) \(counts[0].1)\(rest)")
  }
}

extension PriceEntry {
  /// What an entry is found by, for a person: the gateway only where it is a certain one.
  var names: String {
    "\(pipeline) \(modelID)"
      + (isForEveryGateway ? "" : " for gateway \(gateway)")
  }
}
