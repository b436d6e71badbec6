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
  ///   json: #"""
  ///     [{"pipeline": "upscale", "model_id": "m",
  ///       "price_per_unit": 4000000}]
  ///     """#)
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
      uniqueKeysWithValues: reference.entriesInForce.lazy.compactMap {
        entry -> (PriceTarget, Rational)? in
        guard case .usd(let dollars) = entry.amountPerUnit, !dollars.isZero else { return nil }
        return (PriceTarget(entry), dollars)
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

extension PriceSheet {
  /// Compares implied ETH prices with one another, and with the ETH price that is known.
  ///
  /// - Parameters:
  ///   - implied: The ETH prices that entries of this sheet imply, in the order of the entries.
  ///   - ethPrice: The ETH price, if known.
  /// - Returns: A line for each difference of more than one part in a hundred.
  package func warnings(
    about implied: [PriceEntry.ImpliedETHPrice], at ethPrice: ETHPrice?
  ) -> [String] {
    func usd(_ implied: PriceEntry.ImpliedETHPrice) -> Rational { implied.ethPrice.usdPerETH }
    guard let lowest = implied.min(by: { usd($0) < usd($1) }),
      let highest = implied.max(by: { usd($0) < usd($1) })
    else { return ["no entry in wei has a price in USD in the reference: nothing is compared"] }
    func named(_ implied: PriceEntry.ImpliedETHPrice) -> String {
      let entry = entries[implied.index]
      return
        "\(entry.pipeline.shown) \(entry.modelID.shown) implies ETH at $\(USD(usd(implied)).text())"
    }
    // Prices in whole wei or of another hour may be a hundredth apart without a word.
    let maximumSpread = Rational(101, 100)
    var warnings: [String] = []
    if usd(highest) > usd(lowest) * maximumSpread {
      let factor = DecimalFormat(.significant(4)).text(usd(highest) / usd(lowest))
      warnings.append(
        "the entries do not imply one ETH price: \(named(lowest)), "
          + "and \(named(highest)): \(factor) times as much")
    }
    if let given = ethPrice?.usdPerETH {
      warnings += implied.filter {
        max(usd($0), given) > min(usd($0), given) * maximumSpread
      }.map { "\(named($0)), not $\(USD(given).text())" }
    }
    return warnings
  }
}
