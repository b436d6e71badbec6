internal import ExactMath

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
