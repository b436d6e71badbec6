import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

/// A case of `vectors/signer-payment.json` (go-livepeer 0.9.1, figures by exact rationals).
struct SignerPaymentVector: Sendable, CustomTestStringConvertible {
  let unit: RunnerPrice.Unit
  /// The time since the last payment; nil for the first.
  let nanoseconds: Int64?
  let price: Rational
  let expectedValue: Rational
  let balance: Rational
  let units: BigInt
  let fee: Rational
  let tickets: BigInt
  let answer: String
  let balanceAfter: Rational

  init(
    _ unit: RunnerPrice.Unit, _ nanoseconds: Int64?, _ price: Rational, _ expectedValue: Rational,
    _ balance: Rational, _ units: BigInt, _ fee: Rational, _ tickets: BigInt, _ answer: String,
    _ balanceAfter: Rational
  ) {
    (self.unit, self.nanoseconds, self.price) = (unit, nanoseconds, price)
    (self.expectedValue, self.balance, self.units) = (expectedValue, balance, units)
    (self.fee, self.tickets, self.answer) = (fee, tickets, answer)
    self.balanceAfter = balanceAfter
  }

  var testDescription: String {
    "\(unit) \(nanoseconds ?? 0) ns, \(price) wei, EV \(expectedValue)"
  }

