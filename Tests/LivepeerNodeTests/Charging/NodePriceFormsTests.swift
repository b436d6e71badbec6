@testable import LivepeerNode
import LivepeerPricing
import TestSupport
import Testing

@Suite("Forms of a price in the node")
struct NodePriceFormsTests {
  @Test(arguments: VectorCase.all(of: "fixed-price"))
  func fixed(vector: VectorCase) {
    let fixed = NodePrice.Fixed(vector.input.number("price"))
    #expect(vector.output == ["thousandths": "\(fixed.thousandths)"])
    #expect(fixed.weiPerUnit == Rational(BigInt(fixed.thousandths), 1_000))
  }

  @Test(arguments: [
    ("9223372036854775807/1000", false), ("9223372036854775808/1000", true),
    ("-9223372036854775808/1000", false), ("-9223372036854775809/1000", true), ("2/3", false),
  ])
  func saturationIsTold(price: String, isSaturated: Bool) throws {
    #expect(NodePrice.Fixed(try #require(Rational(price))).isSaturated == isSaturated)
  }

  @Test(arguments: VectorCase.all(of: "whole-wei-price"))
  func wholeWei(vector: VectorCase) {
    let price = try? NodePrice.WholeWei(vector.input.number("price"))
    #expect(
      vector.output == (price.map { ["wei": "\($0.weiPerUnit)"] } ?? .error("beyond-64-bits")))
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

  @Test(arguments: VectorCase.all(of: "wire-price"))
  func wirePair(vector: VectorCase) {
    let pair = try? NodePrice.Wire(vector.input.number("price"))
    #expect(
      vector.output
        == (pair.map {
          ["price_per_unit": "\($0.pricePerUnit)", "pixels_per_unit": "\($0.pixelsPerUnit)"]
        } ?? .error("beyond-64-bits")))
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

  @Test(arguments: VectorCase.all(of: "base-token-amount"))
  func tokenAmount(vector: VectorCase) {
    let amount = FixedTokenAmount(Wei(vector.input.integer("wei")))
    #expect(vector.output == ["hundred_thousandths": "\(amount.hundredThousandths)"])
  }
}
