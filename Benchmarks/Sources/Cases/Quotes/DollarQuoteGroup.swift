internal import BigInt
internal import ExactMath
internal import LivepeerPricing
internal import RawPricing

/// The fee, its exact worth in dollars in lowest terms, and that as text.
let dollarQuoteGroup = Group("fee + USD + text") {
  let jobs = PricedJob.fromDollars
  let exactPrice = exactETHPrice()
  let exactJobs = jobs.map { (job: ExactJob($0), price: exactPrice) }
  let attaswiftPrice = Fraction(decimal: Substring(usdPerETH))
  let attaswiftJobs = jobs.map { (job: AttaswiftJob($0), price: attaswiftPrice) }
  let rawPrice = RawFraction(usdPerETHFraction)
  let rawJobs = jobs.map { (job: RawJob($0), price: rawPrice) }
  let format = DecimalFormat(.significant(6))
  return [
    Case(ours, over: exactJobs) { input in
      input.job.rate.fee(for: input.job.quantity).usd(at: input.price).text(format)
    },
    Case(attaswift, over: attaswiftJobs) { input in
      Fraction(
        input.job.fee * input.price.numerator,
        input.price.denominator * weiPerETH
      ).significantText
    },
    Case(rawGMP, over: rawJobs) { input in
      rawText { raw_fee_in_dollars($0, input.job.pointer, input.price.pointer) }
    },
  ]
}

let usdPerETH = "2345.67890123"
let usdPerETHFraction = "234567890123/100000000"

func exactETHPrice() -> ETHPrice {
  guard let price = try? ETHPrice(usdPerETH) else { preconditionFailure("not a price") }
  return price
}
