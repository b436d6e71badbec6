internal import ExactMath

/// Sums of one tariff of any size.
struct ExactSums: Sendable {
  /// Rows at the table's price and their units; fees if one unit does not cost whole wei.
  private(set) var rows: BigInt = 0
  private(set) var units: BigInt = 0
  private(set) var fees: BigInt = 0

  /// Rows at prices of their own, and rows that were quoted by themselves.
  private(set) var singleRows: BigInt = 0
  private(set) var singleUnits: BigInt = 0
  private(set) var singleFees: BigInt = 0
  /// The sum of fee · price over the single rows, in wei · USD per ETH.
  private(set) var pricedFees = WeightedSum()
  /// Whether a single row had no ETH price.
  private(set) var hasUnpricedRow = false

  mutating func add(_ sums: TariffSums) {
    rows += sums.rows
    units += sums.units
    fees += sums.feeSum
  }

  mutating func add(_ priced: RowPriceSums) {
    singleRows += priced.sums.rows
    singleUnits += priced.sums.units
    singleFees += priced.sums.feeSum
    pricedFees.add(priced.productSum, over: .powerOfTen(TariffTable.RowETHPrice.decimals))
  }

  mutating func add(_ quote: TariffTable.RowQuote) {
    singleRows += 1
    singleUnits += quote.units
    singleFees += quote.fee.count
    if let ethPrice = quote.ethPrice {
      pricedFees.add(quote.fee.count, times: ethPrice.usdPerETH)
    } else {
      hasUnpricedRow = true
    }
  }

  mutating func add(_ other: ExactSums) {
    rows += other.rows
    units += other.units
    fees += other.fees
    singleRows += other.singleRows
    singleUnits += other.singleUnits
    singleFees += other.singleFees
    pricedFees.add(other.pricedFees)
    hasUnpricedRow = hasUnpricedRow || other.hasUnpricedRow
  }
}
