internal import ArgumentParser
internal import SystemPackage

@main
struct LivepeerPricingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livepeer-pricing",
    abstract: "Price work on Livepeer's AI network, exactly.",
    discussion: """
      Prices are wei per millisecond, character, pixel or token; fees are exact and rounded up to \
      whole wei. Dollars appear only if --eth-usd says what ETH costs: no price is built in. \
      The help of each command has more examples.

      EXAMPLES
        livepeer-pricing quote audio-to-text --duration 3m20s --eth-usd 3127.45
        livepeer-pricing prices aiModels.json --eth-usd 3000
        livepeer-pricing batch jobs.csv --eth-usd 3127.45 --output priced.csv

      EXIT STATUS
        0 success, 1 a check found errors or a threshold was passed, 64 usage,
        65 bad data, 66 no input file, 70 internal error, 73 cannot create a file,
        74 I/O error.
      """,
    version: "1.0.0",
    subcommands: [
      QuoteCommand.self, ConvertCommand.self, PricesCommand.self, CheckCommand.self,
      DiffCommand.self, AuditCommand.self, BatchCommand.self, TotalsCommand.self,
      ReconcileCommand.self, IncomeCommand.self, EarningsCommand.self, PaymentsCommand.self,
      MarketCommand.self,
    ]
  )

  static func main() async {
    holdClosedStandardFiles()
    reportFilesPastTheLimit()
    returnLargeBlocks()
    setLeastColumns(80)
    do throws(CommandFailure) {
      try refuseArgumentsThatAreNotUTF8()
      try refuseUnknownHelp()
      try refuseShellNames()
      var command = try parsed()
      do {
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      } catch let failure as CommandFailure {
        throw failure
      } catch {
        guard exitCode(for: error) == .success else {
          throw CommandFailure(.internalError, "internal error: \(error)")
        }
        try writeHelp(error)
      }
    } catch {
      error.exit()
    }
  }

  private static func parsed() throws(CommandFailure) -> any ParsableCommand {
    do {
      return try parseAsRoot()
    } catch {
      guard exitCode(for: error) == .success else {
        throw CommandFailure(.usage, usageMessage(message(for: error)))
      }
      try writeHelp(error)
      exit()
    }
  }

  /// Help, the version and completion scripts come as errors, and are no failures.
  private static func writeHelp(_ request: any Error) throws(CommandFailure) {
    var text = ArgumentParserText.completingDocumentedCaps(fullMessage(for: request))
    while text.last == "\n" { text.removeLast() }
    try writeToStandardOutput(text + "\n")
  }

  /// Swift would repair such an argument, and the repaired text is not what was given.
  private static func refuseArgumentsThatAreNotUTF8() throws(CommandFailure) {
    for index in 1..<max(1, Int(CommandLine.argc)) {
      // Safe: argv holds argc pointers to texts that end with NUL.
      guard let argument = unsafe CommandLine.unsafeArgv[index],
        unsafe String(validatingCString: argument) == nil
      else { continue }
      throw CommandFailure(.usage, "argument \(index) is not UTF-8; give a text with --text-file")
    }
  }
}
