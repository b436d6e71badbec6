public import LivepeerNode
public import LivepeerPricing

extension Reconciler {
  /// The options of a reconciliation.
  public struct Options: Sendable {
    /// The column, or the key of NDJSON, that identifies jobs.
    public let key: String
    /// The ratio of a ticket's face value to its redemption cost, for auto-adjusted prices.
    public let txCostMultiplier: Rational
    /// The memory for the rows of all files until it is decided whether they are matched as they stream.
    ///
    /// It is in bytes, and about so many. A run has about four times as many.
    public let mostHeldBytes: Int
    /// Whether large files that are in order so far are matched as they stream, so that a row out of
    /// order is an error later; otherwise all large files are sorted in runs.
    public let streamsSorted: Bool
    /// Whether the rows of a file with the same key are one account, their sum; otherwise the first
    /// one is the account, and the others are reported.
    public let sums: Bool

    /// Each file's names for the columns that are read, where they are not ours.
    public let columns: [ReconciledJob.LedgerSide: ColumnNames]
    /// The ETH prices at which the jobs were quoted, by the times of their rows in the first file.
    public let ethPrices: StreamOptions.ETHPrices?

    let files: [(side: ReconciledJob.LedgerSide, format: RecordFormat)]

    /// Whether there is a third file, with the orchestrator's counts.
    public var hasMetered: Bool { files.count == 3 }

    /// Creates options for two files, or for three.
    ///
    /// - Parameters:
    ///   - key: The column that identifies jobs.
    ///   - quoted: The format of the first file.
    ///   - settled: The format of the second.
    ///   - metered: The format of the third; nil if there is none.
    ///   - txCostMultiplier: The multiplier of auto-adjusted prices, zero or more.
    ///   - mostHeldBytes: The memory for rows before they are streamed; a run has four times as much.
    ///   - streamsSorted: Whether large files that are in order so far are matched as they stream.
    ///   - sums: Whether the rows of a file with the same key are summed.
    ///   - columns: Each file's names for the columns that are read; see ``columns(key:readsTime:)``.
    ///   - ethPrices: The ETH prices of the jobs' times; every row of the first file needs a time
    ///     then, or its own `eth_usd`.
    /// - Throws: ``Reconciler/OptionsError`` if the key is empty or has another meaning.
    public init(
      key: String, quoted: RecordFormat = .csv, settled: RecordFormat = .csv,
      metered: RecordFormat? = nil,
      txCostMultiplier: Rational = NodePrice.AutoAdjusted.defaultTxCostMultiplier,
      mostHeldBytes: Int = 4 << 20, streamsSorted: Bool = true, sums: Bool = false,
      columns: [ReconciledJob.LedgerSide: ColumnNames] = [:],
      ethPrices: StreamOptions.ETHPrices? = nil
    ) throws(Reconciler.OptionsError) {
      precondition(!txCostMultiplier.isNegative, "a multiplier is not negative")
      guard !key.isEmpty, !LedgerColumn.isTaken(key, readsTime: ethPrices != nil) else {
        throw Reconciler.OptionsError(key: key, other: nil)
      }
      // Of a file that has the key's name for another column.
      for side in ReconciledJob.LedgerSide.allCases {
        let other = columns[side]?.renamed.filter { $0.value == key && $0.key != key }.keys.min()
        if let other, columns[side]?.renamed[key] == nil {
          throw Reconciler.OptionsError(key: key, other: other)
        }
      }
      self.key = key
      self.txCostMultiplier = txCostMultiplier
      self.mostHeldBytes = mostHeldBytes
      self.streamsSorted = streamsSorted
      self.sums = sums
      self.columns = columns
      self.ethPrices = ethPrices
      files =
        [(.quoted, quoted), (.settled, settled)] + (metered.map { [(.metered, $0)] } ?? [])
    }

    /// Returns our names for the columns that files are searched for.
    ///
    /// - Parameters:
    ///   - key: The column that identifies jobs.
    ///   - readsTime: Whether a series has the ETH prices.
    /// - Returns: The names that ``ColumnNames`` can have others for.
    public static func columns(key: String, readsTime: Bool = false) -> [String] {
      LedgerColumn.names(key: key) + UsedColumn.names(readingTime: readsTime)
    }
  }
}

extension Reconciler {
  /// A column that cannot identify jobs.
  public struct OptionsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The column's name.
    public let key: String
    /// The column that a file has the key's name for; nil if it is a name of ours.
    public let other: String?

    /// One line: what is wrong, and what to do.
    public var description: String {
      other.map { "'\(key.shown())' is named for \($0.shown()), and the key has it in every file" }
        ?? (key.isEmpty
          ? "the key is empty; name the column that identifies jobs, as in job_id"
          : "'\(key.shown())' has another meaning; name the column that identifies jobs, as in job_id")
    }
  }
}

extension Reconciler {
  /// Files that cannot be reconciled.
  public enum FileError: Error, Hashable, Sendable {
    /// A file is invalid.
    case file(ReconciledJob.LedgerSide, StreamError)
    /// A file was in order at first, and a row comes after jobs that were matched as they came.
    case outOfOrder(Reconciler.OrderFault)
  }
}

extension Reconciler {
  /// A row that is out of order in a file of which jobs after it were matched already.
  public struct OrderFault: Hashable, Sendable {
    /// The file.
    public let side: ReconciledJob.LedgerSide
    /// The line of the first row that is out of order.
    public let line: Int
    let key: String
    let previous: String
    let column: String
  }
}

extension Reconciler.OrderFault: CustomStringConvertible {
  /// One line: what is wrong.
  public var description: String {
    "\(column) '\(key)' comes after '\(previous)', and jobs before it were matched as they came"
  }
}
