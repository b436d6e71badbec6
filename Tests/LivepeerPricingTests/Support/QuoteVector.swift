import ExactMath
import TestSupport

/// `vectors/quotes.json`: a price times units, rounded up to whole wei, and what that is worth.
///
/// Source: exact rational arithmetic.
struct QuoteVector: Sendable {
  let weiPerUnit: Rational
  let units: BigInt
  let ethUSD: String
  let fee: BigInt
  let feeUSD: String

  init(
    _ weiPerUnit: Rational,
    _ units: BigInt,
    _ ethUSD: String,
    _ fee: BigInt,
    _ feeUSD: String
  ) {
    self.weiPerUnit = weiPerUnit
    self.units = units
    self.ethUSD = ethUSD
    self.fee = fee
    self.feeUSD = feeUSD
  }

  static let all = [
    QuoteVector(12_882_811, 60_000, "3205.48", 772_968_660_000, "0.0024777355802568"),
    QuoteVector(12_882_811, 200_000, "3127.45", 2_576_562_200_000, "0.00805806945239"),
    QuoteVector(4_768_371, 2_073_600, "3000", 9_887_694_105_600, "0.0296630823168"),
    QuoteVector(1_192_093, 1_000_000, "3000", 1_192_093_000_000, "0.003576279"),
    QuoteVector(5_960_465, 1_000_000, "2500", 5_960_465_000_000, "0.0149011625"),
    QuoteVector("1/3", 10, "3000", 4, "0.000000000000012"),
    QuoteVector(
      "100000000000000000000000000/1303154945128",
      1_000_000_000_000,
      "2345.67890123",
      76_736_845_740_302_726_430_770_864,
      "179999999999.96930526170387992941776272"
    ),
    QuoteVector(
      340_282_366_920_938_463_463_374_607_431_768_211_457,
      18_446_744_073_709_551_616,
      "0.01",
      6_277_101_735_386_680_763_835_789_423_207_666_416_120_802_188_537_744_064_512,
      "62771017353866807638357894232076664161.20802188537744064512"
    ),
  ]
}
