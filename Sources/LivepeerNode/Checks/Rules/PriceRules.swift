internal import LivepeerPricing

struct WeiInDollars: EntryRule {
  let code = "wei-in-dollars"
  let subject = EntryDoubts.price
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price in USD is at least 1 USD a unit: the number looks like wei."
  let consequence = "no gateway pays the price"

  /// The price in dollars from which a number is assumed to be wei.
  ///
  /// No documented price comes near a dollar for one millisecond, character, pixel or token: the
  /// most expensive is about 4e-8 USD at 3,000 USD per ETH. An amount in wei is at least 1.
  static let minimumDollarsPerUnit: Rational = 1

  /// Returns whether the price of a unit looks like wei.
  static func applies(to amount: UnitPrice.Amount) -> Bool { dollars(of: amount) != nil }

  /// The dollars of a price that looks like wei; nil for any other.
  private static func dollars(of amount: UnitPrice.Amount?) -> Rational? {
    guard case .usd(let dollars) = amount, dollars >= minimumDollarsPerUnit else { return nil }
    return dollars
  }

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard let dollars = WeiInDollars.dollars(of: entry.amountPerUnit) else { return nil }
    return (
      entry.position(of: .pricePerUnit),
      "$\(short(dollars)) a unit: the number looks like wei; remove the currency, or divide by "
        + "pixels_per_unit"
    )
  }
}

struct AdvertisesAsFree: EntryPriceRule {
  let code = "advertises-as-free"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A price is below 0.001 wei a unit with its surcharge, and is charged as 0."
  let consequence = "the node works for nothing"

  func fault(in price: CheckedPrice) -> String? {
    guard price.isChargedAsFree else { return nil }
    return "\(short(price.charged.base)) wei a unit is below 0.001 wei with its surcharge, and the "
      + "node works for nothing"
  }
}

struct FreeWithoutAutoAdjust: EntryPriceRule {
  let code = "free-without-auto-adjust"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price without auto-adjust is floored to 0 wei a unit."
  let consequence = "with -autoAdjustPrice=false the node works for nothing"

  func fault(in price: CheckedPrice) -> String? {
    guard price.mayBeFloored, let unadjusted = try? price.charged.unadjusted.get(),
      unadjusted.isFloored, unadjusted.weiPerUnit.isZero, !price.isChargedAsFree
    else { return nil }
    return "\(short(price.charged.base)) wei a unit has a fraction that does not fit 64 bits, and "
      + "with -autoAdjustPrice=false it is floored to 0: the node works for nothing"
  }
}

struct FixedPriceLoss: EntryPriceRule {
  let code = "fixed-price-loss"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price loses more than 0.1 % when it is truncated to thousandths of a wei."
  let consequence = "the node charges less"

  func fault(in price: CheckedPrice) -> String? {
    let adjusted = price.charged.adjusted
    // One wei or more loses less than a thousandth of a wei, and so less than a thousandth of itself.
    guard (1..<1_000).contains(adjusted.charged.thousandths),
      adjusted.charged.weiPerUnit != adjusted.ideal,
      let loss = price.charged.adjustedLoss?.shownPercent
    else { return nil }
    return "\(short(adjusted.ideal)) wei a unit, surcharge included, is charged as "
      + "\(short(adjusted.charged.weiPerUnit)): \(loss) is lost"
  }
}

struct FixedPriceSaturates: EntryPriceRule {
  let code = "fixed-price-saturates"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price with its surcharge is above 9223372036854775.807 wei, the maximum."
  let consequence = "the node charges less"

  func fault(in price: CheckedPrice) -> String? {
    let adjusted = price.charged.adjusted
    guard adjusted.charged.isSaturated else { return nil }
    return "\(short(adjusted.ideal)) wei a unit, surcharge included, is charged as "
      + "\(DecimalFormat.all.text(adjusted.charged.weiPerUnit)), the maximum of the node's numbers"
  }
}

struct WholeWeiFree: EntryPriceRule {
  let code = "whole-wei-free"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price below 1 wei a unit is 0 in the node's lists of whole wei."
  let consequence = "lists of prices show 0"

  func fault(in price: CheckedPrice) -> String? {
    guard (try? price.charged.listed.get())?.weiPerUnit == 0, !price.wei.isZero,
      !price.isChargedAsFree
    else { return nil }
    return "\(short(price.wei)) wei a unit is 0 in the node's lists of prices, which have whole wei"
  }
}

struct WholeWeiLoss: EntryPriceRule {
  let code = "whole-wei-loss"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price loses more than 0.1 % in the node's lists of whole wei."
  let consequence = "lists of prices show less"

  func fault(in price: CheckedPrice) -> String? {
    // 1,000 wei or more lose less than one wei, and so less than a thousandth of themselves.
    guard let listed = try? price.charged.listed.get(), (1..<1_000).contains(listed.weiPerUnit),
      price.wei.denominator != 1,
      let loss = price.charged.listedLoss?.shownPercent
    else { return nil }
    return "\(short(price.wei)) wei a unit is \(listed.weiPerUnit) in the node's lists of prices, "
      + "which have whole wei: \(loss) is lost"
  }
}

struct WholeWeiOverflow: EntryPriceRule {
  let code = "whole-wei-overflow"
  let severity = PriceSheetCheck.Rule.Severity.error
  let explanation = "A price is beyond 64 bits in whole wei, and is omitted from the node's lists."
  let consequence = "lists of prices omit it; without auto-adjust its jobs are refused"

  func fault(in price: CheckedPrice) -> String? {
    guard case .failure = price.charged.listed else { return nil }
    return "\(short(price.wei)) wei a unit is beyond the node's 64-bit numbers (at most "
      + "\(Int64.max)): lists of prices omit it, and with -autoAdjustPrice=false the node "
      + "refuses its jobs"
  }
}

struct WirePriceOverflow: EntryPriceRule {
  let code = "wire-price-overflow"
  let severity = PriceSheetCheck.Rule.Severity.warning
  let explanation = "A price without auto-adjust is floored, and loses more than 0.1 %."
  let consequence = "with -autoAdjustPrice=false the node charges less"

  func fault(in price: CheckedPrice) -> String? {
    guard price.mayBeFloored, let unadjusted = try? price.charged.unadjusted.get(),
      unadjusted.isFloored, !unadjusted.weiPerUnit.isZero,
      let loss = price.charged.unadjustedLoss?.shownPercent
    else { return nil }
    return "\(short(price.charged.base)) wei a unit has a fraction that does not fit 64 bits, and "
      + "with -autoAdjustPrice=false it is floored to \(short(unadjusted.weiPerUnit)): \(loss) is "
      + "lost"
  }
}

extension CheckedPrice {
  /// Whether flooring could change the price; nearly every price is in whole wei, which is quick to
  /// check.
  fileprivate var mayBeFloored: Bool { charged.base.denominator != 1 }

  /// Whether a price above 0 is charged as 0.
  var isChargedAsFree: Bool {
    !charged.base.isZero && charged.adjusted.charged.thousandths == 0
  }
}

extension NodePrice.Loss {
  /// The loss in percent; nil for 0.1 % or less.
  fileprivate var shownPercent: String? {
    guard share > NodePrice.Loss.minimumShownShare else { return nil }
    return "\(DecimalFormat(.significant(3)).text(share * 100)) %"
  }

  private static let minimumShownShare = Rational(1, 1_000)
}
