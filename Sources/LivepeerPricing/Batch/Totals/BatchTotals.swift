internal import ExactMath

/// The totals of rows that were quoted by one ``TariffTable``, kept for each of its tariffs.
///
/// They are exact and of any size, and they know their table: those of a table with other prices
/// are refused. Totals of several tables, of other runs or of other machines are added as
/// ``Totals``.
public struct BatchTotals: Sendable {
  /// The number of rejected rows, which the caller counts.
  public var rejected = 0

  /// What the rows were quoted by.
  let source: TotalsSource

  /// Sums that the loops add to: ``turns`` of each tariff, one after another.
  var sums: [TariffSums]
  /// Sums of each tariff's rows that have ETH prices of their own.
  var rowPriceSums: [RowPriceSums]
  /// Sums that were moved out of `sums` before they could overflow, and rows of any size.
  private var spilled: [ExactSums]
  /// The number of rows that the sums still have room for.
  private var room = TariffSums.mostRows

  /// The number of sums of a tariff that take turns, so that rows of one tariff do not wait for
  /// each other.
  static let turns = 4

  /// Returns the index of the sum that a row adds to.
  @inline(__always)
  static func turn(of tariff: Int, row: Int) -> Int { tariff * turns + row & (turns - 1) }

  /// Creates totals of no rows yet of a table.
  public init(of table: TariffTable) {
    source = table.source
    sums = Array(repeating: TariffSums(), count: table.tariffs.count * BatchTotals.turns)
    rowPriceSums = Array(repeating: RowPriceSums(), count: table.tariffs.count)
    spilled = Array(repeating: ExactSums(), count: table.tariffs.count)
  }

  /// Adds a row that was quoted by itself.
  ///
  /// - Parameters:
  ///   - quote: The quote of the row.
  ///   - tariff: The position of its tariff.
  public mutating func add(_ quote: TariffTable.RowQuote, tariff: Int) {
    spilled[tariff].add(quote)
  }

  /// Adds the totals of other rows of the same table, or of one with the same prices.
  ///
  /// - Throws: ``BatchTotals/MismatchError/otherTable`` for totals of a table with other models,
  ///   prices or another ETH price; these totals are then as they were.
  public mutating func merge(_ other: BatchTotals) throws(BatchTotals.MismatchError) {
    guard source.matches(other.source) else { throw .otherTable }
    merge(ofSameTable: other)
  }

  /// Adds the totals of other rows that are known to be of the same table.
  package mutating func merge(ofSameTable other: BatchTotals) {
    precondition(source.matches(other.source), "totals of one table")
    rejected += other.rejected
    for index in spilled.indices { spilled[index].add(other.exactSums(of: index)) }
  }

  /// Makes sure that so many rows more of a table cannot overflow.
  mutating func makeRoom(forRows count: Int, of table: TariffTable) {
    precondition(source.matches(table.source), "totals of another table")
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

extension BatchTotals {
  /// Totals of one table that do not go with those of another.
  public enum MismatchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The other totals are of a table with other models, prices or another ETH price.
    case otherTable

    /// One line: what is wrong and what would be right.
    public var description: String {
      switch self {
      case .otherTable: "totals of a table with other prices; merge them as Totals"
      }
    }
  }
}

/// What totals of a table have to know of it: what its tariffs stand for, and the ETH price.
///
/// A class, so that totals are a pointer larger and no more.
final class TotalsSource: Sendable {
  let tariffs: [Tariff]
  let ethPrice: ETHPrice?

  init(_ tariffs: [Tariff], at ethPrice: ETHPrice?) {
    self.tariffs = tariffs
    self.ethPrice = ethPrice
  }

  /// Whether rows of both add up: the same tariffs in the same order, at the same prices.
  ///
  /// - Complexity: O(1) for totals of one table, O(*n*) in tariffs for those of equal tables.
  func matches(_ other: TotalsSource) -> Bool {
    self === other
      || ethPrice == other.ethPrice
        && tariffs.elementsEqual(other.tariffs) { $0.isSame(as: $1) }
  }
}

extension Tariff {
  /// Whether rows of both add up.
  fileprivate func isSame(as other: Tariff) -> Bool {
    pipeline == other.pipeline && unit == other.unit && modelID == other.modelID
      && entry.amountPerUnit == other.entry.amountPerUnit
  }
}

extension Totals {
  /// Creates the totals of rows that a table quoted.
  ///
  /// - Parameter batch: The totals of the table's rows; a negative count of rejected rows counts
  ///   as none.
  public init(_ batch: BatchTotals) {
    let source = batch.source
    let groups = source.tariffs.indices.compactMap { index in
      batch.exactSums(of: index).group(of: source.tariffs[index], at: source.ethPrice)
    }
    self.init(groups, rejectedCount: BigInt(max(batch.rejected, 0)))
  }
}

extension ExactSums {
  /// Returns the sums as totals; nil if there are no rows.
  fileprivate func group(of tariff: Tariff, at ethPrice: ETHPrice?) -> Totals.Group? {
    let allRows = rows + singleRows
    if allRows.isZero { return nil }
    let columnFees = feesOfColumns(at: tariff.price)
    let price = ethPrice.map(\.usdPerETH) ?? (rows.isZero ? 0 : nil)
    let feeUSD: USD? =
      if let price, !hasUnpricedRow {
        USD(
          (Rational(columnFees) * price + pricedFees.value)
            * Rational(1, .powerOfTen(EtherUnit.ether.powerOfTen)))
      } else {
        nil
      }
    return Totals.Group(
      pipeline: tariff.pipeline, modelID: tariff.modelID, unit: tariff.unit, rowCount: allRows,
      units: units + singleUnits, fee: Wei(columnFees + singleFees), feeUSD: feeUSD)
  }

  /// The fees of rows in columns: of whole wei, they follow from the units.
  private func feesOfColumns(at price: Result<AnyRate, PriceSheet.LookupError>) -> BigInt {
    guard case .success(let rate) = price, let whole = rate.weiPerUnit.wholeNumber else {
      return fees
    }
    return whole * units
  }
}
