public import LivepeerPricing

extension ReconciledJob {
  /// The side whose account of the jobs a file contains.
  public enum LedgerSide: String, CaseIterable, Hashable, Sendable {
    /// The expected cost of the jobs: the output of `batch`.
    case quoted
    /// The amounts paid for the jobs.
    case settled
    /// The units that the orchestrator counted.
    case metered
  }
}

extension ReconciledJob {
  /// One file's account of one job.
  public struct LedgerEntry: Hashable, Sendable {
    /// The line on which the row begins, counted from 1; of a sum the first row's.
    public let line: Int
    /// The number of units of the job, if the file gives it.
    public let units: BigInt?
    /// The fee in whole wei, if the file gives it.
    public let fee: BigInt?
    /// The number of rows that it is the sum of: one, unless rows are summed.
    public let rows: Int
  }
}

/// A row of a file, with the facts about its job that rules use.
struct LedgerRow: Sendable {
  let key: [UInt8]
  let entry: ReconciledJob.LedgerEntry
  let namesPipeline: Bool
  /// The tariff of its pipeline and model, if the sheet has one.
  let tariff: Int?
  let text: TextCounts?
  /// The row's own ETH price.
  let ethPrice: ETHPrice?

  /// Returns the sum with a later row of the same key.
  ///
  /// A sum has the units and the fee that all of its rows have, and no facts for rules: each row was
  /// priced and rounded by itself.
  func adding(_ other: LedgerRow) -> LedgerRow {
    func sum(_ left: BigInt?, _ right: BigInt?) -> BigInt? {
      left.flatMap { left in right.map { left + $0 } }
    }
    return LedgerRow(
      key: key,
      entry: ReconciledJob.LedgerEntry(
        line: entry.line, units: sum(entry.units, other.entry.units),
        fee: sum(entry.fee, other.entry.fee), rows: entry.rows + other.entry.rows),
      namesPipeline: false, tariff: nil, text: nil, ethPrice: nil)
  }
}

/// The length of a text, as each side of the network counts it.
struct TextCounts: Sendable {
  let utf8Bytes: Int
  let codePoints: Int
}

/// The columns of a ledger in addition to those of pricing; the last ones are those of events alone.
enum LedgerColumn: Int, CaseIterable {
  case key, fee, text, type, pipeline, seconds, pixels

  var slot: Int { UsedColumn.slotCount + rawValue }

  /// Our names for the columns, of which the key has the one that it is given.
  static func names(key: String) -> [String] { [key, "fee_wei", "text"] }

  /// Where events have what they have beside the columns of all ledgers.
  static let eventNames = ["type", "data.pipeline", "data.billable_secs", "data.pixels"]

  /// A key of events whose path is that of one of their own columns: both have one slot.
  struct EventKey: Sendable {
    private let column: LedgerColumn
    private let shared: LedgerColumn

    /// Creates a key of a name that events have at a path; nil if no column of theirs is there.
    init?(_ key: String, at path: String) {
      guard let index = LedgerColumn.eventNames.firstIndex(where: { $0.hasSameBytes(as: path) }),
        let column = LedgerColumn(rawValue: LedgerColumn.type.rawValue + index)
      else { return nil }
      self.column = column
      // Of two names for one path the later one is read, and a path that has another name is not.
      shared = key.hasSameBytes(as: path) ? column : .key
    }

    /// Returns the slot of a column.
    func slot(of other: LedgerColumn) -> Int {
      (other == .key || other == column ? shared : other).slot
    }
  }

  /// Returns whether a column has another meaning, and so cannot identify jobs.
  static func isTaken(_ key: String, readsTime: Bool) -> Bool {
    UsedColumn(rawValue: key).map { readsTime || $0 != .time } ?? false
      || ["fee_wei", "fee_usd", "text"].contains(key)
  }
}
