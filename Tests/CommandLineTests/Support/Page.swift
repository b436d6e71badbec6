import Foundation
import Testing

/// A page whose console examples the tests run: the README, a guide, or an article of a library.
struct Page: Sendable {
  /// The path within the package.
  let path: String
  let text: String

  /// The README, the guides and the libraries' articles, in the order of their paths.
  static let all: [Page] = {
    var folders = ["docs/livepeer-pricing.docc"]
    folders += names(in: "Sources").map { "Sources/\($0)/Documentation.docc" }
    let articles = folders.flatMap { folder in
      names(in: folder).filter { $0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
    }
    return (["README.md"] + articles).compactMap { path in
      try? Page(path: path, text: contents(of: path))
    }
  }()

  /// The fenced blocks of a language.
  func blocks(_ language: String) -> [String] {
    text.components(separatedBy: "\n```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
  }

  /// Files that commands read: blocks after a text that ends with the file's name, "This is `jobs.csv`:".
  var files: [ExampleFile] {
    let parts = text.components(separatedBy: "`:\n\n```")
    return zip(parts, parts.dropFirst()).compactMap { before, after in
      guard let name = before.components(separatedBy: "`").last,
        let block = after.components(separatedBy: "\n```").first,
        let language = block.split(separator: "\n").first,
        ["json", "csv", "python", "js", "go"].contains(language)
      else { return nil }
      return ExampleFile(name: name, text: block.dropFirst(language.count + 1) + "\n")
    }
  }

  var examples: [ConsoleExample] {
    blocks("console").map { ConsoleExample(page: path, text: $0) }
  }

  /// The text of a file of the package.
  static func contents(of path: String) throws -> String {
    try String(contentsOf: packageFolder.appendingPathComponent(path), encoding: .utf8)
  }

  private static func names(in folder: String) -> [String] {
    let path = packageFolder.appendingPathComponent(folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// A file that a page shows.
struct ExampleFile: Hashable, Sendable {
  let name: String
  let text: String
}

/// A block of command lines with what each prints; they run one after another in one folder.
struct ConsoleExample: CustomTestStringConvertible, Sendable {
  struct Command: Sendable {
    let line: String
    let output: String
  }

  let page: String
  let commands: [Command]

  var testDescription: String { "\(page): \(commands.first?.line ?? "no command")" }

  init(page: String, text: String) {
    self.page = page
    commands = ("\n" + text).components(separatedBy: "\n$ ").dropFirst().map { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      // A command goes on in the next line after a backslash or a pipe.
      let end = lines.firstIndex { !$0.hasSuffix("\\") && !$0.hasSuffix("|") } ?? 0
      return Command(
        line: lines[...end].joined(separator: "\n"),
        output: lines[(end + 1)...].map { $0 + "\n" }.joined()
      )
    }
  }

  /// Runs the commands and compares what they print, on standard output and then on standard error.
  func expectOutputs(in folder: URL) throws {
    for command in commands {
      let run = try Program.shell(command.line, in: folder)
      // How long a run takes differs.
      let errors = run.errors.replacing(/; [0-9]+\.[0-9] s;/, with: "; 0.0 s;")
      #expect(run.output + errors == command.output, "\(page): \(command.line)")
    }
  }
}
