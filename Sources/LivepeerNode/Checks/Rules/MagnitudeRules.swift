internal import LivepeerPricing

struct UnlikelyPrice: EntryRule {
  let code = "unlikely-price"
  let subject = EntryDoubts.price
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price is 1,000 times the documented one or more, or a thousandth or less."
  let consequence = "the node works at a price that was almost certainly not intended"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let known = entry.known, let price = entry.amountPerUnit,
      known.likelyPrices?.contains(price) != true,
      // A price that is charged as zero has its own finding.
      !WeiInDollars.applies(to: price), entry.price?.isChargedAsFree != true,
      !price.number.isZero, entry.unit == known.definition.unit,
      let magnitude = PriceMagnitude(price, of: known.definition, at: check.ethPrice)
    else { return nil }
    var message = "\(magnitude.shownPrice) is \(magnitude.shownRatio), \(magnitude.shownDocumented)"
    if magnitude.ratio > 1, entry.entry.pixelsPerUnit ?? 1 == 1 {
      message += "; \(known.definition.divisorQuestion)"
    } else {
      message += "; check price_per_unit and pixels_per_unit"
    }
    return (entry.position(of: .pricePerUnit), message)
  }
}

struct ZeroPrice: EntryRule {
  let code = "zero-price"
  let subject = EntryDoubts.price
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price is 0: the node charges its -pricePerUnit, or works for nothing."
  let consequence =
    "the node charges its -pricePerUnit if it has one, and otherwise works for nothing"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let price = entry.amountPerUnit, price.number.isZero else { return nil }
    var message = "a price of 0: "
    if let base = check.basePrice, !base.number.isZero {
      message += "the node charges its -pricePerUnit, \(base.shown) a unit"
    } else if check.basePrice != nil {
      message += "the node works for nothing"
    } else {
      message += "the node charges its -pricePerUnit if it has one, and otherwise works for nothing"
    }
    if let definition = entry.definition, entry.unit == definition.unit,
      let documented = definition.documentedUnitPrice
    {
      message += "; documented is \(documented.shown(for: definition, at: check.ethPrice))"
    }
    return (entry.position(of: .pricePerUnit), message)
  }
}
