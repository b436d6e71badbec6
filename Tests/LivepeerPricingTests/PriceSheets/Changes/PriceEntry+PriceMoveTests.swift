import LivepeerPricing
import Testing
import TestSupport

/// The one entry of a file, priced so.
private func priced(_ members: String) throws -> PriceEntry { try entry(members) }

@Suite struct PriceEntryPriceMoveTests {
  private static let ethUSD = "2345.67890123"

  /// Percents from Python's fractions: `(new / old - 1) * 100`.
  @Test(
    arguments: [
      (#""price_per_unit":4"#, #""price_per_unit":5"#, "25"),
      (#""price_per_unit":5"#, #""price_per_unit":4"#, "-20"),
      (#""price_per_unit":5"#, #""price_per_unit":0"#, "-100"),
      (#""price_per_unit":12882811"#, #""price_per_unit":13000000"#, "11718900/12882811"),
      (
        #""price_per_unit":3"#, #""price_per_unit":1,"pixels_per_unit":7"#, "-2000/21"
      ),
      // Both in dollars: no ETH price has a part in it.
      (
        #""price_per_unit":0.18,"currency":"USD","pixels_per_unit":1000000"#,
        #""price_per_unit":0.15,"currency":"usd","pixels_per_unit":1e6"#, "-50/3"
      ),
      // In wei on one side, in ETH on the other.
      (
        #""price_per_unit":1e-18,"currency":"ETH""#, #""price_per_unit":3"#, "200"
      ),
      (
        #""price_per_unit":1e-3"#, #""price_per_unit":1e30"#,
        "99999999999999999999999999999999900"
      ),
    ] as [(String, String, Rational)]
  )
  func percent(old: String, new: String, percent: Rational) throws {
    let (old, new) = (try priced(old), try priced(new))
    #expect(PriceEntry.PriceMove(from: old, to: new) == .percent(percent))
    #expect(
      try PriceEntry.PriceMove(from: old, to: new, at: ETHPrice(Self.ethUSD)) == .percent(percent))
  }

  @Test(
    arguments: [
      (#""price_per_unit":4"#, #""price_per_unit":4,"warm":true"#, .unchanged),
      (#""price_per_unit":4"#, #""price_per_unit":8,"pixels_per_unit":2"#, .unchanged),
      (#""price_per_unit":4"#, #""price_per_unit":4e-18,"currency":"eth""#, .unchanged),
      (#""warm":true"#, #""warm":false"#, .unchanged),
      (#""price_per_unit":0"#, #""price_per_unit":0,"currency":"ETH""#, .unchanged),
      (#""price_per_unit":0"#, #""price_per_unit":1"#, .fromFree),
      (
        #""price_per_unit":0,"currency":"USD""#, #""price_per_unit":1e-9,"currency":"USD""#,
        .fromFree
      ),
      (#""warm":true"#, #""price_per_unit":0"#, .setByNode),
      (#""price_per_unit":1"#, #""warm":true"#, .setByNode),
      (#""price_per_unit":1,"currency":"USD""#, #""warm":true"#, .setByNode),
      (#""price_per_unit":1,"currency":"USD""#, #""price_per_unit":1"#, .needsETHPrice),
      (
        #""price_per_unit":1,"currency":"ETH""#, #""price_per_unit":1,"currency":"USD""#,
        .needsETHPrice
      ),
    ] as [(String, String, PriceEntry.PriceMove)]
  )
  func withoutPercent(old: String, new: String, move: PriceEntry.PriceMove) throws {
    #expect(PriceEntry.PriceMove(from: try priced(old), to: try priced(new)) == move)
  }

  /// 12882811 wei against $0.00000004, from Python's fractions.
  @Test func anETHPriceComparesDollarsWithWei() throws {
    let old = try priced(#""price_per_unit":12882811"#)
    let new = try priced(#""price_per_unit":0.04,"pixels_per_unit":1e6,"currency":"USD""#)
    let percent: Rational = "97810620487662424700/3021893795123375753"
    #expect(
      try PriceEntry.PriceMove(from: old, to: new, at: ETHPrice(Self.ethUSD)) == .percent(percent))
  }

  @Test(
    arguments: [
      (.unchanged, "0", false), (.percent("5"), "5", false), (.percent("-5"), "5", false),
      (.percent("5000001/1000000"), "5", true), (.percent("-5000001/1000000"), "5", true),
      (.percent("1/1000000000000000000000"), "0", true), (.percent("-100"), "100", false),
      (.fromFree, "1000000", true), (.setByNode, "1000000", true),
      (.needsETHPrice, "1000000", true),
    ] as [(PriceEntry.PriceMove, Rational, Bool)]
  )
  func exactlyTheThresholdPasses(move: PriceEntry.PriceMove, threshold: Rational, isMore: Bool) {
    #expect(move.exceeds(percent: threshold) == isMore)
  }

  /// Going there and back multiplies to one, whatever the prices.
  @Test(.tags(.property)) func backAndForth() throws {
    try forAll(cases: 300) { generator in
      func entry() throws -> PriceEntry {
        try PriceEntry(
          pipeline: "llm", modelID: "m",
          pricePerUnit: generator.decimal(upToBits: 90, exponent: 20),
          pixelsPerUnit: generator.count(upToBits: 70) + 1)
      }
      let (old, new) = (try entry(), try entry())
      guard case .percent(let there) = PriceEntry.PriceMove(from: old, to: new),
        case .percent(let back) = PriceEntry.PriceMove(from: new, to: old)
      else { return nil }
      return difference((1 + there / 100) * (1 + back / 100), 1, "\(old) \(new)")
    }
  }
}
