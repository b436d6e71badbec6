extension Reconciler {
  /// Where the bytes of a reconciliation come from.
  public enum Source: Hashable, Sendable {
    /// A file.
    case file(ReconciledJob.LedgerSide)
    /// A run of sorted rows that the caller keeps.
    case run(Run)

    var side: ReconciledJob.LedgerSide {
      switch self {
      case .file(let side): side
      case .run(let run): run.side
      }
    }
  }

  /// A run of an external merge sort: rows of one file in the order of their keys.
  ///
  /// The caller keeps its bytes, appends those that ``Reconciler/spill()`` returns for it, and gives
  /// them back from the first one, once.
  public struct Run: Hashable, Sendable {
    /// The file whose rows it has.
    public let side: ReconciledJob.LedgerSide
    /// The number of the run among those of its file.
    public let number: Int

    init(_ side: ReconciledJob.LedgerSide, _ number: Int) {
      self.side = side
      self.number = number
    }
  }
}
