internal import ExactMath

struct WeiInDollars: EntryRule {
  let code = "wei-in-dollars"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A price in USD is at least 1 USD a unit: the number looks like wei."

  /// What a price in dollars has to reach to be taken for one in wei.
  ///
  /// No documented price comes near a dollar for one millisecond, character, pixel or token: the
  /// dearest is some 4e-8 USD at 3,000 USD per ETH. A count of wei is at least a whole one.
  static let leastDollarsPerUnit: Rational = 1

  func finding(in entry: CheckedEntry, _ check: PriceSheetCheck) -> (TextPosition, String)? {
    guard entry.entry.currency == .usd, let price = entry.entry.pricePerUnit,
      entry.located.isReadable(.pricePerUnit, .pixelsPerUnit, .currency)
    else { return nil }
    let dollars = price.rational / Rational(entry.entry.pixelsPerUnit ?? 1)
    guard dollars >= WeiInDollars.leastDollarsPerUnit else { return nil }
    return (
      entry.position(of: .pricePerUnit),
      "$\(short(dollars)) a unit: the number looks like wei; remove the currency, or divide by "
        + "pixels_per_unit"
    )
  }
}

struct AdvertisesAsFree: PriceRule {
  let code = "advertises-as-free"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A price below 0.001 wei a unit is advertised as 0: the node works for nothing."

  func fault(in price: CheckedPrice) -> String? {
    guard !price.wei.isZero, price.fixed.thousandths == 0 else { return nil }
    return "\(short(price.wei)) wei a unit is below 0.001 wei, and the node advertises it as 0"
  }
}

struct FixedPriceLoss: PriceRule {
  let code = "fixed-price-loss"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A price loses more than 0.1 % when the node cuts it to thousandths of a wei."

  func fault(in price: CheckedPrice) -> String? {
    let advertised = price.fixed.weiPerUnit
    guard !price.fixed.isSaturated, price.fixed.thousandths > 0,
      let loss = PriceLoss.text(of: price.wei, advertisedAs: advertised)
    else { return nil }
    return "\(short(price.wei)) wei a unit is advertised as \(short(advertised)): \(loss) is lost"
  }
}

struct FixedPriceSaturates: PriceRule {
  let code = "fixed-price-saturates"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A price is above 9223372036854775.807 wei a unit, the most that is advertised."

  func fault(in price: CheckedPrice) -> String? {
    guard price.fixed.isSaturated else { return nil }
    return "\(short(price.wei)) wei a unit is advertised as "
      + "\(DecimalFormat.all.text(price.fixed.weiPerUnit)), the most that the node's numbers hold"
  }
}

struct WholeWeiFree: PriceRule {
  let code = "whole-wei-free"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A price below 1 wei a unit stands as 0 in the node's lists of whole wei."

  func fault(in price: CheckedPrice) -> String? {
    guard price.fixed.thousandths > 0, price.wei < 1 else { return nil }
    return "\(short(price.wei)) wei a unit stands as 0 in the node's lists of prices, which have "
      + "whole wei"
  }
}

struct WholeWeiLoss: PriceRule {
  let code = "whole-wei-loss"
  let severity = PriceSheetRule.Severity.warning
  let explanation = "A price loses more than 0.1 % in the node's lists of whole wei."

  func fault(in price: CheckedPrice) -> String? {
    guard let whole = try? WholeWeiPrice(price.wei), whole.weiPerUnit > 0,
      let loss = PriceLoss.text(of: price.wei, advertisedAs: Rational(BigInt(whole.weiPerUnit)))
    else { return nil }
    return "\(short(price.wei)) wei a unit stands as \(whole.weiPerUnit) in the node's lists of "
      + "prices, which have whole wei: \(loss) is lost"
  }
}

struct WholeWeiOverflow: PriceRule {
  let code = "whole-wei-overflow"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A price is beyond 64 bits in whole wei, and the node's lists of prices fail."

  func fault(in price: CheckedPrice) -> String? {
    do throws(NodeOverflow) {
      _ = try WholeWeiPrice(price.wei)
      return nil
    } catch {
      return overflowText(error)
    }
  }
}

struct WirePriceOverflow: PriceRule {
  let code = "wire-price-overflow"
  let severity = PriceSheetRule.Severity.error
  let explanation = "A price as a fraction of wei has a part beyond 64 bits, which the node cuts."

  func fault(in price: CheckedPrice) -> String? {
    do throws(NodeOverflow) {
      _ = try WirePrice(price.wei)
      return nil
    } catch {
      return "the fraction of wei that goes over the wire does not fit: \(overflowText(error))"
    }
  }
}

extension PriceLoss {
  /// What of a price the advertised form does not ask for, in percent; nil for 0.1 % or less.
  fileprivate static func text(of price: Rational, advertisedAs advertised: Rational) -> String? {
    // Nearly every price is whole wei, and loses nothing.
    guard advertised != price, let loss = PriceLoss(of: price, advertisedAs: advertised),
      loss.share > leastShare
    else { return nil }
    return "\(DecimalFormat(.significant(3)).text(loss.share * 100)) %"
  }

  private static let leastShare = Rational(1, 1_000)
}

/// Twelve digits: enough to know a price by, and with an exponent where it would be mostly zeros.
func short(_ value: Rational) -> String {
  let rounded = DecimalFormat(.significant(12)).rounded(value)
  let digits = rounded.coefficient.description
  // The power of ten of the first digit.
  let power = rounded.exponent + digits.utf8.count - 1
  guard abs(power) >= 40 else { return rounded.description }
  let first = BigDecimal(coefficient: rounded.coefficient, exponent: rounded.exponent - power)
  return "\(first)e\(power)"
}

/// A number beyond 64 bits may have thousands of digits, and a line has none for them.
private func overflowText(_ overflow: NodeOverflow) -> String {
  let digits = overflow.exact.description
  guard digits.utf8.count > 40 else { return "\(overflow)" }
  return "\(overflow.quantity) \(digits.prefix(20))… (\(digits.utf8.count) digits) is beyond the "
    + "node's 64-bit numbers"
}
