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

  /// Files that the commands read: a block whose text before it says `This is NAME:`.
  private static let files: [(name: String, text: String)] =
    (readme ?? "").components(separatedBy: "`:\n\n```").dropLast()
    .enumerated().compactMap { index, before in
      let after = (readme ?? "").components(separatedBy: "`:\n\n```")[index + 1]
      guard let name = before.components(separatedBy: "`").last,
        let text = after.components(separatedBy: "\n```").first,
        let language = text.split(separator: "\n").first, ["json", "csv"].contains(language)
      else { return nil }
      return (name, text.dropFirst(language.count + 1) + "\n")
    }

  @Test func everyCommandIsShown() {
    for name in [
      "quote", "convert", "prices", "check", "diff", "audit", "batch", "totals", "reconcile",
      "income", "earnings", "market",
    ] {
      #expect(ReadmeTests.commands.contains { $0.line.contains("livepeer-pricing \(name) ") })
    }
  }

  @Test(arguments: commands)
  func printsWhatTheReadmeSays(command: Command) throws {
    let run = try withTemporaryFolder { folder in
      for file in ReadmeTests.files {
        try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
      }
      return try Program.shell(command.line, in: folder)
    }
    // How long a run takes differs.
    let errors = run.errors.replacing(/; [0-9]+\.[0-9] s;/, with: "; 0.0 s;")
    #expect(run.output + errors == command.output)
  }

  /// The picture in the README is what its command writes.
  @Test func pictureIsUpToDate() throws {
    let scenario = try #require(ReadmeTests.blocks("json").last)
    let line = try #require(ReadmeTests.commands.first { $0.line.contains(" --svg ") }?.line)
    let drawn = try withTemporaryFolder { folder in
      try Data(scenario.utf8).write(to: folder.appendingPathComponent("gpu.json"))
      _ = try Program.shell(line, in: folder)
      return try String(
        contentsOf: folder.appendingPathComponent("earnings.svg"), encoding: .utf8)
    }
    let kept = try String(
      contentsOf: packageFolder.appendingPathComponent("docs/earnings.svg"), encoding: .utf8)
    #expect(drawn == kept)
  }

  @Test func tablesFit80Columns() {
    for line in ReadmeTests.commands.flatMap({ $0.output.split(separator: "\n") })
    where !["livepeer-pricing: ", "aiModels.json:", "warning: ", "note: ", "{\"rows\""].contains(
      where: line.hasPrefix)
    {
      #expect(line.count <= 80)
    }
  }
}