  static let all: [SignerPaymentVector] = [
    SignerPaymentVector(
      .hour, nil, 324_074_074_074, 8_000_000_000, "0", 10, 3_240_740_740_740, 406,
      "too-many-tickets", "0"),
    SignerPaymentVector(
      .hour, nil, 324_074_074_074, 8_000_000_000, "1000000000000/3", 10, 3_240_740_740_740, 364,
      "too-many-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .hour, nil, 324_074_074_074, 150_000_000_000, "0", 10, 3_240_740_740_740, 22,
      "paid", "59259259260"),
    SignerPaymentVector(
      .hour, nil, 324_074_074_074, 150_000_000_000, "1000000000000/3", 10, 3_240_740_740_740, 20,
      "paid", "277777777780/3"),
    SignerPaymentVector(
      .hour, nil, 324_074_074_074, 1_000_000_000_000, "0", 10, 3_240_740_740_740, 4,
      "paid", "759259259260"),
    SignerPaymentVector(
      .hour, nil, 324_074_074_074, 1_000_000_000_000, "1000000000000/3", 10, 3_240_740_740_740, 3,
      "paid", "277777777780/3"),
    SignerPaymentVector(
      .hour, 5_100_000_000, 324_074_074_074, 8_000_000_000, "0", 6, 1_944_444_444_444, 244,
      "too-many-tickets", "0"),
    SignerPaymentVector(
      .hour, 5_100_000_000, 324_074_074_074, 8_000_000_000, "1000000000000/3", 6, 1_944_444_444_444,
      202,
      "too-many-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .hour, 5_100_000_000, 324_074_074_074, 150_000_000_000, "0", 6, 1_944_444_444_444, 13,
      "paid", "5555555556"),
    SignerPaymentVector(
      .hour, 5_100_000_000, 324_074_074_074, 150_000_000_000, "1000000000000/3", 6,
      1_944_444_444_444, 11,
      "paid", "116666666668/3"),
    SignerPaymentVector(
      .hour, 5_100_000_000, 324_074_074_074, 1_000_000_000_000, "0", 6, 1_944_444_444_444, 2,
      "paid", "55555555556"),
    SignerPaymentVector(
      .hour, 5_100_000_000, 324_074_074_074, 1_000_000_000_000, "1000000000000/3", 6,
      1_944_444_444_444, 2,
      "paid", "1166666666668/3"),
    SignerPaymentVector(
      .hour, 10_000_000_000, 324_074_074_074, 8_000_000_000, "0", 10, 3_240_740_740_740, 406,
      "too-many-tickets", "0"),
    SignerPaymentVector(
      .hour, 10_000_000_000, 324_074_074_074, 8_000_000_000, "1000000000000/3", 10,
      3_240_740_740_740, 364,
      "too-many-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .hour, 10_000_000_000, 324_074_074_074, 150_000_000_000, "0", 10, 3_240_740_740_740, 22,
      "paid", "59259259260"),
    SignerPaymentVector(
      .hour, 10_000_000_000, 324_074_074_074, 150_000_000_000, "1000000000000/3", 10,
      3_240_740_740_740, 20,
      "paid", "277777777780/3"),
    SignerPaymentVector(
      .hour, 10_000_000_000, 324_074_074_074, 1_000_000_000_000, "0", 10, 3_240_740_740_740, 4,
      "paid", "759259259260"),
    SignerPaymentVector(
      .hour, 10_000_000_000, 324_074_074_074, 1_000_000_000_000, "1000000000000/3", 10,
      3_240_740_740_740, 3,
      "paid", "277777777780/3"),
    SignerPaymentVector(
      .video720p, nil, 500, 8_000_000_000, "0", 1_658_880_000, 829_440_000_000, 104,
      "too-many-tickets", "0"),
    SignerPaymentVector(
      .video720p, nil, 500, 8_000_000_000, "1000000000000/3", 1_658_880_000, 829_440_000_000, 63,
      "paid", "23680000000/3"),
    SignerPaymentVector(
      .video720p, nil, 500, 150_000_000_000, "0", 1_658_880_000, 829_440_000_000, 6,
      "paid", "70560000000"),
    SignerPaymentVector(
      .video720p, nil, 500, 150_000_000_000, "1000000000000/3", 1_658_880_000, 829_440_000_000, 4,
      "paid", "311680000000/3"),
    SignerPaymentVector(
      .video720p, nil, 500, 1_000_000_000_000, "0", 1_658_880_000, 829_440_000_000, 1,
      "paid", "170560000000"),
    SignerPaymentVector(
      .video720p, nil, 500, 1_000_000_000_000, "1000000000000/3", 1_658_880_000, 829_440_000_000, 1,
      "paid", "1511680000000/3"),
    SignerPaymentVector(
      .video720p, 5_000_000_000, 500, 8_000_000_000, "0", 138_240_000, 69_120_000_000, 9,
      "paid", "2880000000"),
    SignerPaymentVector(
      .video720p, 5_000_000_000, 500, 8_000_000_000, "1000000000000/3", 138_240_000, 69_120_000_000,
      0,
      "no-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .video720p, 5_000_000_000, 500, 150_000_000_000, "0", 138_240_000, 69_120_000_000, 1,
      "paid", "80880000000"),
    SignerPaymentVector(
      .video720p, 5_000_000_000, 500, 150_000_000_000, "1000000000000/3", 138_240_000,
      69_120_000_000, 0,
      "no-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .video720p, 5_000_000_000, 500, 1_000_000_000_000, "0", 138_240_000, 69_120_000_000, 1,
      "paid", "930880000000"),
    SignerPaymentVector(
      .video720p, 5_000_000_000, 500, 1_000_000_000_000, "1000000000000/3", 138_240_000,
      69_120_000_000, 1,
      "paid", "3792640000000/3"),
    SignerPaymentVector(
      .video720p, 4_999_000_000, 500, 8_000_000_000, "0", 138_212_352, 69_106_176_000, 9,
      "paid", "2893824000"),
    SignerPaymentVector(
      .video720p, 4_999_000_000, 500, 8_000_000_000, "1000000000000/3", 138_212_352, 69_106_176_000,
      0,
      "no-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .video720p, 4_999_000_000, 500, 150_000_000_000, "0", 138_212_352, 69_106_176_000, 1,
      "paid", "80893824000"),
    SignerPaymentVector(
      .video720p, 4_999_000_000, 500, 150_000_000_000, "1000000000000/3", 138_212_352,
      69_106_176_000, 0,
      "no-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .video720p, 4_999_000_000, 500, 1_000_000_000_000, "0", 138_212_352, 69_106_176_000, 1,
      "paid", "930893824000"),
    SignerPaymentVector(
      .video720p, 4_999_000_000, 500, 1_000_000_000_000, "1000000000000/3", 138_212_352,
      69_106_176_000, 1,
      "paid", "3792681472000/3"),
    SignerPaymentVector(
      .fixed, nil, 1_648_852_084_881, 8_000_000_000, "0", 1, 1_648_852_084_881, 207,
      "too-many-tickets", "0"),
    SignerPaymentVector(
      .fixed, nil, 1_648_852_084_881, 8_000_000_000, "1000000000000/3", 1, 1_648_852_084_881, 165,
      "too-many-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .fixed, nil, 1_648_852_084_881, 150_000_000_000, "0", 1, 1_648_852_084_881, 11,
      "paid", "1147915119"),
    SignerPaymentVector(
      .fixed, nil, 1_648_852_084_881, 150_000_000_000, "1000000000000/3", 1, 1_648_852_084_881, 9,
      "paid", "103443745357/3"),
    SignerPaymentVector(
      .fixed, nil, 1_648_852_084_881, 1_000_000_000_000, "0", 1, 1_648_852_084_881, 2,
      "paid", "351147915119"),
    SignerPaymentVector(
      .fixed, nil, 1_648_852_084_881, 1_000_000_000_000, "1000000000000/3", 1, 1_648_852_084_881, 2,
      "paid", "2053443745357/3"),
    SignerPaymentVector(
      .fixed, nil, 8_451_683_895_332, 8_000_000_000, "0", 1, 8_451_683_895_332, 1057,
      "too-many-tickets", "0"),
    SignerPaymentVector(
      .fixed, nil, 8_451_683_895_332, 8_000_000_000, "1000000000000/3", 1, 8_451_683_895_332, 1015,
      "too-many-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .fixed, nil, 8_451_683_895_332, 150_000_000_000, "0", 1, 8_451_683_895_332, 57,
      "paid", "98316104668"),
    SignerPaymentVector(
      .fixed, nil, 8_451_683_895_332, 150_000_000_000, "1000000000000/3", 1, 8_451_683_895_332, 55,
      "paid", "394948314004/3"),
    SignerPaymentVector(
      .fixed, nil, 8_451_683_895_332, 1_000_000_000_000, "0", 1, 8_451_683_895_332, 9,
      "paid", "548316104668"),
    SignerPaymentVector(
      .fixed, nil, 8_451_683_895_332, 1_000_000_000_000, "1000000000000/3", 1, 8_451_683_895_332, 9,
      "paid", "2644948314004/3"),
    SignerPaymentVector(
      .fixed, nil, 78_987_699_956, 8_000_000_000, "0", 1, 78_987_699_956, 10,
      "paid", "1012300044"),
    SignerPaymentVector(
      .fixed, nil, 78_987_699_956, 8_000_000_000, "1000000000000/3", 1, 78_987_699_956, 0,
      "no-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .fixed, nil, 78_987_699_956, 150_000_000_000, "0", 1, 78_987_699_956, 1,
      "paid", "71012300044"),
    SignerPaymentVector(
      .fixed, nil, 78_987_699_956, 150_000_000_000, "1000000000000/3", 1, 78_987_699_956, 0,
      "no-tickets", "1000000000000/3"),
    SignerPaymentVector(
      .fixed, nil, 78_987_699_956, 1_000_000_000_000, "0", 1, 78_987_699_956, 1,
      "paid", "921012300044"),
    SignerPaymentVector(
      .fixed, nil, 78_987_699_956, 1_000_000_000_000, "1000000000000/3", 1, 78_987_699_956, 1,
      "paid", "3763036900132/3"),
  ]
}
