extension Reconciler.FileError {
  /// The file at fault, which may not be the one that is being read.
  package var side: ReconciledJob.LedgerSide {
    switch self {
    case .file(let side, _): side
    case .outOfOrder(let fault): fault.side
    }
  }

  /// The line at fault.
  package var line: Int {
    switch self {
    case .file(_, let error): error.line
    case .outOfOrder(let fault): fault.line
    }
  }

  /// The fault of the line.
  package var fault: String {
    switch self {
    case .file(_, let error): "\(error)"
    case .outOfOrder(let fault): "\(fault)"
    }
  }
}
