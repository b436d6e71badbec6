import LivepeerNode
import LivepeerPricing
import TestSupport

/// The rules about money; charged and listed prices are those of live-network.md 6, figures by
/// Python's fractions.
extension RuleCase {
  private static let at3000 = PriceSheetCheck(ethPrice: try? ETHPrice(3_000))
  private static let at2345 = PriceSheetCheck(ethPrice: try? ETHPrice("2345.67890123"))

  static func price(_ text: String, _ more: String = "") -> String {
    sheetText("\"price_per_unit\":\(text)\(more)")
  }

  private static let usd = #","currency":"USD""#

  static let money: [RuleCase] = [
    RuleCase("wei-in-dollars", price("1", usd), at: "1:52", butNot: price("0.999", usd)),
    RuleCase(
      "wei-in-dollars", price("12882811", usd + #","pixels_per_unit":1000000"#),
      at: "1:52", butNot: "[\(llmEntry)]"),
    RuleCase("wei-in-dollars", price("12882811", usd), at: "1:52", butNot: price("12882811")),
    // With the surcharge of 1 %, 1/1010 wei are 0.001, and 1/1011 are less.
    RuleCase(
      "advertises-as-free", price("1", #","pixels_per_unit":1011"#), at: "1:52",
      butNot: price("1", #","pixels_per_unit":1010"#)),
    RuleCase("advertises-as-free", price("9.9e-4"), at: "1:52", butNot: price("0")),
    // A multiplier of 0 adds nothing: 0.000999 wei are free.
    RuleCase(
      "advertises-as-free", price("0.000999"), at: "1:52", butNot: price("0.001"),
      check: PriceSheetCheck(txCostMultiplier: 0)),
    // 1e-18 USD are 1/3,000 wei; the documented entry is never free.
    RuleCase(
      "advertises-as-free", price("1e-18", usd), at: "1:52", butNot: "[\(llmEntry)]", check: at3000),
    // 0.000001 USD for 1,000,000,007 units are 0.4263 wei: 43/100 with auto-adjust, else 0.
    RuleCase(
      "free-without-auto-adjust", price("0.000001", usd + #","pixels_per_unit":1000000007"#),
      at: "1:52", butNot: price("0.4263"), check: at2345),
    RuleCase(
      "free-without-auto-adjust", price("0.000001", usd + #","pixels_per_unit":1000000007"#),
      at: "1:52", butNot: price("1", #","pixels_per_unit":100000000000000000000"#), check: at2345),
    // 0.101201899 is charged as 0.101 and loses 0.1995 %; 101/998 loses 0.2 %, 101/999 just 0.1 %.
    RuleCase("fixed-price-loss", price("0.1001999"), at: "1:52", butNot: price("0.10009")),
    RuleCase(
      "fixed-price-loss", price("100", #","pixels_per_unit":998"#), at: "1:52",
      butNot: price("100", #","pixels_per_unit":999"#)),
    // 0.99899908 is charged as 0.998 and loses more than 0.1 %; 0.999999 loses 0.000999.
    RuleCase("fixed-price-loss", price("0.989108"), at: "1:52", butNot: price("0.990098")),
    RuleCase("fixed-price-loss", price("0.0019"), at: "1:52", butNot: price("0.0009")),
    // 1.01 times the one is above 9223372036854775.807, and the other is not.
    RuleCase(
      "fixed-price-saturates", price("9132051521638391.890"), at: "1:52",
      butNot: price("9132051521638391.889")),
    RuleCase(
      "fixed-price-saturates", price("1", #","currency":"ETH""#), at: "1:52",
      butNot: price("0.009", #","currency":"ETH""#)),
    RuleCase("whole-wei-free", price("0.999"), at: "1:52", butNot: price("1")),
    RuleCase("whole-wei-free", price("0.001"), at: "1:52", butNot: price("0.0009")),
    // 1001.999 loses 0.999 / 1001.999 < 0.1 %; 500.999 loses 0.2 %.
    RuleCase("whole-wei-loss", price("500.999"), at: "1:52", butNot: price("1001.999")),
    // 998.9999 loses 0.9999, which is more than 0.1 %, and 999.9999 as much, which is less.
    RuleCase("whole-wei-loss", price("998.9999"), at: "1:52", butNot: price("999.9999")),
    RuleCase("whole-wei-loss", price("1.5"), at: "1:52", butNot: price("1")),
    RuleCase("whole-wei-loss", price("3.5"), at: "1:52", butNot: price("0.5")),
    RuleCase(
      "whole-wei-overflow", price("9223372036854775808"), at: "1:52",
      butNot: price("9223372036854775807.9")),
    RuleCase("whole-wei-overflow", price("1e1000"), at: "1:52", butNot: price("1e18")),
    // 10000000000000000001/6666666666666666667 is floored to 1; 10^19 / 10 fits.
    RuleCase(
      "wire-price-overflow",
      price("10000000000000000001", #","pixels_per_unit":6666666666666666667"#), at: "1:52",
      butNot: price("10000000000000000000", #","pixels_per_unit":10"#)),
    // The documented LLM entry is floored too, from 76736845.75 wei to 76736845: no loss to speak of.
    RuleCase(
      "wire-price-overflow", price("0.0000001", usd + #","pixels_per_unit":10000001"#),
      at: "1:52", butNot: "[\(llmEntry)]", check: at2345),
  ]

  private static func audio(_ price: String, _ more: String = "") -> String {
    "[" + standard(.audioToText, "\"price_per_unit\":\(price)\(more)") + "]"
  }

  private static func llm(_ price: String) -> String {
    "[" + standard(.llm, "\"price_per_unit\":\(price)") + "]"
  }

  private static let speechByMillisecond = try? PipelineCatalogue.documented.choosing(
    "text-to-speech=ms")

  /// Documented are 12,882,811 wei a millisecond of audio, and 0.18 USD for 1,000,000 tokens.
  static let magnitudes: [RuleCase] = [
    RuleCase(
      "unlikely-price", audio("12882811000"), at: "1:84", butNot: audio("12882810999")),
    RuleCase("unlikely-price", audio("12882.811"), at: "1:84", butNot: audio("12882.812")),
    RuleCase(
      "unlikely-price", audio("12882811000", #","pixels_per_unit":1"#), at: "1:84",
      butNot: audio("12882811000", #","pixels_per_unit":1000"#)),
    // At 3,000 USD per ETH the documented price is 3.8648433e-8 USD.
    RuleCase(
      "unlikely-price", audio("3.8648433e-5", usd), at: "1:84", butNot: audio("3.8648432e-5", usd),
      check: at3000),
    // Without an ETH price: at any from 100 to 100,000 USD.
    RuleCase(
      "unlikely-price", audio("1.2882811e-3", usd), at: "1:84", butNot: audio("1.2882810e-3", usd)),
    RuleCase(
      "unlikely-price", audio("1.2882811e-12", usd), at: "1:84",
      butNot: audio("1.2882812e-12", usd)),
    RuleCase("unlikely-price", llm("1800000000000"), at: "1:88", butNot: llm("1799999999999")),
    RuleCase("unlikely-price", llm("1800"), at: "1:88", butNot: llm("1801")),
    // One finding a fault.
    RuleCase("unlikely-price", audio("0.99", usd), at: "1:84", butNot: audio("1", usd)),
    RuleCase("unlikely-price", audio("1"), at: "1:84", butNot: audio("0")),
    RuleCase("unlikely-price", audio("0.001"), at: "1:84", butNot: audio("0.0009")),
    // Per millisecond of speech there is no documented price.
    RuleCase(
      "unlikely-price", llm("1"), at: "1:88",
      butNot: "[" + standard(.textToSpeech, #""price_per_unit":1"#) + "]",
      check: PriceSheetCheck(catalogue: speechByMillisecond ?? .documented)),
    RuleCase("zero-price", price("0"), at: "1:52", butNot: price("1e-1000")),
    RuleCase("zero-price", price("0.0e5", usd), at: "1:52", butNot: sheetText(#""warm":true"#)),
  ]
}
