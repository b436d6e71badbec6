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
    /// The line on which the row begins, counted from 1.
    public let line: Int
    /// The number of units of the job, if the file gives it.
    public let units: BigInt?
    /// The fee in whole wei, if the file gives it.
    public let fee: BigInt?
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
}

/// The length of a text, as each side of the network counts it.
struct TextCounts: Sendable {
  let utf8Bytes: Int
  let codePoints: Int
}

/// The columns of a ledger in addition to those of pricing.
enum LedgerColumn: Int, CaseIterable {
  case key, fee, text

  var slot: Int { UsedColumn.slotCount + rawValue }

  /// Our names for the columns, of which the key has the one that it is given.
  static func names(key: String) -> [String] { [key, "fee_wei", "text"] }

  /// Returns whether a column has another meaning, and so cannot identify jobs.
  static func isTaken(_ key: String, readsTime: Bool) -> Bool {
    UsedColumn(rawValue: key).map { readsTime || $0 != .time } ?? false
      || ["fee_wei", "fee_usd", "text"].contains(key)
  }
}

extension [UInt8] {
  /// Returns whether the bytes come first in the order of `LC_ALL=C sort`: byte by byte, shorter
  /// first.
  func sortsBefore(_ other: [UInt8]) -> Bool {
    let common = Swift.min(count, other.count)
    for index in 0..<common where self[index] != other[index] {
      return self[index] < other[index]
    }
    return count < other.count
  }
}
