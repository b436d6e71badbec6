public import ExactMath

/// Exact totals of priced jobs, by pipeline, model and unit.
///
/// Totals of parts add up to those of the whole, to the byte, in whatever order and grouping they
/// are merged; no rows at all change nothing. Dollars are those of the exact wei, never a sum of
/// rounded ones.
///
/// ```swift
/// import ExactMath
/// import LivepeerPricing
///
/// let price = try ETHPrice("3127.45")
/// let hour = try Totals.Group(
///   pipeline: .audioToText, modelID: "m", unit: .millisecond, rows: 1,
///   units: 3_600_000,
///   fee: 46_378_119_600_000,
///   feeUSD: Wei(46_378_119_600_000).usd(at: price))
/// var totals = Totals([hour])
/// totals.merge(totals)
/// print(totals.rows, totals.fee)  // 2 92756239200000 wei
/// ```
public struct Totals: Hashable, Sendable {
  /// The groups, in the order of their names' UTF-8 bytes: pipeline, model, unit.
  public private(set) var groups: [Group] = []
  /// The number of rejected rows.
  public private(set) var rejected: BigInt = 0

  /// Creates the totals of no rows.
  public init() {}

  /// Creates the totals of groups, without rejected rows; groups of one name are added up.
  ///
  /// - Complexity: O(*n* log *n*) in groups.
  public init(_ groups: [Group]) {
    self.init(groups, rejectedCount: 0)
  }

  /// Creates the totals of groups and of rejected rows; groups of one name are added up.
  ///
  /// - Throws: ``Totals/NegativeTotalError`` if the number of rejected rows is negative.
  /// - Complexity: O(*n* log *n*) in groups.
  public init(_ groups: [Group], rejected: BigInt) throws(Totals.NegativeTotalError) {
    try Totals.NegativeTotalError.check(rejected, .rejected)
    self.init(groups, rejectedCount: rejected)
  }

  /// Creates the totals of groups and of a number of rejected rows that is not negative.
  init(_ groups: [Group], rejectedCount: BigInt) {
    self.groups = Totals.combined(groups)
    rejected = rejectedCount
  }

  /// The number of rows that were priced.
  public var rows: BigInt { groups.map(\.rows).balancedSum }

  /// The sum of the rows' fees.
  public var fee: Wei { groups.map(\.fee).balancedSum }

  /// The sum of the fees in dollars, exactly, each at its row's ETH price.
  ///
  /// Nil if a row had no ETH price, and if there are no rows.
  ///
  /// - Complexity: O(*n* log *n*) multiplications' worth in the digits of the groups' dollars.
  public var feeUSD: USD? {
    groups.map(\.feeUSD).balancedReduction(Totals.sum) ?? nil
  }

  /// Adds the totals of other rows.
  ///
  /// - Complexity: O(*n* log *n*) in the groups of both.
  public mutating func merge(_ other: Totals) {
    groups = Totals.combined(groups + other.groups)
    rejected += other.rejected
  }

  /// Returns the dollars of two parts; nil if those of either are unknown.
  static func sum(_ a: USD?, _ b: USD?) -> USD? {
    guard let a, let b else { return nil }
    return a + b
  }

  private static func combined(_ groups: [Group]) -> [Group] {
    let sorted = groups.sorted { $0.precedes($1) }
    var combined: [Group] = []
    var start = 0
    for end in 1..<(sorted.count + 1)
    where end == sorted.count || sorted[start].precedes(sorted[end]) {
      let ofOneName = Array(sorted[start..<end])
      if let sum = ofOneName.balancedReduction({ $0.adding($1) }) { combined.append(sum) }
      start = end
    }
    return combined
  }
}

extension Totals {
  /// A number of totals that is negative.
  public struct NegativeTotalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number's name in ``Totals/json``, such as `rows` or `fee_usd`.
    public let name: String

    /// One line: what is wrong.
    public var description: String { "\(name) of totals is not negative" }

    /// Refuses a negative number.
    static func check(_ number: BigInt, _ key: TotalsKey) throws(Totals.NegativeTotalError) {
      guard !number.isNegative else { throw Totals.NegativeTotalError(name: key.rawValue) }
    }
  }
}
