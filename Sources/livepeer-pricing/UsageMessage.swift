internal import ArgumentParser
internal import LivepeerPricing

extension LivepeerPricingCommand {
  /// What ArgumentParser says of the arguments, in one line and to the point.
  static func usageMessage(_ message: String) -> String {
    let arguments = CommandLine.arguments.dropFirst()
    let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
    let command = arguments.first ?? ""
    guard command.hasPrefix("-") || (commands + ["help"]).contains(command) else {
      return "unknown command '\(command.shown())'; use one of \(commands.joined(separator: ", "))"
    }
    // A price that begins with a minus looks like an option to ArgumentParser.
    if message.hasPrefix("Missing expected argument"),
      let price = arguments.first(where: isNegative)
    {
      return "'\(price.shown())': a price is not negative"
    }
    let help = commands.contains(command) ? "livepeer-pricing \(command)" : "livepeer-pricing"
    let line = withoutRepeatedValue(message).split(separator: "\n").joined(separator: " ")
    return "\(line) (try '\(help) --help')"
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
