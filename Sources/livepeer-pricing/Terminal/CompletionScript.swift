extension String {
  /// A completion script that completes `documented` for `--caps`, beside files.
  ///
  /// ArgumentParser completes files or words, and this option takes both. What it writes for files is
  /// what the lines of `--caps` are told from.
  var completingDocumentedCaps: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
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
