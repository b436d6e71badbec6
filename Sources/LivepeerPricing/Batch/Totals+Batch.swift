internal import ExactMath

extension Totals {
  /// The totals of rows that a table quoted.
  ///
  /// - Parameters:
  ///   - batch: What the table's rows added up to.
  ///   - table: The table that quoted them.
  public init(_ batch: BatchTotals, of table: TariffTable) {
    let groups = table.tariffs.indices.compactMap { index in
      batch.exactSums(of: index).group(of: table.tariffs[index], at: table.ethPrice)
    }
    self.init(groups, rejected: BigInt(batch.rejected))
  }
}

extension ExactSums {
  /// The sums as totals; nil where there are no rows.
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
      pipeline: tariff.pipeline, modelID: tariff.modelID, unit: tariff.unit, rows: allRows,
      units: units + singleUnits, fee: Wei(columnFees + singleFees), feeUSD: feeUSD)
  }

  /// The fees of rows in columns: of whole wei, they follow from the units.
  private func feesOfColumns(at price: Result<AnyRate, PriceLookupError>) -> BigInt {
    guard case .success(let rate) = price, let whole = rate.weiPerUnit.wholeNumber else {
      return fees
    }
    return whole * units
  }
}
