import Foundation
import Testing

@Suite struct LivepeerPricingCommandTests {
  @Test func version() throws {
    #expect(try expectOutput("--version") == "1.0.0\n")
  }

  @Test func noCommandPrintsHelp() throws {
    #expect(try expectOutput("") == expectOutput("--help"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let script = try expectOutput("--generate-completion-script \(shell)")
    for word in ["quote", "convert", "prices", "audit", "audio-to-text", "eth-usd"] {
      #expect(script.contains(word))
    }
  }

  static let mistakes: [(commandLine: String, message: String)] = [
    ("frobnicate", "unknown command 'frobnicate'; use one of quote, convert, prices, check, diff"),
    ("'\u{1B}[31m'", "unknown command '\u{FFFD}[31m'"),
    ("''", "unknown command ''"),
    ("quot audio-to-text", "unknown command 'quot'; did you mean quote?"),
    ("help nonsense", "unknown command 'nonsense'; use one of quote, convert"),
    ("hlep", "did you mean help?"), ("version", "did you mean --version?"),
    ("audit --documentd", "Unknown option '--documentd'; did you mean --documented?"),
    ("quote llm --token=5", "Unknown option '--token'; did you mean --tokens?"),
    ("quote llm --json", "did you mean --format json?"),
    ("prices --gpus 24", "Unknown option '--gpus' (try 'livepeer-pricing prices --help')"),
    ("check a.json --gpus 24", "did you mean --gpu-memory?"),
    ("quote text-to-speech --text --documentd --size 1x1", "give one measure"),
    ("help quot", "unknown command 'quot'; did you mean quote?"),
    ("--bogus", "Unknown option '--bogus'"),
    ("quote audio-to-text --bogus", "(try 'livepeer-pricing quote --help')"),
    ("quote", "Missing expected argument '<pipeline>'"),
    ("convert", "Missing expected argument '<rate>'"),
    ("prices a b", "Unexpected argument 'b'"),
    ("--generate-completion-script tcsh", "zsh bash fish"),
  ]

  @Test(arguments: mistakes)
  func mistake(commandLine: String, message: String) throws {
    expectFailure(try Program.run(commandLine), status: 64, message)
  }

  /// Swift repairs such arguments silently, and would count what was not given.
  @Test func argumentThatIsNotUTF8() throws {
    let run = try Program.shell(
      #"livepeer-pricing quote text-to-speech --text "$(printf 'a\377')""#
    )
    expectFailure(run, status: 64, "argument 4 is not UTF-8")
  }
}
