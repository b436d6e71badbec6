internal import LivepeerPricing
internal import PricingReports
internal import QuoteStream

extension ReconcileCommand {
  /// Begins to read the files.
  func reading(
    _ table: TariffTable, _ ethPrices: StreamOptions.ETHPrices?, streamsSorted: Bool
  ) throws -> ReconcileRun {
    let columns = try columns(readsTime: ethPrices != nil)
    let options = try CommandFailure.usage("--key") {
      try Reconciler.Options(
        key: key, quoted: records.format(of: quoted), settled: records.format(of: settled),
        metered: metered.map(records.format(of:)), txCostMultiplier: txCostMultiplier,
        streamsSorted: streamsSorted, sums: sum, columns: columns, ethPrices: ethPrices)
    }
    return try ReconcileRun(
      files, Reconciler(table, options: options),
      ReconciliationListing(
        as: shared.format, key: key, hasMetered: metered != nil, listsAll: all, sums: sum,
        cutAdvice: "--format csv lists all"),
      temporaryFolder: temporaryDirectory ?? TemporaryFile.defaultFolder)
  }

  /// The names that the files have for the columns.
  private func columns(
    readsTime: Bool
  ) throws(CommandFailure) -> [ReconciledJob.LedgerSide: ColumnNames] {
    let columns = Reconciler.Options.columns(key: key, readsTime: readsTime)
    let shared = try columnOptions.names(of: columns)
    return [
      .quoted: try shared.overridden(
        by: quotedColumn, of: columns, required: [key, "fee_wei"], option: "--quoted-column"),
      .settled: try shared.overridden(
        by: settledColumn, of: columns, required: [key, "fee_wei"], option: "--settled-column"),
      .metered: try shared.overridden(
        by: meteredColumn, of: columns, required: [key], option: "--metered-column"),
    ]
  }
}
