package import LivepeerPricing

extension Headroom {
  /// Creates the headroom of an entry's price; returns nil if the node does not know the entry's
  /// pipeline, or if the entry has no price or no cap.
  ///
  /// The node compares plain numbers, so a cap has the same unit as the entry's price.
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
