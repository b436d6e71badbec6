import Foundation

/// What a run of the program left behind.
struct Run {
  let status: Int32
  let output: String
  let errors: String
}

extension Run {
  /// What is on standard error besides the summaries of `batch`, whose seconds differ.
  var complaints: String {
    errors.replacing(/note: [0-9,]+ rows? priced, [^\n]*; [0-9.]+ s; written to [^\n]*\n/, with: "")
  }
}

/// The program as it was built beside these tests.
enum Program {
  static let name = "livepeer-pricing"

  /// The folder of everything that was built.
  static let folder: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    return bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
  }()

  /// Runs the program with the words of a command line, in which single quotes hold spaces.
  static func run(_ commandLine: String, input: String = "") throws -> Run {
    try run(words(commandLine), input: Data(input.utf8))
  }

  /// Runs the program with those arguments.
  static func run(_ arguments: [String], input: Data = Data()) throws -> Run {
    try run(folder.appendingPathComponent(name), arguments, input: input)
  }

  /// Runs a line of shell in which the program is found by its name.
  static func shell(_ script: String, in folder: URL? = nil) throws -> Run {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script], input: Data(), in: folder)
  }

  /// The program in that folder, to be given its standard files and started.
  static func process(_ arguments: [String], in folder: URL) -> Process {
    let process = Process()
    process.executableURL = Program.folder.appendingPathComponent(name)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    return process
  }

  private static func run(
    _ executable: URL,
    _ arguments: [String],
    input: Data,
    in folder: URL? = nil
  ) throws -> Run {
    try withTemporaryFolder { files in
      // Files, not pipes: no amount of output makes the program wait for a reader.
      let process = Process()
      process.executableURL = executable
      process.arguments = arguments
      process.currentDirectoryURL = folder ?? files
      process.environment = [
        "PATH": Program.folder.path + ":/usr/bin:/bin", "COLUMNS": "80",
      ]
      process.environment?["TSAN_OPTIONS"] = ProcessInfo.processInfo.environment["TSAN_OPTIONS"]
      let (inputFile, outputFile, errorFile) = (
        files.appendingPathComponent("input"), files.appendingPathComponent("output"),
        files.appendingPathComponent("errors")
      )
      try input.write(to: inputFile)
      try Data().write(to: outputFile)
      try Data().write(to: errorFile)
      process.standardInput = try FileHandle(forReadingFrom: inputFile)
      process.standardOutput = try FileHandle(forWritingTo: outputFile)
      process.standardError = try FileHandle(forWritingTo: errorFile)
      try process.run()
      process.waitUntilExit()
      return Run(
        status: process.terminationReason == .exit
          ? process.terminationStatus : 128 + process.terminationStatus,
        output: try String(contentsOf: outputFile, encoding: .utf8),
        errors: try String(contentsOf: errorFile, encoding: .utf8)
      )
    }
  }

  /// `audit 5/ms '$1 /s'` as three words.
  static func words(_ commandLine: String) -> [String] {
    var words: [String] = []
    var isInWord = false
    var isQuoted = false
    for character in commandLine {
      if character == "'" { isQuoted.toggle() }
      let isSeparator = character == " " && !isQuoted
      if isSeparator {
        isInWord = false
      } else {
        if !isInWord { words.append("") }
        isInWord = true
        if character != "'" { words[words.count - 1].append(character) }
      }
    }
    return words
  }
}

/// Hands over a new, empty folder, and removes it afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("livepeer-pricing-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// The folder of the package.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
