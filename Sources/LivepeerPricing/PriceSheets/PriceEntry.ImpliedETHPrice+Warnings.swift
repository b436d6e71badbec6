internal import ExactMath

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
      return "\(entry.pipeline) \(entry.modelID) implies ETH at $\(USD(usd(implied)).text())"
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
