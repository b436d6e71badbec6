internal import ExactMath
internal import Foundation
internal import LivepeerPricing

/// What strangers may send, at a size and at a quarter of it: time may grow little faster than
/// size.
let boundGroups = [
  bound("read a totals file of 220 KB of unrelated fractions", of: 200, totalsFile) { text in
    (try? Totals(json: text)) == nil ? "does not add up" : "adds up"
  },
  bound("split 1 ETH by 1/1 through 1/16000", of: 16_000, unitFractions) { shares in
    let parts = try? Wei(.powerOfTen(18)).split(by: shares)
    return "\(parts?.reduce(.zero, +) == Wei(.powerOfTen(18)))"
  },
  bound("read a fraction of two million digits", of: 1_000_000, fractionText) { text in
    "\(Rational(text) != nil)"
  },
  bound("read a decimal of a million digits", of: 1_000_000, decimalText) { text in
    "\(Rational(text) != nil)"
  },
  bound("add 8,000 rows at unrelated ETH prices", of: 8_000, quotes) { table, quotes in
    var totals = BatchTotals(of: table)
    for quote in quotes { totals.add(quote, tariff: 0) }
    return "\(Totals(totals).feeUSD != nil)"
  },
  bound("decode 100,000 dollars of 1e1000", of: 100_000, amounts) { json in
    "\((try? JSONDecoder().decode([USD].self, from: json)) != nil)"
  },
  bound("print a tail of ten million decimals", of: 10_000_000, tail) { amount in
    "\(amount.description.hasPrefix("$0.0"))"
  },
  bound("look 20,000 models up in 2,600 choices of a unit", of: 2_600, choices) { choice in
    let count = (0..<20_000).count { model in
      choice.unit(of: .textToSpeech, modelID: ModelID("\(model)")) == .millisecond
    }
    return "\(count > 0)"
  },
]

/// The whole size against a quarter of it; a group is named for the whole.
let boundComparisons = boundGroups.map { group in
  Comparison(group.title, wholeSize, against: quarterSize, .time(atMost: 12))
}

private let wholeSize = "ours"
private let quarterSize = "a quarter of it"

private func bound<Input>(
  _ title: String,
  of size: Int,
  _ input: @escaping @Sendable (Int) -> Input,
  _ answer: @escaping @Sendable (Input) -> String
) -> Group {
  Group(title) {
    let (whole, quarter) = (input(size), input(size / 4))
    return [
      Case(wholeSize) { answer(whole) },
      Case(quarterSize) { answer(quarter) },
    ]
  }
}

@Sendable private func digits(_ count: Int, _ generator: inout SplitMix64) -> String {
  String(
    decoding: (0..<count).map { _ in UInt8(ascii: "1") + UInt8(generator.next() % 9) },
    as: UTF8.self)
}

@Sendable private func totalsFile(_ count: Int) -> String {
  var generator = SplitMix64(state: 1)
  let groups = (0..<count).map { index in
    let denominator = digits(1_000, &generator)
    let dollars = ExactBigInt(denominator).map { DecimalFormat.all.text(Rational(1, $0)) } ?? ""
    return #"{"pipeline":"llm","model":"\#(index)","unit":"token","rows":"1","units":"1","#
      + #""fee_wei":"1","fee_usd":"\#(dollars)","#
      + #""fee_usd_exact":{"numerator":"1","denominator":"\#(denominator)"}}"#
  }
  return #"{"rows":"\#(count)","rejected":"0","fee_wei":"\#(count)","fee_usd":"1","#
    + #""groups":[\#(groups.joined(separator: ","))]}"#
}

@Sendable private func unitFractions(_ count: Int) -> [Rational] {
  (1...count).map { Rational(1, ExactBigInt($0)) }
}

@Sendable private func fractionText(_ count: Int) -> String {
  var generator = SplitMix64(state: 2)
  return digits(count, &generator) + "/" + digits(count, &generator)
}

@Sendable private func decimalText(_ count: Int) -> String {
  var generator = SplitMix64(state: 3)
  return "0." + digits(count - 1, &generator)
}

@Sendable private func quotes(_ count: Int) -> (TariffTable, [TariffTable.RowQuote]) {
  var generator = SplitMix64(state: 4)
  guard let table = try? TariffTable(.documented) else { preconditionFailure("no table") }
  let quotes = (0..<count).map { _ in
    let price = Rational("\(digits(100, &generator))/\(digits(100, &generator))")
    guard let price = price.flatMap({ try? ETHPrice($0) }),
      let quote = try? table.quote(units: 1, tariff: 0, ethPrice: price)
    else { preconditionFailure("no quote") }
    return quote
  }
  return (table, quotes)
}

@Sendable private func amounts(_ count: Int) -> Data {
  Data("[\(repeatElement("\"1e1000\"", count: count).joined(separator: ","))]".utf8)
}

@Sendable private func tail(_ decimals: Int) -> USD {
  USD(Rational(1, ExactBigInt(1) << decimals))
}

@Sendable private func choices(_ count: Int) -> PipelineCatalogue {
  let text = (0..<count).map { "text-to-speech/\($0)=ms" }.joined(separator: ",")
  guard let choice = try? PipelineCatalogue.documented.choosing(text) else {
    preconditionFailure("no choice")
  }
  return choice
}
