@testable import LivepeerNode
import LivepeerPricing
import Testing

@Suite("Forms of a price in the node")
struct NodePriceFormsTests {
  /// Source: go-livepeer 0.9.1, common.PriceToFixed, and the network-arithmetic page.
  @Test(
    arguments: [
      ("1/10", 100), ("500", 500_000), ("125/100", 1_250), ("1/5000", 0), ("1/1000", 1),
      ("1999/1000000", 1), ("-1999/1000000", -1), ("-1/2000", 0), ("2/3", 666),
      ("9223372036854775807/1000", .max), ("1000000000000000000000", .max),
      ("-9223372036854775808/1000", .min), ("-1000000000000000000000", .min),
    ] as [(String, Int64)])
  func fixed(price: String, thousandths: Int64) throws {
    let fixed = NodePrice.Fixed(try #require(Rational(price)))
    #expect(fixed.thousandths == thousandths)
    #expect(fixed.weiPerUnit == Rational(BigInt(thousandths), 1_000))
  }

  @Test(arguments: [
    ("9223372036854775807/1000", false), ("9223372036854775808/1000", true),
    ("-9223372036854775808/1000", false), ("-9223372036854775809/1000", true), ("2/3", false),
  ])
  func saturationIsTold(price: String, isSaturated: Bool) throws {
    #expect(NodePrice.Fixed(try #require(Rational(price))).isSaturated == isSaturated)
  }

  /// Source: go-livepeer 0.9.1, common.PriceToInt64.
  @Test(
    arguments: [
      ("7/2", 3), ("-1/2", -1), ("-7/2", -4), ("92233720368547758075/10", .max), ("1/3", 0),
      ("-9223372036854775808", .min),
    ] as [(String, Int64)])
  func wholeWei(price: String, wei: Int64) throws {
    #expect(try NodePrice.WholeWei(#require(Rational(price))).weiPerUnit == wei)
  }

  @Test(arguments: ["9223372036854775808", "-18446744073709551617/2"])
  func wholeWeiPast64Bits(price: String) throws {
    let price = try #require(Rational(price))
    #expect(
      throws: NodePrice.Overflow(quantity: "a price in whole wei of", exact: price.rounded(.down))
    ) {
      try NodePrice.WholeWei(price)
    }
  }

  @Test func wirePair() throws {
    let pair = try NodePrice.Wire(Rational(50, 3))
    #expect(pair.pricePerUnit == 50)
    #expect(pair.pixelsPerUnit == 3)
  }

  /// 0.5 USD a unit at 2345.67890123: the numerator, 5·10^25, does not fit.
  @Test func wirePairOverflows() throws {
    let wei = try USD("0.5").exactWei(at: ETHPrice("2345.67890123"))
    #expect(throws: NodePrice.Overflow(quantity: "pricePerUnit", exact: wei.numerator)) {
      try NodePrice.Wire(wei)
    }
    #expect(wei == Rational(BigInt(5).raised(to: 1) * .powerOfTen(25), 234_567_890_123))
    let tiny = Rational(1, BigInt(1) << 63)
    #expect(throws: NodePrice.Overflow(quantity: "pixelsPerUnit", exact: BigInt(1) << 63)) {
      try NodePrice.Wire(tiny)
    }
  }

  /// Source: go-livepeer 0.9.1, common.BaseTokenAmountToFixed.
  @Test(
    arguments: [
      ("1844486980754712220549592", 184_448_698_075),
      ("1238827039830161692185743", 123_882_703_983),
      ("451288400383394091574336", 45_128_840_038),
      ("92233720368547758070000000000000", .max),
      ("92233720368547758080000000000000", .max),
      ("10000000000000", 1), ("9000000000000", 0), ("-19999999999999", -1),
    ] as [(String, Int64)])
  func tokenAmount(wei: String, hundredThousandths: Int64) throws {
    let amount = Wei(try #require(BigInt(wei)))
    #expect(FixedTokenAmount(amount).hundredThousandths == hundredThousandths)
  }
}
