public import ExactMath
public import LivepeerPricing

/// How files are reconciled.
public struct ReconcilerOptions: Sendable {
  /// The column, or the key of NDJSON, that names jobs.
  public let key: String
  /// How many times its redemption's cost a ticket's face value is, for auto-adjusted prices.
  public let txCostMultiplier: Rational
  /// How many rows of all files together are held while their order is not known to matter.
  public let mostHeldRows: Int
  /// How many bytes of all files together are read for them.
  public let mostHeldBytes: Int

  let files: [(side: LedgerSide, format: RecordFormat)]

  /// Whether there is a third file: what the orchestrator counted.
  public var hasMetered: Bool { files.count == 3 }

  /// Options for two files, or for three.
  ///
  /// - Parameters:
  ///   - key: The column that names jobs.
  ///   - quoted: How the first file writes its rows.
  ///   - settled: How the second does.
  ///   - metered: How the third does; nil where there is none.
  ///   - txCostMultiplier: The multiplier of auto-adjusted prices, zero or more.
  ///   - mostHeldRows: How many rows are held at most in files that are not sorted.
  ///   - mostHeldBytes: How many bytes are read for them at most.
  /// - Throws: ``ReconcilerOptionsError`` for a key that means something else.
  public init(
    key: String, quoted: RecordFormat = .csv, settled: RecordFormat = .csv,
    metered: RecordFormat? = nil,
    txCostMultiplier: Rational = AutoAdjustedPrice.defaultTxCostMultiplier,
    mostHeldRows: Int = 100_000, mostHeldBytes: Int = 32 << 20
  ) throws(ReconcilerOptionsError) {
    precondition(!txCostMultiplier.isNegative, "a multiplier is not negative")
    guard !key.isEmpty, !LedgerColumn.isTaken(key) else {
      throw ReconcilerOptionsError(key: key)
    }
    self.key = key
    self.txCostMultiplier = txCostMultiplier
    self.mostHeldRows = mostHeldRows
    self.mostHeldBytes = mostHeldBytes
    files =
      [(.quoted, quoted), (.settled, settled)] + (metered.map { [(.metered, $0)] } ?? [])
  }
}

/// A column that cannot name jobs.
public struct ReconcilerOptionsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The column's name.
  public let key: String

  /// One line: what is wrong and what would be right.
  public var description: String {
    key.isEmpty
      ? "the key is empty; name the column that names jobs, as in job_id"
      : "'\(key.shown())' says something else of a job; name the column that names it, as in job_id"
  }
}

/// Why files cannot be reconciled.
public enum ReconcilerError: Error, Hashable, Sendable {
  /// A file cannot be read on.
  case file(LedgerSide, StreamError)
  /// A file is not sorted, and there are too many rows to hold.
  case outOfOrder(OrderFault)
}

/// Where a file that has to be sorted is not.
public struct OrderFault: Hashable, Sendable {
  /// Which file.
  public let side: LedgerSide
  /// The line of the first row that is out of order.
  public let line: Int
  let key: String
  let previous: String
  let column: String
  let format: RecordFormat
  let columnNumber: Int
  let mostHeldRows: Int

  /// What is wrong, and the command that puts it right.
  ///
  /// - Parameter file: The file's name for the shell.
  /// - Returns: One line, without the place in front.
  public func description(of file: String) -> String {
    "\(column) '\(key)' comes after '\(previous)'; files of more than \(mostHeldRows) rows in all "
      + "have to be sorted: \(command(for: file))"
  }

  private func command(for file: String) -> String {
    let file = file.shellWord
    switch format {
    case .csv:
      return "(head -n 1 \(file); tail -n +2 \(file) | LC_ALL=C sort -t, "
        + "-k\(columnNumber),\(columnNumber)) > sorted.csv"
    case .ndjson:
      let key = ".[\(JSONValue.string(column).jsonText(.compact))]".shellWord
      return "jq -r \(key) \(file) | paste - \(file) "
        + "| LC_ALL=C sort -t \"$(printf '\\t')\" -k1,1 | cut -f2- > sorted.ndjson"
    }
  }
}

extension String {
  /// The text as a shell takes it for one word.
  fileprivate var shellWord: String {
    let isPlain = utf8.allSatisfy { byte in
      byte.isDigit || (byte | 0x20) &- UInt8(ascii: "a") < 26 || "._-/".utf8.contains(byte)
    }
    guard !isPlain || isEmpty else { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
