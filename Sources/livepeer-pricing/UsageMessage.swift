internal import ArgumentParser
internal import LivepeerPricing

/// All that leans on the English of ArgumentParser is in this file.
extension LivepeerPricingCommand {
  /// What ArgumentParser says of the arguments, in one line and to the point.
  static func usageMessage(_ message: String) -> String {
    let arguments = CommandLine.arguments.dropFirst()
    let command = arguments.first ?? ""
    guard command.hasPrefix("-") || (commandNames + ["help"]).contains(command) else {
      return unknownCommand(command)
    }
    // A price that begins with a minus looks like an option to ArgumentParser.
    if message.hasPrefix("Missing expected argument"),
      let price = arguments.first(where: isNegative)
    {
      return "'\(price.shown())': a price is not negative"
    }
    let help = commandNames.contains(command) ? "livepeer-pricing \(command)" : "livepeer-pricing"
    let line = (unknownOption(message, of: command) ?? withoutRepeatedValue(message))
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

  private static let commandNames = configuration.subcommands.compactMap {
    $0.configuration.commandName
  }

  private static func unknownCommand(_ name: String) -> String {
    let advice =
      nearName(to: name, in: commandNames).map { "did you mean \($0)?" }
      ?? "use one of \(commandNames.joined(separator: ", "))"
    return "unknown command '\(name.shown())'; \(advice)"
  }

  /// `Unknown option '--eth'` becomes `Unknown option '--eth'; did you mean --eth-usd?`.
  private static func unknownOption(_ message: String, of command: String) -> String? {
    let prefix = "Unknown option '"
    guard message.hasPrefix(prefix) else { return nil }
    let option = message.dropFirst(prefix.count).prefix { $0 != "'" }
    guard option.hasPrefix("--") else { return nil }
    let near = nearOption(to: String(option), in: optionNames(of: command))
    return "Unknown option '\(option)'" + (near.map { "; did you mean \($0)?" } ?? "")
  }

  /// `--eth-usd` for `--eth-price` and `--usd`: an option with the same first word, or else a near
  /// one, or else one that has a word in common.
  private static func nearOption(to name: String, in options: [String]) -> String? {
    let words = name.split(separator: "-")
    let alike = options.filter { $0.split(separator: "-").first == words.first }
    return nearName(to: name, in: alike) ?? alike.first ?? nearName(to: name, in: options)
      ?? options.first { !Set($0.split(separator: "-")).isDisjoint(with: words) }
  }

  /// The long options of a command, from its help.
  private static func optionNames(of command: String) -> [String] {
    let type = configuration.subcommands.first { $0.configuration.commandName == command } ?? self
    return helpMessage(for: type).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard line.hasPrefix("  "), let first = words.first, first.hasPrefix("-") else { return nil }
      return words.prefix(2).first { $0.hasPrefix("--") }.map(String.init)
    }
  }

  private static func isNegative(_ argument: String) -> Bool {
    argument.first == "-"
      && argument.dropFirst().first.map { $0.isNumber || "$.".contains($0) } == true
  }

  /// `The value 'X' is invalid for 'NAME': WHY` becomes `NAME: WHY`: X may be long, and what is
  /// wrong with it quotes the part that matters.
  private static func withoutRepeatedValue(_ message: String) -> String {
    let values = CommandLine.arguments.flatMap { argument in
      [argument[...]] + (argument.firstIndex(of: "=").map { [argument[$0...].dropFirst()] } ?? [])
    }
    for value in values {
      let prefix = "The value '\(value)' is invalid for '"
      guard message.hasPrefix(prefix) else { continue }
      let rest = message.dropFirst(prefix.count)
      guard let quote = rest.firstIndex(of: "'") else { continue }
      return "\(rest[..<quote])\(rest[quote...].dropFirst())"
    }
    return message
  }
}
