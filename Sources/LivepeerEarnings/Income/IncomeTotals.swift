public import LivepeerPricing

/// What payments brought and cost, added up exactly by period and by group.
///
/// Totals of parts add up to those of the whole, in whatever order and grouping they are merged. The
/// dollars of a payment are those of the ETH price at its time; nothing is rounded.
///
/// ```swift
/// import LivepeerEarnings
/// import LivepeerPricing
///
/// var totals = IncomeTotals(IncomeTotals.Grouping(per: .month))
/// let time = try Timestamp("2026-10-26T00:00:00Z")
/// let payment = PaymentRecord(
///   time: time, amount: PaymentRecord.Amount(Wei(3_240_740_740_740)))
/// totals.add(payment, at: try ETHPrice("3010.25"))
/// let row = totals.rows[0]
/// print(row.period, row.sums.amount)  // 2026-10 3240740740740
/// ```
public struct IncomeTotals: Sendable {
  /// How payments are grouped.
  public let grouping: Grouping
  /// The number of records that could not be read and were left out.
  public var rejected: BigInt = 0
  /// The number of records that were left out as repetitions of earlier ones.
  public var repeated: BigInt = 0
  /// The number of events that are about something else.
  public var otherEvents: BigInt = 0

  private var groups: [Key: RunningSums] = [:]

  /// Names are compared byte for byte, as models and pipelines are.
  struct Key: Hashable {
    let period: Period
    let names: [String]

    static func == (lhs: Key, rhs: Key) -> Bool {
      lhs.period == rhs.period && lhs.names.haveSameBytes(as: rhs.names)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(period)
      hasher.combine(bytesOf: names)
    }
  }

  /// Creates the totals of no payments.
  public init(_ grouping: Grouping) {
    self.grouping = grouping
  }

  /// Adds a payment.
  ///
  /// - Parameters:
  ///   - payment: The payment.
  ///   - names: The group that it belongs to: a name for each of the grouping's columns.
  ///   - ethPrice: The ETH price at its time; nil if it is not known.
  public mutating func add(
    _ payment: PaymentRecord, in names: [String] = [], at ethPrice: ETHPrice?
  ) {
    precondition(names.count == grouping.columns.count, "a name for each column of the grouping")
    let key = Key(period: grouping.period(of: payment.time), names: names)
    groups[key, default: RunningSums()].add(payment, at: ethPrice)
  }

  /// Adds a group that was added up before.
  package mutating func add(_ sums: Sums, of period: Period, in names: [String]) {
    precondition(names.count == grouping.columns.count, "a name for each column of the grouping")
    groups[Key(period: period, names: names), default: RunningSums()].add(sums)
  }

  /// Adds the totals of other payments.
  ///
  /// - Throws: ``MergeError`` if they are grouped otherwise; these totals are then as they were.
  /// - Complexity: O(*n*) in the groups of the others.
  public mutating func merge(_ other: IncomeTotals) throws(MergeError) {
    guard grouping == other.grouping else {
      throw MergeError(first: grouping, second: other.grouping)
    }
    for (key, sums) in other.groups { groups[key, default: RunningSums()].add(sums) }
    rejected += other.rejected
    repeated += other.repeated
    otherEvents += other.otherEvents
  }

  /// The groups: by period, and in a period by the UTF-8 bytes of their names.
  ///
  /// - Complexity: O(*n* log *n*) in groups.
  public var rows: [Row] {
    groups.map { Row(period: $0.key.period, names: $0.key.names, sums: $0.value.sums) }
      .sorted { $0.precedes($1) }
  }

  /// The sums of all payments.
  public var total: Sums {
    var total = RunningSums()
    for sums in groups.values { total.add(sums) }
    return total.sums
  }
}

extension IncomeTotals {
  /// The sums of a group.
  public struct Row: Hashable, Sendable {
    /// The period.
    public let period: Period
    /// A name for each of the grouping's columns.
    public let names: [String]
    /// The sums.
    public let sums: Sums

    /// Returns whether two rows are the same; names are compared byte for byte.
    public static func == (lhs: Row, rhs: Row) -> Bool {
      lhs.period == rhs.period && lhs.names.haveSameBytes(as: rhs.names) && lhs.sums == rhs.sums
    }

    /// Feeds the row to a hasher.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(period)
      hasher.combine(bytesOf: names)
      hasher.combine(sums)
    }

    /// Returns whether the row comes first.
    fileprivate func precedes(_ other: Row) -> Bool {
      if period != other.period { return period < other.period }
      for (name, otherName) in zip(names, other.names) where !name.hasSameBytes(as: otherName) {
        return name.utf8.lexicographicallyPrecedes(otherName.utf8)
      }
      return false
    }
  }

  /// Totals that are grouped in two ways.
  public struct MergeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The grouping of the totals that others are added to.
    public let first: Grouping
    /// The grouping of the others.
    public let second: Grouping

    /// One line: what differs.
    public var description: String {
      "grouped \(second), and the others \(first); merge totals of one grouping"
    }
  }
}
