package import LivepeerNode
package import LivepeerPricing

/// One entry of a sheet, with the results for its price.
package struct PriceRow {
  package let entry: PriceEntry
  /// The model ID; empty for a live runner, whose entry has a word in its place.
  let modelID: ModelID
  /// The unit of the price; nil if the pipeline is not known.
  package let unit: WorkUnitKind?
  /// The price of a unit in wei; nil if it is missing or cannot be converted.
  package let weiPerUnit: Rational?
  let ethPrice: ETHPrice?
  /// The orchestrator whose price it is, if it is from a list of several.
  package let orchestrator: Offer.Orchestrator?
  /// The time at which the price was documented; nil for the price of a file.
  let documentedIn: String?
  /// The prices that an orchestrator charges and lists for it, if requested.
  package var charged: ChargedPriceReport?
  /// The margin under a gateway's cap; nil if there are no caps, or none is for the entry.
  package var headroom: Headroom?
  /// The ETH price that the entry implies compared with a sheet in dollars, if one was given.
  package var implied: ETHPrice?

  /// Creates the row of an offer in a list of the network's prices.
  package init(_ offer: Offer, ethPrice: ETHPrice?) throws(PriceEntry.FieldError) {
    let price = offer.listed.weiPerUnit
    entry = try PriceEntry(
      pipeline: offer.pipeline, modelID: offer.modelID.isEmpty ? "runner" : offer.modelID,
      pricePerUnit: BigDecimal(coefficient: price.numerator, exponent: 0),
      pixelsPerUnit: price.denominator == 1 ? nil : price.denominator, isWarm: offer.isWarm,
      capacity: max(1, offer.capacity))
    modelID = offer.modelID
    unit = offer.listed.unit
    weiPerUnit = price
    orchestrator = offer.orchestrator
    self.ethPrice = ethPrice
    documentedIn = nil
  }

  package init(
    _ entry: PriceEntry, catalogue: PipelineCatalogue, ethPrice: ETHPrice?,
    isDocumented: Bool = false
  ) {
    self.entry = entry
    modelID = entry.modelID
    orchestrator = nil
    documentedIn = isDocumented ? catalogue[entry.pipeline]?.documentation?.documentedIn : nil
    unit = catalogue.unit(of: entry.pipeline, modelID: entry.modelID)
    self.ethPrice = ethPrice
    weiPerUnit = try? entry.amountPerUnit?.exactWei(at: ethPrice)
  }

  /// The pipeline and the model.
  package var title: String {
    "\(entry.pipeline) \(entry.modelID)" + (orchestrator.map { " of \($0.name)" } ?? "")
  }

  /// The pipeline, the model, and the other properties that distinguish entries, in one line.
  var name: String {
    "\(entry.pipeline)  \(entry.modelID)" + (entry.isWarm ? ", warm" : "")
      + (entry.isForEveryGateway ? "" : ", for gateway \(entry.gateway)")
      + (orchestrator.map { ", by \($0.name)" } ?? "")
  }

  /// Whether the entry has a price that cannot be converted to wei without an ETH price.
  var needsETHPrice: Bool {
    entry.currency == .usd && entry.pricePerUnit != nil && ethPrice == nil
  }

  var usdPerUnit: Rational? {
    ethPrice.flatMap { price in weiPerUnit.map { USD(wei: $0, at: price).dollars } }
  }

  /// The scale in which people state prices of the unit.
  var scale: AnyScale? { unit?.customaryScale }

  var usdPerScale: Rational? {
    scale.flatMap { scale in usdPerUnit.map { $0 * Rational(scale.units) } }
  }
}
