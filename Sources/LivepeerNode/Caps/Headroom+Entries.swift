package import LivepeerPricing

extension Headroom {
  /// Creates the headroom of an entry's price; nil if the entry has no price of a known pipeline, or
  /// no cap is for it.
  ///
  /// - Throws: `RateError.ethPriceNeeded` if either is in dollars and there is no ETH price.
  package init?(
    of entry: PriceEntry, under caps: GatewayCaps, at ethPrice: ETHPrice?
  ) throws(RateError) {
    guard let price = entry.unitPrice, let pipeline = entry.knownPipeline,
      let cap = caps.price(for: pipeline, modelID: entry.modelID)
    else { return nil }
    try self.init(price: price, cap: cap, at: ethPrice)
  }
}
