internal import ArgumentParser
internal import LivepeerPricing

extension LivepeerPricingCommand {
  /// What to say of an option that the command does not have: `Unknown option '--eth'; did you mean
  /// --eth-usd?`; nil if there is none.
  ///
  /// ArgumentParser names it last, after whatever else is wrong.
  static func unknownOption(of command: String, _ message: String) -> String? {
    let options = optionNames(of: command)
    let arguments = CommandLine.arguments
    let unknown =
      ArgumentParserText.unknownOption(in: message)
      ?? zip(arguments, arguments.dropFirst()).first { before, argument in
        // After an option it may be its value.
        argument.hasPrefix("--") && argument != "--" && !before.hasPrefix("--")
          && !options.contains(String(argument.prefix { $0 != "=" }))
      }?.1
    guard let unknown, unknown.hasPrefix("--") else { return nil }
    let name = String(unknown.prefix { $0 != "=" })
    let near = nearOption(to: name, in: options)
    return "Unknown option '\(name.shown())'" + (near.map { "; did you mean \($0)?" } ?? "")
  }

  /// The long options of a command, from its help.
  private static func optionNames(of command: String) -> [String] {
    let type = configuration.subcommands.first { $0.configuration.commandName == command } ?? self
    return ArgumentParserText.optionNames(inHelp: helpMessage(for: type))
  }

  /// Returns the option that was probably meant: one of the same sense, or else of a like name.
  private static func nearOption(to name: String, in options: [String]) -> String? {
    if let option = otherNames[name], options.contains(String(option.prefix { $0 != " " })) {
      return option
    }
    return likeName(to: name, in: options)
  }

  /// Options that people look for under other names.
  private static let otherNames = [
    "--token": "--tokens", "--pixels": "--units", "--seconds": "--duration",
    "--length": "--duration", "--time": "--duration", "--chars": "--characters",
    "--gpu": "--gpu-memory", "--gpus": "--gpu-memory", "--vram": "--gpu-memory",
    "--file": "--prices", "--sheet": "--prices", "--json": "--format json",
    "--csv": "--format csv", "--advertised": "--charged", "--threshold": "--fail-above",
  ]
}
