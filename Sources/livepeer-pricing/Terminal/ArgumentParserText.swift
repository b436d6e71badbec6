/// What is read out of texts that ArgumentParser writes: messages, help and completion scripts.
///
/// All that leans on its English is in this file. An update of the package may change it, and
/// `ArgumentParserTextTests` fails then.
enum ArgumentParserText {
  static func saysThatAnArgumentIsMissing(_ message: String) -> Bool {
    message.hasPrefix("Missing expected argument")
  }

  /// Returns the option that a message says is unknown, such as `--eth`; nil if it says something else.
  static func unknownOption(in message: String) -> String? {
    let prefix = "Unknown option '"
    guard message.hasPrefix(prefix) else { return nil }
    return String(message.dropFirst(prefix.count).prefix { $0 != "'" })
  }

  /// Returns `NAME: WHY` for `The value 'X' is invalid for 'NAME': WHY`, and any other message as it
  /// is.
  ///
  /// X, which is in the arguments, may be long, and the reason quotes the part that matters.
  static func withoutRepeatedValue(_ message: String, of arguments: [String]) -> String {
    let values = arguments.flatMap { argument in
      [argument[...]] + (argument.firstIndex(of: "=").map { [argument[$0...].dropFirst()] } ?? [])
    }
    for value in values {
      let prefix = "The value '\(value)' is invalid for '"
      guard message.hasPrefix(prefix) else { continue }
      let rest = message.dropFirst(prefix.count)
      // A message without a reason says nothing but the value.
      guard let end = rest.firstRange(of: "': ") else { continue }
      return "\(rest[..<end.lowerBound]): \(rest[end.upperBound...])"
    }
    return message
  }

  /// Returns the long options that a help text lists, and those that every command has beside them.
  static func optionNames(inHelp help: String) -> [String] {
    ["--help", "--version", "--generate-completion-script"]
      + help.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard line.hasPrefix("  "), let first = words.first, first.hasPrefix("-") else {
          return nil
        }
        return words.prefix(2).first { $0.hasPrefix("--") }.map(String.init)
      }
  }

  /// Returns a completion script that completes `documented` for `--caps`, beside files.
  ///
  /// ArgumentParser completes files or words, and this option takes both. The lines of `--caps` are
  /// those that complete JSON files for it.
  static func completingDocumentedCaps(_ script: String) -> String {
    script.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line == "    '--caps')" {
        return line + "\n        __livepeer-pricing_add_completions -W 'documented'"
      }
      let files = #":file:_files -g '\''*.json'\'''"#
      if line.hasPrefix("        '--caps["), line.hasSuffix(files) {
        return line.dropLast(files.count)
          + #":file:{compadd documented; _files -g '\''*.json'\''}'"#
      }
      let inFish = " -l 'caps' "
      if let option = line.firstRange(of: inFish), let start = line.firstRange(of: "-rfa '(") {
        guard option.lowerBound < start.lowerBound else { return String(line) }
        return line[..<start.upperBound] + "echo documented;" + line[start.upperBound...]
      }
      return String(line)
    }.joined(separator: "\n")
  }
}
