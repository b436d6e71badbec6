package import LivepeerPricing

extension Headroom {
  /// Creates the headroom of an entry's price; nil if the entry has no price of a pipeline that the
  /// node knows, or no cap is for it.
  ///
  /// The node compares two numbers: a cap is per whatever the entry's price is per.
  ///
  /// - Throws: `RateError.ethPriceNeeded` if either is in dollars and there is no ETH price.
  package init?(
    of entry: PriceEntry, per unit: WorkUnitKind, under caps: GatewayCaps, at ethPrice: ETHPrice?
  ) throws(RateError) {
    guard let price = entry.amountPerUnit, entry.pipeline.isKnownToNode,
      let cap = caps.price(for: entry.pipeline, modelID: entry.modelID)
    else { return nil }
    try self.init(
      price: UnitPrice(price, per: unit), cap: UnitPrice(cap, per: unit), at: ethPrice)
  }
}
