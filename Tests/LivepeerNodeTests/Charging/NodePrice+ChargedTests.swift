import LivepeerNode
import LivepeerPricing
import Testing
import TestSupport

@Suite struct NodePriceChargedTests {
  @Test(arguments: VectorCase.all(of: "charged-price"))
  func chargedAndListed(vector: VectorCase) {
    let input = vector.input
    let fallback = input.has("fallback") ? input.number("fallback") : nil
    let price = NodePrice.Charged(
      of: input.number("price"), fallback: fallback, txCostMultiplier: input.number("multiplier"))
    #expect(
      vector.output == [
        "auto_adjust": "\(price.adjusted.charged.weiPerUnit)",
        "without": price.unadjusted.vectorValue { "\($0.weiPerUnit)" },
        "listed": price.listed.vectorValue { "\($0.weiPerUnit)" },
      ])
  }

  @Test(arguments: VectorCase.all(of: "auto-adjusted-price"))
  func autoAdjusted(vector: VectorCase) {
    let price = NodePrice.AutoAdjusted(
      base: vector.input.number("base"), txCostMultiplier: vector.input.number("multiplier"))
    #expect(vector.output == ["price": "\(price.charged.weiPerUnit)"])
  }

  /// live-network.md 6: a price of 0 falls back to the base price, and is listed at 0.
  @Test(arguments: [
    ("0", "1000", "1000", "1010", "1000", "0", true), ("0", "0", "0", "0", "0", "0", false),
    ("5", "1000", "5", "101/20", "5", "5", false),
    ("1/2", "1000", "1/2", "101/200", "1/2", "0", false),
  ])
  func fallback(
    entry: String, node: String, base: String, adjusted: String, unadjusted: String, listed: String,
    isFallback: Bool
  ) throws {
    let price = NodePrice.Charged(of: try #require(Rational(entry)), fallback: Rational(node))
    #expect(price.entryPrice == Rational(entry))
    #expect(price.base == Rational(base))
    #expect(price.adjusted.charged.weiPerUnit == Rational(adjusted))
    #expect(try price.unadjusted.get().weiPerUnit == Rational(unadjusted))
    #expect(try Rational(BigInt(price.listed.get().weiPerUnit)) == Rational(listed))
    #expect(price.isFallback == isFallback)
  }

  @Test func aPriceOfZeroWithoutAFallbackIsFree() {
    let price = NodePrice.Charged(of: 0)
    #expect(price.adjusted.charged.thousandths == 0)
    #expect(!price.isFallback)
    #expect(price.adjustedLoss == nil && price.unadjustedLoss == nil && price.listedLoss == nil)
  }

  /// Losses in parts per million, with a surcharge of 1 %, by Python's fractions.
  @Test(
    arguments: [
      ("12882811", "0", "0", "0"), ("125/100", "40000/101", "0", "200000"),
      ("2/3", "50000/101", "0", "1000000"), ("1/5000", "1000000", "0", "1000000"),
      ("7/2", "0", "0", "1000000/7"),
      // Without auto-adjust the fraction does not fit: the floor of 0.4263 wei is 0.
      (
        "100000000000000000000/234567891764975230861", "13580654106065072977/10100000000000000",
        "1000000", "1000000"
      ),
    ])
  func losses(base: String, adjusted: String, unadjusted: String, listed: String) throws {
    let price = NodePrice.Charged(of: try #require(Rational(base)))
    #expect(price.adjustedLoss?.partsPerMillion == Rational(adjusted))
    #expect(price.unadjustedLoss?.partsPerMillion == Rational(unadjusted))
    #expect(price.listedLoss?.partsPerMillion == Rational(listed))
  }

  /// Past 64 bits: the adjusted price saturates, the other two are refused.
  @Test func whatDoesNotFitIsSaid() {
    let price = NodePrice.Charged(of: Rational(.powerOfTen(21)))
    #expect(price.adjusted.charged.isSaturated)
    #expect(throws: NodePrice.Overflow.self) { try price.listed.get() }
    #expect(throws: NodePrice.Overflow.self) { try price.unadjusted.get() }
    #expect(price.listedLoss == nil && price.unadjustedLoss == nil)
  }

  @Test func losesAreCompared() {
    let (half, all) = (NodePrice.Charged(of: "3/2"), NodePrice.Charged(of: "1/2"))
    #expect(half.listedLoss?.share == "1/3")
    #expect(half.listedLoss?.isWhole == false)
    #expect(all.listedLoss?.isWhole == true)
    if let half = half.listedLoss, let all = all.listedLoss { #expect(half < all) }
  }

  @Test(arguments: [
    ("9223372036854775807", "9223372036854775807", false),
    // In lowest terms 2^63 / 2 fits; 2^63 / 3 does not, and is floored.
    ("9223372036854775808/2", "4611686018427387904", false),
    ("9223372036854775808/3", "3074457345618258602", true),
    ("1/9223372036854775807", "1/9223372036854775807", false), ("1/9223372036854775808", "0", true),
  ])
  func withoutAutoAdjust(base: String, charged: String, isFloored: Bool) throws {
    let price = try NodePrice.Unadjusted(base: #require(Rational(base)))
    #expect(price.weiPerUnit == Rational(charged))
    #expect(price.isFloored == isFloored)
  }

  /// The documentation's 1000 wei for 10^12 pixels, with auto-adjust: work for nothing.
  @Test func whatTheDocumentationOffersIsChargedAsZero() {
    #expect(NodePrice.AutoAdjusted(base: Rational(1, .powerOfTen(9))).charged.weiPerUnit == 0)
  }
}

extension Result where Failure == NodePrice.Overflow {
  /// The value of a vector, or its error.
  func vectorValue(_ text: (Success) -> VectorValue) -> VectorValue {
    (try? get()).map(text) ?? .error("beyond-64-bits")
  }
}
