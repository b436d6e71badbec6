package import LivepeerNode
package import LivepeerPricing

/// One entry of a sheet, with what its price comes to.
package struct PriceRow {
  package let entry: PriceEntry
  /// The unit of the price; nil if nothing is known of the pipeline.
  package let unit: WorkUnitKind?
  /// The price of a unit in wei; nil if the entry has none, or it cannot be converted.
  package let weiPerUnit: Rational?
  let ethPrice: ETHPrice?
  /// What an orchestrator charges and lists for the price, if that was asked for.
  package var charged: ChargedPriceReport?
  /// The margin under a gateway's cap, if caps were given and one is for the entry.
  package var headroom: Headroom?
  /// The ETH price that the entry implies beside a sheet in dollars, if one was given.
  package var implied: ETHPrice?

  package init(_ entry: PriceEntry, catalogue: PipelineCatalogue, ethPrice: ETHPrice?) {
    self.entry = entry
    unit = catalogue.unit(of: entry.pipeline, modelID: entry.modelID)
    self.ethPrice = ethPrice
    weiPerUnit = try? entry.amountPerUnit?.exactWei(at: ethPrice)
  }

  /// The pipeline and the model.
  package var title: String { "\(entry.pipeline) \(entry.modelID)" }

  /// The pipeline and the model, with what else tells entries apart, as one line.
  var name: String {
    "\(entry.pipeline)  \(entry.modelID)" + (entry.isWarm ? ", warm" : "")
      + (entry.isForEveryGateway ? "" : ", for gateway \(entry.gateway)")
  }

  /// Whether the entry has a price that cannot be told in wei without an ETH price.
  var needsETHPrice: Bool {
    entry.currency == .usd && entry.pricePerUnit != nil && ethPrice == nil
  }

  var usdPerUnit: Rational? {
    ethPrice.flatMap { price in weiPerUnit.map { USD(wei: $0, at: price).dollars } }
  }

  /// The scale that people think in.
  var scale: AnyScale? { unit?.customaryScale }

  var usdPerScale: Rational? {
    scale.flatMap { scale in usdPerUnit.map { $0 * Rational(scale.units) } }
  }
}
