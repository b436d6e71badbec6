internal import ArgumentParser
internal import LivepeerNode
internal import LivepeerPricing
internal import PricingReports

/// `--charged` and what goes with it.
struct ChargedOptions: ParsableArguments {
  @Flag(help: "Show what an orchestrator charges and lists for the price, and what is lost.")
  var charged = false

  @Option(
    "n",
    "The ratio of a ticket's face value to its redemption cost, for the surcharge of 1/n. "
      + "Without it 100.",
    transform: { try Self.multiplier($0) })
  var txCostMultiplier: Rational?

  @OptionGroup var basePrice: BasePriceOptions

  func validate() throws {
    let options = [
      ("--tx-cost-multiplier", txCostMultiplier != nil),
      ("--price-per-unit", basePrice.price != nil),
    ]
    for (option, isGiven) in options where isGiven && !charged {
      throw ValidationError("\(option) goes with --charged")
    }
  }

  func report(
    of rate: AnyRate, _ pipeline: Pipeline, in kind: PriceDocument.Kind? = nil,
    at ethPrice: ETHPrice?
  ) throws(CommandFailure) -> ChargedPriceReport? {
    guard charged else { return nil }
    return ChargedPriceReport(
      of: rate, pipeline, in: kind,
      fallback: try CommandFailure.usage("--price-per-unit") {
        try basePrice.price?.exactWei(at: ethPrice)
      },
      txCostMultiplier: txCostMultiplier ?? NodePrice.AutoAdjusted.defaultTxCostMultiplier)
  }

  static func multiplier(_ text: String) throws -> Rational {
    let number = try BigDecimal(text, limits: .default).rational
    guard !number.isNegative else {
      throw ValidationError("'\(text.shown())': a multiplier is not negative; write it as 100")
    }
    return number
  }
}

/// `--price-per-unit`: the node's flag of that name.
struct BasePriceOptions: ParsableArguments {
  @Option(
    "price", "The node's -pricePerUnit, charged for a price of 0: 1000, 0.13USD.",
    name: .customLong("price-per-unit"), transform: { try nodePrice($0) })
  var text: NodePrice.Text?

  var price: UnitPrice.Amount? { text?.amountPerUnit }
}

/// A price as the node's flags take it, of one unit.
func nodePrice(_ text: String) throws -> NodePrice.Text {
  let price = try NodePrice.Text(text)
  if let fault = price.fault { throw ValidationError("'\(text.shown())': \(fault)") }
  return price
}
