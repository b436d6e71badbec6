import Foundation
import Testing

/// The commands of the README, the guides and the tutorial print what those pages say.
@Suite struct ReadmeTests {
  static let examples = Page.all.flatMap(\.examples)
  static let files = Page.all.flatMap(\.files)
  private static let guides = "docs/livepeer-pricing.docc"

  @Test func everyCommandIsShown() {
    for name in [
      "quote", "convert", "prices", "check", "diff", "audit", "batch", "totals", "reconcile",
      "income", "earnings", "market", "payments",
    ] {
      #expect(
        ReadmeTests.examples.flatMap(\.commands).contains {
          $0.line.contains("livepeer-pricing \(name) ")
        }, "\(name)")
    }
  }

  /// The README's commands read the files that guides show, so a name means one file.
  @Test func namesOfFilesAreUnique() {
    let files = Set(ReadmeTests.files)
    #expect(!files.isEmpty)
    #expect(Set(files.map(\.name)).count == files.count)
  }

  /// What the pages of the repository link to is in it.
  @Test(arguments: [
    "README.md", "API.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "Vectors/README.md",
    "Vectors/schemas/README.md", "Examples/spark/README.md", "Benchmarks/README.md",
  ])
  func linksLead(page: String) throws {
    let folder = packageFolder.appendingPathComponent(page).deletingLastPathComponent()
    for link in try Page.contents(of: page).matches(of: /\]\((?<target>[^)#:\s]+)(#[^)]*)?\)/) {
      let target = folder.appendingPathComponent(String(link.target)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(page): \(link.target)")
    }
  }

  @Test(arguments: examples)
  func printsWhatThePageSays(example: ConsoleExample) throws {
    try withTemporaryFolder { folder in
      for file in ReadmeTests.files {
        try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
      }
      try example.expectOutputs(in: folder)
    }
  }

  /// The steps of the tutorial, one after another in one folder: each shows a file or a terminal.
  @Test func tutorialPrintsWhatItSays() throws {
    let tutorial = try Page.contents(of: "\(ReadmeTests.guides)/PriceANode.tutorial")
    let steps = tutorial.matches(of: /@Code\(name: "(?<name>[^"]+)", file: "(?<file>[^"]+)"\)/)
    #expect(steps.count >= 8)
    try withTemporaryFolder { folder in
      for step in steps {
        let text = try Page.contents(of: "\(ReadmeTests.guides)/Resources/\(step.file)")
        if step.name == "Terminal" {
          let example = ConsoleExample(page: String(step.file), text: String(text.dropLast()))
          #expect(!example.commands.isEmpty)
          try example.expectOutputs(in: folder)
        } else {
          try Data(text.utf8).write(to: folder.appendingPathComponent(String(step.name)))
        }
      }
    }
  }

  /// The picture in the guide is what its command writes.
  @Test func pictureIsUpToDate() throws {
    let scenario = try #require(ReadmeTests.files.first { $0.name == "gpu.json" })
    let command = try #require(
      ReadmeTests.examples.flatMap(\.commands).first { $0.line.contains(" --svg ") })
    let drawn = try withTemporaryFolder { folder in
      try Data(scenario.text.utf8).write(to: folder.appendingPathComponent(scenario.name))
      _ = try Program.shell(command.line, in: folder)
      return try String(
        contentsOf: folder.appendingPathComponent("earnings.svg"), encoding: .utf8)
    }
    #expect(try drawn == Page.contents(of: "\(ReadmeTests.guides)/earnings.svg"))
  }

  @Test func tablesFit80Columns() {
    for example in ReadmeTests.examples {
      for line in example.commands.flatMap({ $0.output.split(separator: "\n") })
      where !["livepeer-pricing: ", "aiModels.json:", "warning: ", "note: ", "{\"rows\""].contains(
        where: line.hasPrefix)
      {
        #expect(line.count <= 80, "\(example.page)")
      }
    }
  }

  /// Thirty seconds are enough to read it.
  @Test func readmeIsShort() throws {
    let lines = try Page.contents(of: "README.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 161)
  }
}
