internal import ArgumentParser
internal import LivepeerPricing
internal import PricingReports
internal import QuoteStream

/// `--eth-usd`: there is no dollar without it.
struct ETHPriceOptions: ParsableArguments {
  @Option(
    "price", "What one ETH costs in USD. Without it there are no dollars.",
    name: .customLong("eth-usd"), transform: { try ETHPrice($0) })
  var price: ETHPrice?
}

/// `--eth-usd` and `--format`, of every command that prints results.
struct SharedOptions: ParsableArguments {
  @OptionGroup var eth: ETHPriceOptions

  var ethPrice: ETHPrice? { eth.price }

  @Option(named: "format", help: "How to print: table, json or csv. Without it, a table.")
  var format = OutputFormat.table
}

/// Where prices come from.
struct SheetOptions: ParsableArguments {
  @Option(
    file: "A price file such as aiModels.json; - reads standard input. Without it the documented "
      + "prices serve.",
    ["json"])
  var prices: String?

  @OptionGroup var units: UnitOptions

  /// The file's sheet, or the documented one; warns of units that do not fit it.
  func sheet() throws(CommandFailure) -> PriceSheet {
    let sheet = try prices.map { (path) throws(CommandFailure) in try loadSheet(path) }
    units.choice.warn(of: sheet ?? .documented, in: prices)
    return sheet ?? .documented
  }
}

/// What prices are per, where a price file leaves it open.
struct UnitOptions: ParsableArguments {
  @Option(
    name: .customLong("unit"),
    help: ArgumentHelp(
      "What a sheet's price is per, where the file cannot say: text-to-speech=ms, or "
        + "text-to-speech/MODEL=ms for one model.",
      valueName: "pipeline=unit"),
    transform: { try UnitChoice($0) })
  var choices: [UnitChoice] = []

  /// All of them; where two differ the last holds.
  var choice: UnitChoice { choices.reduce(.documented) { $0.merging($1) } }
}

extension UnitChoice {
  /// Warns of choices that are for nothing in a sheet, and of prices that cannot be meant so.
  func warn(of sheet: PriceSheet, in file: String?) {
    for choice in unmatched(in: sheet) {
      writeToStandardError(
        "warning: unit \(choice): \(file ?? "the documented sheet") has no entry for it")
    }
    for price in reusedPrices(in: sheet) { writeToStandardError("warning: \(price)") }
  }
}

/// What usage files are written in.
struct RecordFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "csv or ndjson. Without it, ndjson for files named .ndjson or .jsonl.", valueName: "format"),
    completion: .list(RecordFormat.allCases.map(\.rawValue)),
    transform: { try named($0, "input format") })
  var input: RecordFormat?

  /// What was said, or else what a file's name tells.
  func format(of path: String) -> RecordFormat { input ?? .suggested(by: path) }
}

/// Reads a price file and prints what it had to say.
func loadSheet(_ path: String) throws(CommandFailure) -> PriceSheet {
  let bytes = try readFile(path)
  do {
    let sheet = try PriceSheet(json: bytes)
    writeNotes(sheet.notes, on: path)
    return sheet
  } catch {
    throw CommandFailure(error, in: path)
  }
}

private func writeNotes(_ notes: [PriceSheetNote], on path: String) {
  for note in notes {
    writeToStandardError("\(path):\(note.position): note: \(note.message)")
  }
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
