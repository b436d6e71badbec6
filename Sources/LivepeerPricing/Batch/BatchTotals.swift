internal import ExactMath

/// The totals of rows that were quoted by one ``TariffTable``, kept for each of its tariffs.
///
/// They are exact and of any size. Totals of several tables, of other runs or of other machines
/// are added as ``Totals``.
public struct BatchTotals: Sendable {
  /// How many rows were turned away; the caller counts them.
  public var rejected = 0

  /// Sums that the loops add to: ``turns`` of each tariff, one after another.
  var sums: [TariffSums]
  /// Sums of each tariff's rows that have ETH prices of their own.
  var rowPriceSums: [RowPriceSums]
  /// What was moved out of `sums` before it could overflow, and rows of any size.
  private var spilled: [ExactSums]
  /// How many rows the sums still have room for.
  private var room = TariffSums.mostRows

  /// How many sums of a tariff take turns, so that rows of one tariff do not wait for each other.
  static let turns = 4

  /// Which of `sums` a row adds to.
  @inline(__always)
  static func turn(of tariff: Int, row: Int) -> Int { tariff * turns + row & (turns - 1) }

  /// No rows yet of a table.
  public init(of table: TariffTable) {
    sums = Array(repeating: TariffSums(), count: table.tariffs.count * BatchTotals.turns)
    rowPriceSums = Array(repeating: RowPriceSums(), count: table.tariffs.count)
    spilled = Array(repeating: ExactSums(), count: table.tariffs.count)
  }

  /// Adds a row that was quoted by itself.
  ///
  /// - Parameters:
  ///   - quote: What the row costs.
  ///   - tariff: The position of its tariff.
  public mutating func add(_ quote: FeeQuote, tariff: Int) {
    spilled[tariff].add(quote)
  }

  /// Adds the totals of other rows of the same table.
  ///
  /// - Precondition: both are totals of one table.
  public mutating func merge(_ other: BatchTotals) {
    precondition(other.spilled.count == spilled.count, "totals of one table")
    rejected += other.rejected
    for index in spilled.indices { spilled[index].add(other.exactSums(of: index)) }
  }

  /// Makes sure that so many rows more cannot overflow.
  mutating func makeRoom(forRows count: Int, tariffs: Int) {
    precondition(tariffs == spilled.count, "totals of another table")
    precondition(count <= TariffSums.mostRows, "fewer than 2^32 rows at a time")
    if count > room {
      for index in sums.indices {
        spilled[index / BatchTotals.turns].add(sums[index])
        sums[index] = TariffSums()
      }
      for index in rowPriceSums.indices {
        spilled[index].add(rowPriceSums[index])
        rowPriceSums[index] = RowPriceSums()
      }
      room = TariffSums.mostRows
    }
    room -= count
  }

  /// All rows of a tariff.
  func exactSums(of tariff: Int) -> ExactSums {
    var all = spilled[tariff]
    for sum in sums[tariff * BatchTotals.turns..<(tariff + 1) * BatchTotals.turns] { all.add(sum) }
    all.add(rowPriceSums[tariff])
    return all
  }
}
