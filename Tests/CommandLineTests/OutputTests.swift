import Foundation
import Testing

@Suite struct OutputTests {
  static let commandLines = [
    "quote audio-to-text --duration 1s", "convert 5/ms --format json", "prices --eth-usd 3000",
    "audit --documented --format csv", "--help", "quote --help", "--version",
    "--generate-completion-script zsh",
  ]

  /// The reader goes away before the 400 KB are written.
  @Test(arguments: ["", "trap '' PIPE; "])
  func closedPipe(trap: String) throws {
    try withTemporaryFolder { folder in
      let entries = (0..<10_000).map {
        #"{"pipeline":"upscale","model_id":"m\#($0)","price_per_unit":\#($0)}"#
      }
      let sheet = "[\(entries.joined(separator: ","))]"
      try Data(sheet.utf8).write(to: folder.appendingPathComponent("sheet.json"))
      let run = try Program.shell(
        "\(trap){ livepeer-pricing prices sheet.json; echo status $? >&2; } | true",
        in: folder
      )
      #expect(run.errors == "status 141\n")
    }
  }

  /// No dollars anywhere in what is printed, in any form, without an ETH price.
  @Test(arguments: [
    "quote audio-to-text --duration 1s", "convert 5/ms", "prices -",
  ])
  func noDollarsWithoutETHPrice(commandLine: String) throws {
    let sheet = #"[{"pipeline":"upscale","model_id":"m","price_per_unit":1}]"#
    for format in ["table", "json", "csv"] {
      let output = try expectOutput("\(commandLine) --format \(format)", input: sheet)
      #expect(!output.lowercased().contains("usd") && !output.contains("$"))
    }
  }
}
