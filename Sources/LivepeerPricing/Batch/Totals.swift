public import ExactMath

/// Exact totals of priced jobs, by pipeline, model and unit.
///
/// Totals of parts add up to those of the whole, to the byte, in whatever order and grouping they
/// are merged; no rows at all change nothing. Dollars are those of the exact wei, never a sum of
/// rounded ones.
///
/// ```swift
/// import LivepeerPricing
///
/// let price = try ETHPrice("3127.45")
/// let hour = Totals.Group(
///   pipeline: .audioToText, modelID: "m", unit: .millisecond, rows: 1, units: 3_600_000,
///   fee: 46_378_119_600_000, feeUSD: Wei(46_378_119_600_000).usd(at: price))
/// var totals = Totals([hour])
/// totals.merge(Totals([hour]))
/// print(totals.rows, totals.fee)  // 2 92756239200000 wei
/// ```
public struct Totals: Hashable, Sendable {
  /// The groups, in the order of their names' UTF-8 bytes: pipeline, model, unit.
  public private(set) var groups: [Group] = []
  /// How many rows were turned away.
  public private(set) var rejected: BigInt = 0

  /// The totals of no rows.
  public init() {}

  /// The totals of those groups; groups of one name are added up.
  ///
  /// - Precondition: the number of rows turned away is not negative.
  public init(_ groups: [Group], rejected: BigInt = 0) {
    precondition(!rejected.isNegative, "a count of rows is not negative")
    self.groups = Totals.combined(groups)
    self.rejected = rejected
  }

  /// How many rows were priced.
  public var rows: BigInt { groups.reduce(0) { $0 + $1.rows } }

  /// The sum of the rows' fees.
  public var fee: Wei { groups.reduce(.zero) { $0 + $1.fee } }

  /// The sum of the fees in dollars, exactly, each at its row's ETH price.
  ///
  /// Nil where a row had no ETH price, and where there are no rows.
  public var feeUSD: USD? {
    guard let first = groups.first else { return nil }
    return groups.dropFirst().reduce(first.feeUSD) { Totals.sum($0, $1.feeUSD) }
  }

  /// Adds the totals of other rows.
  ///
  /// - Complexity: O(*n* log *n*) in the groups of both.
  public mutating func merge(_ other: Totals) {
    groups = Totals.combined(groups + other.groups)
    rejected += other.rejected
  }

  /// Dollars of two parts; unknown where one of them is.
  static func sum(_ a: USD?, _ b: USD?) -> USD? {
    guard let a, let b else { return nil }
    return a + b
  }

  private static func combined(_ groups: [Group]) -> [Group] {
    var combined: [Group] = []
    for group in groups.sorted(by: { $0.precedes($1) }) {
      if let last = combined.last, !last.precedes(group) {
        combined[combined.count - 1] = last.adding(group)
      } else {
        combined.append(group)
      }
    }
    return combined
  }
}
