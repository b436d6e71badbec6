import Testing

/// Whether ArgumentParser's texts are still what `ArgumentParserText` reads: an update of
/// swift-argument-parser that changes its English fails here.
@Suite struct ArgumentParserTextTests {
  static let remedy: Comment = """
    swift-argument-parser has changed its wording: mend \
    Sources/livepeer-pricing/Terminal/ArgumentParserText.swift, where all that leans on it is, and then \
    the messages that CommandLineTests expect
    """

  /// One for each phrase; what is printed depends on it.
  static let messages: [(commandLine: String, error: String)] = [
    ("convert -5", "'-5': a price is not negative"),
    (
      "quote upscale --size 1x1 --charged --pricee 3",
      "Unknown option '--pricee'; did you mean --price? (try 'livepeer-pricing quote --help')"
    ),
    ("quote audio-to-text --duration=x", "--duration <time>: duration 'x', offset 0: "),
    ("batch --threads x", "The value 'x' is invalid for '--threads <n>' (try "),
    ("check a.json --gpus 24", "Unknown option '--gpus'; did you mean --gpu-memory? (try "),
  ]

  @Test(arguments: messages)
  func messageIsReadAsBefore(commandLine: String, error: String) throws {
    let run = try Program.run(commandLine)
    #expect(run.errors.hasPrefix("livepeer-pricing: \(error)"), Self.remedy)
  }

  /// bash is asked for what may follow; zsh and fish may not be there, and their scripts are read.
  @Test func capsCompleteTheDocumentedOnes() throws {
    let run = try Program.shell(
      #"""
      bash -c 'touch caps.json other.txt
      source <(livepeer-pricing --generate-completion-script bash)
      COMP_WORDS=(livepeer-pricing check a.json --caps "")
      COMP_CWORD=4 COMP_LINE="${COMP_WORDS[*]}" COMP_POINT=${#COMP_LINE}
      _livepeer-pricing livepeer-pricing "" --caps 2>&1
      printf "%s\n" "${COMPREPLY[@]}"'
      """#)
    #expect(run.output.split(separator: "\n") == ["documented", "caps.json"], Self.remedy)
    let zsh = try expectOutput("--generate-completion-script zsh")
    #expect(
      zsh.split(separator: "{compadd documented; _files -g '\\''*.json'\\''}'\n").count == 4,
      Self.remedy)
    let fish = try expectOutput("--generate-completion-script fish")
    #expect(fish.split(separator: " -l 'caps' ").count == 4, Self.remedy)
    #expect(fish.split(separator: "-rfa '(echo documented;for p in").count == 4, Self.remedy)
  }
}
