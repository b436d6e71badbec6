internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports
internal import QuoteStream
internal import SystemPackage

/// How the program ends if it could not do what was asked; the numbers are those of sysexits.h.
struct ExitStatus: Hashable {
  let code: Int32

  /// A check found errors, or a threshold was passed; the results were printed.
  static let checkFailed = ExitStatus(code: 1)
  static let usage = ExitStatus(code: 64)
  static let badData = ExitStatus(code: 65)
  static let noInput = ExitStatus(code: 66)
  static let internalError = ExitStatus(code: 70)
  static let cannotCreate = ExitStatus(code: 73)
  static let ioError = ExitStatus(code: 74)
  /// The reader of a pipe went away.
  static let readerGone = signal(brokenPipeSignal)

  static func signal(_ number: Int32) -> ExitStatus { ExitStatus(code: 128 + number) }

  /// Whether somebody asked the program to stop.
  var isInterruption: Bool { code > 128 && self != .readerGone }
}

/// The reason why a command could not do what was asked.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    // The one error that any price in dollars, read anywhere, can end with.
    let needsETHPrice = message.hasSuffix("\(RateError.ethPriceNeeded)")
    self.message = message + (needsETHPrice ? "; give one, such as --eth-usd 3127.45" : "")
  }

  /// Returns the result of a body; an error of a library becomes a usage error, after its place.
  static func usage<Result>(
    _ place: String? = nil, _ body: () throws -> Result
  ) throws(CommandFailure) -> Result {
    do {
      return try body()
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      let text =
        (error as? Job.MeasureError)?.text(naming: \.flags)
        ?? (error as? Metering.CountingError)?.text(naming: \.flags) ?? "\(error)"
      throw CommandFailure(.usage, (place.map { "\($0): " } ?? "") + text)
    }
  }

  /// Returns the result of reading a file's contents; an error becomes one of bad data, after the
  /// file's name: `FILE:LINE:COLUMN: what`.
  static func data<Result>(
    of file: String, _ body: () throws -> Result
  ) throws(CommandFailure) -> Result {
    do {
      return try body()
    } catch {
      throw CommandFailure(.badData, "\(file):\(error)")
    }
  }

  /// Says why on standard error and ends the program.
  func exit() -> Never {
    if status != .readerGone, !message.isEmpty {
      writeToStandardError("livepeer-pricing: \(message)")
    }
    endProgram(status.code)
  }
}

extension CommandFailure {
  /// A usage file that cannot be priced on: `FILE:LINE: what`.
  init(_ error: StreamError, in file: String) {
    var remedy = error.suggestion?.optionRemedy ?? ""
    if case .header(.noColumn(let name, let column, _, _)) = error, name == column,
      error.suggestion == nil
    {
      remedy += "; if it has another name, give --column \(column)=NAME"
    }
    self.init(.badData, "\(file):\(error.line): \(error)\(remedy)")
  }

  /// Creates the failure of reading a file.
  init(_ error: Errno, reading path: String) {
    let noInput: [Errno] = [.noSuchFileOrDirectory, .notDirectory, .permissionDenied, .isDirectory]
    self.init(noInput.contains(error) ? .noInput : .ioError, "\(path): \(error)")
  }

  /// A sheet without the price that was asked for.
  init(_ error: PriceSheet.LookupError, in file: String?) {
    if case .unresolved(.ethPriceNeeded, _, _) = error {
      self.init(.usage, "\(error)")
    } else {
      let remedy =
        switch error {
        case .noPrice: "; give the price with --price"
        case .noUnit(let pipeline): ", with --unit \(pipeline.shown)=UNIT or a --catalog"
        default: ""
        }
      self.init(.badData, (file.map { "\($0): " } ?? "") + "\(error)" + remedy)
    }
  }

  /// An account that cannot be compared by a key: `FILE:LINE: what`.
  init(_ error: Reconciler.FileError, in file: String, key: String) {
    var remedy = ""
    if case .file(_, let fault) = error { remedy = fault.suggestion?.optionRemedy ?? "" }
    switch error {
    case .file(_, .header(.noKey)): remedy = " with --key"
    case .file(_, .row(let row)):
      if case .missingKey(key, _) = row.fault { remedy += "; --key names another one" }
    case .outOfOrder:
      remedy = "; save it as a file, which may have any order, or sort it by that column"
    case .file: break
    }
    self.init(.badData, "\(file):\(error.line): \(error.fault)\(remedy)")
  }
}

extension HeaderError.ColumnSuggestion {
  /// What to give instead of renaming the column, if that is enough.
  var optionRemedy: String { isNamed ? ", or give --column \(meant)=\(name)" : "" }
}

/// A line that is not a result: a warning, or why something failed.
///
/// Whatever of a file or an argument it quotes, it stays one line, and no terminal obeys it.
func writeToStandardError(_ line: String) {
  let text = TextStyle.message(
    line.shown(upTo: 4000), isShown: showsStyles(.standardError))
  // Nothing is left to be done if even standard error cannot be written to.
  _ = try? FileDescriptor.standardError.writeAll(Array((text + "\n").utf8))
}

/// The first ten lines of what may have any number, and how many others there are.
func writeToStandardError(firstOf lines: some Sequence<String>, of count: Int, _ more: String) {
  for line in lines.prefix(10) { writeToStandardError(line) }
  if count > 10 { writeToStandardError("note: \(count - 10) \(more)") }
}
