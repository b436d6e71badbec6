internal import BigInt
internal import CGMPPeer
internal import ExactMath
internal import LivepeerPricing
internal import RawPricing

/// An amount of ETH with 18 decimals, from text to wei and back.
let etherTextGroups = [
  Group("parse 18-decimal ETH") {
    let texts = etherAmounts.map { $0 + " ETH" }
    return [
      Case(ours, over: texts, text: { $0.count.description }) { text in exactWei(text) },
      Case(attaswift, over: texts) { text in attaswiftWei(text) },
      Case(rawGMP, over: texts, answer: { text in withRawWei(text) { decimal($0) } }) { text in
        withRawWei(text) { blackHole($0.pointee) }
      },
    ]
  },
  Group("format 18-decimal ETH") {
    let texts = etherAmounts.map { $0 + " ETH" }
    let exactAmounts = texts.map(exactWei)
    let attaswiftAmounts = texts.map(attaswiftWei)
    let rawAmounts = attaswiftAmounts.map { GMPInteger($0.description) }
    return [
      Case(ours, over: exactAmounts) { wei in wei.text(in: .ether) },
      Case(attaswift, over: attaswiftAmounts) { wei in
        plainDecimal(wei.description, decimals: 18)
      },
      Case(rawGMP, over: rawAmounts) { wei in rawText { raw_print_ether($0, wei.pointer) } },
    ]
  },
]

/// Amounts from 0 to 100,000 ETH, each with 18 decimals, the last of them not zero.
private let etherAmounts: [String] = {
  var random = SplitMix64(state: 18)
  return (0..<256).map { _ in
    let whole = UInt64.random(in: 0..<100_000, using: &random)
    let fraction = UInt64.random(in: 0..<100_000_000_000_000_000, using: &random)
    let digits = String(fraction)
    return "\(whole)." + String(repeating: "0", count: 17 - digits.count) + digits
      + String(UInt64.random(in: 1...9, using: &random))
  }
}()

@inline(__always)
private func exactWei(_ text: String) -> Wei {
  guard let wei = try? Wei(text) else { preconditionFailure("not an amount") }
  return wei
}

private func attaswiftWei(_ text: String) -> AttaswiftBigInt {
  let number = text.prefix { $0 != " " }
  let parts = number.split(separator: ".", maxSplits: 1)
  let padding = String(repeating: "0", count: 18 - parts[1].count)
  guard text.hasSuffix(" ETH"), let whole = AttaswiftBigInt(parts[0]),
    let fraction = AttaswiftBigInt(parts[1] + padding)
  else { preconditionFailure("not an amount") }
  return whole * weiPerETH + fraction
}

@inline(__always)
private func withRawWei<Result>(
  _ text: String, _ body: (UnsafeMutablePointer<__mpz_struct>) -> Result
) -> Result {
  withFreshInteger { fresh in
    raw_parse_ether(fresh, text)
    return body(fresh)
  }
}
