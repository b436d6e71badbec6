internal import ExactMath

extension PriceEntry {
  /// The ETH price at which an entry in wei asks what a reference sheet asks in dollars.
  ///
  /// Entries that were all converted from dollars on one day imply one price; an entry that implies
  /// another was converted on another day, or wrongly.
  public struct ImpliedETHPrice: Hashable, Sendable {
    /// The index of the entry in its sheet.
    public let index: Int
    /// The ETH price at which both entries ask the same.
    public let ethPrice: ETHPrice
  }
}

extension PriceSheet {
  /// Returns the ETH price that each entry in wei implies beside the same entry in dollars.
  ///
  /// reference dollars · 10^18 / wei, both for one unit. Entries in force are compared, as in
  /// ``entriesInForce``. They match by pipeline and model, and by gateway if the reference prices
  /// that gateway. An entry in dollars, one that is free, and one without a dollar price in the
  /// reference imply nothing.
  ///
  /// ```swift
  /// import LivepeerPricing
  ///
  /// let sheet = try PriceSheet(
  ///   json: #"[{"pipeline": "upscale", "model_id": "m", "price_per_unit": 4000000}]"#)
  /// let dollars = try PriceSheet(
  ///   json: """
  ///     [{"pipeline": "upscale", "model_id": "m", "price_per_unit": 0.012,
  ///       "pixels_per_unit": 1000000, "currency": "USD"}]
  ///     """)
  /// print(sheet.impliedETHPrices(by: dollars)[0].ethPrice)  // 3000
  /// ```
  ///
  /// - Complexity: O(*n* log *n*) in the entries of both.
  public func impliedETHPrices(by reference: PriceSheet) -> [PriceEntry.ImpliedETHPrice] {
    let dollars = Dictionary(
      uniqueKeysWithValues: reference.entriesInForce.lazy.flatMap {
        entry -> [(PriceTarget, Rational)] in
        guard case .usd(let dollars) = entry.amountPerUnit, !dollars.isZero else { return [] }
        return [(PriceTarget(entry), dollars)]
      })
    return placesInForce.compactMap { index in
      let entry = entries[index]
      guard case .wei(let wei) = entry.amountPerUnit, !wei.isZero else { return nil }
      let target = PriceTarget(entry)
      guard let dollars = dollars[target] ?? dollars[target.forEveryGateway] else { return nil }
      return (try? ETHPrice(dollars * weiPerETH / wei)).map {
        PriceEntry.ImpliedETHPrice(index: index, ethPrice: $0)
      }
    }
  }
}
