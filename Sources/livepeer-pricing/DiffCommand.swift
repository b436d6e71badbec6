internal import ArgumentParser
internal import ExactMath
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

      --fail-above ends with status 1 where a price moved by more, up or down: exactly that many \
      percent pass. A price that was free, or that one sheet leaves to the node's own flag, \
      counts as moved by more. Added and removed entries do not count.

      EXAMPLES
        livepeer-pricing diff old.json new.json
        livepeer-pricing diff old.json new.json --fail-above 5 --format csv
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
      "End with status 1 where a price moved by more than that.", valueName: "percent"),
    transform: { try percent($0) })
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
    let count = difference.changed.count { $0.move.exceeds(percent: percent) }
    guard count > 0 else { return }
    throw CommandFailure(
      .checkFailed,
      "\(count) \(count == 1 ? "price" : "prices") moved by more than \(percent.decimalText.text) %"
    )
  }
}

/// A number of percent, zero or more: `5`, `0.5`.
private func percent(_ text: String) throws -> Rational {
  let percent = try Rational(decimal: text)
  guard !percent.isNegative else {
    throw ValidationError("'\(text.shown())': a bound is zero percent or more, such as 5 or 0.5")
  }
  return percent
}

extension PriceEntry {
  /// What an entry is found by, for a person: the gateway only where it is a certain one.
  var names: String {
    "\(pipeline) \(modelID)"
      + (isForEveryGateway ? "" : " for gateway \(gateway)")
  }
}
