public import LivepeerPricing

// Which offers a gateway's caps leave. Source: go-livepeer 0.9.1, `BroadcastCfg.GetCapabilitiesMaxPrice`
// and, for live runners, `remoteDiscoveryMergeEntry.validateRunner`.

extension Market.Group {
  /// Returns the cap that a gateway has on the offers; nil if it takes any price.
  ///
  /// A cap on a pipeline or model is per unit. Of live runners the maximum price of all work is
  /// compared with the number that is advertised, per second, pixel or request; BYOC capabilities are
  /// compared with nothing.
  ///
  /// - Throws: `RateError.ethPriceNeeded` for a cap in dollars without an ETH price.
  public func cap(of caps: GatewayCaps, at ethPrice: ETHPrice?) throws(RateError) -> AnyRate? {
    guard let offer = offers.first, offer.kind != .byoc else { return nil }
    let amount =
      offer.kind == .runner
      ? caps.maximumPrice : caps.price(for: pipeline, modelID: modelID)
    guard let wei = try amount?.exactWei(at: ethPrice) else { return nil }
    return try AnyRate(weiPerUnit: wei / Rational(offer.listedUnits), unit: unit)
  }

  /// Returns the number of offers at most at a cap when orchestrators with auto-adjust charge for
  /// them; see ``Offer/charged(txCostMultiplier:)``.
  ///
  /// A gateway compares what is charged; a list has the price before its surcharge.
  ///
  /// - Parameters:
  ///   - cap: The cap.
  ///   - txCostMultiplier: The ratio of a ticket's face value to its redemption cost.
  /// - Returns: The number of offers, those listed at 0 included.
  /// - Throws: `RateError.unitMismatch` for a cap per another unit.
  /// - Complexity: O(*n*) in offers.
  public func chargedOfferCount(
    atMost cap: AnyRate,
    txCostMultiplier: Rational = NodePrice.AutoAdjusted.defaultTxCostMultiplier
  ) throws(RateError) -> Int {
    guard cap.unit == unit else { throw .unitMismatch(expected: unit, found: cap.unit) }
    return offers.count {
      $0.charged(txCostMultiplier: txCostMultiplier).weiPerUnit <= cap.weiPerUnit
    }
  }
}
