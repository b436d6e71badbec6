internal import ExactMath

struct NonStandardModel: EntryRule {
  let code = "non-standard-model"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A model is not the pipeline's standard one, which most jobs ask for."

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let pipeline = entry.pipeline, entry.located.isReadable(.modelID),
      !entry.hasStandardModel
    else { return nil }
    return (
      entry.position(of: .modelID),
      "'\(entry.shownModel)' gets fewer jobs: most of \(pipeline) ask for "
        + pipeline.documentation.modelID
    )
  }
}

struct AboveCap: EntryRule {
  let code = "above-cap"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A price is above the gateway's cap, and the gateway sends no jobs."

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let (price, cap) = entry.capped(by: check),
      !PriceAcceptance.isWithinCap(price.fixed.weiPerUnit, cap: cap)
    else { return nil }
    return (
      entry.position(of: .pricePerUnit),
      "\(short(price.fixed.weiPerUnit)) wei\(entry.perUnit(check)) is above the gateway's cap of "
        + "\(short(cap)), and it sends no jobs"
    )
  }
}

struct AboveCapWithAutoAdjust: EntryRule {
  let code = "above-cap-with-auto-adjust"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A price rises above the gateway's cap where the node adjusts it for tickets."

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let (price, cap) = entry.capped(by: check),
      PriceAcceptance.isWithinCap(price.fixed.weiPerUnit, cap: cap)
    else { return nil }
    let adjusted = AutoAdjustedPrice(base: price.wei, txCostMultiplier: check.txCostMultiplier)
    guard !PriceAcceptance.isWithinCap(adjusted.advertised.weiPerUnit, cap: cap) else { return nil }
    return (
      entry.position(of: .pricePerUnit),
      "with the node's automatic adjustment it is \(short(adjusted.advertised.weiPerUnit)) wei"
        + "\(entry.perUnit(check)), above the gateway's cap of \(short(cap)); switch the adjustment "
        + "off, or lower the price"
    )
  }
}

extension CheckedEntry {
  /// Whether the model is the one of the pipeline's documentation, to the letter.
  var hasStandardModel: Bool {
    pipeline.map { ExactText($0.documentation.modelID) == ExactText(entry.modelID) } ?? false
  }

  /// The price, and the cap on it in wei, where both can be told.
  fileprivate func capped(by check: PriceSheetCheck) -> (CheckedPrice, cap: Rational)? {
    guard let price, let pipeline, located.isReadable(.modelID),
      let cap = check.caps?.cap(for: pipeline, modelID: entry.modelID),
      let wei = try? cap.weiPerUnit(at: check.ethPrice)
    else { return nil }
    return (price, wei)
  }

  /// What the price is per: `/ms`.
  fileprivate func perUnit(_ check: PriceSheetCheck) -> String {
    pipeline.map { "/\(check.units.unit(of: $0, modelID: entry.modelID).symbol)" } ?? ""
  }
}
