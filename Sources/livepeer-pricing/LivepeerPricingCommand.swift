internal import ArgumentParser
internal import SystemPackage

/// The command line: one subcommand a task.
@main
struct LivepeerPricingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livepeer-pricing",
    abstract: "Price work on Livepeer's AI network, exactly.",
    discussion: """
      Prices are wei per millisecond, character, pixel or token; fees are exact and rounded up to \
      whole wei. Dollars appear only where --eth-usd says what ETH costs: no price is built in.

      EXAMPLES
        livepeer-pricing quote audio-to-text --duration 3m20s --eth-usd 3127.45
        livepeer-pricing quote segment-anything-2 --size 1920x1080 --prices aiModels.json
        livepeer-pricing convert '$0.0012/min' --to wei/ms --eth-usd 3000
        livepeer-pricing prices aiModels.json --eth-usd 3000
        livepeer-pricing audit 12882811wei/ms '$0.0000014/s' --eth-usd 3000

      EXIT STATUS
        0 success, 64 usage, 65 bad data, 66 no such input, 70 internal error, 74 I/O error.
      """,
    version: "0.1.0",
    subcommands: [QuoteCommand.self, ConvertCommand.self, PricesCommand.self, AuditCommand.self]
  )

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      failure.exit()
    } catch {
      // Help, the version and completion scripts come as errors too, and are no failures.
      if exitCode(for: error) == .success { exit(withError: error) }
      let message = message(for: error).split(separator: "\n").joined(separator: " ")
      CommandFailure(.usage, "\(message) (try 'livepeer-pricing --help')").exit()
    }
  }
}
