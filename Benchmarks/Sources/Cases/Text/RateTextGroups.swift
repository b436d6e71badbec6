internal import BigInt
internal import CGMPPeer
internal import ExactMath
internal import LivepeerPricing
internal import RawPricing

/// The text of a rate, from text to an exact fraction and back.
let rateTextGroups = [
  Group("parse 12882811wei/ms") {
    parseCases { random in "\(UInt64.random(in: 500...20_000_000, using: &random))wei/ms" }
  },
  Group("parse $0.0012/min") {
    parseCases { random in
      let tenThousandths = UInt64.random(in: 1...9_999, using: &random)
      let digits = String(tenThousandths)
      return "$0." + String(repeating: "0", count: 4 - digits.count) + digits + "/min"
    }
  },
  Group("print 12882811wei/ms") { printCases(PricedJob.inWholeWei) },
  Group("print 20000000wei/3 ms") { printCases(PricedJob.fromDollars) },
]

private func parseCases(_ text: (inout SplitMix64) -> String) -> [Case] {
  var random = SplitMix64(state: 3)
  let texts = (0..<256).map { _ in text(&random) }
  let exactPrice = exactETHPrice()
  let attaswiftPrice = Fraction(decimal: Substring(usdPerETH))
  let rawPrice = RawFraction(usdPerETHFraction)
  return [
    Case(ours, over: texts.map { (text: $0, price: exactPrice) }, text: exactText) { input in
      exactRate(input.text, input.price)
    },
    Case(attaswift, over: texts.map { (text: $0, price: attaswiftPrice) }) { input in
      attaswiftRate(input.text, input.price)
    },
    Case(
      rawGMP, over: texts.map { (text: $0, price: rawPrice) },
      answer: { input in withRawRate(input.text, input.price) { fractionText($0) } }
    ) { input in
      withRawRate(input.text, input.price) { blackHole($0.pointee) }
    },
  ]
}

private func printCases(_ jobs: [PricedJob]) -> [Case] {
  let jobs = jobs.prefix(256)
  return [
    Case(ours, over: jobs.map { ExactJob($0).rate.erased }) { rate in rate.description },
    Case(attaswift, over: jobs.map(AttaswiftJob.init)) { job in
      job.denominator == 1
        ? "\(job.numerator)wei/ms" : "\(job.numerator)wei/\(job.denominator) ms"
    },
    Case(rawGMP, over: jobs.map { RawFraction("\($0.numerator)/\($0.denominator)") }) { rate in
      rawText { raw_print_rate($0, rate.pointer) }
    },
  ]
}

@inline(__always)
private func exactRate(_ text: String, _ price: ETHPrice) -> AnyRate {
  guard let rate = try? AnyRate(text, at: price) else { preconditionFailure("not a rate") }
  return rate
}

private func exactText(_ rate: AnyRate) -> String { rate.weiPerUnit.description }

private func attaswiftRate(_ text: String, _ price: Fraction) -> Fraction {
  let isDollars = text.hasPrefix("$")
  let amount = text.dropFirst(isDollars ? 1 : 0)
  let number = Fraction(decimal: amount.prefix { $0 == "." || $0.isNumber })
  guard let slash = text.lastIndex(of: "/"),
    let units = millisecondsOfScale[String(text[text.index(after: slash)...])]
  else { preconditionFailure("not a rate") }
  return isDollars
    ? number.times(price.denominator * weiPerETH, over: price.numerator * units)
    : number.times(1, over: units)
}

private let millisecondsOfScale: [String: AttaswiftBigInt] = [
  "ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000,
]

@inline(__always)
private func withRawRate<Result>(
  _ text: String,
  _ price: RawFraction,
  _ body: (UnsafeMutablePointer<__mpq_struct>) -> Result
) -> Result {
  withFreshFraction { fresh in
    raw_parse_rate(fresh, text, price.pointer)
    return body(fresh)
  }
}
