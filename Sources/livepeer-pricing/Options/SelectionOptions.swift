internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing

/// `--select-…`: the weights by which a gateway picks an orchestrator.
struct SelectionOptions: ParsableArguments {
  @Option(
    "n", "The gateway's -selectPriceWeight. Without it 0; with any --select, chances are printed.",
    transform: { try Self.number($0) })
  var selectPriceWeight: Rational?

  @Option(
    "n", "The gateway's -selectStakeWeight. Without it 0.7.", transform: { try Self.number($0) })
  var selectStakeWeight: Rational?

  @Option(
    "n", "The gateway's -selectRandWeight. Without it 0.3.", transform: { try Self.number($0) })
  var selectRandomWeight: Rational?

  @Option(
    "n", "The gateway's -selectPriceExpFactor, in wei per unit. Without it 100.",
    transform: { try Self.number($0) })
  var selectPriceFactor: Rational?

  /// The weights; nil if no option was given.
  func selection() throws(CommandFailure) -> Market.Selection? {
    let given = [selectPriceWeight, selectStakeWeight, selectRandomWeight, selectPriceFactor]
    guard given.contains(where: { $0 != nil }) else { return nil }
    return try CommandFailure.usage("--select-price-weight and the others") {
      try Market.Selection(
        priceWeight: selectPriceWeight ?? 0, stakeWeight: selectStakeWeight ?? Rational(7, 10),
        randomWeight: selectRandomWeight ?? Rational(3, 10),
        priceFactor: selectPriceFactor ?? 100)
    }
  }

  private static func number(_ text: String) throws -> Rational {
    try BigDecimal(text, limits: .default).rational
  }
}
