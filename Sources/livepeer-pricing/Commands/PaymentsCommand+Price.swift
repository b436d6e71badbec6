internal import LivepeerNode
internal import LivepeerPricing

extension PaymentsCommand {
  /// The price that the orchestrator advertises.
  func advertisedRate(
    _ catalogue: PipelineCatalogue, _ tickets: PaymentTerms.Tickets
  ) throws(CommandFailure) -> AnyRate {
    let (rate, isOfNode) = try statedRate(catalogue)
    if let unit = kind.unit, unit != rate.unit {
      throw CommandFailure(.usage, "\(RateError.unitMismatch(expected: unit, found: rate.unit))")
    }
    let multiplier = tickets.txCostMultiplier ?? NodePrice.AutoAdjusted.defaultTxCostMultiplier
    return try CommandFailure.usage(price == nil ? "--prices" : "--price") {
      switch kind {
      // Runners are priced in whole wei; video of the node's own pipeline has a surcharge instead.
      case .live, .fixed,
        .video720p where !isOfNode:
        return rate.weiPerUnit.isZero ? rate : try RunnerPrice.Advertised(rate)?.rate ?? rate
      case .byoc:
        let prices = BYOCCapability.Prices(
          base: rate.weiPerUnit * 1_000, txCostMultiplier: multiplier)
        let perSecond = try (price == nil ? prices.charged : prices.unadjusted).get().weiPerUnit
        return try AnyRate(weiPerUnit: Rational(BigInt(perSecond), 1_000), unit: rate.unit)
      default:
        guard isOfNode else { return rate }
        let charged = NodePrice.AutoAdjusted(
          base: rate.weiPerUnit, txCostMultiplier: multiplier
        ).charged.weiPerUnit
        return try AnyRate(weiPerUnit: charged, unit: rate.unit)
      }
    }
  }

  /// The price as it is stated, and whether it is one of a node's price file.
  private func statedRate(
    _ catalogue: PipelineCatalogue
  ) throws(CommandFailure) -> (AnyRate, isOfNode: Bool) {
    if let price {
      return try CommandFailure.usage("--price \(price.shown())") {
        (
          try StatedRate(price, declared: catalogue.declaredUnits).rate(at: shared.ethPrice),
          false
        )
      }
    }
    let (sheet, catalogue, kind) = try sheetOptions.sheet(catalogue)
    let unit = self.kind.unit
    let wanted = Pipeline(name ?? (self.kind == .video720p ? Pipeline.liveVideoToVideo.name : ""))
    // Without a name, the first entry of the unit.
    let entry = sheet.entriesInForce.first {
      ($0.pipeline == wanted || name == nil && kind != .models)
        && unit.map { [entry = $0] in
          catalogue.unit(of: entry.pipeline, modelID: entry.modelID) == $0
        }
          ?? true
    }
    do throws(PriceSheet.LookupError) {
      let found = try sheet.price(
        of: entry?.pipeline ?? wanted, modelID: entry?.modelID, at: shared.ethPrice,
        catalogue: catalogue)
      return (found.rate, kind == .models)
    } catch {
      throw CommandFailure(error, in: sheetOptions.prices)
    }
  }
}
