internal import ArgumentParser
internal import LivepeerPricing

// What to say of arguments that cannot be parsed.

extension LivepeerPricingCommand {
  /// What ArgumentParser says of the arguments, in one line and to the point.
  static func usageMessage(_ message: String) -> String {
    let arguments = CommandLine.arguments.dropFirst()
    let command = arguments.first ?? ""
    guard command.hasPrefix("-") || (commandNames + ["help"]).contains(command) else {
      return unknownCommand(command)
    }
    // A price that begins with a minus looks like an option to ArgumentParser.
    if ArgumentParserText.saysThatAnArgumentIsMissing(message),
      let price = arguments.first(where: isNegative)
    {
      return "'\(price.shown())': a price is not negative"
    }
    let help = commandNames.contains(command) ? "livepeer-pricing \(command)" : "livepeer-pricing"
    let line =
      (unknownOption(of: command, message)
      ?? ArgumentParserText.withoutRepeatedValue(message, of: CommandLine.arguments))
      .split(separator: "\n").joined(separator: " ")
    return "\(line) (try '\(help) --help')"
  }

  /// Ends with a usage error for `help` of a command that does not exist.
  static func refuseUnknownHelp() throws(CommandFailure) {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.first == "help",
      let topic = arguments.dropFirst().first(where: { !$0.hasPrefix("-") }),
      !(commandNames + ["help"]).contains(topic)
    else { return }
    throw CommandFailure(.usage, unknownCommand(topic))
  }

  /// Ends with a usage error for an argument such as `-bash.0012/min`, which a shell made of
  /// `"$0.0012/min"`, and which looks like a list of short options.
  static func refuseShellNames() throws(CommandFailure) {
    let arguments = CommandLine.arguments
    for (before, argument) in zip(arguments, arguments.dropFirst())
    where argument.hasPrefix("-") && !argument.hasPrefix("--") && !before.hasPrefix("--") {
      do throws(TextFormError) {
        _ = try StatedRate(argument)
      } catch {
        if case .shellVariable = error.reason { throw CommandFailure(.usage, "\(error)") }
      }
    }
  }

  static let commandNames = configuration.subcommands.compactMap {
    $0.configuration.commandName
  }

  private static func unknownCommand(_ name: String) -> String {
    let near = name == "version" ? "--version" : nearName(to: name, in: commandNames + ["help"])
    let advice =
      near.map { "did you mean \($0)?" }
      ?? "use one of \(commandNames.joined(separator: ", "))"
    return "unknown command '\(name.shown())'; \(advice)"
  }

  private static func isNegative(_ argument: String) -> Bool {
    argument.first == "-"
      && argument.dropFirst().first.map { $0.isNumber || "$.".contains($0) } == true
  }
}
