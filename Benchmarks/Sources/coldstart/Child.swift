internal import Foundation

/// A program to be run again and again, with its output thrown away.
struct Child {
  private let program: String
  private let arguments: [String]

  /// - Throws: ``ChildError/cannotRun(_:)`` where there is no such program.
  init(_ program: String, _ arguments: [String]) throws {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw ChildError.cannotRun(program)
    }
    self.program = program
    self.arguments = arguments
  }

  /// Runs it and returns the milliseconds from before its start to after its end.
  func run() throws -> Double {
    var actions = FileActions()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }

    var process = pid_t()
    var status: Int32 = 0
    let clock = ContinuousClock()
    let start = clock.now
    guard posix_spawn(&process, program, &actions, nil, &words, environ) == 0,
      waitpid(process, &status, 0) == process
    else { throw ChildError.cannotRun(program) }
    let time = clock.now - start
    guard status == 0 else { throw ChildError.failed(program) }
    return time / .milliseconds(1)
  }
}

#if canImport(Darwin)
  private typealias FileActions = posix_spawn_file_actions_t?
#else
  private typealias FileActions = posix_spawn_file_actions_t
#endif

/// A program that could not be timed.
enum ChildError: Error, CustomStringConvertible {
  case cannotRun(String)
  case failed(String)

  var description: String {
    switch self {
    case .cannotRun(let program):
      "cannot run \(program); build it first with 'make quote'"
    case .failed(let program):
      "\(program) did not exit with status 0"
    }
  }
}
