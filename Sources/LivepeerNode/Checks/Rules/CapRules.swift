internal import LivepeerPricing

struct AboveCap: EntryRule {
  let code = "above-cap"
  let subject = EntryDoubts.cap
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A price is above the gateway's cap, with auto-adjust and without."
  let consequence = "the gateway sends no jobs"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let (price, cap) = entry.capped(by: check), price.isAboveWithout(cap),
      price.isAboveAdjusted(cap)
    else { return nil }
    return (
      entry.position(of: .pricePerUnit),
      "\(short(price.charged.base)) wei\(entry.perUnit) is above the gateway's cap of \(short(cap)), "
        + "and it sends no jobs"
    )
  }
}

struct AboveCapWithAutoAdjust: EntryRule {
  let code = "above-cap-with-auto-adjust"
  let subject = EntryDoubts.cap
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price rises above the gateway's cap by the surcharge of auto-adjust."
  let consequence = "the gateway sends no jobs unless auto-adjust is off"

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let (price, cap) = entry.capped(by: check), !price.isAboveWithout(cap),
      price.isAboveAdjusted(cap)
    else { return nil }
    return (
      entry.position(of: .pricePerUnit),
      "with the node's auto-adjust \(short(price.charged.adjusted.charged.weiPerUnit)) wei"
        + "\(entry.perUnit) is charged, above the gateway's cap of \(short(cap)); set "
        + "-autoAdjustPrice=false, or lower the price"
    )
  }
}

extension CheckedPrice {
  /// Returns whether the price charged with auto-adjust is above a cap.
  fileprivate func isAboveAdjusted(_ cap: Rational) -> Bool {
    !PriceAcceptance.isWithinCap(charged.adjusted.charged.weiPerUnit, cap: cap)
  }

  /// Returns whether the price charged without auto-adjust is above a cap.
  ///
  /// A price that the node cannot charge is beyond 64 bits; its exact price is compared.
  fileprivate func isAboveWithout(_ cap: Rational) -> Bool {
    let price = (try? charged.unadjusted.get())?.weiPerUnit ?? charged.base
    return !PriceAcceptance.isWithinCap(price, cap: cap)
  }
}

extension CheckedEntry {
  /// Returns the price and its cap in wei, if both are known.
  fileprivate func capped(by check: PriceSheetCheck) -> (CheckedPrice, cap: Rational)? {
    guard let price, let wei = try? cap(in: check)?.exactWei(at: check.ethPrice) else { return nil }
    return (price, wei)
  }
}
