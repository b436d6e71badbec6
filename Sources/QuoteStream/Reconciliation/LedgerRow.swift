public import LivepeerPricing

/// Whose account of the jobs a file is.
public enum LedgerSide: String, CaseIterable, Hashable, Sendable {
  /// What the jobs were expected to cost: what `batch` writes.
  case quoted
  /// What was paid for them.
  case settled
  /// What the orchestrator counted.
  case metered
}

/// What one file says of one job.
public struct LedgerEntry: Hashable, Sendable {
  /// The line on which the row begins, counted from 1.
  public let line: Int
  /// How many units the job is, where the file says.
  public let units: BigInt?
  /// What it costs in whole wei, where the file says.
  public let fee: BigInt?
}

/// A row of a file, with what rules need to know of its job.
struct LedgerRow: Sendable {
  let key: [UInt8]
  let entry: LedgerEntry
  let namesPipeline: Bool
  /// The tariff of its pipeline and model, where the sheet has one.
  let tariff: Int?
  let text: TextCounts?
  /// The row's own ETH price.
  let ethPrice: ETHPrice?
}

/// How long a text is, to each side of the network.
struct TextCounts: Sendable {
  let utf8Bytes: Int
  let codePoints: Int
}

/// The columns that a ledger has beside those of pricing.
enum LedgerColumn: Int, CaseIterable {
  case key, fee, text

  var slot: Int { UsedColumn.slotCount + rawValue }

  static func columns(key: String) -> ExtraColumns {
    ExtraColumns(names: [Array(key.utf8), Array("fee_wei".utf8), Array("text".utf8)])
  }

  /// Whether a column says something else of a job, and so cannot name it.
  static func isTaken(_ key: String) -> Bool {
    UsedColumn(rawValue: key) != nil || ["fee_wei", "fee_usd", "text"].contains(key)
  }
}

extension [UInt8] {
  /// Whether the bytes come first in the order of `LC_ALL=C sort`: byte by byte, shorter first.
  func sortsBefore(_ other: [UInt8]) -> Bool {
    let common = Swift.min(count, other.count)
    for index in 0..<common where self[index] != other[index] {
      return self[index] < other[index]
    }
    return count < other.count
  }
}
