import ExactMath
import LivepeerPricing

/// The text forms around prices: stated and exact rates, amounts, and what to convert to.
func checkRates(_ input: [UInt8]) {
  let text = String(decoding: input, as: UTF8.self)
  let count = text.utf8.count
  do throws(TextFormError) {
    let stated = try StatedRate(text)
    // Of as many digits as the text allows, printed in plain digits.
    let again = required("\(stated)") { () throws(TextFormError) in
      try StatedRate(stated.description, limits: .lossless)
    }
    require(again == stated, "\(stated) reads back as \(again)")
    checkExactRate(text, stated)
  } catch {
    requireGoodError(error, at: error.offset, in: count)
    require(
      (try? AnyRate(text, at: ethPrice)) == nil, "an exact rate that nobody states: \(text)")
  }
  do throws(TextFormError) {
    let amount = try CurrencyAmount(text)
    let wei = required(text) { () throws(RateError) in try amount.exactWei(at: ethPrice) }
    if amount.currency == .wei {
      require(wei == amount.number.rational, "\(text) is \(wei) wei")
    }
    // A number of more digits than a text may have is written nevertheless.
    guard amount.description.utf8.count <= 1_000 else { return }
    require((try? CurrencyAmount(amount.description)) == amount, "\(amount) reads back otherwise")
  } catch {
    requireGoodError(error, at: error.offset, in: count)
  }
  do throws(TextFormError) {
    let target = try AnyRate.ConversionTarget(text)
    require(
      (try? AnyRate.ConversionTarget(target.description)) == target, "\(target) is another target")
  } catch {
    requireGoodError(error, at: error.offset, in: count)
  }
}

private func checkExactRate(_ text: String, _ stated: StatedRate) {
  let rate = required(text) { () throws(RateError) in try stated.rate(at: ethPrice) }
  require((try? AnyRate(text, at: ethPrice)) == rate, "two rates for \(text)")
  let printed = rate.description
  let again = required(printed) { () throws(TextFormError) in
    try AnyRate(printed, limits: .lossless)
  }
  require(again == rate, "\(printed) reads back as \(again)")
  let paid = stated.amount
  guard let wei = try? paid.exactWei(at: ethPrice) else { return }
  require(rate.weiPerUnit * stated.units == wei, "\(text) does not add up")
  // The fee covers the exact product, and by less than a wei.
  let units: BigInt = 0xFFFF_FFFF_FFFF_FFFF
  let fee = required("a fee") { () throws(QuantityError) in try rate.fee(forUnits: units) }
  let excess = Rational(fee.count) - rate.weiPerUnit * Rational(units)
  require(!excess.isNegative && excess < 1, "the fee of \(text) is off by \(excess)")
}
