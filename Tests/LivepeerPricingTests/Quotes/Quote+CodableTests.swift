import Foundation
import LivepeerPricing
import Testing
import TestSupport

@Suite struct QuoteCodableTests {
  /// The fee is that of the example in `design/cli.md`.
  private static let json =
    #"{"eth_usd":"3127.45","fee_wei":"2576562200000","#
    + #""job":{"duration_ms":"200000","pipeline":"audio-to-text"},"#
    + #""rate":"12882811wei\/ms","units":"200000"}"#

  @Test(arguments: ["3127.45", nil])
  func aQuoteIsWhatItWasMadeOf(ethUSD: String?) throws {
    let quote = try Quote(
      Job(.audioToText, .duration(200_000)), at: AnyRate("12882811wei/ms"),
      ethPrice: ethUSD.map { try ETHPrice($0) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let expected =
      ethUSD == nil ? Self.json.replacing(#""eth_usd":"3127.45","#, with: "") : Self.json
    #expect(String(decoding: try encoder.encode(quote), as: UTF8.self) == expected)
    #expect(try JSONDecoder().decode(Quote.self, from: Data(expected.utf8)) == quote)
  }

  /// The network may count other units than the documentation: they are kept.
  @Test func unitsCountedByOthersAreKept() throws {
    let json = Self.json.replacing(#""units":"200000""#, with: #""units":"201000""#)
      .replacing("2576562200000", with: "2589445011000")
    let quote = try JSONDecoder().decode(Quote.self, from: Data(json.utf8))
    #expect(quote.units == 201_000)
    #expect(quote.fee == 2_589_445_011_000)
  }

  @Test(
    arguments: [
      ("2576562200000", "2576562200001", "cost 2576562200000 wei, and not 2576562200001 wei"),
      (#""units":"200000""#, #""units":"-1""#, "is not negative"),
      (#""units":"200000""#, #""unit":"200000""#, "units"),
      (#"wei\/ms"#, "wei", "rate"),
      ("3127.45", "0", "above zero"),
    ])
  func otherQuotesAreRefused(part: String, other: String, reason: String) {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        Quote.self, from: Data(Self.json.replacing(part, with: other).utf8))
    }
    #expect(error.map { "\($0)".contains(reason) } == true, "\(String(describing: error))")
  }
}
