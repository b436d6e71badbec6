import Foundation
import Testing

/// The README's commands print what the README says.
@Suite struct ReadmeTests {
  /// A command line of a `console` block, and the lines under it.
  struct Command: CustomTestStringConvertible, Sendable {
    let line: String
    let output: String
    var testDescription: String { line }
  }

  private static let readme = try? String(
    contentsOf: packageFolder.appendingPathComponent("README.md"),
    encoding: .utf8
  )

  /// The contents of the fenced blocks of a language.
  private static func blocks(_ language: String) -> [String] {
    (readme ?? "").components(separatedBy: "\n```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }

  static let commands: [Command] = blocks("console").flatMap { block in
    ("\n" + block).components(separatedBy: "\n$ ").dropFirst().map { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return Command(
        line: String(lines[0]),
        output: lines.dropFirst().map { $0 + "\n" }.joined()
      )
    }
  }

  @Test func everyCommandIsShown() {
    for name in ["quote", "convert", "prices", "audit", "batch", "totals"] {
      #expect(ReadmeTests.commands.contains { $0.line.contains("livepeer-pricing \(name) ") })
    }
  }

  @Test(arguments: commands)
  func printsWhatTheReadmeSays(command: Command) throws {
    let run = try withTemporaryFolder { folder in
      let sheet = try #require(ReadmeTests.blocks("json").first)
      try Data(sheet.utf8).write(to: folder.appendingPathComponent("aiModels.json"))
      let jobs = try #require(ReadmeTests.blocks("csv").first)
      try Data((jobs + "\n").utf8).write(to: folder.appendingPathComponent("jobs.csv"))
      return try Program.shell(command.line, in: folder)
    }
    #expect(run.output + run.errors == command.output)
  }

  @Test func tablesFit80Columns() {
    for line in ReadmeTests.commands.flatMap({ $0.output.split(separator: "\n") })
    where !["livepeer-pricing: ", "warning: ", "{\"rows\""].contains(where: line.hasPrefix) {
      #expect(line.count <= 80)
    }
  }
}
