internal import LivepeerPricing
internal import QuoteStream
internal import SystemPackage

/// How the program ends when it could not do what was asked; the numbers are those of sysexits.h.
enum ExitStatus: Hashable {
  /// A check found errors, or a threshold was passed; the results were printed.
  case checkFailed
  case usage
  case badData
  case noInput
  case internalError
  case cannotCreate
  case ioError
  /// A signal ended it, which a shell sees as 128 and the signal's number.
  case signal(Int32)

  /// The reader of a pipe went away.
  static let readerGone = ExitStatus.signal(brokenPipeSignal)

  /// Whether somebody asked the program to stop.
  var isInterruption: Bool {
    if case .signal = self { self != .readerGone } else { false }
  }

  var code: Int32 {
    switch self {
    case .checkFailed: 1
    case .usage: 64
    case .badData: 65
    case .noInput: 66
    case .internalError: 70
    case .cannotCreate: 73
    case .ioError: 74
    case .signal(let number): 128 + number
    }
  }
}

/// Why a command could not do what was asked: one line for a person, a number for a script.
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
      let text = (error as? any MeasureRefusal)?.commandText ?? "\(error)"
      throw CommandFailure(.usage, (place.map { "\($0): " } ?? "") + text)
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
  /// A price file that cannot be read as one: `FILE:LINE:COLUMN: what`.
  init(_ error: PriceSheet.ReadingError, in file: String) {
    self.init(.badData, "\(file):\(error)")
  }

  /// A usage file that cannot be priced on: `FILE:LINE: what`.
  init(_ error: StreamError, in file: String) {
    self.init(.badData, "\(file):\(error.line): \(error)")
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

  /// An account that cannot be compared: `FILE:LINE: what`.
  init(_ error: ReconcilerError, in file: String) {
    let flag = if case .file(_, .header(.noKey)) = error { " with --key" } else { "" }
    self.init(.badData, "\(file):\(error.line): \(error.fault)\(flag)")
  }
}

/// A line that is not a result: a warning, or why something failed.
///
/// Whatever of a file or an argument it quotes, it stays one line, and no terminal obeys it.
func writeToStandardError(_ line: String) {
  // Nothing is left to be done if even standard error cannot be written to.
  _ = try? FileDescriptor.standardError.writeAll(Array((line.shown(upTo: 4000) + "\n").utf8))
}
